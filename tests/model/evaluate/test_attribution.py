"""The attribution of a change to decisions and assumptions adds up."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.model.evaluate import evaluated
from cxmodel.model.evaluate.attribution import attribute
from cxmodel.store.shipped import shipped


def net(results):
    return results.net_saving.typical


@settings(max_examples=12, deadline=None)
@given(offshore=st.floats(0, 0.9), shrinkage=st.floats(0.15, 0.4), avoidable=st.floats(0.7, 1.0))
def test_the_parts_add_up_to_the_whole_change(alder, offshore, shrinkage, avoidable):
    after = replace(alder, onshore=1 - offshore - (1 - offshore) / 2, nearshore=(1 - offshore) / 2, offshore=offshore,
                    overrides=(("avoidable_share", avoidable), ("shrinkage", shrinkage)))
    parts = attribute(shipped(), alder, after, net)
    change = net(evaluated(shipped(), after)) - net(evaluated(shipped(), alder))
    assert parts.total == pytest.approx(change, abs=1e-12)


def test_a_decision_alone_leaves_nothing_to_assumptions(alder):
    parts = attribute(shipped(), alder, replace(alder, moved_share=0.5), net)
    assert parts.assumptions == pytest.approx(0, abs=1e-12)
    assert parts.decisions < 0


def test_an_assumption_alone_leaves_nothing_to_decisions(alder):
    parts = attribute(shipped(), alder, replace(alder, overrides=(("avoidable_share", 0.75),)), net)
    assert parts.decisions == pytest.approx(0, abs=1e-12)
    assert parts.assumptions < 0
