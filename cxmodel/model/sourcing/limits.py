"""Each rule as rows of the model. Under an elastic model every rule can give, at so much a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch

import numpy as np
from numpy.typing import ArrayLike

from cxmodel.model.sourcing.draft import Draft, Model
from cxmodel.model.sourcing.faults import check
from cxmodel.model.sourcing.layout import Layout, laid_out, seats_offered
from cxmodel.model.sourcing.problem import Problem
from cxmodel.model.sourcing.rules import (
    AtLeast,
    AtMost,
    Barred,
    Cap,
    Capacity,
    Ceiling,
    Floor,
    Incumbents,
    KeepHome,
    LeastSeats,
    LeastShare,
    MustGo,
    Rule,
)
from cxmodel.units import Unit


@dataclass(frozen=True, eq=False)
class Writer:
    """Writes a rule's rows in the rule's own unit.

    moved_weight : None where the rule must hold; else it may give, and this is what `elastic` says.
    """

    problem: Problem
    layout: Layout
    draft: Draft
    moved_weight: float | None = None

    def give(self, rule: Rule) -> int | None:
        """A column for how far a rule is loosened, in steps (counts in ones), costing 1 a step; None: not at all."""
        if self.moved_weight is None:
            return None
        if rule.UNIT is Unit.COUNT:
            return int(self.draft.columns(1, np.inf, True, 1.0 / rule.step)[0])
        weight = self.moved_weight if isinstance(rule, Cap | Floor) and rule.of == "moved" else 1.0
        return int(self.draft.columns(1, np.inf, False, weight)[0])

    def row(self, rule: Rule, give: int | None, columns: ArrayLike, values: ArrayLike, limit: float,
            size: float = 1.0) -> None:
        """values @ columns <= limit (SIGN 1) or >= limit (SIGN -1), all divided by `size`, give and take."""
        place, value = np.asarray(columns, np.int64), np.asarray(values, float) / size
        if give is not None:
            unit = 1.0 if rule.UNIT is Unit.COUNT else rule.step
            place, value = np.append(place, give), np.append(value, -rule.SIGN * unit / size)
        if rule.SIGN > 0:
            self.draft.row(place, value, high=limit / size)
        else:
            self.draft.row(place, value, low=limit / size)

    def at(self, kind: str, index: int) -> np.ndarray:
        """Whether a placement counts to a group, shape (K,)."""
        return self.problem.groups(kind)[self.layout.site] == index

    @property
    def hours(self) -> np.ndarray:
        """Part of all work that a placement is, shape (K,)."""
        return self.problem.hours[self.layout.act] / self.problem.total


def drafted(problem: Problem, rules: Sequence[Rule], objective: str | None) -> tuple[Model, Layout]:
    """The whole model and where its columns stand.

    objective : cost, adjusted or risk; None asks only whether any plan is possible.
    Errors: CxError for rules that make no sense.
    """
    check(problem, rules)
    draft, costs = Draft(), objective in ("cost", "adjusted")
    layout = laid_out(problem, rules, draft, False, costs or _budgeted(rules))
    if objective:
        draft.cost[0] = problem.measured(objective)[layout.act, layout.site]
    if not costs:
        _unpriced(draft)
    for rule in rules:
        write(rule, Writer(problem, layout, draft))
    return draft.model(problem.offset if costs else 0.0), layout


def elastic(problem: Problem, soft: Sequence[Rule], firm: Sequence[Rule], moved_weight: float) -> tuple[Model, Layout]:
    """The model in which soft rules may give; minimised are the steps given. Otherwise as `drafted`.

    moved_weight : weight of a step of a share of the moved work, which is given as a share of all work: one over
        the share that moves makes it the same again.
    """
    check(problem, (*soft, *firm))
    draft = Draft()
    layout = laid_out(problem, (*soft, *firm), draft, True, _budgeted((*soft, *firm)))
    _unpriced(draft)
    for rule in soft:
        write(rule, Writer(problem, layout, draft, moved_weight))
    for rule in firm:
        write(rule, Writer(problem, layout, draft))
    return draft.model(), layout


def _budgeted(rules: Sequence[Rule]) -> bool:
    """Whether fixed costs count, though they are not minimised."""
    return any(isinstance(rule, Ceiling) and rule.measure != "risk" for rule in rules)


def _unpriced(draft: Draft) -> None:
    draft.cost[1:] = [np.zeros(column.size) for column in draft.cost[1:]]


@singledispatch
def write(rule: Rule, to: Writer) -> None:
    """The rows of one rule."""
    raise NotImplementedError(type(rule).__name__)


@write.register
def _(rule: KeepHome, to: Writer) -> None:
    mine = to.layout.at((to.layout.act == rule.activity) & (to.layout.site == to.problem.home))
    to.row(rule, to.give(rule), mine, np.ones(mine.size), rule.limit)


@write.register
def _(rule: MustGo, to: Writer) -> None:
    mine = to.layout.at((to.layout.act == rule.activity) & to.at(rule.kind, rule.index))
    to.row(rule, to.give(rule), mine, np.ones(mine.size), rule.limit)


@write.register
def _(rule: AtMost, to: Writer) -> None:
    places = to.layout.open if rule.kind == "site" else to.layout.used[rule.kind]
    if rule.kind == "site":
        places = places[to.problem.groups("site") >= 0]
    places = places[places >= 0]
    to.row(rule, to.give(rule), places, np.ones(places.size), rule.limit)


@write.register
def _(rule: AtLeast, to: Writer) -> None:
    places = to.layout.counted[rule.id]
    for group in range(places.size):
        mine = to.layout.at(to.at(rule.kind, group))
        to.draft.row(np.append(mine, places[group]), np.append(to.hours[mine], -rule.share), low=0.0)
    to.row(rule, to.give(rule), places, np.ones(places.size), rule.limit)


@write.register
def _(rule: Cap, to: Writer) -> None:
    give = to.give(rule)
    groups = to.problem.groups(rule.kind)
    every = np.unique(groups[groups >= 0]) if rule.index is None or rule.kind == "moved" else [rule.index]
    for group in every:
        _shares(rule, to, give, int(group))


@write.register
def _(rule: Floor, to: Writer) -> None:
    _shares(rule, to, to.give(rule), rule.index)


def _shares(rule: Cap | Floor, to: Writer, give: int | None, group: int) -> None:
    """Share of a group: of all work, or less the same share of what moves."""
    value = to.hours * to.at(rule.kind, group)
    if rule.of == "moved":
        value = value - rule.limit * to.hours * (to.layout.site != to.problem.home)
    some = to.layout.at(value != 0)
    to.row(rule, give, some, value[some], 0.0 if rule.of == "moved" else rule.limit)


@write.register
def _(rule: Incumbents, to: Writer) -> None:
    give = to.give(rule)
    for vendor in rule.vendors:
        mine = to.layout.at(to.at("vendor", vendor))
        to.row(rule, give, mine, to.hours[mine], rule.limit)


@write.register
def _(rule: Capacity, to: Writer) -> None:
    room = seats_offered(to.problem, [rule])
    seats = to.problem.seats[to.layout.act, to.layout.site]
    for site in np.nonzero(np.isfinite(room))[0]:
        mine = to.layout.at((to.layout.site == site) & (seats > 0))
        if seats[mine].sum() <= room[site]:
            continue
        size, give, opened = max(float(room[site]), 1.0), to.give(rule), to.layout.open[site]
        if opened >= 0 and give is None:
            to.draft.row(np.append(mine, opened), np.append(seats[mine], -room[site]) / size, high=0.0)
        else:
            to.row(rule, give, mine, seats[mine], float(room[site]), size)


@write.register
def _(rule: LeastSeats, to: Writer) -> None:
    give = to.give(rule)
    for site in np.nonzero((to.layout.open >= 0) & (to.problem.groups("site") >= 0))[0]:
        mine = to.layout.at(to.layout.site == site)
        columns = np.append(mine, to.layout.open[site])
        values = np.append(to.problem.seats[to.layout.act[mine], site], -rule.limit)
        to.row(rule, give, columns, values, 0.0, max(rule.limit, 1.0))


@write.register
def _(rule: LeastShare, to: Writer) -> None:
    give = to.give(rule)
    if (to.layout.placed < 0).all():
        return  # the shares themselves are whole numbers
    table = [np.arange(to.layout.act.size), to.layout.placed]  # row by row would take most of the drafting
    values = [1.0, -rule.limit]
    if give is not None:
        table, values = [*table, np.full(to.layout.act.size, give)], [*values, rule.step]
    to.draft.rows(np.stack(table, axis=1), values, low=0.0)


@write.register
def _(rule: Ceiling, to: Writer) -> None:
    problem, layout = to.problem, to.layout
    columns, values = [np.arange(layout.act.size)], [problem.measured(rule.measure)[layout.act, layout.site]]
    limit, size = rule.limit, problem.scale(rule.measure)
    if rule.measure != "risk":
        limit -= problem.offset
        fixed = ((layout.open, problem.site_cost), (layout.used["vendor"], problem.vendor_cost),
                 (layout.used["country"], problem.country_cost), (layout.queues.ravel(), problem.queue_cost.ravel()))
        columns += [places[places >= 0] for places, _ in fixed]
        values += [cost[places >= 0] for places, cost in fixed]
    to.row(rule, to.give(rule), np.concatenate(columns), np.concatenate(values), limit, size)


@write.register
def _(rule: Barred, to: Writer) -> None:
    """One row for each activity concerned; under an elastic model it is let through or not."""
    out = np.zeros(to.problem.allowed.shape, bool)
    for act, site in rule.ruled_out:
        out[act, site] = True
    for act in np.nonzero(out.any(axis=1))[0]:
        mine = to.layout.at((to.layout.act == act) & out[act, to.layout.site])
        if mine.size:
            to.row(rule, to.give(rule), mine, np.ones(mine.size), 0.0)
