"""A row is called by the names of what it speaks of, and by its case where another case may have the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.dataset import build
from cxmodel.schema import table_name
from cxmodel.tables import ROW_TYPES
from cxmodel.ui.data.naming import Names
from tests.dataset.test_checks import SMALL, with_rows

ALDER = "Alder & Loom home goods (sample)"
SAID = {
    "touchpoint": f"A call about the bill ({ALDER})", "metric": "Resolved at first contact",
    "layer_readiness": f"Chatbot ({ALDER})", "contract": f"Heronlight ({ALDER})",
    "contract_term": f"Resolved at first contact ({ALDER})",
    "performance": f"Resolved at first contact, 2026-03 ({ALDER})",
    "barrier": f"Wait for a letter ({ALDER})", "answer": f"Can I return it? By phone, 2026-05-01 ({ALDER})",
    "parity_item": "Do they see what our people see?",
    "parity_score": f"Do they see what our people see? 2026-05-01 ({ALDER})",
    "action": f"Open the knowledge base ({ALDER})",
}


@pytest.mark.parametrize("row", SMALL, ids=lambda row: table_name(type(row)))
def test_rows_of_a_case_are_told_apart_by_it(dataset, row):
    assert Names([build(with_rows(dataset))]).of(row) == SAID[table_name(type(row))]


def test_what_nobody_knows_keeps_its_key(dataset):
    names = Names([])
    assert names.of(dataset.score[0]) == f"{dataset.score[0].vendor_id}: {dataset.score[0].criterion_id}"
    assert names.asked("p9") == "p9"


def test_the_later_dataset_names_first(dataset):
    row = dataset.vendor[0]
    after = replace(dataset, vendor=(replace(row, name="Renamed"), *dataset.vendor[1:]))
    site = next(one for one in dataset.site if one.vendor_id == row.id)
    assert Names([dataset, after]).of(site) == f"Renamed, {site.city}"


@pytest.mark.parametrize("kind", ROW_TYPES, ids=table_name)
def test_every_row_of_the_samples_has_a_name_of_its_own(dataset, kind):
    names = Names([dataset])
    told = [names.of(row) for row in getattr(dataset, table_name(kind))]
    assert all(told)
    if table_name(kind) not in ("location_source", "evidence", "site"):
        assert len(set(told)) == len(told)
