"""Offers laid out for the eye: vendors above blocks or beside the table, tables in parts, prices as people say them."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, Literal

import openpyxl

from tests.exchange.corpus import Case

BARE = ("Country", "Hourly rate USD", "Rate basis", "Seats")
HEAD = ("Vendor", "Country", "City", "Rate USD/h", "Rate basis", "Seats", "Attrition %", "Languages")
POLAND, ROMANIA, INDIA = ("Poland", 14.5, "paid", 120), ("Romania", 12.5, "paid", 80), ("India", 9.5, "paid", 300)


def sheets(merged: Sequence[str] = (), **pages: Sequence[Sequence[Any]]) -> Callable[[], bytes]:
    """A workbook of these sheets; on the first, `merged` ranges."""
    def make() -> bytes:
        file = openpyxl.Workbook()
        file.remove(file.worksheets[0])
        for name, rows in pages.items():
            page = file.create_sheet(name)
            for row in rows:
                page.append(list(row))
        for cells in merged:
            file.worksheets[0].merge_cells(cells)
        stream = io.BytesIO()
        file.save(stream)
        return stream.getvalue()
    return make


def lines(*rows: str, codec: str = "utf-8", form: Literal["NFC", "NFD"] = "NFC") -> Callable[[], bytes]:
    """A text of these lines."""
    return lambda: unicodedata.normalize(form, "\r\n".join(rows)).encode(codec)


def _offer(rate: Any = 14.5, basis: Any = "paid", seats: Any = 120, attrition: Any = 22) -> tuple[Any, ...]:
    return "Quillhaven", "Poland", "Lodz", rate, basis, seats, attrition, "en|pl"


CASES = [
    Case("the vendor named above each of two tables", "offer.xlsx", sheets(Offer=[
        ("Vendor: Quillhaven",), BARE, POLAND, ROMANIA, (), ("Vendor: Marrowby",), BARE, INDIA]), "clean", 3,
        ("name beside or above the rows",), holds={(1, "vendor"): "Quillhaven", (2, "vendor"): "Marrowby"}),
    Case("a vendor merged over each block", "offer.xlsx", sheets(
        ("A2:D2", "A5:D5"), Offer=[BARE, ("QUILLHAVEN",), POLAND, ROMANIA, ("MARROWBY",), INDIA]), "fix", 0,
        asks=("Vendors.vendor.above",)),
    Case("vendors and their countries in one column", "offer.xlsx", sheets(Offer=[
        ("Vendor / Country", *BARE[1:]), ("Quillhaven",), POLAND, ROMANIA, ("Marrowby",), INDIA]), "fix", 0,
        asks=("Vendors.vendor.above",), holds={(2, "country"): "IND"}),
    Case("a sheet for each vendor", "offer.xlsx", sheets(Quillhaven=[BARE, POLAND], Marrowby=[BARE, INDIA]), "fix", 0,
         asks=("Vendors.vendor.sheet",)),
    Case("vendors across, without a word before them", "offer.xlsx", sheets(Offer=[
        (None, "Quillhaven", "Marrowby"), *zip(BARE, POLAND, INDIA, strict=True)]), "fix", 0,
        asks=("Vendors.vendor.beside",)),
    Case("prices in one table, people in another", "offer.xlsx", sheets(Offer=[
        ("Part A: prices",), ("Vendor", *BARE), ("Quillhaven", *POLAND), ("Marrowby", *INDIA), (), ("Part B: people",),
        ("Vendor", "Country", "Attrition %", "Languages"), ("Quillhaven", "Poland", "22%", "en, pl"),
        ("Marrowby", "India", "35 %", "en/hi")]), "clean", 4, ("It completes row 3",),
        holds={(0, "languages"): ("en", "pl"), (1, "attrition_pct"): 35.0}),
    Case("prices with their words", "offer.xlsx", sheets(Offer=[
        HEAD, _offer("USD 14,50/hr"), ("Marrowby", "India", "Pune", "US$ 9.50 per paid hour", None, "ca. 300", "35pct",
                                      "en")]), "clean", 2, ("without 'about'",),
         holds={(0, "hourly_rate_usd"): 14.5, (1, "rate_basis"): "paid", (1, "attrition_pct"): 35.0}),
    Case("bounds and ranges", "offer.xlsx", sheets(Offer=[
        HEAD, _offer("14-16"), _offer("9 – 11")[:2] + ("Krakow",) + _offer("9 – 11")[3:],
        ("Marrowby", "India", "Pune", 9.5, "paid", "200+", "up to 40%", "en")]), "fix", 0, ("not only its upper",),
         asks=("Vendors.hourly_rate_usd.range",)),
    Case("euros in brackets' company", "offer.xlsx", sheets(Offer=[HEAD, _offer("12 EUR (fully loaded)")]), "fix", 0,
         asks=("Vendors.hourly_rate_usd.currency.EUR",)),
    Case("a month's price in euros", "offer.xlsx", sheets(Offer=[
        ("Provider", "Delivery country", "Price per FTE per month (EUR)", "Seats"), ("Quillhaven", "Poland", 2450, 120),
        ("Marrowby", "India", 1180, 300)]), "fix", 0,
        asks=("Vendors.hourly_rate_usd.currency.EUR", "Vendors.hourly_rate_usd.period.month")),
    Case("the least and the most, by the hour", "offer.xlsx", sheets(Offer=[
        ("Vendor", "Country", "Rate min (USD/h)", "Rate max (USD/h)", "Seats"), ("Quillhaven", "Poland", 14, 16, 120)]),
        "fix", 0, asks=("Vendors.hourly_rate_usd.column",)),
    Case("a price for each language", "offer.xlsx", sheets(Offer=[
        ("Vendor", "Country", "Rate USD/h English", "Rate USD/h German", "Seats"),
        ("Quillhaven", "Poland", 14, 18, 90)]), "fix", 0, asks=("Vendors.hourly_rate_usd.column",)),
    Case("sums and means without a word", "offer.xlsx", sheets(Offer=[
        HEAD, _offer(), (None,) * 5 + (120,), ("Ø", None, None, 14.5, None, 120)]), "clean", 1,
        ("figures without a name", "a total")),
    Case("three spellings of a per cent", "offer.xlsx", sheets(Offer=[
        HEAD, _offer(), ("Marrowby", *_offer(attrition=0.35)[1:]), ("Oakby", *_offer(attrition="28 %")[1:])]), "fix", 2,
        asks=("Vendors.attrition_pct.percent",), holds={(2, "attrition_pct"): 28.0}),
    Case("Swiss apostrophes, decimal commas, a mark at the start", "offer.csv", lines(
        "\ufeffAnbieter;Land;Stundensatz USD;Abrechnung;Arbeitsplätze;Fluktuation in %",
        "Quillhaven;Polen;14,50;bezahlt;1'200;22,5", "Marrowby;Rumänien;12,75;bezahlt;2'300;30"), "clean", 2,
        holds={(0, "seats"): 1200, (0, "attrition_pct"): 22.5}),
    Case("French, an island by its own name", "offre.csv", lines(
        "Prestataire;Pays de livraison;Taux horaire ($);Type d'heure;Nombre de postes;Langues",
        "Quillhaven;Île Maurice;14,50;heure payée;1 300;français et anglais"), "clean", 1,
        holds={(0, "country"): "MUS", (0, "seats"): 1300, (0, "languages"): ("fr", "en")}),
    Case("accents in two parts", "angebot.csv", lines(
        "Anbieter;Land;Stadt;Stundensatz;Währung;Abrechnung;Plätze;Sprachen",
        "Müller & Söhne;Türkei;Muğla;12,50;USD;bezahlt;80;Türkisch", form="NFD"), "clean", 1,
        holds={(0, "vendor"): "Müller & Söhne", (0, "country"): "TUR", (0, "languages"): ("tr",)}),
    Case("nothing but dashes", "offer.xlsx", sheets(Offer=[HEAD, _offer("-", "-", "-", "-")]), "fix", 0,
         ("new site needs its seats",)),
]
