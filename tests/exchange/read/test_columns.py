"""The tables of the template."""

from cxmodel.exchange.read.columns import header_words, plain, table_named, table_of, template
from cxmodel.schema import fields_of
from cxmodel.tables import ROW_TYPES, Activity, Site

ASKED = ("vendor_id", "vendor", "country", "hourly_rate_usd", "rate_basis", "seats", "csat_pct", "attrition_pct",
         "languages", "certifications", "notes")


def test_the_sheet_vendors_has_the_columns_that_vendors_are_asked_for():
    names = [column.name for column in table_named("Vendors").columns]
    assert [name for name in ASKED if name not in names] == []


def test_bounds_and_choices_follow_from_the_declarations():
    vendors = table_named("Vendors")
    assert vendors.column("hourly_rate_usd").bounds == (0, 200)
    assert vendors.column("seats").whole
    assert vendors.column("rate_basis").choices["bezahlte stunde"] == "paid"


def test_every_row_type_can_be_read_as_it_is():
    for kind in ROW_TYPES:
        if kind.__name__ not in ("Vendor", "Site", "Score"):
            assert {column.name for column in table_of(kind).columns} == {field.name for field in fields_of(kind)}
    assert table_of(Activity).name == "Activities"
    assert table_of(Site).exact


def test_words_are_compared_without_case_accents_and_signs():
    assert {plain(text) for text in ("Hourly-Rate (USD)", "hourly_rate_usd", "HOURLY RATE: USD", "hourlyRate USD")} == {
        "hourly rate usd"}
    assert {"anbieter", "fournisseur", "proveedor"} <= header_words()
    assert template()[0].name == "Vendors"
