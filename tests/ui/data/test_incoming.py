"""A dropped file: its finding, its counts, what can be done with it, and nothing written before somebody says so."""

from __future__ import annotations

from cxmodel.ui import importing, session
from tests import offers
from tests.ui.conftest import texts
from tests.ui.data.pages import drop, opened, press


def button(page, label):
    return next(one for one in page.button if one.label.startswith(label))


def test_the_finding_stands_on_top_and_nothing_is_written(store, dataset):
    page = drop(opened(), offers.workbook(offers.GOOD, offers.TYPO, offers.CLOSE))
    assert not page.exception
    said = texts(page)
    assert "1 new; one row needs mending; one question to answer" in said
    assert "Nothing is written yet" in said
    assert button(page, "Apply").disabled
    assert "Answer the question first." in said
    assert session.dataset().content == dataset.content
    assert session.data_log() == []


def test_the_part_that_needs_somebody_is_open_at_first(store):
    page = drop(opened(), offers.workbook(offers.GOOD, offers.TYPO, offers.CLOSE))
    assert [one.split(" · ")[0] for one in page.pills[0].options] == [
        "Questions", "To mend", "Changes", "Remarks", "Columns"]
    assert page.pills[0].value == "questions"
    page = drop(opened(), offers.workbook(offers.GOOD))
    assert page.pills[0].value == "changes"


def test_rows_that_need_mending_stay_out_only_when_somebody_says_so(store):
    page = drop(opened(), offers.workbook(offers.GOOD, offers.TYPO))
    assert button(page, "Apply").disabled
    page.checkbox(key="leave-out").check().run()
    assert not button(page, "Apply one row").disabled
    press(page, "Apply")
    assert not page.exception
    assert session.dataset().vendor[-1].name == "Quillhaven"
    entry = session.data_log()[0]
    assert entry.record.what == "1 new row from offer.xlsx; 1 left out"
    assert (entry.record.kind, entry.record.file_name, len(entry.record.file_hash)) == ("import", "offer.xlsx", 64)


def test_the_same_file_twice_changes_nothing_and_says_when_it_came(store):
    data = offers.text(offers.GOOD)
    page = drop(press(drop(opened(), data, "offer.csv"), "Apply"), data, "offer.csv")
    said = texts(page)
    assert "Nothing would change: the one row is in the data already" in said
    assert "This very file was taken in on" in said
    assert button(page, "Apply").disabled
    assert page.pills[0].value == "remarks"
    other = drop(opened(), data + b"\n", "offer.csv")
    assert "Nothing would change" in texts(other)
    assert "This very file" not in texts(other)


def test_a_file_that_cannot_be_read_gets_one_polite_sentence(store, dataset):
    for data, words in ((b"%PDF-1.7", "PDF"), (b"", "empty"), (b"PK\x03\x04", "damaged")):
        page = drop(opened(), data, "<img src=x>.xlsx")
        assert not page.exception
        assert not page.error
        said = texts(page)
        assert words in said
        assert "<img" not in said
        assert "Nothing was written." in said
        assert not page.pills
        press(page, "Choose another file")
        assert "Drop the file here" in texts(page)
    assert session.dataset().content == dataset.content


def test_a_file_that_is_put_away_is_gone(store):
    page = drop(opened(), offers.workbook(offers.GOOD))
    press(page, "Put it away")
    assert page.session_state[importing.UPLOAD] is None
    assert page.session_state[importing.PREVIEW] is None
    assert "Drop the file here" in texts(page)


def test_a_fault_nobody_thought_of_is_a_sentence_and_stands_in_the_log(store, monkeypatch, caplog):
    monkeypatch.setattr(importing, "read", lambda *_: 1 / 0)
    page = drop(opened(), offers.workbook(offers.GOOD))
    assert not page.exception
    assert "The file could not be read" in texts(page)
    assert "ZeroDivisionError" in caplog.text


def test_data_that_somebody_else_changes_meanwhile_are_read_against_anew(store, dataset):
    page = drop(opened(), offers.workbook(offers.GOOD))
    other = press(drop(opened(), offers.workbook(offers.GOOD)), "Apply")
    assert not other.exception
    press(page, "Apply")
    assert not page.exception
    assert len(session.dataset().vendor) == len(dataset.vendor) + 1
    assert "Nothing would change" in texts(page.run())


def test_remarks_are_there_even_when_there_is_nothing_else(store):
    page = drop(opened(), offers.workbook())
    assert not page.exception
    assert "The file holds no rows of data" in texts(page)
    assert page.pills[0].value == "remarks"


def test_a_file_without_one_good_row_is_not_told_to_leave_the_rest_out(store):
    page = drop(opened(), offers.workbook(offers.TYPO))
    said = texts(page)
    assert "Mend a row below" in said
    assert "stays out." not in said
    assert not page.checkbox


def test_what_is_ready_says_so_and_only_then_asks_for_a_name(store):
    page = drop(opened(), offers.workbook(offers.GOOD, offers.TYPO))
    assert not page.text_input
    page.checkbox(key="leave-out").check().run()
    assert "Ready to apply: 1 new; one row left out" in texts(page)
    assert page.text_input(key="data-who")


def test_the_parts_say_what_they_count(store):
    page = drop(opened(), offers.workbook(offers.GOOD, offers.TYPO))
    assert page.pills[0].options == ["To mend · 1 row", "Changes · 1 row", "Remarks · 2", "Columns · 7 headers"]
    assert "counted in rows of the file" in texts(page)
