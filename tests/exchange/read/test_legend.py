"""What is said of a table as a whole."""

from cxmodel.exchange.read import read
from cxmodel.exchange.read.grids import Cell, Sheet
from cxmodel.exchange.read.legend import countries_across
from tests.exchange.corpus.openpyxl_made import book, plain


def remarks(dataset, data: bytes, name: str = "x.csv") -> str:
    return "\n".join(f"{item.level} {item.found} {item.mend}" for item in read(data, name, dataset).remarks)


def test_columns_that_are_not_read_are_named(dataset):
    said = remarks(dataset, b"Vendor,Country,Rate,Seats,Colour,Empty,FTE count\nA,PHL,12,3,red,,\n")
    assert "Colour (column E) This column is not read." in said
    assert "Empty" not in said


def test_headers_read_by_guess_are_named(dataset):
    said = remarks(dataset, b"Vendor,Contry,Rate,FTE\nA,PHL,12,3\n")
    assert "note Contry The column is read as country." in said
    assert "warning FTE The column is read as seats; check that it means the same." in said


def test_hidden_rows_are_read_and_named(dataset):
    def draw(sheet):
        plain()(sheet)
        for row in (2, 3):
            sheet.row_dimensions[row].hidden = True
    assert "hidden rows 2-3 They are read; delete what should not count." in remarks(dataset, book(draw)(), "x.xlsx")


def test_sheets_without_a_table_are_named(dataset):
    def draw(sheet):
        plain()(sheet)
        sheet.parent.create_sheet("Letter")["A1"] = "Dear Sirs"
    reading = read(book(draw)(), "x.xlsx", dataset)
    assert [item.sheet for item in reading.remarks if "not read" in item.mend and item.sheet != "Vendors"] == ["Letter"]


def test_the_mapping_to_remember_holds_each_header(dataset):
    reading = read(b"Lieferant,Land,Preis,Sitze\nA,PHL,12,3\n", "x.csv", dataset)
    assert reading.mapping["Vendors"] == {"lieferant": "vendor", "land": "country", "preis": "hourly_rate_usd",
                                          "sitze": ""}
    again = read(b"Lieferant,Land,Preis,Sitze\nA,PHL,12,3\n", "x.csv", dataset, mapping={"Vendors": {"sitze": "seats"}})
    assert again.rows["Vendors"][0]["seats"] == 3


def test_prices_that_are_left_out_are_a_warning_that_says_how_to_give_them(dataset):
    said = remarks(dataset, b"Vendor,Country,Rate 1-50 seats,Overtime rate,Seats,Occupancy rate\nA,POL,20,30,3,80%\n")
    assert "warning Rate 1-50 seats (column C) The header does not say that it is the price of an hour" in said
    assert "warning Overtime rate (column D) The header speaks of special hours" in said
    assert "put the one that counts under the header hourly_rate_usd" in said
    assert "note Occupancy rate (column F) This column is not read." in said


def test_a_price_that_names_another_hour_than_its_column_is_told(dataset):
    said = remarks(dataset, b"Vendor,Country,Rate,Basis,Seats\nA,POL,15.9 (per paid hour),productive,3\n")
    assert "warning 15.9 (per paid hour) beside 'productive' The price speaks of a paid hour" in said
    assert "speaks of" not in remarks(dataset, b"Vendor,Country,Rate,Basis,Seats\nA,POL,15.9 (paid),paid,3\n")
    assert "The header of the price speaks of a productive hour; 'paid'" in remarks(
        dataset, b"Vendor,Country,Rate per productive hour,Basis,Seats\nA,POL,15.9,paid,3\n")


def test_a_price_with_tax_is_told(dataset):
    said = remarks(dataset, b"Vendor,Country,Rate USD incl. 19% VAT,Seats\nA,POL,15.9,3\n")
    assert "warning Rate USD incl. 19% VAT The figures are taken as they stand, tax included" in said


def test_countries_across_are_explained():
    wide = Sheet("S", {1: {1: Cell(1, 1, "USD/h"), 2: Cell(1, 2, "Poland"), 3: Cell(1, 3, "India")}})
    assert "Row 1 has a column for each country (Poland, India)" in countries_across(wide)
    assert countries_across(Sheet("S", {1: {1: Cell(1, 1, "Vendor"), 2: Cell(1, 2, "Poland")}})) == ""
