"""Weights over the criteria and the capability of each vendor, as the model has them."""

from __future__ import annotations

import pytest

from cxmodel.model.evaluate.basis import basis_of
from cxmodel.model.evaluate.plan import weights_of


def test_capability_is_the_models(shown, results, dataset):
    rows = {row[0]: row for row in shown["Scores"].iter_rows(values_only=True)}
    for vendor, able in zip(dataset.vendor, results.options.capability, strict=True):
        assert rows[vendor.name][2] == pytest.approx(able)


def test_weights_are_the_models_and_add_up_to_one(lines, alder, dataset):
    weights = lines("Scores", "Weight of the criterion")
    model = weights_of(dataset, alder, basis_of(dataset, "alder", ()))
    assert list(weights[4:4 + len(dataset.criterion)]) == pytest.approx(list(model))
    assert weights[3] == pytest.approx(1)


def test_a_score_nobody_gave_is_an_empty_cell_that_counts_as_the_middle(shown, formulas, dataset):
    missing = {(row.vendor_id, row.criterion_id) for row in dataset.score if row.score is None}
    vendor, criterion = sorted(missing)[0]
    name = next(row.name for row in dataset.vendor if row.id == vendor)
    column = [row.id for row in dataset.criterion].index(criterion) + 4
    row = next(row for row in formulas["Scores"].iter_rows() if row[0].value == name)
    assert row[column].value is None
    assert not row[column].protection.locked
    assert "missing_score*SUMPRODUCT" in row[2].value
