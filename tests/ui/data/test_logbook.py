"""The log of the data: who, when, from which file, how much; each change with its way back and forth."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cxmodel.store.edits import Entry, Record
from cxmodel.ui import session
from cxmodel.ui.data.logbook import counts, finding
from tests import offers
from tests.ui.conftest import texts
from tests.ui.data.pages import drop, opened, press, view


def entry(number, kind="edit", taken_back=False, **told):
    return Entry(number, datetime(2026, 3, 1, 9, tzinfo=UTC), Record(kind, "What"), told or {"new": 1}, "a", "b",
                 taken_back)


@pytest.mark.parametrize(("entries", "said"), [
    ([], "Nothing was changed yet: the data are as they were shipped"),
    ([entry(1, "import")], "1 import"),
    ([entry(3, "take_back"), entry(2, "import", True), entry(1, "import")], "2 imports, 1 taken back since"),
    ([entry(2), entry(1, "import")], "1 import and 1 change by hand"),
    ([entry(9, "take_back")], "The last changes are ways back"),
])  # fmt: skip
def test_the_finding_says_how_much_was_changed(entries, said):
    assert finding(entries) == said


def test_rows_are_counted_by_what_happened_to_them():
    assert counts(entry(1, new=1200, changed=3, unchanged=9, removed=0)) == "1,200 new, 3 changed entries"
    assert counts(entry(1, removed=1)) == "1 removed entry"
    assert counts(entry(1, unchanged=9)) == "nothing"


def test_an_empty_log_says_so(store):
    page = view(opened(), "What changed")
    assert "Nothing was changed yet" in texts(page)
    press(page, "Get figures in")
    assert "Drop the file here" in texts(page)


def test_an_import_is_in_the_log_with_its_file_and_can_go_and_come_back(store, dataset):
    page = drop(opened(), offers.workbook(offers.GOOD), "Offer <1>.xlsx")
    page.text_input(key="data-who").set_value("Ana").run()
    page = view(press(page, "Apply"), "What changed")
    said = texts(page)
    assert "1 new row from Offer &lt;1&gt;.xlsx" in said
    assert f"SHA-256 {session.data_log()[0].record.file_hash}" in said
    assert "<div>Ana</div>" in said
    assert "2 new" not in said, "one count: rows of the file, as on the button and in the finding"
    press(page, "Take back")
    assert not page.exception
    assert session.dataset().content == dataset.content
    assert "taken back since" in texts(page)
    press(page, "Bring back")
    assert session.dataset().vendor[-1].name == "Quillhaven"


def test_a_change_others_rest_on_stays_and_says_why(store):
    page = press(drop(opened(), offers.workbook(offers.GOOD)), "Apply")
    dearer = (*offers.GOOD[:3], 15.5, *offers.GOOD[4:])
    page = view(press(drop(page, offers.workbook(dearer)), "Apply"), "What changed")
    page.button(key="take-back-1").click().run()
    assert not page.exception
    assert "cannot be taken back as it is" in page.error[0].value
    assert session.dataset().site[-1].rate_usd_h == 15.5
