"""What is typed into tables and fields becomes one step, and only inside its bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.tables import FACTORS
from cxmodel.ui import editing, session
from cxmodel.ui.inputs import FACTOR_LABELS
from cxmodel.units import Unit


@pytest.fixture
def ids(dataset) -> list[str]:
    return [row.id for row in dataset.activities_of("alder")]


def test_the_table_shows_every_activity_with_what_was_changed(dataset, ids):
    state = ("alder", ((f"{ids[0]}:loyalty_driver", 1.5),), ((ids[1], "keep"),))
    frame = editing.factor_frame(dataset, "alder", state)
    assert list(frame.index) == ids
    assert frame.loc[ids[0], "Loyalty"] == 1.5
    assert list(frame["Verdict"][:3]) == ["by score", "keep", "by score"]
    own = dataset.activities_of("alder")[2]
    assert [frame.loc[own.id, FACTOR_LABELS[name][0]] for name in FACTORS] == [getattr(own, name) for name in FACTORS]


def test_edited_cells_become_a_change_of_the_scenario(alder, dataset, ids):
    old = dataset.activities_of("alder")[2].elevated_risk
    new = 0.5 if old != 0.5 else 1.0
    found = editing.apply_factors(alder, dataset, ids, {2: {"Risk": new}, 0: {"Verdict": "outsource"}})
    assert found == replace(alder, factor_scores=((f"{ids[2]}:elevated_risk", new),),
                            placements=((ids[0], "outsource"),))
    back = editing.apply_factors(found, dataset, ids, {2: {"Risk": old}, 0: {"Verdict": "by score"}})
    assert back == alder, "set back to its own value is no change"


def test_an_emptied_cell_and_a_column_nobody_knows_change_nothing(alder, dataset, ids):
    changes = {0: {"Risk": None, "Elsewhere": 3.0}, 1: {"Verdict": None}}
    assert editing.apply_factors(alder, dataset, ids, changes) == alder


def test_the_editors_report_is_one_step_and_leaves_the_table_as_it_is(desk, dataset, ids, alder):
    assert session.edition("factors", editing._edited(alder))[0] == 0
    desk.state["factors-0"] = {"edited_rows": {0: {"Verdict": "keep"}, 1: {"Verdict": "outsource"}}}
    editing._take_factors("factors-0", ids)
    assert dict(desk.present().placements) == {ids[0]: "keep", ids[1]: "outsource"}
    assert len(desk.kept.history.past) == 1
    assert session.edition("factors", editing._edited(desk.present()))[0] == 0
    session.undo()
    assert session.edition("factors", editing._edited(desk.present()))[0] == 1, "undo draws a new table"


@pytest.mark.parametrize("place", range(0, 100, 9))
def test_an_assumption_is_taken_in_its_own_unit(desk, dataset, alder, place):
    row = dataset.assumption[place % len(dataset.assumption)]
    scale = 100.0 if editing.unit_of(row) is Unit.SHARE else 1.0
    value = row.high if row.high != row.typical else row.ceiling
    editing._take_assumption(row, value * scale, scale)
    assert dict(desk.present().overrides) == {row.id: pytest.approx(value)}
    editing._take_assumption(row, row.typical * scale, scale)
    assert desk.present().overrides == (), "typical again is no change"
    editing._take_assumption(row, None, scale)
    assert desk.present() == alder


def test_resetting_takes_back_assumptions_only(desk, dataset, alder):
    row = dataset.assumption[0]
    session.change(replace(alder, country_cap=0.3, overrides=((row.id, row.high),)))
    editing._reset()
    assert desk.present() == replace(alder, country_cap=0.3)


def test_a_draft_is_kept_while_something_is_typed_and_else_shows_what_there_is_now(desk):
    assert editing.drafted("t", (1,)) == editing.Draft("t", "t-0", (1,), False)
    assert not editing.begun("t")
    desk.state["t-0"] = {"edited_rows": {0: {"A": 18}}, "added_rows": [], "deleted_rows": []}
    assert editing.begun("t")
    assert editing.drafted("t", (2,)) == editing.Draft("t", "t-0", (1,), True)
    assert not editing.drafted("t", (2,), part=len).elsewhere, "a save would write over nothing of it"
    session.put_away("t")
    assert editing.drafted("t", (2,)) == editing.Draft("t", "t-1", (2,), False)
    desk.state["t-1"] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    assert editing.drafted("t", (3,)) == editing.Draft("t", "t-2", (3,), False), "nothing was typed"


def test_every_assumption_has_a_field_with_sensible_steps(dataset):
    for row in dataset.assumption:
        scale = 100.0 if editing.unit_of(row) is Unit.SHARE else 1.0
        assert editing._step(row, scale) > 0
        assert row.floor <= row.typical <= row.ceiling


def first_assumption(page):
    return next(field for field in page.number_input if (field.key or "").startswith("assume-"))


def test_a_value_outside_its_bounds_is_cut_to_them_by_the_page(open_page, dataset):
    """The field itself refuses more than the ceiling; nothing beyond it reaches the model."""
    page = open_page("pages/business.py")
    field = first_assumption(page)
    row = dataset.assumptions[field.key.removeprefix("assume-")]
    scale = 100.0 if editing.unit_of(row) is Unit.SHARE else 1.0
    assert (field.min, field.max) == (pytest.approx(row.floor * scale), pytest.approx(row.ceiling * scale))
    field.set_value(row.ceiling * scale * 10 + 1).run()
    assert not page.exception
    assert first_assumption(page).value <= row.ceiling * scale + 1e-9
    kept = page.session_state["kept"].history.present
    assert dict(kept.overrides).get(row.id, row.typical) <= row.ceiling + 1e-12


def test_a_changed_assumption_is_marked_and_can_be_reset(open_page):
    page = open_page("pages/business.py")
    field = first_assumption(page)
    field.set_value(field.max).run()
    assert "✎" in first_assumption(page).label
    page.button(key="reset-assumptions").click().run()
    assert not page.exception
    assert "✎" not in first_assumption(page).label
    assert page.session_state["kept"].history.present.overrides == ()
