"""A file on its way in: it belongs to one session, is read once for each thing said, and only apply writes."""

from __future__ import annotations

import pytest

from cxmodel.errors import CxError
from cxmodel.store import mappings
from cxmodel.ui import importing, session
from tests import offers


def quiet(share, what):
    return None


def looked(data=None):
    return importing.looked_at(data or session.dataset(), quiet)


def test_each_session_has_its_own_file(browse):
    browse("ana")
    importing.take("offer.xlsx", offers.workbook(offers.GOOD))
    browse("ben")
    assert importing.upload() is None
    browse("ana")
    assert importing.upload().name == "offer.xlsx"


def test_a_path_in_the_name_is_left_out(browse):
    browse("ana")
    importing.take("C:\\secret\\offer.xlsx", b"x")
    assert importing.upload().name == "offer.xlsx"
    importing.take("../../" + "x" * 300 + ".csv", b"x")
    assert len(importing.upload().name) <= importing.LONGEST_NAME
    assert importing.upload().name.endswith(".csv")


def test_a_file_is_read_once_until_something_is_said_about_it(browse, monkeypatch):
    browse("ana")
    calls = []
    read = importing.read
    monkeypatch.setattr(importing, "read", lambda *words: calls.append(1) or read(*words))
    importing.take("offer.xlsx", offers.workbook(offers.TYPO))
    first = looked()
    importing.change(leave_out=True)
    assert looked() is first
    importing.correct({("Offer", "D4"): "10.5"})
    assert looked().counts["new"] == 1
    importing.read_as("Vendors", "languages", "notes")
    looked()
    assert len(calls) == 3


def test_progress_is_told_while_it_is_read(browse):
    browse("ana")
    importing.take("offer.xlsx", offers.workbook(offers.GOOD))
    shares = []
    importing.looked_at(session.dataset(), lambda share, what: shares.append(share))
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_apply_writes_for_everybody_with_name_hash_who_and_counts(browse, dataset):
    browse("ana")
    session.set_view(who="Ana")
    importing.take("offer.xlsx", offers.workbook(offers.GOOD, offers.TYPO))
    mine = importing.upload()
    with pytest.raises(CxError, match="Nothing was written"):
        importing.apply(looked())
    assert session.data_log() == []
    importing.change(leave_out=True)
    importing.apply(looked())
    assert importing.upload() is None
    browse("ben")
    assert session.work().dataset.vendor[-1].name == "Quillhaven"
    entry = importing.last()
    assert (entry.record.file_name, entry.record.file_hash, entry.record.who) == ("offer.xlsx", mine.hash, "Ana")
    assert entry.counts["new"] == 2
    assert importing.earlier(mine) == entry
    session.take_back_data(entry.id)
    assert session.dataset().content == dataset.content
    assert (importing.last(), importing.earlier(mine)) == (None, None)


def test_what_was_read_against_older_data_is_not_written(browse):
    browse("ana")
    importing.take("offer.xlsx", offers.workbook(offers.GOOD))
    old = looked()
    browse("ben")
    importing.take("other.xlsx", offers.workbook(("Other", *offers.GOOD[1:])))
    importing.apply(looked())
    browse("ana")
    with pytest.raises(CxError, match="somebody else"):
        importing.apply(old)
    importing.apply(looked())
    assert [row.name for row in session.dataset().vendor[-2:]] == ["Other", "Quillhaven"]


def test_headers_are_remembered_with_what_was_applied_and_used_for_the_next_file(browse):
    browse("ana")
    headers = (*offers.HEADERS[:5], "chairs", "languages")
    importing.take("offer.xlsx", offers.workbook(offers.GOOD, headers=headers))
    assert looked().to_mend == 1
    importing.read_as("Vendors", "chairs", "seats")
    importing.apply(looked())
    assert mappings.remembered(session.database())["Vendors"]["chairs"] == "seats"
    browse("ben")
    importing.take("next.xlsx", offers.workbook(("Other", *offers.GOOD[1:]), headers=headers))
    assert looked().counts["new"] == 1


def test_nothing_happens_to_a_file_that_is_not_there(browse):
    browse("ana")
    importing.answer({"q": "a"})
    importing.correct({("Offer", "A1"): "x"})
    importing.read_as("Vendors", "x", "seats")
    assert importing.upload() is None
    importing.take("offer.xlsx", b"x")
    importing.put_away()
    assert importing.upload() is None
