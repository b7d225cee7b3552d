"""What a file would change: counted, told in one sentence, and held back while anything is open."""

from __future__ import annotations

import json

import pytest

from cxmodel.errors import CxError
from cxmodel.exchange.preview import (
    Preview,
    blocked,
    brought,
    check,
    is_worked_out,
    preview,
    report,
    sentence,
    summary,
)
from cxmodel.exchange.read import read
from tests import offers

REMARK = ["level", "sheet", "cell", "column", "found", "expected", "mend"]


def looked(dataset, *rows, answers=None, data=None, name="offer.xlsx") -> Preview:
    return preview(read(data or offers.workbook(*rows), name, dataset, answers), dataset)


def test_a_new_vendor_is_a_vendor_and_a_site(dataset):
    found = looked(dataset, offers.GOOD)
    assert (sentence(found), blocked(found)) == ("1 new", "")
    assert [(one.table, one.before) for one in found.changes] == [("vendor", None), ("site", None)]
    assert found.touched == 1


def test_what_is_in_the_data_already_changes_nothing(dataset):
    first = looked(dataset, offers.GOOD)
    again = looked(first.after, offers.GOOD)
    assert sentence(again) == "Nothing would change: the one row is in the data already"
    assert (again.changes, blocked(again)) == ((), "Nothing would change.")


def test_rows_to_mend_keep_out_only_after_somebody_has_said_so(dataset):
    found = looked(dataset, offers.GOOD, offers.TYPO, offers.NO_SEATS)
    assert sentence(found) == "1 new; 2 rows need mending"
    assert "2 rows" in blocked(found)
    with pytest.raises(CxError, match="Nothing was written"):
        check(found)
    assert blocked(found, leave_out=True) == ""
    check(found, leave_out=True)
    assert {one.key for one in found.changes} == {("quillhaven",), ("quillhaven-lodz",)}


def test_an_open_question_holds_everything_back_and_is_not_counted_as_a_fault(dataset):
    found = looked(dataset, offers.GOOD, offers.CLOSE)
    assert sentence(found) == "1 new; one question to answer"
    assert (found.waiting, found.to_mend, blocked(found, leave_out=True)) == (1, 0, "Answer the question first.")
    question, = found.questions
    answered = looked(dataset, offers.GOOD, offers.CLOSE, answers={question.id: question.options[0].key})
    assert (answered.questions, answered.waiting, blocked(answered)) == ((), 0, "")
    assert sentence(answered) == "2 new"


def test_with_nothing_that_can_be_taken_there_is_nothing_to_apply(dataset):
    found = looked(dataset, offers.TYPO)
    assert sentence(found) == "no row can be taken yet; one row needs mending"
    assert blocked(found, leave_out=True) == "Nothing would change."


def test_headers_alone_are_told(dataset):
    found = looked(dataset)
    assert sentence(found) == "The file holds no rows of data"
    assert blocked(found).startswith("Fill in a row under the headers")


def test_a_file_that_cannot_be_read_is_one_sentence(dataset):
    found = looked(dataset, data=b"PK\x03\x04 nonsense")
    assert found.rejected is not None
    assert (found.changes, blocked(found)) == ((), "The file cannot be read.")
    assert sentence(found) == found.rejected.found


def test_the_report_lists_rows_and_every_remark_with_its_place(dataset):
    reading = read(offers.workbook(offers.GOOD, offers.TYPO, offers.CLOSE), "offer.xlsx", dataset)
    told = json.loads(json.dumps(report(reading)))
    assert list(told) == ["verdict", "counts", "rows", "remarks", "questions"]
    assert told["verdict"] == "fix"
    assert told["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "removed": 0, "invalid": 1, "waiting": 1,
                              "repeated": 0}
    row = told["rows"][0]
    assert (row["vendor"], row["hourly_rate_usd"], row["languages"]) == ("Quillhaven", 14.5, ["en", "pl"])
    assert (row["table"], row["sheet"], row["place"], row["status"]) == ("Vendors", "Offer", "row 4", "new")
    assert all(list(one) == REMARK for one in told["remarks"])
    assert {one["level"] for one in told["remarks"]} >= {"error", "question"}
    assert told["questions"][0]["options"][0]["key"] == "heronlight"
    assert told["questions"][0]["cells"] == ["A6"]


