"""The sheet Staffing: Erlang C and Erlang A in plain cells, for the queues of today and for those of the plan.

Agents are searched by halving: from the whole agents at or below the load, which are too few for sure,
a step is added wherever even that many are too few. Erlang B is the chance of a number under a Poisson
distribution over the chance of at most that number; Erlang A's chance of waiting is Palm's formula with
the gamma distribution (Mandelbaum and Zeltyn, The Palm/Erlang-A queue, 2005).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from cxmodel.exchange.workbook.formula import (
    Formula,
    down,
    every,
    exp,
    is_blank,
    ln,
    most,
    sum_where,
    up,
    when,
    within,
)
from cxmodel.exchange.workbook.grid import Grid, Line
from cxmodel.exchange.workbook.inputs import Inputs
from cxmodel.exchange.workbook.work import Placed, Work
from cxmodel.model import staffing

STEPS = (1024, 512, 256, 128, 64, 32, 16, 8, 4, 2, 1)
ROUNDS = 8  # of Newton's method, as many as `staffing` takes


@dataclass(frozen=True)
class Queues:
    """The queue that each row of the plan belongs to, and the row's part in it."""

    agents: Line
    load: Line
    open_hours: Line
    seats: Line
    part: Line
    given_up: Line
    short: tuple[Formula, ...]


def staffed(grid: Grid, here: Placed, work: Work, inputs: Inputs, part: Formula, calls: Formula,
            keys: tuple[Line, ...]) -> Queues:
    """Staff the queues of all rows. Rows that are alike in every key wait in one queue.

    part : work done here over all of the activity's work at home. [x]
    calls : live contacts met here in a year. [contacts/year]
    """
    tests = tuple((key.all, key) for key in keys)
    mine = grid.line("Live handling here", "h", work.live * part)
    written = grid.line("Written handling here", "h", work.written * part)
    met = grid.line("Live contacts here", "contacts/year", calls)
    live = grid.line("Live handling of the queue", "h", sum_where(mine.all, *tests))
    wrote = grid.line("Written handling of the queue", "h", sum_where(written.all, *tests))
    offered = grid.line("Live contacts of the queue", "contacts/year", sum_where(met.all, *tests))
    handle = grid.line("Handle time of the queue", "s", when(
        every(live > 0, offered > 0), inputs.seconds_per_hour * live / offered, 1))
    opens = here.of_activity("closes") - here.of_activity("opens")
    open_hours = grid.line("Hours open in a year", "h", opens * inputs.open_days)
    load = grid.line("Load on average", "erlang", live / open_hours)
    ratio = grid.line("Promised time over handle time", "x", inputs.within_seconds / handle)
    alone = _one_agent(grid, ratio, inputs)
    bare, met_mean = _agents(grid, load, ratio, alone, inputs, "on average")
    agents = grid.line("Agents for a year's cost, on average", "agents", most(bare, load / inputs.max_occupancy))
    peak = grid.line("Load at the busiest half hour", "erlang", load * inputs.peak_to_average)
    busiest, met_peak = _agents(grid, peak, ratio, alone, inputs, "at the busiest half hour")
    whole = grid.line("Whole agents at the busiest half hour", "agents", up(
        most(busiest, peak / inputs.max_occupancy), inputs.hair))
    writing = grid.line("Agents who write, at the busiest half hour", "agents", wrote * inputs.peak_to_average / (
        open_hours * inputs.written_occupancy))
    present = 1 - inputs.shrinkage
    seats = grid.line("Seats of the queue", "seats", up(whole / present, inputs.hair)
                      + up(writing / present, inputs.hair))
    all_work = live + wrote
    of_queue = grid.line("Part of the queue's work done here", "share", when(
        all_work > 0, (mine + written) / all_work, 0))
    lost = _given_up(grid, load, bare, handle, inputs)
    return Queues(agents, load, open_hours, seats, of_queue,
                  grid.line("Calls given up here", "contacts/year", met * lost, summed=True), (met_mean, met_peak))


def _one_agent(grid: Grid, ratio: Line, inputs: Inputs) -> Line:
    """Load that one agent just carries at the promised service level, by Newton's method. [erlang]"""
    late = 1 - inputs.service_level
    x = grid.line("Load one agent just carries: start", "erlang", late)
    for turn in range(1, ROUNDS + 1):
        x = grid.line(f"Load one agent just carries: round {turn}", "erlang", x - (
            ln(x / late) - (1 - x) * ratio) / (1 / x + ratio))
    return x


