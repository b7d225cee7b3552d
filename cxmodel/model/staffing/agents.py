"""How many agents: the smallest whole number, the number to roster, and a smooth number for cost.

Terms as in the package.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxmodel.errors import CxError, raise_all
from cxmodel.model.staffing.queues import erlang_a


@dataclass(frozen=True)
class Staffing:
    """Agents for one pool in one interval, and what contacts and agents meet. Terms as in the package."""

    load_erlangs: float
    agents: int
    scheduled_agents: int
    service_level: float
    occupancy: float
    waiting_share: float
    average_wait_seconds: float
    abandon_share: float


def staff(
    contacts: float, interval: float, handle_time: float, service_level: float, within: float, *,
    agents: int | None = None, max_occupancy: float | None = None, shrinkage: float = 0.0,
    patience: float | None = None,
) -> Staffing:  # fmt: skip
    """Agents one pool needs in one interval; or, with `agents`, what that number achieves.

    contacts: offered in the interval. interval, handle_time, within, patience (a mean): [s].
    service_level, max_occupancy, shrinkage: [share]. Errors: one CxError that names every fault.

    >>> plan = staff(100, 1800, 180, 0.80, 20, max_occupancy=0.85, shrinkage=0.3)
    >>> plan.agents, plan.scheduled_agents, round(plan.service_level, 4)
    (14, 20, 0.8884)
    """
    _check(contacts=contacts, interval=interval, handle_time=handle_time, service_level=service_level,
           within=within, agents=agents, max_occupancy=max_occupancy, shrinkage=shrinkage,
           patience=patience)  # fmt: skip
    load = float(contacts * handle_time / interval)
    _check(load=load)
    if agents is None:
        agents = whole_agents(load, handle_time, service_level, within, max_occupancy, patience)
    met = erlang_a(load, int(agents), handle_time, within, patience)
    return Staffing(load, int(agents), scheduled_agents(int(agents), shrinkage), *met)


def scheduled_agents(agents: int, shrinkage: float) -> int:
    """Agents to roster so that `agents` remain after shrinkage [share]: agents / (1 - shrinkage), up.

    >>> scheduled_agents(14, 0.3), scheduled_agents(21, 0.3)
    (20, 30)
    """
    # 21 / 0.7 is 30.000000000000004 in binary; rounding up as it stands would roster a 31st agent.
    return math.ceil(round(agents / (1 - shrinkage), 9))


def whole_agents(
    load: float, handle_time: float, service_level: float, within: float,
    max_occupancy: float | None = None, patience: float | None = None,
) -> int:  # fmt: skip
    """Smallest number of agents that meets the service level and the occupancy cap. Units as `staff`.

    >>> whole_agents(10, 180, 0.80, 20)  # 13 agents reach 0.7955, short of 0.80
    14
    """
    cap = 1.0 if max_occupancy is None else max_occupancy

    def meets(agents: int) -> bool:
        met = erlang_a(load, agents, handle_time, within, patience)
        # 15.3 erlangs on 18 agents are an occupancy of 0.85, though in binary a hair above it.
        busy = met.occupancy > cap + 1e-12 or math.isinf(met.average_wait_seconds)
        return met.service_level >= service_level and not busy

    enough = 1
    while not meets(enough):
        enough *= 2
    return bisect_left(range(enough), True, lo=max(1, enough // 2), key=meets) if load > 0 else 0


def agents_equivalent(
    load: ArrayLike, handle_time: ArrayLike, service_level: ArrayLike, within: ArrayLike,
    max_occupancy: ArrayLike | None = None,
) -> float | NDArray:  # fmt: skip
    """Agents as a real number, continuous and increasing in the load, for yearly cost (Erlang C).

    Between n-1 (too few) and n (enough) it is read off the line through their service levels, and is
    never below load / max_occupancy. Up to the load that one agent just carries it grows in proportion,
    from 0 at no load. whole_agents - 1 <= result <= whole_agents. Arrays broadcast, one element a pool.
    load [erlang], times [s], shares; errors as `staff`.

    >>> agents_equivalent(np.array([0.0, 10.0, 100.0]), 180, 0.80, 20, 0.95).round(2)
    array([  0.  ,  13.05, 106.55])
    """
    _check(load=load, handle_time=handle_time, service_level=service_level, within=within,
           max_occupancy=max_occupancy)  # fmt: skip
    cap = 1.0 if max_occupancy is None else max_occupancy
    columns = (load, service_level, np.divide(within, handle_time), cap)
    load, target, ratio, cap = np.broadcast_arrays(*(np.asarray(x, float) for x in columns))
    busy = np.where(load > 0, load, 1.0)  # an idle pool is worked out as a busy one and zeroed at the end
    n, short, enough = _bracket(busy, target, ratio)
    agents = n - 1 + np.clip((target - short) / (enough - short), 0.0, 1.0)
    if np.any(n == 1):
        agents = np.where(n == 1, busy / _load_of_one_agent(target, ratio), agents)
    result = np.where(load > 0, np.maximum(agents, busy / cap), 0.0)
    return result if result.ndim else float(result)


def _bracket(load: NDArray, target: NDArray, ratio: NDArray) -> tuple[NDArray, NDArray, NDArray]:
    """First n > load that meets the target; service levels at n-1 and n. ratio: within / handle time."""
    n = np.floor(load)
    # Erlang B at n <= load for all pools at once: 1/B = 1 + n/load + n(n-1)/load^2 + ..., a falling bell.
    terms = np.arange(9 * math.sqrt(float(load.max(initial=1.0))) + 9)
    factors = np.maximum(n[..., None] - terms, 0) / load[..., None]
    blocking = 1 / (1 + np.cumprod(factors, axis=-1).sum(axis=-1))
    short = enough = np.zeros_like(load)
    active = np.ones(load.shape, bool)
    while active.any():
        n = n + active
        lost = load * blocking
        blocking = np.where(active, lost / (n + lost), blocking)
        spare = n - load
        level = 1 - n * blocking / (spare + load * blocking) * np.exp(-spare * ratio)
        short, enough = np.where(active, enough, short), np.where(active, level, enough)
        active = enough < target
    return n, short, enough


def _load_of_one_agent(target: NDArray, ratio: NDArray) -> NDArray:
    """Load x at which one agent just meets the target: x exp(-(1 - x) ratio) = 1 - target, by Newton."""
    x = 1 - target  # left of the root of a concave rising function: Newton climbs and never overshoots
    for _ in range(8):
        x = x - (np.log(x / (1 - target)) - (1 - x) * ratio) / (1 / x + ratio)
    return x


def workload_agents(work_seconds: ArrayLike, interval: ArrayLike, occupancy: ArrayLike) -> float | NDArray:
    """Agents for work that can wait (email, back office): work [s] / (interval [s] x occupancy [share]).

    >>> workload_agents(144_000, 28_800, 0.8)
    6.25
    """
    _check(work_seconds=work_seconds, interval=interval, max_occupancy=occupancy)
    agents = np.divide(work_seconds, np.multiply(interval, occupancy))
    return agents if agents.ndim else float(agents)


_OPTIONAL = {"agents", "max_occupancy", "patience"}
_RULES = {  # name: the interval it lies in, how to mend
    "contacts": ("[0, inf)", "Enter 0 or more contacts."),
    "work_seconds": ("[0, inf)", "Enter 0 or more seconds of work."),
    "interval": ("(0, inf)", "Enter its length in seconds, above 0."),
    "handle_time": ("(0, inf)", "Enter seconds a contact, above 0."),
    "service_level": ("[0, 1)", "Enter a share from 0 to below 1, such as 0.8; no staff reaches 1."),
    "within": ("[0, inf)", "Enter the target answer time, 0 or more seconds."),
    "agents": ("[0, 2e5]", "Enter a whole number of agents from 0 to 200,000."),
    "max_occupancy": ("(0, 1]", "Enter a share above 0 and up to 1."),
    "shrinkage": ("[0, 1)", "Enter a share from 0 to below 1."),
    "patience": ("(0, inf]", "Enter mean seconds, above 0, or leave it out."),
    "load": ("[0, 1e5]", "Enter work of 0 to 100,000 erlangs; check seconds against hours."),
}


def _check(**values: ArrayLike | None) -> None:
    """Raise one CxError that names every value outside its interval; NaN is outside every interval."""
    faults = []
    for name, value in values.items():
        (bounds, mend), x = _RULES[name], np.asarray(value, float)
        low, high = (float(end) for end in bounds[1:-1].split(","))
        good = (x >= low if bounds[0] == "[" else x > low) & (x <= high if bounds[-1] == "]" else x < high)
        if name == "agents":
            good &= x == np.floor(x)
        if not np.all(good) and not (value is None and name in _OPTIONAL):
            faults.append(CxError(f"{name.replace('_', ' ').capitalize()} is {value}", "Staffing", mend))
    raise_all(faults)
