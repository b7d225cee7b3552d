"""What is said of a table as a whole."""

from cxmodel.exchange.read import read
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
