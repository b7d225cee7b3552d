"""Queues: laws, and Erlang A against a brute-force chain."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cxmodel.model.staffing import erlang_a, erlang_b, erlang_c
from tests.model.staffing.ranges import QUICK, any_patience, handle_times, loads, waits


@QUICK
@given(load=loads, extra=st.integers(1, 40), handle=handle_times, within=waits, patience=any_patience)
def test_more_agents_never_wait_longer_and_answer_more_in_time(load, extra, handle, within, patience):
    agents = math.floor(load) + extra
    fewer, more = (erlang_a(load, n, handle, within, patience) for n in (agents, agents + 1))
    assert more.average_wait_seconds <= fewer.average_wait_seconds * (1 + 1e-12)
    assert more.waiting_share <= fewer.waiting_share * (1 + 1e-12)
    assert more.abandon_share <= fewer.abandon_share * (1 + 1e-12)
    assert more.service_level >= fewer.service_level - 1e-12
    assert more.occupancy <= fewer.occupancy


def birth_death(load, agents, handle, within, patience):
    """M/M/n+M by its chain: stationary shares, then a tagged contact followed by uniformisation."""
    arrive, serve, leave = load / handle, 1 / handle, 1 / patience
    centre, spread = max(0, load - agents) * patience / handle, math.sqrt(load * patience / handle + 1)
    states = agents + int(centre + 40 * spread) + 300
    j = np.arange(1, states + 1)
    deaths = np.minimum(j, agents) * serve + np.maximum(j - agents, 0) * leave
    log = np.concatenate(([0.0], np.cumsum(np.log(arrive / deaths))))
    share = np.exp(log - log.max())
    share /= share.sum()
    ahead = np.arange(states - agents + 1)
    queue = float(ahead @ share[agents:])
    forward = agents * serve + ahead * leave
    rate = float((forward + leave).max())
    here, answered, in_time = share[agents:].copy(), 0.0, 0.0
    log_weight, steps = -rate * within, 0
    while steps <= rate * within or log_weight > -40:
        in_time += math.exp(log_weight) * answered
        answered += here[0] * forward[0] / rate
        here = here * (1 - (forward + leave) / rate) + np.append(here[1:] * forward[1:] / rate, 0.0)
        steps += 1
        log_weight += math.log(rate * within / steps) if within else -math.inf
    waiting, wait = float(share[agents:].sum()), queue / arrive
    lost = wait / patience
    return 1 - waiting + in_time, load * (1 - lost) / agents, waiting, wait, lost


@settings(max_examples=20, deadline=None)
@given(st.floats(0.05, 12), st.integers(1, 14), st.floats(60, 300), st.floats(0.01, 60), st.floats(20, 900))
@example(10.0, 14, 180.0, 20.0, 300.0)
@example(10.0, 8, 180.0, 20.0, 60.0)  # overloaded: the peak of the wait lies inside
@example(8.0, 3, 180.0, 40.0, 20.0)
def test_erlang_a_equals_a_brute_force_chain(load, agents, handle, within, patience):
    expected = birth_death(load, agents, handle, within, patience)
    assert erlang_a(load, agents, handle, within, patience) == pytest.approx(expected, rel=1e-9, abs=1e-11)


@QUICK
@given(load=loads, extra=st.integers(1, 30), handle=handle_times, within=waits)
def test_erlang_a_becomes_erlang_c_as_patience_grows(load, extra, handle, within):
    agents = math.floor(load) + extra
    assume(agents - load > 0.05)
    endless = np.array(erlang_c(load, agents, handle, within))
    gaps = [
        np.abs(np.array(erlang_a(load, agents, handle, within, handle * scale)) - endless).max()
        for scale in (1e4, 1e9, 1e14)
    ]
    assert gaps[2] <= 1e-6 * max(1.0, endless[3])
    assert gaps[1] <= gaps[0] + 1e-9
    assert erlang_a(load, agents, handle, within, math.inf) == erlang_c(load, agents, handle, within)


def test_no_patience_at_all_is_erlang_b():
    met = erlang_a(20, 22, 180, 20, patience=1e-6)
    assert met.abandon_share == pytest.approx(erlang_b(20, 22), rel=1e-6)
    assert met.service_level == pytest.approx(1 - erlang_b(20, 22), rel=1e-6)


@pytest.mark.parametrize(("load", "agents"), [(5000, 4000), (5000, 5000), (5000, 6000), (4990, 5000)])
def test_large_pools_stay_finite_and_in_range(load, agents):
    for patience in (1.0, 180.0, 1e6, 1e12):
        met = erlang_a(load, agents, 180, 20, patience)
        assert np.all(np.isfinite(met))
        assert all(0 <= share <= 1 for share in (met[0], met[1], met[2], met[4]))
    if agents < load:  # the surplus has to hang up
        assert met.abandon_share == pytest.approx(1 - agents / load, rel=1e-9)
