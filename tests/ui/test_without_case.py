"""A store without a case: every page says where to get one, and Data does all that needs none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.dataset import CASE_ROWS
from cxmodel.schema import table_name
from cxmodel.ui import frame, session
from tests.ui.conftest import texts


@pytest.fixture
def bare(browse, store):
    browse("ana")
    data = session.dataset()
    none = {table_name(kind): () for kind in CASE_ROWS}
    session.change_data(replace(data, case=(), activity=(), **none), "Cases taken out")


@pytest.mark.parametrize("path", [entry.path for entry in (*frame.DECIDE, *frame.RUN)])
def test_a_page_says_where_to_get_a_case(bare, open_page, path):
    page = open_page(f"pages/{path}.py")
    assert not page.exception
    assert not page.error
    assert "There is no case yet" in texts(page)
    assert [one.label for one in page.button][-1] == "Go to Data →"


def test_data_works_and_brings_the_case_back(bare, open_page):
    page = open_page("pages/data.py")
    assert not page.exception
    assert "There is no case yet, so nothing can be worked out" in texts(page)
    page.button(key="to-what-changed").click().run()
    next(one for one in page.button if one.label == "Take back").click().run()
    assert not page.exception
    assert session.dataset().case
    assert not open_page("pages/tradeoff.py").exception
