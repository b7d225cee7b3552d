"""Blocks of columns and rows put together as one model."""

from __future__ import annotations

import numpy as np

from cxmodel.model.sourcing.draft import Draft


def test_blocks_become_one_model_with_zeros_left_out():
    draft = Draft()
    x = draft.columns(2, [1.0, 0.5], cost=3.0)
    y = draft.columns(1, whole=True)
    draft.rows([[x[0], y[0]], [x[1], y[0]]], [[1.0, -1.0], [0.0, 2.0]], high=[0.0, 4.0])
    draft.row([0, 1, 2], [1.0, 1.0, 1.0], low=1.0, high=1.0)
    model = draft.model(offset=7.0)
    assert model.cost.tolist() == [3.0, 3.0, 0.0]
    assert model.high.tolist() == [1.0, 0.5, 1.0]
    assert model.whole.tolist() == [False, False, True]
    assert model.start.tolist() == [0, 2, 3, 6]
    assert model.index.tolist() == [0, 2, 2, 0, 1, 2]
    assert model.value.tolist() == [1.0, -1.0, 2.0, 1.0, 1.0, 1.0]
    assert model.row_low.tolist() == [-np.inf, -np.inf, 1.0]
    assert model.row_high.tolist() == [0.0, 4.0, 1.0]
    assert model.offset == 7.0


def test_a_model_may_have_no_rows():
    draft = Draft()
    draft.columns(2)
    assert draft.model().start.tolist() == [0]
