"""Rows of a contract as the scorecard reads them; a month that nobody reported is a month without figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.errors import Problems
from cxmodel.exchange.schedule import agreement
from cxmodel.model.contract import Range
from tests.exchange.schedule import world


def test_the_contract_settles_as_worked_by_hand(held):
    first, second, third = held.settled
    assert (first.lost.low, second.lost, third.earned_back) == (4000.0, Range(0.0, 2000.0), Range(1041.67, 1375.01))
    assert second.missing == ("CSAT",)


def test_the_heaviest_term_comes_first_and_carries_its_part_of_the_fee(held):
    assert [line.metric.name for line in held.lines] == ["FCR", "AHT", "CSAT", "Says it back"]
    assert [held.fee_at_risk(line) for line in held.lines] == [5000.0, 3000.0, 2000.0, 0.0]


def test_a_month_left_out_is_there_without_figures(signed):
    gap = replace(signed, performance=tuple(row for row in signed.performance if row.month != "2026-02"))
    held = agreement(gap, world.CASE)
    assert [month for month, _ in held.months] == ["2026-01", "2026-02", "2026-03"]
    assert held.settled[1].missing == ("FCR", "AHT", "CSAT", "Says it back")
    assert held.series(held.lines[0]) == [0.70, None, 0.75]


def test_what_is_wrong_is_told_by_the_name_on_the_screen(held):
    wrong = held.with_rows(terms=(world.term("fcr", 1, 0.7, 0.7), world.term("aht", -1, 300, 360)))
    with pytest.raises(Problems) as told:
        _ = wrong.settled
    assert any("FCR is lost whole" in fault.what for fault in told.value.faults)


def test_a_case_without_a_contract_has_none(dataset):
    held = agreement(world.bare(dataset), world.CASE)
    assert (held.contract, held.lines, held.months, held.weight) == (None, (), (), 0)
    with pytest.raises(ValueError, match="no contract"):
        _ = held.fees
