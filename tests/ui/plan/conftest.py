"""A best plan of the sample to draw from, and jobs that are over."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from cxmodel.model.evaluate.sourced import optimise
from cxmodel.ui import background
from cxmodel.ui.plan.searches import Found


@pytest.fixture(scope="session")
def best(dataset, alder):
    """The best plan of the sample without rules of the user's own."""
    return optimise(dataset, alder, gap=0.01)


@pytest.fixture
def found(best):
    return Found(best)


@pytest.fixture
def ruled(alder):
    """The sample with two rules of the user's own."""
    return replace(alder, rules=(("cap:country", 0.5), ("most:vendor", 3.0)))


@pytest.fixture
def over():
    """A job that is over, with these finds."""

    def make(kind, *finds, state="done", result=None):
        job = background.Job(kind, "key", state=state, found=list(finds), result=result, progress=(1.0, ""))
        job.version = len(finds) + 1
        return job

    return make


@pytest.fixture(autouse=True)
def quiet():
    """Nothing is left at work behind a test."""
    yield
    at_work = [*background._busy, *(place[2] for place in background._waiting)]
    for job in at_work:
        job.cancel()
    for job in at_work:
        job.wait(20)
    background._jobs.clear()


@pytest.fixture
def point():
    """A point of the frontier by its risk and its saving."""

    def make(risk, saving, placements=()):
        return SimpleNamespace(risk=risk, saving=saving, saving_share=saving / 1e7, net=saving * 1.1,
                               net_share=saving / 9e6, placements=placements, gap=0.0, seconds=0.0)

    return make
