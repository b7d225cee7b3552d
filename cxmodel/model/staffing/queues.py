"""What a queue does with a given number of agents: Erlang B, Erlang C and Erlang A. Terms as in the package.

With no patience given nobody hangs up (Erlang C). Then agents <= load is unstable and has a defined
answer: waiting share 1, service level 0, average wait infinite, occupancy 1.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

NEGLIGIBLE = 45.0  # e-folds below its peak at which a density adds nothing to a double
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(20)
_GRADES = np.concatenate(([0.0], 0.5 ** np.arange(24, -1, -1.0)))


class Queue(NamedTuple):
    """What contacts and agents meet with a given number of agents. Terms as in the package."""

    service_level: float
    occupancy: float
    waiting_share: float
    average_wait_seconds: float
    abandon_share: float


IDLE = Queue(1.0, 0.0, 0.0, 0.0, 0.0)
UNSTABLE = Queue(0.0, 1.0, 1.0, math.inf, 0.0)


def erlang_b(load: float, agents: int) -> float:
    """Share of contacts lost when nobody can wait. load [erlang]. B(n) = load B(n-1) / (n + load B(n-1)).

    >>> round(erlang_b(25, 30), 4)
    0.0526
    """
    blocking = 1.0 if load > 0 else 0.0
    for n in range(1, agents + 1):
        blocking = load * blocking / (n + load * blocking)
    return blocking


def erlang_c(load: float, agents: int, handle_time: float, within: float) -> Queue:
    """Nobody hangs up (M/M/n). load [erlang], handle_time and within [s]. Unstable: see above.

    waiting share C = n B / (n - load (1 - B)); service level = 1 - C exp(-(n - load) within / handle_time);
    average wait = C handle_time / (n - load).

    >>> met = erlang_c(10, 14, handle_time=180, within=20)
    >>> round(met.waiting_share, 4), round(met.service_level, 4), round(met.average_wait_seconds, 2)
    (0.1741, 0.8884, 7.84)
    """
    if load == 0:
        return IDLE
    if agents <= load:
        return UNSTABLE
    blocking, spare = erlang_b(load, agents), agents - load
    waiting = min(1.0, agents * blocking / (spare + load * blocking))
    late = waiting * math.exp(-spare * within / handle_time)
    return Queue(1 - late, load / agents, waiting, waiting * handle_time / spare, 0.0)


@lru_cache(maxsize=4096)  # a moved handle leaves many queues as they were
def erlang_a(load: float, agents: int, handle_time: float, within: float, patience: float | None) -> Queue:
    """Contacts hang up after an exponential time of mean `patience` [s] (M/M/n+M). Units as `erlang_c`.

    Stable at any load. A contact that never hangs up would wait v > 0 with density proportional to
    exp(arrivals patience (1 - exp(-v / patience)) - v n / handle_time). Its total with Erlang B gives the
    waiting share; exp(-v / patience) of those who wait are still there at v. None: nobody hangs up.

    >>> met = erlang_a(10, 14, handle_time=180, within=20, patience=300)
    >>> round(met.service_level, 6), round(met.abandon_share, 6)
    (0.916792, 0.013984)
    """
    if load == 0 or patience is None or math.isinf(patience):
        return erlang_c(load, agents, handle_time, within)
    if agents == 0:  # nobody answers: all wait, all hang up
        return Queue(0.0, 1.0, 1.0, patience, 1.0)
    arrivals, service, blocking = load / handle_time, agents / handle_time, erlang_b(load, agents)
    total, left = _offered_wait(arrivals, service, patience)
    not_busy = math.log1p(-blocking) - math.log(blocking) if blocking else math.inf
    waiting = math.exp(-np.logaddexp(0.0, not_busy - math.log(service) - total))
    soon = within > 1e-9  # a nanosecond is no time at all, and its integral would be lost in rounding
    in_time = _offered_wait(arrivals, service + 1 / patience, patience, within)[0] if soon else -math.inf
    level, abandon = 1 - waiting * (1 - math.exp(in_time - total)), waiting * left
    return Queue(level, min(1.0, load * (1 - abandon) / agents), waiting, abandon * patience, abandon)


def _offered_wait(arrivals, drain, patience, end=math.inf) -> tuple[float, float]:
    """Log of the integral over 0..end of exp(arrivals patience (1 - exp(-v/patience)) - drain v), and the
    mean of 1 - exp(-v/patience) under it: the share that has hung up by then.

    The mass lies around one peak; Gauss-Legendre panels that halve towards it resolve every scale.
    """
    peak = min(end, patience * max(0.0, math.log(arrivals / drain)))
    steep = arrivals * patience * math.exp(-peak / patience)

    def drop(u):  # the exponent at peak + u less the exponent at the peak, without cancellation
        return -steep * np.expm1(-u / patience) - drain * u

    low, high = _edge(drop, -peak, -peak), _edge(drop, min(end - peak, 1 / drain), end - peak)
    edges = np.concatenate((low * _GRADES[::-1], high * _GRADES[1:]))
    half = np.diff(edges)[:, None] / 2
    u = edges[:-1, None] + half * (1 + _NODES)
    mass = np.exp(drop(u)) * half * _WEIGHTS
    total = float(mass.sum())
    top = -arrivals * patience * math.expm1(-peak / patience) - drain * peak
    return top + math.log(total), float(np.sum(mass * -np.expm1(-(peak + u) / patience))) / total


def _edge(drop, reach: float, limit: float) -> float:
    """Signed distance from the peak to where the density is negligible or the range ends."""
    while abs(reach) < abs(limit) and drop(reach) > -NEGLIGIBLE:
        reach = min(limit, 2 * reach)
    while reach and drop(reach / 2) < -NEGLIGIBLE:
        reach /= 2
    return reach
