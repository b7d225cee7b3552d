"""Every awkward file of the corpus has the verdict that is expected of it."""

from functools import cache

import pytest

from cxmodel.dataset import Dataset
from cxmodel.exchange.read import Reading, read
from tests.exchange.corpus import Case, all_cases

CASES = all_cases()


@cache
def first_reading(name: str, dataset: Dataset) -> Reading:
    """The file read against the shipped data, once for all tests."""
    case = next(case for case in CASES if case.name == name)
    return read(case.make(), case.file, dataset)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_has_its_verdict(case: Case, dataset):
    reading = first_reading(case.name, dataset)
    said = "\n".join(f"{item.found} {item.expected} {item.mend}" for item in reading.remarks)
    assert (reading.verdict, {question.id for question in reading.questions}) == (case.verdict, set(case.asks)), said
    assert sum(line.status not in ("invalid", "waiting") for line in reading.lines) == case.valid, said
    assert [words for words in case.says if words not in said] == []
    assert {place: reading.lines[place[0]].values.get(place[1]) for place in case.holds} == case.holds
    assert (reading.after is None) == (case.verdict == "rejected")
    if case.verdict == "rejected":
        assert len(reading.remarks) == 1


def test_the_corpus_is_wide_enough():
    assert len(CASES) >= 100
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", [case for case in CASES if case.verdict != "rejected"], ids=lambda case: case.name)
def test_a_file_that_was_taken_changes_nothing_the_second_time(case: Case, dataset):
    first = first_reading(case.name, dataset)
    assert first.after is not None
    assert read(case.make(), case.file, first.after).after == first.after


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_is_said_of_a_cell_that_contradicts_its_fault(case: Case, dataset):
    reading = first_reading(case.name, dataset)
    faults = [(remark.sheet, remark.cell, remark.column) for remark in reading.remarks if remark.level == "error"]
    beside = [remark for remark in reading.remarks if remark.level not in ("error", "question")
              and remark.cell and (remark.sheet, remark.cell, remark.column) in faults]
    assert (beside, len(faults)) == ([], len(set(faults)))
    assert all(remark.expected and remark.mend for remark in reading.remarks if remark.level != "question")
