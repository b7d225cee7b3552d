"""The three vendors of cases/three_vendors.csv: two themes, three criteria, a gate, prices on two bases."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from cxmodel.dataset import Dataset
from cxmodel.scenario import Scenario, starting
from cxmodel.tables import Criterion, Score, Site, Theme, Vendor
from tests.worlds import assuming

PAPER = Path(__file__).parents[3] / "cases" / "three_vendors.csv"
SCORES = {"alto": {"match": 4, "method": 3, "skill": 2, "continuity": 3},
          "brio": {"match": 2, "method": None, "skill": 4, "continuity": 2},
          "coda": {"match": 3, "method": 3, "skill": 3, "continuity": None}}


def paper() -> list[dict[str, str]]:
    """The lines of the worked example."""
    return list(csv.DictReader(PAPER.open(encoding="utf-8", newline="")))


def criterion(name: str, theme: str, weight: float = 1.0, minimum: float | None = None) -> Criterion:
    steps = [f"step {step}" for step in range(5)]
    kind = "score" if minimum is None else "gate"
    return Criterion(name, theme, name.title(), "?", kind, minimum, *steps, "paper", weight)


def vendor(name: str) -> Vendor:
    return Vendor(name, name.title(), True, "regional", "PHL", 100, None, ("ISO 27001",), None)


def site(name: str, owner: str, rate: float | None, seats: int = 20, basis: str = "productive") -> Site:
    return Site(name, owner, "PHL", "Cebu", True, rate, basis, seats, ("en",))


@pytest.fixture(scope="session")
def three(dataset: Dataset) -> Dataset:
    sure = assuming(dataset, shrinkage=0.25)
    return replace(
        sure, case=tuple(replace(row, home_cost_usd_h=40.0) for row in sure.case),
        theme=tuple(Theme(name, place, name.title(), name.title(), "?", "paper", weight)
                    for place, (name, weight) in enumerate((("fit", 3.0), ("craft", 2.0)), start=1)),
        criterion=(criterion("match", "fit"), criterion("method", "fit", 3.0), criterion("skill", "craft"),
                   criterion("continuity", "craft", minimum=2.0)),
        vendor=tuple(vendor(name) for name in SCORES),
        site=(site("a1", "alto", 10.0, 30), site("a2", "alto", 30.0, 10), site("b", "brio", 24.0, basis="paid"),
              site("c", "coda", 8.0)),
        score=tuple(Score(owner, name, value, None, None)
                    for owner, given in SCORES.items() for name, value in given.items() if value is not None))


@pytest.fixture(scope="session")
def plain(three: Dataset) -> Scenario:
    return starting(three, "alder")