def _agents(grid: Grid, load: Line, ratio: Line, alone: Line, inputs: Inputs, told: str) -> tuple[Line, Formula]:
    """Agents as a real number that just meet the service level with Erlang C (docs/model.md, 2), and in how many
    columns the search has not ended. [agents]"""
    busy = grid.line(f"Load {told}, 1 where there is none", "erlang", when(load > 0, load, 1))
    few = grid.line("Too few for sure: whole agents at or below the load", "agents", down(busy))
    for step in STEPS:
        tried = grid.line("Agents tried: so many more", "agents", few + grid.constant(step), fixed=step)
        blocked = grid.line("Erlang B of these", "share", erlang_b(tried, busy))
        late = exp(0 - (tried - busy) * ratio) * tried * blocked
        few = grid.line("Too few for sure", "agents", when(
            late > (1 - inputs.service_level) * (tried - busy + busy * blocked), tried, few))
    enough = grid.line("Enough for sure", "agents", few + 1)
    below = grid.line("Service level with too few", "share", when(
        few > busy, _level(few, busy, grid.line("Erlang B of too few", "share", erlang_b(few, busy)), ratio), 0))
    above = grid.line("Service level with enough", "share", _level(
        enough, busy, grid.line("Erlang B of enough", "share", erlang_b(enough, busy)), ratio))
    between = few + within(0, (inputs.service_level - below) / (above - below), 1)
    missed = grid.line("Service level not met: 1", "no.", when(above < inputs.service_level, 1, 0), summed=True)
    return grid.line(f"Agents {told}, as a real number", "agents", when(
        load > 0, most(load, when(enough.equals(1), busy / alone, between)), 0)), missed.sum


def _level(agents: Line, load: Line, blocked: Line, ratio: Line) -> Formula:
    """Share answered in time with more agents than load (Erlang C)."""
    spare = agents - load
    return 1 - exp(0 - spare * ratio) * agents * blocked / (spare + load * blocked)


def erlang_b(agents: Formula, load: Formula) -> Formula:
    """Share that finds every agent busy when nobody can wait: one chance of Poisson's over their sum."""
    both = f"{agents.text},{load.text}"
    return Formula(f"POISSON({both},FALSE)/POISSON({both},TRUE)", _each(_blocked, load.value, agents.value), 4)


def _given_up(grid: Grid, load: Line, agents: Line, handle: Line, inputs: Inputs) -> Formula:
    """Share of the calls given up with Erlang A, read off between two whole numbers of agents; 0 without patience."""
    busy = grid.line("Load, 1 where there is none", "erlang", when(load > 0, load, 1))
    waits = is_blank(inputs.patience_seconds)
    patience = grid.line("Patience over handle time, 1 if nobody gives up", "x", when(
        waits, 1, inputs.patience_seconds / handle))
    low = grid.line("Whole agents, rounded down", "agents", down(agents))
    fewer = _abandoned(grid, low, busy, patience)
    more = _abandoned(grid, grid.line("One agent more", "agents", low + 1), busy, patience)
    between = fewer + (agents - low) * (more - fewer)
    return grid.line("Share given up in the queue", "share", when(load > 0, when(waits, 0, between), 0))


def _abandoned(grid: Grid, agents: Line, load: Line, patience: Line) -> Line:
    """Share given up with a whole number of agents; all calls when there is none."""
    blocked = grid.line("Erlang B of these", "share", erlang_b(agents, load))
    shape, mean = agents * patience, load * patience
    text = (f"GAMMADIST({mean.text},{shape.text}+1,1,FALSE)/GAMMADIST({mean.text},{shape.text},1,TRUE)")
    odds = grid.line("Chance of exactly this backlog over that of at least this", "x", when(
        agents.equals(0), 0, Formula(text, _each(_odds, load.value, agents.value, patience.value), 4)))
    waiting = blocked / (odds + (1 - odds) * blocked)
    return grid.line("Share given up with these", "share", when(
        agents.equals(0), 1, waiting * (1 - (1 - odds) * agents / load)))


def _each(work: Any, *values: Any) -> Any:
    return np.array([work(*map(float, one)) for one in zip(*values, strict=True)])


@lru_cache(maxsize=4096)
def _chances(load: float) -> list[float]:
    """Erlang B from the whole agents at or below the load upwards, by its recursion."""
    first = int(load)
    found = [staffing.erlang_b(load, first)]
    for agents in range(first + 1, first + 2 * STEPS[0] + 1):
        found.append(load * found[-1] / (agents + load * found[-1]))
    return found


def _blocked(load: float, agents: float) -> float:
    place = int(agents) - int(load)
    return _chances(load)[place] if place >= 0 else staffing.erlang_b(load, int(agents))


@lru_cache(maxsize=4096)
def _odds(load: float, agents: float, patience: float) -> float:
    """The ratio of the two gamma values, from the chance of waiting that the app's own Erlang A gives."""
    if agents == 0:
        return 0.0
    waiting, blocked = staffing.erlang_a(load, int(agents), 1.0, 0.0, patience).waiting_share, _blocked(load, agents)
    return (blocked / waiting - blocked) / (1 - blocked)
