"""One click adds a metric with first figures; what is agreed already is not offered again."""

from __future__ import annotations

from cxmodel.exchange.schedule import agreement
from cxmodel.ui import session
from cxmodel.ui.contract.adding import about, open_of
from cxmodel.ui.contract.proposals import calls
from tests.exchange.schedule import world
from tests.ui.conftest import texts

PART = "Add a metric"


def test_what_is_agreed_is_not_asked_again(work, held):
    found = {call.kind: call for call in calls(work().dataset, work().scenario)}
    assert [row.name for row in open_of(held, found["peak"])] == ["NPS"]
    assert open_of(held, found["trough"]) == ()


def test_a_click_on_what_the_journey_asks_for_adds_it(visit, signed):
    page = visit(signed, contract_part=PART)
    assert "2 peaks: Opens the box (1.6) and Renews (0.5)" in texts(page)
    page.button(key="add-peak-nps").click().run()
    assert not page.exception
    row = next(line.term for line in agreement(session.dataset(), world.CASE).lines if line.metric.id == "nps")
    assert (row.weight, row.target, row.bad_at) == (30, 50, 30)
    assert session.data_log()[0].record.what == "Scorecard: NPS added"


def test_the_library_tells_definition_formula_and_what_is_published(visit, signed, work):
    page = visit(signed, contract_part=PART, contract_metric="occupancy")
    told = texts(page)
    assert "What Occupancy says." in told
    assert "best inside a band" in told
    page.button(key="contract-add").click().run()
    assert "occupancy" in [row.metric_id for row in session.dataset().contract_term]
    assert "a first guess" in about(work(), world.METRICS[3])
