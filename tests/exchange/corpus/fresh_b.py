"""What fresh eyes found: lines above a table, other prices, comments, rows that contradict one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.exchange.corpus import Case
from tests.exchange.corpus.laid_out import sheets

HEAD = ("Vendor", "Country", "City", "Hourly rate USD", "Rate basis", "Seats", "Languages")
KRAKOW = ("Quillhaven", "Poland", "Krakow", 18, "paid", 100, "pl")
PUNE = ("Quillhaven", "India", "Pune", 9, "paid", 300, "en")
_NO_NAME = ("Country", "City", "Hourly rate USD", "Rate basis", "Seats", "Languages")


def _marked(rows: Sequence[Sequence[Any]], change: Callable[[Any], None]) -> Callable[[], bytes]:
    def make() -> bytes:
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(list(row))
        change(book.worksheets[0])
        stream = BytesIO()
        book.save(stream)
        return stream.getvalue()
    return make


def _commented(sheet: Any) -> None:
    sheet["D2"].comment = Comment("Only above 100 seats", "Quillhaven")
    sheet["D3"].font = Font(strike=True)


CASES = [
    Case("tax and discount above the table", "offer.xlsx", sheets(Sheet=[
        ("Our best offer",), ("All rates per paid hour, plus 19 % VAT",), ("Discount 5 % above 200 seats",),
        ("Valid until 31.12.2026",), HEAD, KRAKOW]), "clean", 1,
        ("plus 19 % VAT", "hold no tax", "Discount 5 %", "without this discount", "Valid until 31.12.2026",
         "above the table")),
    Case("the vendor's name as a title", "offer.xlsx", sheets(Sheet=[
        ("Acme BPO International — Commercial Offer",), (), _NO_NAME, KRAKOW[1:]]), "fix", 0,
        asks=("Vendors.vendor.title",)),
    Case("a set-up fee below the prices", "offer.xlsx", sheets(Sheet=[
        HEAD, KRAKOW, PUNE, ("Set-up fee", None, None, "25,000 EUR")]), "clean", 2,
        ("Set-up fee 25,000 EUR", "another price and is left out")),
    Case("a set-up fee under the countries", "offer.xlsx", sheets(Sheet=[
        ("Vendor: Quillhaven",), _NO_NAME, KRAKOW[1:], ("Set-up fee", None, "25,000 EUR")]), "clean", 1,
        ("Set-up fee 25,000 EUR",)),
    Case("a comment and a figure struck out", "offer.xlsx", _marked([HEAD, KRAKOW, PUNE], _commented), "clean", 2,
         ("Only above 100 seats", "struck out and read all the same")),
    Case("two head offices of one vendor", "offer.xlsx", sheets(Sheet=[
        (*HEAD, "Headquarters", "Total seats"), (*KRAKOW, "Spain", 900), (*PUNE, "France", 1200)]), "fix", 0,
        asks=("Vendors.headquarters.one_a_vendor", "Vendors.seats_total.one_a_vendor")),
    Case("n/a where something is known", "offer.csv", lambda: (
        b"vendor_id,country,city,hourly_rate_usd,seats,languages,certifications,notes\r\n"
        b"velvetloom,IND,Jaipur,n/a,n/a,n/a,n/a,n/a\r\n"), "clean", 1,
        ("is taken back", "cannot be taken back", "The known 160 stays")),
    Case("a per cent in place of a share", "a.xlsx", sheets(Assumptions=[
        ("id", "typical"), ("discount_rate", 12), ("no_such", 3)]), "fix", 0,
        ("Write 0.12 for 12 %.", "No assumption is called so")),
    Case("voice and chat under one price", "offer.xlsx", sheets(("D1:E1",), Sheet=[
        ("Vendor", "Country", "City", "Hourly rate USD", None, "Rate basis", "Seats", "Languages"),
        (None, None, None, "Voice", "Chat"), ("Quillhaven", "Poland", "Krakow", 18, 16, "paid", 100, "pl")]), "fix", 0,
        asks=("Vendors.hourly_rate_usd.column",)),
]
