"""The way in: whose figures these are, three steps, the newest import with its way back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.ui import importing, session
from cxmodel.ui.data import steps
from tests import offers
from tests.ui.conftest import texts
from tests.ui.data.pages import drop, opened, press


def owned(rows, many):
    return tuple(replace(row, sample=place >= many) for place, row in enumerate(rows))


@pytest.mark.parametrize(("vendors", "cases", "said"), [
    (0, 0, "So far the figures are invented samples: 20 vendors, 2 cases"),
    (5, 0, "5 of 20 vendors are yours, the others are samples; 2 cases"),
    (20, 1, "All 20 vendors are yours; 2 cases, 1 of them yours"),
])
def test_it_says_whose_figures_these_are(dataset, vendors, cases, said):
    data = replace(dataset, vendor=owned(dataset.vendor, vendors), case=owned(dataset.case, cases))
    assert steps.whose(data) == said


def test_without_vendors_or_cases_the_next_step_is_told(dataset):
    assert "take the template" in steps.whose(replace(dataset, vendor=(), site=(), score=()))
    assert steps.whose(replace(dataset, case=(), activity=())).startswith("There is no case yet")


def test_the_steps_are_told_in_order_and_the_templates_are_made_on_a_click(store):
    page = opened()
    said = texts(page)
    assert said.index("Take the template") < said.index("Fill it, or send it out") < said.index("Drop the file here")
    assert [one.label for one in page.download_button] == ["Empty template", "Filled with today's data",
                                                           "Download the request"]
    assert not page.exception


def test_a_request_is_made_for_the_vendor_that_is_chosen(store, dataset):
    page = opened()
    page.selectbox(key="request-vendor").set_value(dataset.vendor[3].id).run()
    assert page.session_state["kept"].picked["vendor"] == dataset.vendor[3].id


def test_the_newest_import_can_be_undone_where_it_was_made(store, dataset):
    page = drop(opened(), offers.workbook(offers.GOOD))
    press(page, "Apply")
    assert "Done: 1 new row from offer.xlsx" in texts(page)
    assert "Just now" in texts(page)
    press(page, "Undo this import")
    assert not page.exception
    assert session.dataset().content == dataset.content
    assert "Undo this import" not in [one.label for one in page.button]
    assert "invented samples" in texts(page)


def test_a_later_visitor_sees_the_last_import_with_its_name(store):
    page = drop(opened(), offers.workbook(offers.GOOD))
    page.text_input(key="data-who").set_value("Ana <b>").run()
    press(page, "Apply")
    page.session_state["kept"].picked.clear()
    page.session_state[importing.DONE] = ""
    page.run()
    said = texts(page)
    assert "Last import" in said
    assert ", Ana &lt;b&gt;" in said
    assert "1 of 21 vendors are yours" in said
