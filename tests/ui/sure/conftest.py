"""A case small enough to ask every question at once, its answers, and work to draw them from."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from cxmodel.dataset import Dataset
from cxmodel.history import History
from cxmodel.model.evaluate import evaluated
from cxmodel.model.evaluate.held import placements
from cxmodel.model.evaluate.sure import checking, flips, goal_seek, regret, sure_moves, tornado
from cxmodel.scenario import Scenario, starting
from cxmodel.ui import background, session
from cxmodel.ui.session import Work
from cxmodel.ui.sure.questions import HOME, THIS, Compared
from cxmodel.ui.sure.spread import drawn
from tests.model.evaluate.sure.conftest import shrunk


@pytest.fixture(scope="session")
def small(dataset) -> Dataset:
    return shrunk(dataset)


@pytest.fixture(scope="session")
def scene(small) -> Scenario:
    return starting(small, "alder")


@pytest.fixture(scope="session")
def plans(small, scene) -> dict:
    live = placements(evaluated(small, scene))
    return {THIS: live, HOME: (), "Half of it": tuple((act, site, share / 2) for act, site, share in live)}


@pytest.fixture(scope="session")
def answers(small, scene, plans) -> SimpleNamespace:
    """Every question of the small case, answered."""
    return SimpleNamespace(
        spread=drawn(small, scene, 500), tornado=tornado(small, scene), flips=flips(small, scene),
        compared=Compared(plans, regret(small, scene, plans)), checking=checking(small, scene, plans, 400),
        goal=goal_seek(small, scene, 0.70), moves=sure_moves(small, scene, 20))


@pytest.fixture
def work(small, scene) -> Callable[..., Work]:
    """What the page is drawn from."""

    def make(scenario=scene, data=small, locale="en_US", **view) -> Work:
        return Work(data, History(scenario), {**session.VIEW, **view}, locale)

    return make


@pytest.fixture(autouse=True)
def quiet():
    """Nothing is left at work behind a test."""
    yield
    for job in list(background._jobs.values()):
        job.cancel()
        job.wait(30)
    background._jobs.clear()
