"""The named futures: every end is one of the evidence, and each is a story of its own."""

from __future__ import annotations

from cxmodel.model.evaluate.sure.futures import FUTURES
from cxmodel.model.evaluate.sure.worlds import best, kept, world_of
from tests.model.evaluate.sure.conftest import set_to


def test_every_future_stands_on_assumptions_that_exist(dataset):
    assert {name for future in FUTURES for name, _ in future.ends} <= set(dataset.assumptions)
    assert len({future.id for future in FUTURES}) == len(FUTURES) == 8
    assert FUTURES[0].ends == ()


def test_the_values_are_the_ends_of_the_evidence_as_the_user_stretched_it(dataset, alder):
    stranded = next(future for future in FUTURES if future.id == "stranded")
    assert dict(stranded.changes(dataset, alder))["avoidable_share"] == dataset.assumptions["avoidable_share"].low
    stretched = set_to(alder, avoidable_share=0.66)
    assert dict(stranded.changes(dataset, stretched))["avoidable_share"] == 0.66


def test_every_bad_future_is_worse_for_the_present_plan(dataset, alder):
    plan = best(dataset, alder).allocation
    worth = [kept(world_of(dataset, alder, future.changes(dataset, alder)), plan).worth for future in FUTURES]
    assert all(one < worth[0] for one in worth[1:])
