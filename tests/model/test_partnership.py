"""Agreement against published examples; laws of the agreement, of parity and of what a barrier costs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.model import partnership

CASES = json.loads((Path(__file__).parents[1] / "cases" / "agreement.json").read_text(encoding="utf-8"))["cases"]
ASKED, TOLD = st.sampled_from(["phone", "chat", "store", "web"]), st.sampled_from(["yes", "no", "30 days"])
ANSWERS = st.lists(st.dictionaries(ASKED, TOLD, max_size=4), min_size=1, max_size=8)


def counted(case: dict) -> list[list[int]]:
    if "counts" in case:
        return case["counts"]
    kinds = sorted({text for row in case["answers"] for text in row if text})
    return [[row.count(kind) for kind in kinds] for row in case["answers"]]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_published_examples_are_met_to_the_printed_digit(case):
    rule = {"kappa": partnership.fleiss_kappa, "alpha": partnership.krippendorff_alpha}[case["method"]]
    assert round(rule(counted(case)), case["digits"]) == case["printed"], case["source"]


def test_gaps_make_it_alpha_and_without_gaps_it_is_kappa():
    whole = [{"phone": "Yes", "chat": "yes "}, {"phone": "no", "chat": "yes"}, {"phone": "no", "chat": "NO"}]
    assert partnership.agreement(whole).value == partnership.fleiss_kappa([[2, 0], [1, 1], [0, 2]])
    gaps = [*whole, {"phone": "no"}]
    assert partnership.agreement(gaps).value == partnership.krippendorff_alpha([[2, 0], [1, 1], [0, 2], [0, 1]])
    assert partnership.agreement(gaps).by_question == (1.0, 0.0, 1.0, None)
    assert partnership.agreement(gaps).worst == (1, 0, 2)


def test_one_answer_each_says_nothing():
    found = partnership.agreement([{"phone": "yes"}, {}])
    assert (found.value, found.low, found.same, found.questions, found.strength) == (None, None, None, 0, "")
    assert partnership.agreement([]).value is None


def test_words_follow_the_published_steps():
    assert partnership.Agreement(0.61, None, None, 0.8, (), 5).strength == "substantial"
    assert partnership.Agreement(-0.2, None, None, 0.1, (), 5).strength == "no"


@given(ANSWERS)
def test_agreement_is_at_most_one_and_one_when_all_say_the_same(answers):
    found = partnership.agreement(answers, resamples=20)
    assert found.value is None or found.value <= 1 + 1e-12
    same = partnership.agreement([dict.fromkeys(row, f"answer {place}") for place, row in enumerate(answers)], 20)
    assert same.value is None or same.value == pytest.approx(1)


@given(ANSWERS, st.permutations(["phone", "chat", "store", "web"]))
def test_which_channel_said_it_does_not_matter(answers, order):
    names = dict(zip(["phone", "chat", "store", "web"], order, strict=True))
    renamed = [{names[channel]: text for channel, text in row.items()} for row in answers]
    one, other = partnership.agreement(answers, 50), partnership.agreement(renamed, 50)
    assert (one.value, one.low, one.high, one.by_question) == (other.value, other.low, other.high, other.by_question)


def test_the_interval_holds_the_value_and_narrows_with_more_questions():
    few = [{"phone": "yes", "chat": "yes" if place % 3 else "no", "web": "yes"} for place in range(9)]
    one, other = partnership.agreement(few), partnership.agreement(few * 10)
    for found in (one, other):
        assert found.low <= found.value <= found.high
    assert other.high - other.low < one.high - one.low
    assert partnership.agreement(few) == one, "the same answers give the same interval"


def test_unequal_rows_are_told():
    with pytest.raises(CxError, match="Krippendorff"):
        partnership.fleiss_kappa([[2, 0], [1, 0]])
    with pytest.raises(CxError, match="no table"):
        partnership.fleiss_kappa([[2, -1]])


def test_a_barrier_that_drives_nobody_away_costs_its_contacts_alone():
    assert partnership.barrier_cost(1000, 2, 5.0, 0.0, 900.0) == 10_000
    assert partnership.barrier_cost(np.array([0, 1000]), 2, 5.0, 0.01, 900.0).tolist() == [0, 19_000]


@given(st.lists(st.tuples(st.floats(0, 4), st.floats(0, 4)), min_size=1, max_size=8))
def test_parity_is_a_share_and_full_when_nobody_gets_less(scores):
    theirs, ours = map(list, zip(*scores, strict=True))
    assert 0 <= partnership.parity(theirs, ours) <= 1
    assert partnership.parity(ours, ours) == 1


def test_parity_leaves_out_what_nobody_knows():
    assert partnership.parity([np.nan, 1.0], [4.0, 2.0]) == 0.5
    assert partnership.parity([np.nan], [4.0]) is None
    with pytest.raises(CxError, match="outside 0 to 4"):
        partnership.parity([5], [4])
