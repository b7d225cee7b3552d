"""Every row the model reads, frozen together, and what must hold between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cxmodel.dataset.checks import CASE_ROWS, faults_of, row_faults
from cxmodel.dataset.rows import Dataset
from cxmodel.errors import raise_all
from cxmodel.schema import table_name
from cxmodel.tables import ROW_TYPES

__all__ = ["CASE_ROWS", "Dataset", "build", "faults_of", "row_faults"]


def build(rows: Mapping[str, Iterable[Any]]) -> Dataset:
    """A dataset from rows by table name; every broken reference is told at once."""
    dataset = Dataset(**{table_name(kind): tuple(rows.get(table_name(kind), ())) for kind in ROW_TYPES})
    raise_all(faults_of(dataset))
    return dataset
