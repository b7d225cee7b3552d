"""The small contract of the schedule, work to draw it from, and the page run on a store that holds it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from cxmodel.changes import changes_between
from cxmodel.dataset import Dataset
from cxmodel.exchange.schedule import Agreement, agreement
from cxmodel.history import History
from cxmodel.scenario import starting
from cxmodel.store import edits
from cxmodel.ui import session
from cxmodel.ui.session import Work
from tests.exchange.schedule import world


@pytest.fixture(scope="session")
def signed(dataset) -> Dataset:
    return world.agreed(dataset)


@pytest.fixture
def held(signed) -> Agreement:
    return agreement(signed, world.CASE)


@pytest.fixture
def work(signed) -> Callable[..., Work]:
    """What the page is drawn from."""

    def make(data: Dataset = signed, **view) -> Work:
        scenario = starting(data, world.CASE)
        return Work(data, History(scenario), {**session.VIEW, **view}, "en_US")

    return make


def _script() -> None:
    from cxmodel.ui import contract, session

    contract.page(session.work())


@pytest.fixture
def visit(store) -> Callable[..., AppTest]:
    """The page with these things clicked before; `after` puts other data into the store first."""

    def shown(after: Dataset | None = None, **picked: str) -> AppTest:
        page = AppTest.from_function(_script, default_timeout=60).run()
        if after is not None:
            session.change_data(after, "Rows of the test")
        page.session_state["kept"].picked.update({name.replace("_", "-"): choice for name, choice in picked.items()})
        return page.run()

    return shown


def type_into(page: AppTest, row: int | str, cells: dict[str, Any], press: str = "") -> AppTest:
    """Type into the table, and press a button, as a browser tells it; what was typed before is told again."""
    states = page._tree.get_widget_states()
    states.widgets.append(WidgetState(id=page.dataframe[0].proto.id, string_value=json.dumps(
        {"edited_rows": {row: cells} if cells else {}, "added_rows": [], "deleted_rows": []})))
    if press:
        wanted = page.button(key=press).id
        next(one for one in states.widgets if one.id == wanted).trigger_value = True
    return page._run(states)


def in_another_tab(**tables: Any) -> None:
    """Somebody else saves these tables."""
    before = session.dataset()
    after = replace(before, **tables)
    edits.apply(session.database(), before, changes_between(before, after), edits.Record("edit", "somebody else"))
    session.dataset.clear()


def press(page: AppTest, label: str) -> AppTest:
    """Press the button that says this."""
    return next(one for one in page.button if one.label == label).click().run()
