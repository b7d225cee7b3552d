"""After the signature: metrics and their money, months, barriers, the same question asked twice, and parity."""

from __future__ import annotations

import pytest

from cxmodel.errors import CxError
from cxmodel.model import contract
from cxmodel.schema import Text, fields_of, read_value
from cxmodel.tables import (
    AREAS,
    DIRECTIONS,
    METRIC_KINDS,
    MISTAKES,
    PROPOSED_BY,
    Answer,
    Contract,
    ContractTerm,
    Metric,
    ParityItem,
    ParityScore,
    Performance,
)


def field(kind, name):
    return next(one for one in fields_of(kind) if one.name == name)


@pytest.mark.parametrize(("kind", "name"), [(Performance, "value"), (Answer, "answer"), (ParityScore, "partner"),
                                            (ParityScore, "own"), (Metric, "typical")])
def test_what_nobody_knows_stays_empty(kind, name):
    assert read_value(field(kind, name), " ", "x") is None


@pytest.mark.parametrize("name", ["at_risk", "monthly_cap", "earn_back"])
def test_no_more_than_the_whole_fee_can_be_at_risk(name):
    assert read_value(field(Contract, name), "1", "x") == 1
    with pytest.raises(CxError, match="from 0 to 1"):
        read_value(field(Contract, name), "15", "x")


def test_a_loss_comes_back_after_at_least_one_month_on_target():
    with pytest.raises(CxError, match="from 1 to 24"):
        read_value(field(Contract, "earn_back_months"), "0", "x")


def test_a_target_may_lie_below_nought_and_a_weight_may_not():
    assert read_value(field(ContractTerm, "target"), "-10", "x") == -10, "a net promoter score"
    with pytest.raises(CxError, match="0 to 1,000"):
        read_value(field(ContractTerm, "weight"), "-1", "x")


def test_one_figure_a_month_and_a_metric_one_answer_a_review_a_question_and_a_channel():
    def keys(kind):
        return [one.name for one in fields_of(kind) if one.key]
    assert keys(Performance) == ["case_id", "month", "metric_id"]
    assert keys(Answer) == ["case_id", "review", "question", "channel"]
    assert keys(ParityScore) == ["case_id", "review", "item_id"]
    assert keys(Contract) == ["case_id"], "one contract a case"


def test_each_step_of_a_parity_item_is_said_in_words():
    steps = [one for one in fields_of(ParityItem) if one.name.startswith("scale_")]
    assert [one.name for one in steps] == [f"scale_{step}" for step in range(5)]
    assert not any(one.optional for one in steps)


def test_the_closed_lists():
    assert METRIC_KINDS == contract.KINDS
    assert DIRECTIONS == ("higher", "lower", "band")
    assert len(MISTAKES) == 3
    assert AREAS == ("brand_coaching", "tools", "leadership_time", "incentives", "career")
    assert {"peak", "trough", "moment_of_truth"} < set(PROPOSED_BY)
    assert isinstance(field(Metric, "proposed_by").spec, Text)
