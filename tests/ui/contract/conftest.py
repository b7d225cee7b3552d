"""The small contract of the schedule, work to draw it from, and the page run on a store that holds it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from cxmodel.dataset import Dataset
from cxmodel.exchange.schedule import Agreement, agreement
from cxmodel.history import History
from cxmodel.model.evaluate import evaluated
from cxmodel.scenario import starting
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
        return Work(data, History(scenario), evaluated(data, scenario), None, {**session.VIEW, **view}, "en_US", 0)

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
