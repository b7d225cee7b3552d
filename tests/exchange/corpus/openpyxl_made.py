"""Workbooks written by openpyxl: layouts, formats and faults that people produce in Excel."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.corpus import HEADER, ROWS, Case, changed, column


def book(draw: Callable[[Worksheet], object], title: str = "Vendors") -> Callable[[], bytes]:
    """A workbook whose first sheet is drawn by a function."""
    def make() -> bytes:
        work = openpyxl.Workbook()
        sheet = work.active
        assert isinstance(sheet, Worksheet)
        sheet.title = title
        draw(sheet)
        stream = io.BytesIO()
        work.save(stream)
        return stream.getvalue()
    return make


def plain(rows=ROWS, header=HEADER, first: int = 1, left: int = 1) -> Callable[[Worksheet], None]:
    """The rows under their header, from a row and a column on."""
    def draw(sheet: Worksheet) -> None:
        for y, row in enumerate([header, *rows]):
            for x, value in enumerate(row):
                sheet.cell(first + y, left + x, value)
    return draw


def _titles(sheet: Worksheet) -> None:
    sheet["A1"] = "Request for proposal 2025"
    sheet["A2"] = "Please fill in every row"
    sheet.merge_cells("A1:K1")
    plain(first=5, left=3)(sheet)
    sheet["C10"] = "Total"
    sheet["H10"] = "=SUM(H6:H8)"
    sheet["C12"] = "* seats are those free from January on, all others are taken by clients we already serve"


def _two_rows(sheet: Worksheet) -> None:
    top = ("Vendor", None, "Delivery", "Commercials", None, "Capacity", "Quality", None, "Skills", None, "Notes")
    low = ("ID", "Name", "Country", "Hourly rate (USD)", "Rate basis", "Seats", "CSAT", "Attrition", "Languages",
           "Certificates", None)
    for x, (upper, lower) in enumerate(zip(top, low, strict=True), start=1):
        sheet.cell(3, x, upper)
        sheet.cell(4, x, lower)
    for area in ("A3:B3", "D3:E3", "G3:H3", "I3:J3", "K3:K4"):
        sheet.merge_cells(area)
    for y, row in enumerate(ROWS, start=5):
        for x, value in enumerate(row, start=1):
            sheet.cell(y, x, value)


def _side_table(sheet: Worksheet) -> None:
    plain()(sheet)
    for y, row in enumerate((("Country", "Rate"), ("Philippines", 99), ("Poland", 98), ("India", 97))):
        for x, value in enumerate(row):
            sheet.cell(1 + y, 14 + x, value)


def _hidden(sheet: Worksheet) -> None:
    plain()(sheet)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["H"].hidden = True


def _hidden_sheet(sheet: Worksheet) -> None:
    plain()(sheet)
    assert sheet.parent is not None
    old = sheet.parent.create_sheet("Vendors old")
    plain(rows=changed(0, "hourly_rate_usd", 99))(old)
    old.sheet_state = "hidden"


def _repeated(sheet: Worksheet) -> None:
    plain()(sheet)
    for x, name in enumerate(HEADER, start=1):
        sheet.cell(5, x, name)
    for x, value in enumerate(("cedarlane", "Cedarlane", "India", 9.5, "paid", 400, 85, 35, "en|hi", None, None),
                              start=1):
        sheet.cell(6, x, value)


def _merged_vendor(sheet: Worksheet) -> None:
    plain(rows=changed(1, "vendor", None, changed(1, "vendor_id", None)))(sheet)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:B3")


def _sideways(sheet: Worksheet) -> None:
    for x, row in enumerate([HEADER, *ROWS], start=1):
        for y, value in enumerate(row, start=1):
            sheet.cell(y + 2, x + 1, value)


def _percent_formats(sheet: Worksheet) -> None:
    plain(rows=column("attrition_pct", (0.31, 0.31, 0.22)))(sheet)
    for y in (2, 3, 4):
        sheet.cell(y, 8).number_format = "0.0%"


def _euro_format(sheet: Worksheet) -> None:
    plain()(sheet)
    for y in (2, 3, 4):
        sheet.cell(y, 4).number_format = "#,##0.00 [$€-407]"


def _header_note(sheet: Worksheet) -> None:
    plain()(sheet)
    sheet["D1"].comment = Comment("Prices per month and agent", "buyer")


def _id_zeros(sheet: Worksheet) -> None:
    plain(rows=column("vendor_id", (7, 7, 8)))(sheet)
    for y in (2, 3, 4):
        sheet.cell(y, 1).number_format = "00000"


def _scores_wide(sheet: Worksheet) -> None:
    for row in (("Vendor", "Cultural match", "Coaching", "Retention", "Remarks"), ("Heronlight Care", 3, 2, 4, "fine"),
                ("Quillwater Service", "2 - fair", None, "n/a", None)):
        sheet.append(row)


def _scores_turned(sheet: Worksheet) -> None:
    for row in (("Theme", "Criterion", "Heronlight Care", "Quillwater Service"), ("Culture", "Cultural match", 3, 2),
                ("People", "Coaching", 2, 1), ("People", "Retention", 4, None)):
        sheet.append(row)


def _scores_of_ten(sheet: Worksheet) -> None:
    for row in (("vendor", "criterion", "score"), ("Heronlight Care", "Coaching", 8), ("Heronlight Care", "Retention",
                                                                                       9)):
        sheet.append(row)


def _assumptions(sheet: Worksheet) -> None:
    for row in (("id", "low", "typical", "high"), ("reach_chatbot", 0.05, 0.2, 0.35), ("reach_comunity", 0.1, 0.2, 0.3),
                ("reach_messaging", 0.3, 0.2, 0.1)):
        sheet.append(row)


def _activities(sheet: Worksheet) -> None:
    for row in (("case_id", "id", "AHT (min)", "Contacts per year", "voice share", "chat share", "written share",
                 "opens"),
                ("alder", "order_status", 5, "4.300.000", 40, 35, 25, dt.time(8, 30))):
        sheet.append(row)


CASES = [
    Case("clean", "offer.xlsx", book(plain()), "clean", holds={(1, "country"): "COL", (2, "languages"): ("en", "pl",
                                                                                                         "de")}),
    Case("macro workbook", "offer.xlsm", book(plain()), "clean"),
    Case("titles, offset, totals, footnote", "offer.xlsx", book(_titles), "clean", says=("a total", "a line of text")),
    Case("two header rows, merged", "offer.xlsx", book(_two_rows, "Sheet1"), "clean", holds={(0, "seats"): 300}),
    Case("side table", "offer.xlsx", book(_side_table), "clean", says=("cells beside the table",),
         holds={(0, "hourly_rate_usd"): 12.5}),
    Case("hidden row and column", "offer.xlsx", book(_hidden), "clean", says=("hidden row 3",
                                                                              "a hidden column")),
    Case("hidden older sheet", "offer.xlsx", book(_hidden_sheet), "clean", says=("hidden sheet is not read",)),
    Case("repeated header", "offer.xlsx", book(_repeated), "clean", 4, ("a repeated header",)),
    Case("vendor merged over its rows", "offer.xlsx", book(_merged_vendor), "clean", says=("A merged cell counts",)),
    Case("vendor left blank", "offer.xlsx", book(plain(changed(1, "vendor", None, changed(1, "vendor_id", None)))),
         "fix", 2,
         asks=("Vendors.vendor.fill_down",)),
    Case("table on its side", "offer.xlsx", book(_sideways, "Answers"), "clean", says=("stand below each other",)),
    Case("per cent by format", "offer.xlsx", book(_percent_formats), "clean", holds={(2, "attrition_pct"): 22.0}),
    Case("shares without sign", "offer.xlsx", book(plain(column("attrition_pct", (0.31, 0.31, 0.22)))), "fix", 0,
         asks=("Vendors.attrition_pct.percent",)),
    Case("euros by format", "offer.xlsx", book(_euro_format), "fix", 0, asks=("Vendors.hourly_rate_usd.currency.EUR",)),
    Case("month in a cell note", "offer.xlsx", book(_header_note), "fix", 0,
         asks=("Vendors.hourly_rate_usd.period.month",)),
    Case("ids with leading zeros", "offer.xlsx", book(_id_zeros), "clean", holds={(0, "vendor_id"): "00007"}),
    Case("formula never worked out", "offer.xlsx", book(plain(changed(0, "hourly_rate_usd", "=10+2.5"))), "fix", 2,
         ("never worked out", "10+2.5 is 12.5", "type 12.5")),
    Case("date for a number", "offer.xlsx", book(plain(changed(0, "hourly_rate_usd", dt.datetime(2025, 5, 12)))),
         "fix", 2,
         ("made a date",)),
    Case("error cell", "offer.xlsx", book(plain(changed(0, "seats", "#REF!"))), "fix", 2, ("#REF!",)),
    Case("yes for a number", "offer.xlsx", book(plain(changed(0, "seats", True))), "fix", 2, ("not yes or no",)),
    Case("a country misspelt", "offer.xlsx", book(plain(changed(0, "country", "Phillipines"))), "fix", 2,
         asks=("Vendors.country.phillipines",)),
    Case("Namibia", "offer.xlsx", book(plain(changed(0, "country", "NA"))), "fix", 2, ("Namibia", "not available"),
         ("Vendors.country.na",)),
    Case("two rows for one site", "offer.xlsx", book(plain([*ROWS, ROWS[0]])), "clean", 4, ("is taken once",)),
    Case("two rows that differ", "offer.xlsx", book(plain([*ROWS, changed(0, "seats", 5)[0]])), "fix", 2, ("keep one",
                                                                                                           )),
    Case("seats missing", "offer.xlsx", book(plain(changed(0, "seats", None))), "fix", 2, ("not zero",)),
    Case("scores, a grid", "scores.xlsx", book(_scores_wide, "Scores"), "clean", 5, ("words beside",)),
    Case("scores, vendors across", "scores.xlsx", book(_scores_turned, "Evaluation"), "clean", 5),
    Case("scores of ten", "scores.xlsx", book(_scores_of_ten, "Scores"), "fix", 0, asks=("Scores.score.scale",)),
    Case("assumptions", "a.xlsx", book(_assumptions, "Assumptions"), "fix", 1, ("reach_community", "not in order")),
    Case("activities", "a.xlsx", book(_activities, "Activities"), "clean", 1, ("per cent",),
         holds={(0, "handle_time_s"): 300.0, (0, "opens"): 8.5, (0, "contacts_per_year"): 4_300_000.0}),
    Case("no table", "letter.xlsx", book(lambda sheet: sheet.append(["Dear Sirs,", "we regret"])), "rejected", 0),
    Case("headers alone", "offer.xlsx", book(plain(rows=())), "clean", 0, ("rows of data",)),
]
