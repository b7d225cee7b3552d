"""Charges that stand for queues in a linear model."""

from __future__ import annotations

from dataclasses import dataclass

from cxmodel.model.evaluate.basis import Array


@dataclass(frozen=True, eq=False)
class Charges:
    """What the kernel is given for queues.

    of_queue : once for each queue open at a place, shape (Q, S + 1), home last. [USD/year]
    of_split : what callers who give up cost in it when one more place opens a queue, shape (Q,). [USD/year]
    waits : callers who give up because they call again, for all of an activity at a site, shape (A, S + 1). [USD/year]
    held_back : seats at a site that whole agents in small queues take beyond its work, shape (S + 1,). [seats]
    slack : waits in the charges of the plan at hand, which are no cost. [USD/year]
    """

    of_queue: Array
    of_split: Array
    waits: Array
    held_back: Array
    slack: float = 0.0

    @property
    def offset(self) -> float:
        """What all work at home is charged, less which it costs nothing. [USD/year]"""
        return -float(self.of_queue[:, -1].sum())
