"""What a page is drawn from: worked out when it is asked for, and the same however it is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.errors import CxError
from cxmodel.model.evaluate import evaluate
from cxmodel.scenario import starting


def test_the_sketch_is_where_the_results_stand(work_of, alder):
    work = work_of(replace(alder, country_cap=0.37))
    assert work.sketch == work.results.sketch


def test_the_sketch_leaves_the_results_for_later(work_of, alder, monkeypatch):
    from cxmodel.model.evaluate import reckoning

    def too_early(*_):
        raise AssertionError("the picture waited for what it does not show")

    monkeypatch.setattr(reckoning, "results_of", too_early)
    monkeypatch.setattr(reckoning, "simulate", too_early)
    assert work_of(replace(alder, country_cap=0.38)).sketch.dots


def test_before_is_the_last_scenario_of_the_same_case(work_of, alder, dataset):
    earlier = replace(alder, country_cap=0.4)
    assert work_of(alder).before is None
    assert work_of(alder, earlier).before.net_saving == evaluate(dataset, earlier).net_saving
    other = next(case.id for case in dataset.case if case.id != alder.case)
    assert work_of(alder, starting(dataset, other)).before is None


def test_without_a_case_there_is_work_but_no_results(work_of, alder):
    work = work_of(alder)
    nobody = replace(work, dataset=replace(work.dataset, case=()))
    assert nobody.scenario == alder
    with pytest.raises(CxError, match="There is no case yet"):
        _ = nobody.results.net_saving


def test_where_the_plan_stood_before_needs_no_results(work_of, alder):
    earlier = replace(alder, country_cap=0.4)
    work = work_of(alder, earlier)
    assert work.sketch_before == work.before.sketch
    assert work_of(alder).sketch_before is None


def test_the_last_moves_of_many_people_are_remembered(dataset, alder):
    """A page shows its last six places at every move; others who move meanwhile do not push them out."""
    from cxmodel.model.evaluate import sketched

    trails = [[replace(alder, country_cap=0.3 + person / 100 + move / 1000) for move in range(6)]
              for person in range(4)]
    for moves in trails:
        for one in moves:
            sketched(dataset, one)
    missed = sketched.cache_info().misses
    for moves in trails:
        for one in moves:
            sketched(dataset, one)
    assert sketched.cache_info().misses == missed
