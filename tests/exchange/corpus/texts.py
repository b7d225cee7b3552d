"""CSV texts in the encodings, delimiters and number styles of many programs and countries."""

from __future__ import annotations

from tests.exchange.corpus import HEADER, Case, changed, column, text

_COMMA = column("hourly_rate_usd", ("12,50", "15,25", "18,00"))
_ACCENTS = column("notes", ("Größe über alles", "façade, déjà vu", "Señor Peña"))
_POLISH = column("notes", ("Łódź i Kraków", "świetna jakość", "żółw"))


def _case(name: str, data: bytes, verdict: str = "clean", valid: int = 3, file: str = "offer.csv", **more) -> Case:
    return Case(name, file, lambda: data, verdict, valid, **more)


def _called(price: str) -> list[str]:
    """The header with another word for the price."""
    return [price if name == "hourly_rate_usd" else name for name in HEADER]


CASES = [
    _case("comma, UTF-8", text()),
    _case("semicolon, decimal comma", text(_COMMA, delimiter=";"), holds={(0, "hourly_rate_usd"): 12.5}),
    _case("tab, UTF-16 with its mark", text(delimiter="\t", encoding="utf-16")),
    _case("UTF-16 without its mark", text(delimiter="\t", encoding="utf-16-le"), says=("UTF-16",)),
    _case("bar", text(column("languages", ("en", "en, es", "en, pl, de")), delimiter="|")),
    _case("UTF-8 with its mark", text(_ACCENTS, encoding="utf-8-sig"), holds={(0, "notes"): "Größe über alles"}),
    _case("Windows Western", text(_ACCENTS, encoding="cp1252"), says=("Windows Western",),
          holds={(0, "notes"): "Größe über alles"}),
    _case("Windows Central European", text(_POLISH, encoding="cp1250"), holds={(1, "notes"): "świetna jakość"}),
    _case("Mac", text(_ACCENTS, encoding="mac_roman"), holds={(1, "notes"): "façade, déjà vu"}),
    _case("DOS", text(_ACCENTS, encoding="cp850"), holds={(2, "notes"): "Señor Peña"}),
    _case("the line sep=", text(delimiter=";", above="sep=;\r\n")),
    _case("old Mac line ends", text().replace(b"\r\n", b"\r")),
    _case("titles above", text(above="Offer of January\r\n\r\n,,,\r\n")),
    _case("apostrophes against formulas", text(changed(0, "notes", "'=HYPERLINK(1)")),
          holds={(0, "notes"): "=HYPERLINK(1)"}),
    _case("line breaks in cells", text(changed(0, "notes", "first\nsecond; third")),
          holds={(0, "notes"): "first\nsecond; third"}),
    _case("composed and decomposed letters", text(column("vendor", ("Cafe\u0301", "Caf\u00e9", "Birchwell"))),
          holds={(0, "vendor"): "Café"}),
    _case("thousands or decimals", text(column("hourly_rate_usd", ("1.234", "1.250", "1.300"))), "fix", 0,
          asks=("Vendors.hourly_rate_usd.decimal_mark",)),
    _case("seats with a point are thousands", text(column("seats", ("1.234", "1.250", "1.300"))),
          holds={(0, "seats"): 1234}),
    _case("Swiss and Indian groups", text(column("seats", ("1'234", "1,23,456", "1 300"))),
          holds={(1, "seats"): 123_456}),
    _case("per cent in every spelling", text(column("attrition_pct", ("31 %", "31,0 Prozent", "22 pct")),
                                             delimiter=";"),
          holds={(1, "attrition_pct"): 31.0}),
    _case("thin spaces and minus", text(column("seats", ("1\u202f200", "1\u00a0300", "\u2212200"))), "fix", 2,
          says=("seats on offer",)),
    _case("brackets are negative", text(changed(0, "hourly_rate_usd", "(12.50)")), "fix", 2, says=("from 0 to 200",)),
    _case("nothing known", text(column("attrition_pct", ("n/a", "n/a", "TBD"))), holds={(0, "attrition_pct"): None},
          says=("not taken for zero",)),
    _case("euros in the title", text(above="All prices in EUR\r\n"), "fix", 0,
          asks=("Vendors.hourly_rate_usd.currency.EUR",)),
    _case("euros in a note", text(changed(0, "notes", "Price quoted in EUR")), "fix", 2,
          asks=("Vendors.hourly_rate_usd.currency.EUR",)),
    _case("months in the header", text(column("hourly_rate_usd", (2100, 2200, 2300)), _called("Price per month (USD)")),
          "fix", 0, asks=("Vendors.hourly_rate_usd.period.month",)),
    _case("too high for an hour", text(column("hourly_rate_usd", (2100, 2200, 2300)), _called("Rate")),
          "fix", 0, asks=("Vendors.hourly_rate_usd.period",)),
    _case("city in the country", text(changed(0, "country", "Cebu, Philippines")), holds={(0, "city"): "Cebu",
                                                                                          (0, "country"): "PHL"}),
    _case("lists on other separators", text(changed(2, "languages", "English / Polish & German")),
          holds={(2, "languages"): ("en", "pl", "de")}),
    _case("headers misspelt", text(header=("Vendor ID", "Vendr", "Contry", "Hourly rate", "Basis", "Seats available",
                                           "CSAT %",
                                           "Attriton", "Langauges", "Certificatons", "Coments")),
          says=("read as country",)),
    _case("a single row in a quoted line", b"\r\n".join(b'"' + line + b'"' for line in text().split(b"\r\n") if line)),
    _case("an open quote", text(delimiter=";").replace(b"Amberfold", b'"Amberfold', 1) + b"x" * 140_000, "rejected", 0),
    _case("remove a row", text([("heronlight", "Heronlight Care", "USA", "remove")], ("vendor_id", "vendor", "country",
                                                                                      "action")), valid=1),
]
