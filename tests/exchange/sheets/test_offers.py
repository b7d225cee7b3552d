"""Vendors and their sites as rows that a vendor can fill."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.exchange.read import countries
from cxmodel.exchange.read.columns import table_named
from cxmodel.exchange.sheets import offers
from cxmodel.schema import Text
from cxmodel.tables import Vendor


def by_name(dataset, vendor: str | None = None) -> list[dict]:
    names = [column.name for column in offers.columns(dataset, vendor is not None)]
    return [dict(zip(names, row, strict=True)) for row in offers.rows(dataset, vendor)]


def test_the_first_columns_are_those_that_vendors_are_asked_for(dataset):
    names = [column.name for column in offers.columns(dataset)]
    assert names[:12] == ["vendor_id", "vendor", "country", "city", "hourly_rate_usd", "rate_basis", "seats",
                          "csat_pct", "attrition_pct", "languages", "certifications", "notes"]
    assert all(column.kind == "kept" for column in offers.columns(dataset)[12:-1])


def test_the_last_column_says_whether_a_row_goes_and_is_not_for_vendors(dataset):
    last = offers.columns(dataset)[-1]
    assert (last.name, last.kind) == ("action", "input")
    assert isinstance(last.field.spec, Text)
    assert last.field.spec.choices == ("keep", "remove")
    assert {row["action"] for row in by_name(dataset)} == {None}
    assert "action" not in {column.name for column in offers.columns(dataset, for_vendor=True)}


def test_the_reader_knows_every_column_but_what_marks_a_sample(dataset):
    known = {column.name for column in table_named("Vendors").columns}
    assert {column.name for column in offers.columns(dataset)} - known <= {"sample", "site_sample"}


def test_one_row_for_each_vendor_and_site_says_everything_about_both(dataset):
    rows = by_name(dataset)
    assert [row["site_id"] for row in rows] == [site.id for vendor in dataset.vendor for site in dataset.site
                                                if site.vendor_id == vendor.id]
    cebu = next(row for row in rows if row["site_id"] == "heronlight-cebu")
    names = ("vendor", "country", "hourly_rate_usd", "rate_basis", "attrition_pct", "certifications")
    assert tuple(map(cebu.get, names)) == ("Heronlight Care", "Philippines", 13.2, "productive", 24.0,
                                           "SOC 2|PCI DSS|B Corp")


def test_a_vendor_without_a_site_has_a_row_and_no_country(dataset):
    alone = replace(dataset, site=())
    assert [row["vendor_id"] for row in by_name(alone)] == [row.id for row in dataset.vendor]
    assert {row["country"] for row in by_name(alone)} == {None}


@pytest.mark.parametrize("name", ["Namibia", "NA", "PHL", "=1", "Atlantis"])
def test_a_country_is_named_only_where_a_reader_finds_it_again(dataset, name):
    first, second = (replace(row, iso3=iso3, country=country) for row, iso3, country in
                     zip(dataset.location, ("NAM", "PHL"), (name, "Philippines"), strict=False))
    cells = offers.country_cells(replace(dataset, location=(first, second)))
    assert all(countries.find(cell).iso3 == iso3 for iso3, cell in cells.items())
    assert ("NAM" in cells) is (name == "Namibia")


def test_every_country_of_the_facts_is_written_by_its_name(dataset):
    assert set(offers.country_cells(dataset)) == {row.iso3 for row in dataset.location}


@given(st.integers(0, 3000))
def test_per_cent_of_a_share_typed_by_a_person_is_what_the_person_would_write(tenths):
    share = tenths / 1000
    assert str(offers.in_percent(share)) == str(tenths / 10)


def test_what_is_for_us_alone_stays_with_us(dataset):
    found = by_name(dataset, "heronlight")
    assert {row["vendor_id"] for row in found} == {"heronlight"}
    assert {row["notes"] for row in found} == {None}
    assert not {"vendor_class", "sample", "site_sample", "action"} & set(found[0])


def test_no_field_of_a_vendor_or_a_site_is_left_out(dataset):
    fields = {column.field.name for column in offers.columns(dataset)}
    assert set(Vendor.__dataclass_fields__) - {"attrition"} <= fields
    assert set(vars(dataset.site[0])) - {"vendor_id"} <= fields
