"""A partnership small enough to work out by hand, and work to draw it from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cxmodel.dataset import Dataset
from cxmodel.history import History
from cxmodel.tables import Action, Answer, Barrier, ParityItem, ParityScore
from cxmodel.ui import session
from cxmodel.ui.session import Work

SCALE = ("nothing", "a little", "half", "most", "all")
ITEMS = (ParityItem("days", 1, "brand_coaching", "Days in our stores?", *SCALE),
         ParityItem("desk", 2, "tools", "The same desktop?", *SCALE),
         ParityItem("bonus", 3, "tools", "The same <b>search</b>?", *SCALE))
ANSWERS = {"2026-03-01": {"How long may I return?": ("30 days", "14 days", "30 days"),
                          "Is delivery free?": ("yes", "no", "yes"), "Do you take it back?": ("yes", "yes", "yes")},
           "2026-08-01": {"How long may I return?": ("30 days", "30 Days", "30 days"),
                          "Is delivery free?": ("yes", "no", "yes"), "Do you take it back?": ("yes", "yes", None)}}


def barrier(name: str, customers: float, contacts: float, leavers: tuple[float, float, float], **more) -> Barrier:
    """A barrier met nowhere in particular."""
    return Barrier("alder", name, name.capitalize(), None, customers, contacts, *leavers,
                   more.get("who"), "2025-11", "to <save> calls", more.get("removed", False))


@pytest.fixture(scope="session")
def bare(dataset) -> Dataset:
    """The shipped data without anything of a partnership but the library."""
    return replace(dataset, parity_item=ITEMS, answer=(), parity_score=(), barrier=(), action=())


@pytest.fixture(scope="session")
def reviewed(bare) -> Dataset:
    """Two reviews, three barriers, three actions."""
    answers = tuple(Answer("alder", day, question, channel, text) for day, asked in ANSWERS.items()
                    for question, told in asked.items()
                    for channel, text in zip(("phone", "chat", "email"), told, strict=True))
    scores = (ParityScore("alder", "2026-03-01", "days", 1.0, 4.0, None),
              ParityScore("alder", "2026-08-01", "days", 2.0, 4.0, None),
              ParityScore("alder", "2026-08-01", "desk", 3.0, 3.0, "seen <on> site"),
              ParityScore("alder", "2026-08-01", "bonus", None, 4.0, None))
    barriers = (barrier("form", 1000, 2, (0.0, 0.01, 0.02)), barrier("wait", 5000, 1, (0.0, 0.0, 0.1), who="Ops"),
                barrier("label", 100, 0, (0.0, 0.05, 0.1), removed=True))
    day = "2026-08-01"
    actions = (Action("alder", "one", day, "forced_channels", "Take the form away", "Ana", "2026-09-30", False),
               Action("alder", "two", day, "confused_consistency", "One <rule> book", None, "2027-02-28", False),
               Action("alder", "three", day, "partner_as_resource", "Open the tools", "Ben", "2026-04-01", True))
    return replace(bare, answer=answers, parity_score=scores, barrier=barriers, action=actions)


@pytest.fixture
def work(alder) -> Callable[..., Work]:
    """What the page is drawn from, with these data."""

    def make(data: Dataset, case: str = "alder", locale: str = "en_US", **view) -> Work:
        scenario = alder if case == "alder" else replace(alder, case=case)
        return Work(data, History(scenario), {**session.VIEW, **view}, locale)

    return make
