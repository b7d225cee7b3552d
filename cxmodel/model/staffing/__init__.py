"""Work to agents: what a queue does with a number of agents, and how many agents it needs.

load           contacts x handle time / interval. [erlang]
service level  contacts *answered* within the target time over all *offered*: hanging up counts against it.
waiting share  contacts that find every agent busy, over offered.
average wait   time in the queue over all offered, those who hang up included. [s]
abandon share  contacts that hang up unanswered, over offered = average wait / patience (Little's law).
occupancy      share of an agent's logged-in time spent on contacts = load (1 - abandon share) / agents.

Sources: Erlang (1917); Baccelli and Hebuterne (1981); Mandelbaum and Zeltyn, The Palm/Erlang-A queue (2005).
"""

from cxmodel.model.staffing.agents import (
    Staffing,
    agents_equivalent,
    scheduled_agents,
    staff,
    whole_agents,
    workload_agents,
)
from cxmodel.model.staffing.queues import Queue, erlang_a, erlang_b, erlang_c

__all__ = ["Queue", "Staffing", "agents_equivalent", "erlang_a", "erlang_b", "erlang_c", "scheduled_agents", "staff",
           "whole_agents", "workload_agents"]
