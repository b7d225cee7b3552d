"""New vendors wait outside the plan: told before and after they come in, with the points and the way to score them."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.model.evaluate.partners import field
from cxmodel.scenario import starting
from cxmodel.ui import session
from cxmodel.ui.data.checklist import missing_points
from tests import offers
from tests.ui.conftest import texts
from tests.ui.data.pages import drop, opened, press

WAITS = "Quillhaven stays out of the plan until its checklist is scored: 4 points are missing."


def test_the_points_that_are_missing_are_those_that_keep_a_vendor_out_of_the_race(dataset):
    first = dataset.vendor[0].id
    scores = tuple(row for row in dataset.score if row.vendor_id != first)
    bare, scenario = replace(dataset, score=scores), starting(dataset)
    everybody = [row.id for row in dataset.vendor]
    told = missing_points(bare, scenario, everybody)
    open_ = {one.id: sum(gate.state == "open" for gate in one.gates) for one in field(bare, scenario).partners}
    assert told == {name: many for name, many in open_.items() if many}
    assert first in told


def test_a_score_given_or_taken_back_in_the_scenario_counts(dataset):
    name = dataset.vendor[0].id
    gates = [row.id for row in dataset.criterion if row.kind == "gate"]
    bare = replace(dataset, score=tuple(row for row in dataset.score if row.vendor_id != name))
    scored = replace(starting(bare), scores=tuple((f"{name}:{gate}", 3.0) for gate in gates[1:]))
    assert missing_points(bare, scored, [name]) == {name: 1}
    assert missing_points(bare, replace(scored, scores=tuple((f"{name}:{gate}", 3.0) for gate in gates)), [name]) == {}
    taken = replace(starting(dataset), open_scores=tuple(f"{name}:{gate}" for gate in gates))
    assert missing_points(dataset, taken, [name]) == {name: len(gates)}


def test_it_is_told_before_and_after_and_gone_once_the_import_is_undone(store):
    page = drop(opened(), offers.workbook(offers.GOOD))
    assert f"{WAITS} That is done on the page Vendors" in texts(page)
    press(page, "Apply")
    assert WAITS in texts(page)
    assert [one.label for one in page.button if one.key == "to-vendors"] == ["Score Quillhaven →"]
    press(page, "Undo this import")
    assert "stays out of the plan" not in texts(page)


def test_a_vendor_whose_checklist_is_scored_is_not_told(store, dataset):
    page = press(drop(opened(), offers.workbook(offers.GOOD)), "Apply")
    name, mine = session.dataset().vendor[-1].id, page.session_state["kept"]
    gates = [row.id for row in dataset.criterion if row.kind == "gate"]
    scored = replace(mine.history.present, scores=tuple((f"{name}:{gate}", 3.0) for gate in gates))
    mine.history = replace(mine.history, present=scored)
    assert "stays out of the plan" not in texts(page.run())


def test_a_change_of_known_vendors_needs_no_checklist(store, dataset):
    site = dataset.site[0]
    row = (dataset.vendors[site.vendor_id].name, dataset.locations[site.iso3].country, site.city, 33.25, "productive",
           site.seats, "|".join(site.languages))
    assert "stays out of the plan" not in texts(drop(opened(), offers.workbook(row)))
