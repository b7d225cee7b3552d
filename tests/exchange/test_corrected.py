"""Cells typed anew: the file is then read as if it had come so, and everything else in it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.exchange.corrected import corrected
from cxmodel.exchange.preview import preview, sentence
from cxmodel.exchange.read import read
from cxmodel.exchange.read.delimited import read_text
from tests import offers

ROWS = (offers.GOOD, offers.TYPO, offers.NO_SEATS)


@pytest.mark.parametrize(("data", "name", "sheet", "first"), [
    (offers.workbook(*ROWS), "offer.xlsx", "Offer", 4),
    (offers.text(*ROWS), "offer.csv", "offer", 2),
    (offers.text(*ROWS, mark=","), "offer.csv", "offer", 2),
    (b"sep=;\n" + offers.text(*ROWS), "offer.csv", "offer", 3),
    (offers.text(*ROWS, ("Über Services", "Germany", "Köln", 30, "paid", 10, "de"), codec="cp1252"), "offer.csv",
     "offer", 2),
], ids=["workbook", "semicolons", "commas", "a separator line", "an old code page"])
def test_mended_cells_let_their_rows_in(dataset, data, name, sheet, first):
    typed = {(sheet, f"D{first + 1}"): "10.50", (sheet, f"F{first + 2}"): "25"}
    before, after = (preview(read(one, name, dataset), dataset) for one in (data, corrected(data, name, typed)))
    assert before.to_mend == 2
    assert (after.to_mend, after.counts["new"]) == (0, before.counts["new"] + 2)
    sites = {row.city: row for row in after.after.site}
    assert (sites["Iasi"].rate_usd_h, sites["Porto"].seats) == (10.5, 25)
    assert sites["Lodz"] == {row.city: row for row in before.after.site}["Lodz"]


def test_a_cell_can_be_emptied(dataset):
    data = corrected(offers.workbook(offers.TYPO), "offer.xlsx", {("Offer", "D4"): ""})
    found = preview(read(data, "offer.xlsx", dataset), dataset)
    assert sentence(found) == "1 new"
    assert found.after.site[-1].rate_usd_h is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_any_text_can_be_typed_into_a_text_file(typed):
    data = corrected(offers.text(*ROWS), "offer.csv", {("offer", "A3"): typed})
    before, after = (read_text(one, "offer.csv").sheets[0] for one in (offers.text(*ROWS), data))
    if typed.strip():
        assert after.at(3, 1).value == typed
    assert after.at(3, 2).value == before.at(3, 2).value
    assert after.at(4, 1).value == before.at(4, 1).value


def test_a_place_that_is_not_there_is_told(dataset):
    with pytest.raises(CxError, match="sheet 'Nowhere' is not in the file"):
        corrected(offers.workbook(offers.GOOD), "offer.xlsx", {("Nowhere", "A1"): "x"})
    with pytest.raises(CxError, match="Row 900"):
        corrected(offers.workbook(offers.GOOD), "offer.xlsx", {("Offer", "A900"): "x"})
    with pytest.raises(CxError, match="no cell row 4"):
        corrected(offers.workbook(offers.GOOD), "offer.xlsx", {("Offer", "row 4"): "x"})
    with pytest.raises(CxError, match="PDF"):
        corrected(b"%PDF-1.7 and so on", "offer.xlsx", {("Offer", "A1"): "x"})
