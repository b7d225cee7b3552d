"""Assumptions out of their range."""

from __future__ import annotations

import pytest

from cxmodel.exchange.read import read


@pytest.mark.parametrize(("text", "cell", "mend"), [
    ("id,typical\ndiscount_rate,12\n", "B2", "Write 0.12 for 12 %."),
    ("id,typical\ndiscount_rate,0.13\n", "B2", "Write a figure from 0.06 to 0.12, or move low and high"),
    ("id,low,typical\ndiscount_rate,0.08,0.07\n", "C2", "from 0.08 to 0.12"),
])
def test_the_cell_is_named_with_what_to_write(dataset, text, cell, mend):
    found = read(text.encode(), "a.csv", dataset)
    assert found.after == dataset
    faults = {remark.cell: remark.mend for remark in found.remarks if remark.level == "error"}
    assert mend in faults[cell]


def test_an_id_is_also_found_under_the_header_of_names(dataset):
    found = read(b"name,typical\navoidable_share,80%\n", "a.csv", dataset)
    assert found.after is not None
    assert found.after.assumptions["avoidable_share"].typical == 0.8
