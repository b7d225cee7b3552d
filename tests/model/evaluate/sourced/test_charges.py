"""Charges that stand for queues: all work at home pays what the offset gives back."""

from __future__ import annotations

import numpy as np

from cxmodel.model.evaluate.sourced.charges import Charges


def test_home_pays_and_gets_it_back():
    charges = Charges(np.array([[5.0, 3.0], [2.0, 1.0]]), np.zeros(2), np.zeros((1, 2)), np.zeros(2))
    assert charges.offset + charges.of_queue[:, -1].sum() == 0.0
    assert charges.slack == 0.0
