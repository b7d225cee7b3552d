"""What to keep follows from four factors, their weights, two thresholds and a veto (S5)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model.triage import KEEP, NAMES, OUTSOURCE, criticality, reason, verdicts

WORDS = ("competitive advantage", "loyalty", "risk", "customer proximity")
EQUAL = [1, 1, 1, 1]
row = st.lists(st.floats(0, 4), min_size=4, max_size=4)
weights = st.lists(st.floats(0.01, 10), min_size=4, max_size=4)

# Verdicts of the triage sheet by the sample's factor scores: advantage, loyalty, risk, proximity.
SHEET = {
    "loyalty programme": ([3, 4, 1, 3], "keep"), "top-advocate support": ([4, 4, 2, 4], "keep"),
    "escalation care": ([2, 3, 4, 4], "keep"), "collections": ([0, 0.5, 2.5, 2], "outsource"),
    "data analytics": ([2, 0.5, 1, 0], "outsource"), "general enquiries": ([0.5, 1, 0.5, 3], "outsource"),
    "claims processing": ([0.5, 1, 2, 1], "outsource"),
}


@pytest.mark.parametrize("activity", SHEET)
def test_the_sheets_verdicts_follow_from_the_factors(activity):
    scores, verdict = SHEET[activity]
    assert NAMES[verdicts([scores], EQUAL, 0.65, 0.45, 4)[0]] == verdict


def test_one_factor_at_the_veto_keeps_what_the_average_would_give_away():
    assert criticality([[0, 0.5, 4, 2]], EQUAL)[0] < 0.45
    assert NAMES[verdicts([[0, 0.5, 4, 2]], EQUAL, 0.65, 0.45, 4)[0]] == "keep"
    assert NAMES[verdicts([[0, 0.5, 3.9, 2]], EQUAL, 0.65, 0.45, 4)[0]] == "outsource"


def test_a_lower_factor_flips_a_kept_activity():
    assert NAMES[verdicts([[3, 3.5, 1, 3]], EQUAL, 0.65, 0.45, 4)[0]] == "keep"
    assert NAMES[verdicts([[3, 1, 1, 3]], EQUAL, 0.65, 0.45, 4)[0]] == "share"
    assert NAMES[verdicts([[1, 1, 1, 3]], EQUAL, 0.65, 0.45, 4)[0]] == "outsource"


@given(row, weights, st.floats(0.01, 100))
def test_criticality_is_a_share_and_the_weights_scale_means_nothing(scores, given_weights, factor):
    value = criticality([scores], given_weights)[0]
    assert -1e-12 <= value <= 1 + 1e-12
    assert criticality([scores], [w * factor for w in given_weights])[0] == pytest.approx(value)


@given(row, weights, st.integers(0, 3), st.floats(0, 4))
def test_raising_a_factor_never_lets_work_go(scores, given_weights, which, more):
    raised = list(scores)
    raised[which] = min(4.0, raised[which] + more)
    before, after = verdicts([scores, raised], given_weights, 0.65, 0.45, 4)
    assert after <= before
    assert KEEP < OUTSOURCE


@given(row, weights)
def test_the_reason_says_the_verdict(scores, given_weights):
    verdict = verdicts([scores], given_weights, 0.65, 0.45, 4)[0]
    told = reason(scores, given_weights, 0.65, 0.45, 4, WORDS)
    assert told.startswith(("Kept", "Shared", "May go out")[verdict])


def test_the_reason_names_the_factor_that_vetoes():
    assert "risk is 4 of 4" in reason(np.array([3, 3, 4, 3]), EQUAL, 0.65, 0.45, 4, WORDS)


def test_a_threshold_belongs_to_the_verdict_it_names():
    assert NAMES[verdicts([[2, 2, 2, 2]], EQUAL, 0.5, 0.25, 4)[0]] == "keep"
    assert NAMES[verdicts([[2, 2, 2, 2]], EQUAL, 0.75, 0.5, 4)[0]] == "outsource"
