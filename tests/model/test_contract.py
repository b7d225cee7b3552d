"""A scorecard worked by hand to the cent, the published balanced scorecard, and what must always hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.errors import CxError, Problems
from cxmodel.model.contract import Fees, Range, Term, balance, early_warning, score, settle

PUBLISHED = json.loads((Path(__file__).parents[1] / "cases" / "scorecards.json").read_text(encoding="utf-8"))
FCR = Term("fcr", "outcome", 0.5, target=0.75, bad_at=0.65)
AHT = Term("aht", "efficiency", 0.3, target=300, bad_at=360)
CSAT = Term("csat", "outcome", 0.2, target=4.2, bad_at=3.7)
TERMS = (FCR, AHT, CSAT)
FEES = Fees(100_000, at_risk=0.10, cap=0.04, earn_back=0.5, earn_back_months=2)
MONTHS = [
    ("2026-01", {"fcr": 0.70, "aht": 330, "csat": 4.0}),
    ("2026-02", {"fcr": 0.76, "aht": 290, "csat": None}),
    ("2026-03", {"fcr": 0.75, "aht": 315, "csat": 4.3}),
]


def test_a_quarter_worked_by_hand_agrees_to_the_cent():
    """At risk 10,000: short by half, half and 0.4 costs 2,500 + 1,500 + 800 = 4,800, cut to the cap of 4,000."""
    first, second, third = settle(TERMS, FEES, MONTHS)
    assert {name: one.low for name, one in first.by_metric.items()} == {"fcr": 2083.33, "aht": 1250.0, "csat": 666.67}
    assert first.lost == Range(4000.0, 4000.0)
    assert first.paid == Range(96_000.0, 96_000.0)
    assert first.score == Range(0.52, 0.52)
    # February: nobody reported CSAT; at worst it costs its whole 2,000.
    assert (second.missing, second.lost, second.paid) == (("csat",), Range(0.0, 2000.0), Range(98_000.0, 100_000.0))
    # March: a quarter short on handle time costs 750. January comes back by half for FCR, met twice in a row
    # (1,041.67); for CSAT only if February was met (333.34); not for handle time, which missed in March.
    assert third.lost == Range(750.0, 750.0)
    assert third.earned_back == Range(1041.67, 1375.01)
    assert third.paid == Range(100_291.67, 100_625.01)


def test_a_month_without_any_figure_is_neither_good_nor_bad():
    (month,) = settle(TERMS, FEES, [("2026-01", {})])
    assert (month.score, month.lost, month.missing) == (Range(0, 1), Range(0, 4000), ("fcr", "aht", "csat"))


def test_the_published_balanced_scorecard_can_be_written_and_raises_no_alarm_about_efficiency():
    terms = [Term(**row) for row in PUBLISHED["balanced"]["terms"]]
    found = balance(terms)
    assert sum(term.weight for term in terms) == pytest.approx(1)
    assert (found.efficiency, found.outcome) == (pytest.approx(0.45), pytest.approx(0.50))
    assert not any("Efficiency carries" in line for line in found.warnings)
    (month,) = settle(terms, Fees(100_000, 0.1, 0.1), [("2010-06", PUBLISHED["balanced"]["met"])])
    assert (month.score.low, month.score.high) == (pytest.approx(1), pytest.approx(1))
    assert month.lost == Range(0, 0)


def test_a_scorecard_of_efficiency_alone_as_contracts_typically_are_is_warned_of():
    told = balance([Term(**row) for row in PUBLISHED["efficiency_only"]["terms"]]).warnings
    assert "Efficiency carries 100% of the weight, what customers get 0%" in told[0]
    assert any("No outcome" in line for line in told)
    assert any("No behaviour" in line for line in told)


def test_a_behaviour_without_a_statement_is_not_agreed():
    vague = [FCR, Term("empathy", "behaviour", 1, 0.9, 0.6)]
    assert any("without a statement" in line for line in balance(vague).warnings)
    clear = [FCR, Term("empathy", "behaviour", 1, 0.9, 0.6, statement="Says back the problem before solving it")]
    assert balance(clear).warnings == ()


def test_too_high_can_be_as_bad_as_too_low():
    busy = Term("occupancy", "efficiency", 1, 0.75, 0.60, band_to=0.85, bad_above=0.95)
    assert [score(value, busy) for value in (0.60, 0.675, 0.75, 0.85, 0.90, 0.99)] == [0, 0.5, 1, 1, 0.5, 0]


def test_a_trend_warns_before_the_target_is_missed():
    assert early_warning(FCR, [0.80, None, 0.78, 0.77])[0] == "slipping"
    assert early_warning(FCR, [0.80, 0.80, 0.81])[0] == "met"
    assert early_warning(FCR, [0.80, 0.70])[0] == "missed"
    assert early_warning(FCR, [None]) == ("unknown", None)
    assert early_warning(AHT, [280, 290, 298])[0] == "slipping"


def test_every_fault_is_told_at_once():
    with pytest.raises(Problems) as told:
        settle([Term("a", "outcome", -1, 1, 1), Term("a", "outcome", 0, 1, 0)], Fees(-1, 0.1, 2), [])
    assert len(told.value.faults) >= 5


def test_a_share_beyond_the_whole_and_a_term_that_pays_for_bad_service_are_refused():
    for term, said in ((Term("csat", "outcome", 1, 5.0, 0.7, share=True), "outside 0 to 100%"),
                       (Term("csat", "outcome", 1, 0.7, 0.9, better="higher"), "pay for bad service"),
                       (Term("aht", "efficiency", 1, 300, 200, better="lower"), "above the target")):
        with pytest.raises(CxError) as told:
            settle([term], FEES, [])
        assert said in str(told.value)
    settle([Term("csat", "outcome", 1, 0.8, 0.7, better="higher", share=True)], FEES, [])


def test_under_a_cap_a_metric_costs_least_where_the_unknown_ones_cost_most():
    """At risk 10,000, cap 4,000: handle time, missed whole, costs 3,000; FCR and CSAT nobody knows.

    If both were met, handle time costs its 3,000. If both were missed (5,000 and 2,000), 10,000 are cut to 4,000, so
    it costs 1,200. If February meets all three, at best what was lost comes back: 4,000, of whatever metrics.
    """
    fees = Fees(100_000, 0.10, 0.04, earn_back=1, earn_back_months=1)
    gap, met = {"fcr": None, "aht": 400, "csat": None}, {"fcr": 0.8, "aht": 280, "csat": 4.4}
    first, second = settle(TERMS, fees, [("2026-01", gap), ("2026-02", met)])
    assert first.by_metric["aht"] == Range(1200, 3000)
    assert first.by_metric["fcr"] == Range(0, 2500)  # at most: 5,000 of 8,000, cut to 4,000
    assert first.lost == Range(3000, 4000)
    assert second.earned_back == Range(3000, 4000)
    only_time = settle(TERMS, fees, [("2026-01", gap), ("2026-02", {**met, "fcr": 0.6, "csat": 3.0})])[1]
    assert only_time.earned_back == Range(1200, 3000)


VALUES = st.one_of(st.none(), st.floats(0, 1))
QUARTER = st.lists(st.fixed_dictionaries({"fcr": VALUES, "aht": VALUES.map(lambda x: x and 400 * x),
                                          "csat": VALUES.map(lambda x: x and 5 * x)}), min_size=1, max_size=6)


@given(QUARTER, st.floats(0, 1), st.integers(1, 4))
def test_the_fee_stays_within_its_bounds(months, earn_back, wait):
    fees = Fees(100_000, 0.10, 0.04, earn_back, wait)
    found = settle(TERMS, fees, [(str(place), values) for place, values in enumerate(months)])
    lost_before = 0.0
    for month, values in zip(found, months, strict=True):
        assert 0 <= month.lost.low <= month.lost.high <= 4000
        assert all(0 <= one.low <= one.high <= month.lost.high + 0.02 for one in month.by_metric.values())
        assert 0 <= month.earned_back.low <= month.earned_back.high
        assert 0 <= month.score.low <= month.score.high <= 1 + 1e-12
        assert month.earned_back.high <= max(4000.0, lost_before) + 0.02
        assert month.paid.low <= month.paid.high + 1e-9
        if None not in values.values():
            assert month.lost.low == month.lost.high
        lost_before += month.lost.high
    assert sum(month.earned_back.high for month in found) <= sum(month.lost.high for month in found) + 0.05


@given(QUARTER, st.sampled_from(["fcr", "aht", "csat"]))
def test_knowing_a_missing_figure_never_widens_the_range(months, metric):
    known = [{**values, metric: values[metric] if values[metric] is not None else 0.7} for values in months]
    before, after = ([(str(place), values) for place, values in enumerate(rows)] for rows in (months, known))
    for one, other in zip(settle(TERMS, FEES, before), settle(TERMS, FEES, after), strict=True):
        assert one.lost.low - 1e-9 <= other.lost.low <= other.lost.high <= one.lost.high + 1e-9
        assert one.earned_back.low - 0.02 <= other.earned_back.low
        assert other.earned_back.high <= one.earned_back.high + 0.02