def test_rows_are_counted_alike_everywhere(dataset):
    """One way of counting: rows of the file. What a question holds back is not to be mended; a copy is no row more."""
    dear = ("Heronlight Care", "Philippines", "Manila", "12-15", "paid", 200, "en")
    typo_and_range = ("Quillhaven", "Atlantis", "Iasi", "9-11", "paid", 80, "en")
    reading = read(offers.workbook(offers.GOOD, offers.GOOD, offers.TYPO, dear, typo_and_range), "offer.xlsx", dataset)
    found = preview(reading, dataset)
    assert report(reading)["counts"] == found.counts == {"new": 1, "changed": 0, "unchanged": 0, "removed": 0,
                                                         "invalid": 2, "waiting": 1, "repeated": 1}
    assert (found.to_mend, found.waiting, found.touched, sum(found.counts.values())) == (2, 1, 1, 5)
    assert len({slip.place for slip in found.slips}) == found.to_mend
    assert sentence(found) == "1 new; 2 rows need mending; one question to answer"
    assert brought(found) == "1 new row from offer.xlsx; 2 left out"


def test_the_same_new_row_twice_is_told_and_taken_once(dataset):
    found = looked(dataset, offers.GOOD, offers.GOOD)
    assert [one.table for one in found.changes] == ["vendor", "site"]
    assert (found.counts["new"], found.counts["unchanged"], found.counts["repeated"]) == (1, 0, 1)
    assert any(one.level == "warning" and one.mend == "The same row stands at row 4; it is taken once."
               for one in found.remarks)


def test_what_the_reader_worked_out_is_marked_and_what_the_file_gives_is_not(dataset):
    headers = [name for name in offers.HEADERS if name != "city"]
    row = [cell for name, cell in zip(offers.HEADERS, offers.GOOD, strict=True) if name != "city"]
    found = looked(dataset, data=offers.workbook(row, headers=headers))
    marked = {(one.table, name) for one in found.changes for name in vars(one.after) if is_worked_out(found, one, name)}
    assert marked == {("vendor", "vendor_class"), ("vendor", "headquarters"), ("vendor", "seats_total"),
                      ("site", "city")}
    assert looked(found.after, data=offers.workbook(row, headers=headers)).worked_out == {}


def test_a_month_in_another_currency_is_previewed_in_that_currency(dataset):
    headers = ("vendor", "country", "Price per month (EUR)", "seats")
    data = offers.workbook(("Quillhaven", "Poland", 2455, 120), headers=headers)
    said = {one.id.rpartition(".")[2]: [option.preview for option in one.options]
            for one in looked(dataset, data=data).questions}
    assert said["month"] == [("2455 → 14.44 EUR an hour at 170 hours",), ("2455 → 2,455 EUR an hour",)]


def test_the_summary_says_how_to_answer(dataset):
    said = summary(looked(dataset, offers.TYPO, offers.CLOSE))
    assert said.startswith("offer.xlsx: no row can be taken yet; one row needs mending; one question to answer.")
    assert "Offer D4 hourly_rate_usd: found '1O.5'" in said
    assert "--answer 'Vendors.vendor.heronlight cares=new'" in said


def test_the_log_names_what_changed_and_what_stayed_out(dataset):
    first = looked(dataset, offers.GOOD)
    dearer = (*offers.GOOD[:3], 15.5, *offers.GOOD[4:])
    assert brought(first) == "1 new row from offer.xlsx"
    second = looked(first.after, dearer, ("Other", *offers.GOOD[1:]), offers.TYPO)
    assert brought(second) == "1 new, 1 changed rows from offer.xlsx; 1 left out"
