"""One difference in words, and the two scenarios that are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.scenario import Scenario


@dataclass(frozen=True)
class Change:
    """One difference: what, from, to.

    `kind` is "decision" or "assumption"; `group` names the shares that add up to 1 together, `size` says how far
    this one moved as a share of all the way it could, and `name` is the field and the member ("shores:onshore").
    A change that is counted rather than listed ("Pairs: 6 answers") has no from and to. `told` is the whole change
    in words where what, from and to make no sentence.
    """

    kind: str
    group: str
    subject: str
    before: str
    after: str
    size: float
    name: str = ""
    told: str = ""

    def __str__(self) -> str:
        if self.told:
            return self.told
        return f"{self.subject} {self.before} → {self.after}" if self.before or self.after else self.subject


@dataclass(frozen=True)
class Two:
    """What is compared, and how it is to be told."""

    before: Scenario
    after: Scenario
    dataset: Dataset
    locale: str

    def pairs(self, field: str) -> tuple[dict[str, Any], dict[str, Any]]:
        return dict(getattr(self.before, field)), dict(getattr(self.after, field))

    def changed(self, field: str) -> list[tuple[str, Any, Any]]:
        """(name, before, after) of every pair that differs; None where one side has none."""
        one, other = self.pairs(field)
        return [(name, one.get(name), other.get(name)) for name in dict([*one.items(), *other.items()])
                if one.get(name) != other.get(name)]
