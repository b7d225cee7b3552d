"""The view Weigh on a page of its own, in each of its ways."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from cxmodel.dataset import Dataset
from cxmodel.scenario import Scenario
from cxmodel.ui.vendors.weighing.groups import Group, group_of

PAGE = """
from cxmodel.ui import frame
from cxmodel.ui.vendors.weighing import weighing

frame.live(weighing)()
"""


@pytest.fixture
def themes(dataset: Dataset) -> Group:
    return group_of(dataset, "themes")


@pytest.fixture
def culture(dataset: Dataset) -> Group:
    return group_of(dataset, "culture")


@pytest.fixture
def open_way(open_page, tmp_path) -> Callable[..., AppTest]:
    """The view in one way of weighing, for the themes or inside one of them."""
    script = tmp_path / "weigh.py"
    script.write_text(PAGE, encoding="utf-8")

    def visit(way: str, what: str = "themes") -> AppTest:
        page = open_page(str(script))
        page.session_state["kept"].picked.update({"weigh-way": way, "weigh-what": what, "theme": what})
        return page.run()

    return visit


def present(page: AppTest) -> Scenario:
    """The scenario the page stands at."""
    assert not page.exception
    assert not page.error
    return page.session_state["kept"].history.present
