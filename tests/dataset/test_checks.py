"""What must hold between and inside rows; a fault is a sentence, and all are told at once."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cxmodel.dataset import build, faults_of, row_faults
from cxmodel.errors import CxError, Problems
from cxmodel.schema import table_name
from cxmodel.tables import (
    Action,
    Answer,
    Barrier,
    Contract,
    ContractTerm,
    LayerReadiness,
    Metric,
    ParityItem,
    ParityScore,
    Performance,
    Touchpoint,
)
from tests.dataset.test_rows import rows_of

TOUCH = Touchpoint("alder", "t1", 1, "Use", "A call about the bill", "phone", "billing", 1000.0, -1.0, True, 3.0, None,
                   2.0, 1.0, "high_touch", "Money is at stake", "outsourced", "contact_centre")
METRIC = Metric("m1", 1, "Resolved at first contact", "outcome", "Settled at once", "settled / all", "%", "higher",
                60.0, 70.0, 80.0, (), "judgement", "Seen so in most programmes that say", ("trough",))
TERM = ContractTerm("alder", "m1", 10.0, 75.0, 65.0, None, None, None, None, None)
SHARE = replace(METRIC, unit="share", low=0.6, typical=0.7, high=0.8)
BAND = replace(TERM, target=75.0, bad_at=60.0, band_to=85.0, bad_above=90.0)
MONTH = Performance("alder", "2026-03", "m1", 72.0)
BARRIER = Barrier("alder", "b1", "Wait for a letter", "t1", 5000.0, 0.5, 0.0, 0.01, 0.03, "Finance", "2025-11",
                  "Postage", False)
ANSWER = Answer("alder", "2026-05-01", "Can I return it?", "phone", "30 days")
ITEM = ParityItem("p1", 1, "tools", "Do they see what our people see?", "no", "a bit", "half", "most", "all")
PARITY = ParityScore("alder", "2026-05-01", "p1", 1.0, None, None)
ACTION = Action("alder", "a1", "2026-05-01", "partner_as_resource", "Open the knowledge base", "Ana", "2026-07-01",
                False)
SMALL = (TOUCH, METRIC, LayerReadiness("alder", "chatbot", 3.0, None, 2.0, None),
         Contract("alder", "Heronlight", 200_000.0, 0.15, 0.1, 0.5, 3), TERM, MONTH, BARRIER, ANSWER, ITEM, PARITY,
         ACTION)
"""One row of each table that came with the journey, the contract and the review."""


def with_rows(dataset, *rows):
    """The dataset with one row in each of those tables, these in place of theirs."""
    found = {table_name(type(row)): (row,) for row in (*SMALL, *rows)}
    return {**rows_of(dataset), **found}


def test_broken_references_are_told_all_at_once(dataset):
    rows = rows_of(dataset)
    rows["site"] = (*rows["site"], rows["site"][0], replace(rows["site"][1], id="lost", vendor_id="nobody", iso3="XXX"))
    rows["activity"] = (replace(rows["activity"][0], voice_share=0.9), *rows["activity"][1:])
    with pytest.raises(Problems) as caught:
        build(rows)
    told = " ".join(fault.what for fault in caught.value.faults)
    assert len(caught.value.faults) == 4
    for part in ("stands twice", "'nobody' is not known", "'XXX' is not known", "do not add up to 1"):
        assert part in told
    assert all(fault.where and fault.mend for fault in caught.value.faults)


@pytest.mark.parametrize("change", [{"typical": 9.0}, {"evidence": ("Z-999",)}, {"kind": "evidence", "evidence": ()}])
def test_an_assumption_out_of_order_or_without_evidence_is_a_fault(dataset, change):
    rows = rows_of(dataset)
    rows["assumption"] = (replace(rows["assumption"][0], **change), *rows["assumption"][1:])
    with pytest.raises(CxError, match=rows["assumption"][0].id):
        build(rows)


@pytest.mark.parametrize("change", [{"kind": "gate", "minimum": None}, {"kind": "score", "minimum": 2.0}])
def test_a_minimum_belongs_to_a_gate_and_only_to_a_gate(dataset, change):
    rows = rows_of(dataset)
    rows["criterion"] = (replace(rows["criterion"][0], **change), *rows["criterion"][1:])
    with pytest.raises(CxError, match="A minimum belongs to a gate"):
        build(rows)

def test_a_row_of_every_new_table_fits(dataset):
    assert faults_of(build(with_rows(dataset))) == []
    assert faults_of(build(with_rows(dataset, BAND))) == []
    assert faults_of(build(with_rows(dataset, replace(TOUCH, activity_id=None, outsourcer=None, served_by="in_house"),
                                     replace(BARRIER, decided_on=None)))) == []


@pytest.mark.parametrize(("metric", "row", "said"), [
    (SHARE, replace(TERM, target=5.0, bad_at=0.65), r"500% is no share.*column target"),
    (SHARE, replace(TERM, target=0.75, bad_at=-0.1), r"-10% is no share.*column bad_at"),
    (SHARE, replace(MONTH, value=74.0), r"7,400% is no share.*2026-03"),
    (METRIC, replace(TERM, bad_at=85.0), "better side of its target.*below the target"),
    (replace(METRIC, direction="lower"), TERM, "better side of its target.*above the target"),
])
def test_a_value_that_its_metric_cannot_have_or_that_would_pay_for_bad_service_is_told(dataset, metric, row, said):
    """500% of contacts satisfied; a worst value of 85 where 75 is the target and more is better."""
    rows = [TERM, MONTH] if metric.unit != "share" else [replace(TERM, target=0.75, bad_at=0.65),
                                                         replace(MONTH, value=0.72)]
    fine = [one for one in rows if type(one) is not type(row)]
    with pytest.raises(CxError) as told:
        build(with_rows(dataset, metric, *fine, row))
    assert re.search(said, str(told.value))


def test_a_rate_a_year_may_be_more_than_the_whole(dataset):
    """Teams that leave twice over in a year are known: 130% is a rate, not a slip."""
    yearly = replace(SHARE, unit="share/year", direction="lower")
    assert faults_of(build(with_rows(dataset, yearly, replace(TERM, target=0.9, bad_at=1.3),
                                     replace(MONTH, value=1.2)))) == []


@pytest.mark.parametrize(("row", "said"), [
    (replace(TOUCH, activity_id="tea"), "'tea' is no activity of the case"),
    (replace(TOUCH, served_by="in_house"), "served in house and names a kind of outsourcer"),
    (replace(METRIC, low=90.0), "published range is not in order"),
    (replace(METRIC, evidence=("Z-999",)), "evidence Z-999"),
    (replace(METRIC, grade="B"), "evidence is not named"),
    (replace(TERM, bad_at=75.0), "target is also the value at which all is lost"),
    (replace(BAND, bad_above=None), "Only one end of the band"),
    (replace(BAND, band_to=None), "Only one end of the band"),
    (replace(BAND, band_to=70.0), "band is not in order"),
    (replace(BAND, bad_above=85.0), "band is not in order"),
    (replace(BAND, bad_at=80.0), "band is not in order"),
    (replace(TERM, metric_id="m2"), "'m2' is not known"),
    (replace(MONTH, month="2026-13"), "'2026-13' is no month"),
    (replace(MONTH, month="March 2026"), "'March 2026' is no month"),
    (replace(MONTH, metric_id="m2"), "'m2' is not known"),
    (replace(BARRIER, touchpoint_id="t9"), "'t9' is no touchpoint of the case"),
    (replace(BARRIER, leavers_low=0.02), "shares who leave are not in order"),
    (replace(BARRIER, leavers_high=0.0), "shares who leave are not in order"),
    (replace(BARRIER, decided_on="autumn"), "'autumn' is neither a month nor a day"),
    (replace(ANSWER, review="1 May 2026"), "'1 May 2026' is no day"),
    (replace(ANSWER, case_id="nobody"), "'nobody' is not known"),
    (replace(PARITY, item_id="p9"), "'p9' is not known"),
    (replace(PARITY, review="2026-02-30"), "'2026-02-30' is no day"),
    (replace(ACTION, due="2026-7-1"), "'2026-7-1' is no day"),
])
def test_a_row_that_contradicts_itself_or_leads_nowhere_is_told(dataset, row, said):
    with pytest.raises(CxError, match=said) as told:
        build(with_rows(dataset, row))
    assert f"table {table_name(type(row))}" in told.value.where
    assert told.value.mend.endswith(".")
    others = build(with_rows(dataset))
    assert [str(fault) for fault in row_faults(row, others)] == [str(told.value)], "the same sentence for the row alone"
    assert row_faults(next(one for one in SMALL if type(one) is type(row)), others) == []


def test_an_activity_of_another_case_does_not_count(dataset):
    other = next(row.id for row in dataset.activity if ("alder", row.id) not in dataset.activity_keys)
    with pytest.raises(CxError, match="no activity of the case"):
        build(with_rows(dataset, replace(TOUCH, activity_id=other)))
    with pytest.raises(CxError, match="no touchpoint of the case"):
        build(with_rows(dataset, replace(BARRIER, case_id="northmere")))


def test_all_faults_are_told_at_once(dataset):
    with pytest.raises(Problems) as told:
        build(with_rows(dataset, replace(TERM, bad_at=75.0), replace(MONTH, month="x"), replace(ANSWER, review="x"),
                        replace(BARRIER, touchpoint_id="t9", leavers=0.5)))
    assert len(told.value.faults) == 5
