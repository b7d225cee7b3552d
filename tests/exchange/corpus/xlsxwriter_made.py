"""Workbooks written by XlsxWriter: what programs that export to Excel produce."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import xlsxwriter

from tests.exchange.corpus import HEADER, ROWS, Case, changed, column

Draw = Callable[[Any, Any], object]


def book(draw: Draw, **options: Any) -> Callable[[], bytes]:
    """A workbook drawn by a function of (workbook, first sheet)."""
    def make() -> bytes:
        stream = io.BytesIO()
        work = xlsxwriter.Workbook(stream, {"in_memory": True, **options})
        draw(work, work.add_worksheet("Vendors"))
        work.close()
        return stream.getvalue()
    return make


def plain(rows=ROWS, header=HEADER) -> Draw:
    """The rows under their header."""
    def draw(work: Any, sheet: Any) -> None:
        for y, row in enumerate([header, *rows]):
            sheet.write_row(y, 0, row)
    return draw


def _formula(value: Any, formula: str = "=SUM(5,7.5)") -> Draw:
    def draw(work: Any, sheet: Any) -> None:
        plain()(work, sheet)
        sheet.write_formula("D2", formula, None, value)
    return draw


def _table(work: Any, sheet: Any) -> None:
    sheet.add_table(3, 1, 3 + len(ROWS), len(HEADER), {
        "data": ROWS, "columns": [{"header": name} for name in HEADER], "style": "Table Style Medium 4"})
    sheet.write(0, 0, "Offer, prices in USD per productive hour")
    chart = work.add_chart({"type": "column"})
    chart.add_series({"values": "=Vendors!$E$5:$E$7"})
    sheet.insert_chart("N2", chart)
    sheet.data_validation("F5:F100", {"validate": "list", "source": ["productive", "paid", "handled"]})
    sheet.conditional_format("E5:E100", {"type": "3_color_scale"})
    work.define_name("Rates", "=Vendors!$E$5:$E$7")


def _date_1904(work: Any, sheet: Any) -> None:
    plain(header=(*HEADER, "Date"), rows=[(*row, None) for row in ROWS])(work, sheet)
    sheet.write_datetime(1, 11, dt.datetime(2025, 3, 4), work.add_format({"num_format": "yyyy-mm-dd"}))


def _rich(work: Any, sheet: Any) -> None:
    plain()(work, sheet)
    bold = work.add_format({"bold": True})
    sheet.write_rich_string("B2", bold, "Amber", "fold")
    sheet.write_string("K2", "a line\nand another\x07 with _x0041_ in it")
    sheet.write_string("K3", "=1+1")


def _wide_format(work: Any, sheet: Any) -> None:
    sheet.set_column("A:XFD", 12, work.add_format({"bg_color": "#EEEEEE"}))
    sheet.write_blank("XFD1048576", None, work.add_format({"bg_color": "#FFFFFF"}))
    plain()(work, sheet)


def _two_rates(work: Any, sheet: Any) -> None:
    plain(header=(*HEADER[:3], "Rate 2024", "Rate 2025", *HEADER[4:]),
          rows=[(*row[:4], row[3] + 1, *row[4:]) for row in ROWS])(work, sheet)


def _usd_and_eur(work: Any, sheet: Any) -> None:
    plain(header=(*HEADER[:3], "Rate EUR/h", "Rate USD/h", *HEADER[4:]),
          rows=[(*row[:3], row[3] * 0.9, *row[3:]) for row in ROWS])(work, sheet)


def _template(work: Any, sheet: Any) -> None:
    plain()(work, sheet)
    scores = work.add_worksheet("Scores")
    scores.write_row(0, 0, ("vendor", "Cultural match", "Coaching"))
    scores.write_row(1, 0, ("Amberfold", 3, 2))
    scores.write_row(2, 0, ("Birchwell", 4, None))
    help_ = work.add_worksheet("Read me")
    help_.write_column(0, 0, ("All prices in EUR are asked for.", "vendor"))
    lists = work.add_worksheet("Lists")
    lists.write_row(0, 0, ("iso3", "country", "region", "currency"))
    lists.write_row(1, 0, ("PHL", "Philippines", "Asia", "PHP"))


_GERMAN = ("Anbieter", "Land", "Stundensatz (USD)", "Abrechnungsbasis", "Arbeitsplätze", "Fluktuation in %", "Sprachen",
           "Zertifikate", "Bemerkungen")
_FRENCH = ("Fournisseur", "Pays", "Tarif horaire (USD)", "Base du tarif", "Nombre de postes", "Attrition annuelle",
           "Langues", "Certificats", "Remarques")
_SPANISH = ("Proveedor", "País", "Tarifa por hora (USD)", "Base de tarifa", "Puestos", "Rotación", "Idiomas",
            "Certificaciones", "Observaciones")


def _spoken(header, words) -> Draw:
    return plain(header=header, rows=[("Amberfold", words[0], 12.5, words[1], 300, 31, words[2], "ISO 27001", None),
                                      ("Birchwell", words[3], 18, words[1], 200, 22, words[2], "ISO 9001", None)])


CASES = [
    Case("excel table with chart, lists and names", "offer.xlsx", book(_table), "clean"),
    Case("zero as the result of a formula", "offer.xlsx", book(_formula(0)), "fix", 2, ("out of date",)),
    Case("stale result", "offer.xlsx", book(_formula(11)), "fix", 2, ("out of date", "is 12.5")),
    Case("fresh result", "offer.xlsx", book(_formula(12.5)), "clean", holds={(0, "hourly_rate_usd"): 12.5}),
    Case("zero of a formula beyond us", "offer.xlsx", book(_formula(0, "=VLOOKUP(1,A1:B2,2)")), "fix", 2,
         ("never have been",)),
    Case("result of a formula beyond us", "offer.xlsx", book(_formula(12.5, "=VLOOKUP(1,A1:B2,2)")), "clean",
         says=("asks to be worked out again",)),
    Case("years counted from 1904", "offer.xlsx", book(_date_1904, date_1904=True), "clean", says=("Date (column L)",)),
    Case("rich text and escaped signs", "offer.xlsx", book(_rich), "clean",
         holds={(0, "vendor"): "Amberfold", (0, "notes"): "a line\nand another with _x0041_ in it",
                (1, "notes"): "=1+1"}),
    Case("formatted to the last cell", "offer.xlsx", book(_wide_format), "clean"),
    Case("two rates", "offer.xlsx", book(_two_rates), "fix", 0, asks=("Vendors.hourly_rate_usd.column",)),
    Case("rates in two currencies", "offer.xlsx", book(_usd_and_eur), "clean", says=("Rate EUR/h (column D)",),
         holds={(0, "hourly_rate_usd"): 12.5}),
    Case("the whole template", "offer.xlsx", book(_template), "clean", 6),
    Case("German", "angebot.xlsx", book(_spoken(_GERMAN, ("Philippinen", "Produktivstunde", "Englisch, Spanisch",
                                                          "Polen"))),
         "clean", 2, holds={(0, "country"): "PHL", (0, "languages"): ("en", "es"), (0, "rate_basis"): "productive"}),
    Case("French", "offre.xlsx", book(_spoken(_FRENCH, ("Philippines", "heure productive", "anglais et espagnol",
                                                        "Pologne"))),
         "clean", 2, holds={(1, "country"): "POL", (1, "languages"): ("en", "es")}),
    Case("Spanish", "oferta.xlsx", book(_spoken(_SPANISH, ("Filipinas", "hora productiva", "inglés y español",
                                                           "Polonia"))),
         "clean", 2, holds={(1, "country"): "POL", (1, "languages"): ("en", "es")}),
    Case("numbers as text", "offer.xlsx", book(plain(column("hourly_rate_usd", ("$12.50", "USD 15.25/h", "18.00 "))),
                                                strings_to_numbers=False), "clean",
         holds={(1, "hourly_rate_usd"): 15.25}),
    Case("other currency in a cell", "offer.xlsx", book(plain(changed(0, "hourly_rate_usd", "€12"))), "fix", 2,
         asks=("Vendors.hourly_rate_usd.currency.EUR",)),
    Case("a range", "offer.xlsx", book(plain(changed(0, "hourly_rate_usd", "12-15"))), "fix", 2,
         asks=("Vendors.hourly_rate_usd.range",)),
    Case("Congo", "offer.xlsx", book(plain(changed(0, "country", "Congo"))), "fix", 2, asks=("Vendors.country.congo",)),
    Case("no basis", "offer.xlsx", book(plain(column("rate_basis", (None, None, "paid")))), "fix", 1,
         asks=("Vendors.rate_basis.missing",)),
    Case("attrition differs in a vendor", "offer.xlsx", book(plain(changed(0, "attrition_pct", 20))), "fix", 1,
         asks=("Vendors.attrition_pct.one_a_vendor",)),
    Case("a known vendor under another form", "offer.xlsx", book(plain(
        column("vendor_id", (None, None, "b"), column("vendor", ("Cordilark Ltd.", "Cordilark Ltd.", "Birchwell"))))),
        "fix", 1, asks=("Vendors.vendor.cordilark ltd",)),
]
