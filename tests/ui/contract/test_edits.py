"""Every change of a contract: the rows it makes, and the sentence that stands in the log."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.changes import changes_between
from cxmodel.errors import CxError, Problems
from cxmodel.ui.contract import edits
from tests.exchange.schedule import world


def test_terms_saved_touch_only_what_changed(signed):
    rows = (replace(world.TERMS[0], weight=40.0), world.TERMS[1], world.term("nps", 5, 50, 40))
    edit = edits.save_terms(signed, world.CASE, rows)
    assert edit.what == "Scorecard: 1 metric added, 2 metrics taken out, 1 metric changed"
    assert len(changes_between(signed, edit.after)) == 4
    assert edits.save_terms(signed, world.CASE, world.TERMS).what == ""
    with pytest.raises(CxError, match="stands twice"):
        edits.save_terms(signed, world.CASE, (rows[0], rows[0]))


def test_a_metric_comes_and_goes_and_its_months_stay(signed):
    more = edits.add_term(signed, world.term("nps", 5, 50, 40))
    assert more.what == "Scorecard: NPS added"
    less = edits.remove_term(signed, world.TERMS[0])
    assert len(less.after.contract_term) == 3
    assert less.after.performance == signed.performance
    assert edits.save_term(signed, world.TERMS[0]).what == ""


def test_other_money_leaves_other_cases_alone(signed):
    other = replace(world.CONTRACT, case_id="northmere")
    both = replace(signed, contract=(world.CONTRACT, other))
    after = edits.save_contract(both, replace(world.CONTRACT, at_risk=0.2)).after
    assert [row.at_risk for row in after.contract] == [0.2, 0.10]
    started = edits.start(both, replace(world.CONTRACT, partner="New"), world.TERMS[:2])
    assert {row.case_id for row in started.after.contract} == {"alder", "northmere"}
    assert started.what == "Contract with New started with 2 metrics"


def test_figures_are_added_changed_emptied_and_taken_out(signed):
    figures = {"2026-01": {"fcr": 0.71, "aht": 330.0}, "2026-02": {"csat": 4.1, "nps": None}, "2026-04": {"fcr": 0.8}}
    edit = edits.save_figures(signed, world.CASE, figures, ["2026-03"])
    found = {(row.month, row.metric_id): row.value for row in edit.after.performance}
    assert found["2026-01", "fcr"] == 0.71
    assert found["2026-02", "csat"] == 4.1
    assert found["2026-04", "fcr"] == 0.8
    assert ("2026-02", "nps") not in found
    assert not any(month == "2026-03" for month, _ in found)
    assert edit.what == ("FCR 2026-01: 70% → 71%; CSAT 2026-02: not known → 4.1 points; FCR 2026-04: 80%; "
                         "FCR 2026-03: 75% taken out and 3 more figures")
    emptied = edits.save_figures(signed, world.CASE, {"2026-01": {"fcr": None}})
    assert {(row.month, row.metric_id): row.value for row in emptied.after.performance}["2026-01", "fcr"] is None
    with pytest.raises(CxError, match="not a month"):
        edits.save_figures(signed, world.CASE, {"March": {"fcr": 1.0}})


def test_a_share_beyond_the_whole_and_a_month_that_is_none_are_told_together(signed):
    """7400 typed for 74 per cent; 2026-13."""
    with pytest.raises(Problems) as told:
        edits.save_figures(signed, world.CASE, {"2026-04": {"fcr": 74.0, "aht": 300.0}, "2026-13": {"fcr": 0.7}})
    assert [fault.what for fault in told.value.faults] == ["'2026-13' is not a month", "FCR of 2026-04 is 7,400%"]


def test_a_behaviour_of_ones_own_is_a_metric_of_the_library(signed):
    data, row = edits.own_behaviour(signed, "Ruft zurück!")
    assert (row.id, row.kind, row.grade, data.metric[-1]) == ("ruft_zuruck", "behaviour", "judgement", row)
    again, second = edits.own_behaviour(data, "Ruft zurück?")
    assert second.id == "ruft_zuruck_2"
    assert len(again.metric) == len(signed.metric) + 2
    for name in ("", "fcr"):
        with pytest.raises(CxError, match=r"no name|already"):
            edits.own_behaviour(signed, name)
