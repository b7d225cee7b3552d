"""Cells of our own export."""

import pytest

from cxmodel.exchange.read.cells import Gap
from cxmodel.exchange.read.grids import Cell
from cxmodel.exchange.read.verbatim import verbatim
from cxmodel.schema import fields_of
from cxmodel.tables import Site
from tests.exchange.read.lanes import lane

FIELDS = {field.name: field for field in fields_of(Site)}


@pytest.mark.parametrize(("name", "value", "result"), [
    ("city", "n/a", "n/a"), ("city", " x", " x"), ("city", "‹U+0020›x", " x"), ("rate_usd_h", 12.5, 12.5),
    ("seats", "300", 300),
    ("iso3", "PHL", "PHL"), ("iso3", "Philippines", Gap.WRONG), ("rate_usd_h", 900.0, Gap.WRONG), ("rate_usd_h",
                                                                                                   "12,5", Gap.WRONG),
    ("rate_basis", "bezahlt", Gap.WRONG), ("rate_basis", "paid", "paid"), ("languages", "en|es", ("en", "es")),
    ("languages", "English", Gap.WRONG), ("sample", "yes", True), ("sample", "ja", Gap.WRONG), ("city", None,
                                                                                                Gap.EMPTY),
])
def test_what_the_export_writes_is_taken_as_it_is_and_the_rest_is_left_to_the_forgiving_readers(name, value, result):
    site = lane(name, "site")
    assert verbatim(Cell(2, 1, value), FIELDS[name], site) == result


def test_a_formula_is_nothing_the_export_writes():
    assert verbatim(Cell(2, 1, 12.5, formula="A1"), FIELDS["rate_usd_h"], lane("rate_usd_h", "site")) is Gap.WRONG
