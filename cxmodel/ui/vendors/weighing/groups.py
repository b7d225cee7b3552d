"""What is weighed together, what was said about it in each way of weighing, and how it becomes weights in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from cxmodel.dataset import Dataset
from cxmodel.scenario import THEMES, Scenario, among_themes, inside_theme, normalised
from cxmodel.tables import Criterion

AS_BEFORE = "As for 3"
SAME = 5e-4  # weights that differ by less read the same on the screen


@dataclass(frozen=True)
class Item:
    """A theme or a criterion, with what its worst and its best level look like in words."""

    id: str
    name: str
    question: str
    worst: tuple[str, ...]
    best: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Items whose weights add up to 1: the themes that can count, or the scored criteria of one theme."""

    id: str
    title: str
    items: tuple[Item, ...]

    @cached_property
    def names(self) -> dict[str, str]:
        return {item.id: item.name for item in self.items}

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.names)


def titles(dataset: Dataset) -> dict[str, str]:
    """Everything that can be weighed, by id: the themes first, then each theme with two scored criteria or more."""
    scored = _scored(dataset)
    return {THEMES: f"The {_counted(len(scored))} themes",
            **{row.id: f"Inside {row.short_name}" for row in dataset.theme if scored[row.id] > 1}}


def _scored(dataset: Dataset) -> Counter[str]:
    """How many criteria of each theme give points."""
    return Counter(row.theme_id for row in dataset.criterion if row.kind == "score")


def waiting(dataset: Dataset) -> tuple[str, ...]:
    """Names of the themes without a scored criterion: they count 0 and are not weighed until they have one."""
    scored = _scored(dataset)
    return tuple(row.short_name for row in dataset.theme if not scored[row.id])


def _counted(many: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return words[many] if many < len(words) else str(many)


def group_of(dataset: Dataset, name: str) -> Group:
    """The group of this id; the themes when there is none such."""
    told, scored = titles(dataset), _scored(dataset)
    if name not in told or name == THEMES:
        return Group(THEMES, told[THEMES], tuple(_theme(dataset, row.id, row.short_name, row.question)
                                                 for row in dataset.theme if scored[row.id]))
    return Group(name, told[name], tuple(
        Item(row.id, row.name, row.question, (row.scale_0,), (best(row),))
        for row in dataset.criterion if row.theme_id == name and row.kind == "score"))


def _theme(dataset: Dataset, name: str, short: str, question: str) -> Item:
    scored = [row for row in dataset.criterion if row.theme_id == name and row.kind == "score"]
    return Item(name, short, question, tuple(row.scale_0 for row in scored), tuple(map(best, scored)))


def best(row: Criterion) -> str:
    """What a 4 looks like, readable without the 3 that it may refer to ("As for 3, and ...")."""
    if not row.scale_4.startswith(AS_BEFORE):
        return row.scale_4
    rest = row.scale_4.removeprefix(AS_BEFORE).lstrip(", ")
    return f"{row.scale_3}{',' if rest.startswith(('and ', 'with ')) else ';'} {rest}"


def in_use(scenario: Scenario, dataset: Dataset, group: Group) -> dict[str, float]:
    """The weights the ranking and the plan count with now, adding up to 1. [share]"""
    return among_themes(scenario, dataset) if group.id == THEMES else inside_theme(scenario, dataset, group.id)


def used(scenario: Scenario, group: Group, weights: Mapping[str, float]) -> Scenario:
    """The scenario with these weights in use; those of other groups stay, a theme that is not weighed gets 0."""
    settled = normalised({name: max(0.0, weights.get(name, 0.0)) for name in group.ids})
    if group.id == THEMES:
        none = {name: 0.0 for name, _ in scenario.theme_weights}
        return replace(scenario, theme_weights=tuple({**none, **dict(settled)}.items()))
    kept = {name: value for name, value in scenario.criterion_weights if name not in group.names}
    return replace(scenario, criterion_weights=tuple(sorted({**kept, **dict(settled)}.items())))


def same(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Whether two sets of weights read the same."""
    return all(abs(one.get(name, 0.0) - other.get(name, 0.0)) < SAME for name in {*one, *other})


def said(scenario: Scenario, method: str, group: Group) -> dict[str, float]:
    """What was said in this way of weighing, by item; in pairs by "item:item". Items that are gone are left out."""
    start = f"{method}:{group.id}:"
    found = {key.removeprefix(start): value for key, value in scenario.judgements if key.startswith(start)}
    return {name: value for name, value in found.items() if set(name.split(":")) <= set(group.ids)}


def saying(scenario: Scenario, method: str, group: Group, values: Mapping[str, float]) -> Scenario:
    """The scenario with exactly these judgements in this way of weighing; other ways and groups stay."""
    start = f"{method}:{group.id}:"
    kept = {key: value for key, value in scenario.judgements if not key.startswith(start)}
    return replace(scenario, judgements=tuple(sorted(
        {**kept, **{start + name: float(value) for name, value in values.items()}}.items())))
