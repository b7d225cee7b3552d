"""What is read on the screen: words for columns, countries and languages, each told apart from the others."""

from __future__ import annotations

import pytest

from cxmodel.exchange.read.columns import template
from cxmodel.schema import fields_of
from cxmodel.tables import Location, Site
from cxmodel.ui.data.labels import label, labels, written_out


@pytest.mark.parametrize("table", template(), ids=lambda table: table.name)
def test_no_two_columns_of_a_table_are_called_the_same(table):
    told = labels(table)
    assert len(set(told.values())) == len(table.columns)
    assert not any("ISO" in text or ";" in text for text in told.values())


def test_a_header_nobody_knows_keeps_its_own_name():
    assert label("Chairs <b>") == "Chairs <b>"


def test_codes_are_written_out_and_other_texts_are_not():
    site = {field.name: field for field in fields_of(Site)}
    assert written_out(site["iso3"], "POL") == "Poland"
    assert written_out(site["languages"], "pl") == "Polish"
    assert written_out(site["city"], "POL") == "POL"
    place = {field.name: field for field in fields_of(Location)}
    assert written_out(place["languages_service"], "tlh-x") == "tlh-x"
