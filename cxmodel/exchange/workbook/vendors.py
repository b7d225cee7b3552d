"""The sheet Vendors: one row for each site with its quote, its country's facts, and what follows from both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.exchange.workbook.book import FIRST_ROW, Book, within_bounds
from cxmodel.exchange.workbook.formula import Formula, absolute, every, is_number, least, when
from cxmodel.exchange.workbook.grid import Column, Table
from cxmodel.exchange.workbook.inputs import Inputs
from cxmodel.model.evaluate import geography
from cxmodel.tables import RATE_BASES, SHORES

NO_PRICE = "no price"


def write(book: Book, dataset: Dataset, inputs: Inputs, home: str, able: Column,
          left_out: Mapping[str, str]) -> dict[str, Column]:
    """Write the sheet; its columns by name. `home` is the home country, `left_out` the app's reason by site."""
    sheet, sites = book.sheets["Vendors"], dataset.site
    sheet.head("Vendors", "One row for each site. Where there is no quote, the middle of the country's published "
                          "range stands in. Facts of countries are fixed at export.")
    table, vendors = Table(sheet, len(sites)), {row.id: row for row in dataset.vendor}
    order = {row.id: place for place, row in enumerate(dataset.vendor, 1)}
    found = {"label": table.given("Site", labels(dataset), width=38.0),
             "number": table.given("No.", range(1, len(sites) + 1), "no.", width=6.0),
             "vendor": table.given("Vendor no.", [order[row.vendor_id] for row in sites], "no.", width=9.0)}
    table.given("Vendor", [vendors[row.vendor_id].name for row in sites], width=28.0)
    table.given("City", [row.city for row in sites])
    table.given("Country", [dataset.locations[row.iso3].country for row in sites])
    found["country"] = table.given("Country code", [row.iso3 for row in sites], width=9.0)
    found["rate"] = table.given("Quoted price of an hour [USD]", [row.rate_usd_h for row in sites],
                                "USD/productive hour", "input")
    table.allow(within_bounds("Quoted price of an hour", "USD", 0, 200))
    found["basis"] = table.given("Which hour the quote is for", [row.rate_basis for row in sites], "", "input")
    table.allow({"validate": "list", "source": list(RATE_BASES), "error_message": f"Use {', '.join(RATE_BASES)}."})
    found["seats"] = table.given("Seats on offer", [row.seats for row in sites], "seats", "input")
    table.allow(within_bounds("Seats on offer", "seats", 0, 1e6))
    found["languages"] = table.given("Languages served", [" ".join(row.languages) for row in sites])
    found |= _facts(table, dataset, home)
    found |= _worked(table, found, inputs, able)
    table.given("Left out of the app's plan because", [left_out.get(row.id, "") for row in sites], width=70.0)
    sheet.page.freeze_panes(FIRST_ROW + 1, 1)
    return found


def labels(dataset: Dataset) -> list[str]:
    """What a site is called in lists: its number first, so that two of the same name stay apart."""
    names = {row.id: row.name for row in dataset.vendor}
    return [f"{place} {names[row.vendor_id]}, {row.city}" for place, row in enumerate(dataset.site, 1)]


def _facts(table: Table, dataset: Dataset, home_iso3: str) -> dict[str, Column]:
    """What is known of the sites' countries, as the app reads it."""
    rows, order = dataset.location, {row.iso3: place for place, row in enumerate(dataset.location)}
    home, here = order[home_iso3], np.array([order[row.iso3] for row in dataset.site], int)
    places = [rows[place] for place in here]
    political = [None if row.wgi_political_stability_pctile is None else 100 - row.wgi_political_stability_pctile
                 for row in rows]
    facts: list[tuple[str, str, str, Sequence[Any]]] = [
        ("low", "Published price, low [USD]", "USD/productive hour", [row.agent_rate_usd_h_low for row in places]),
        ("high", "Published price, high [USD]", "USD/productive hour", [row.agent_rate_usd_h_high for row in places]),
        ("first", "First language", "", [(row.languages_service or ("",))[0] for row in places]),
        ("english", "English score (EF EPI)", "points", [row.ef_epi_score for row in places]),
        ("ahead", "Clock ahead of home [h]", "h", list(geography.hours_ahead(rows, home)[here])),
        ("km", "Distance from home [km]", "km", list(geography.distance_km(rows, home)[here])),
        ("natural", "Standing on natural disaster, 0 safest to 1", "share",
         list(geography.standing([row.worldriskindex for row in rows])[here])),
        ("political", "Standing on political stability, 0 safest to 1", "share",
         list(geography.standing(political)[here])),
        ("drift", "Growth of real wages a year", "share/year", list(geography.real_wage_growth(rows)[here]))]
    return {name: table.given(head, values, unit) for name, head, unit, values in facts}


def _worked(table: Table, found: Mapping[str, Column], inputs: Inputs, able: Column) -> dict[str, Column]:
    """What follows from quote and facts: price of a productive hour, shore, capability, chance of a stoppage."""
    rate, basis = found["rate"], found["basis"]
    quoted = when(basis.equals("paid"), rate / (1 - inputs.shrinkage),
                  when(basis.equals("handled"), rate * inputs.max_occupancy, rate))
    near = every(found["km"] <= inputs.nearshore_max_km, absolute(found["ahead"]) <= inputs.nearshore_max_hours)
    at_home = found["country"].equals(inputs.home_country)
    standing = (found["natural"] + found["political"]) / 2 - inputs.middle_standing
    chance = least(1, inputs.event_probability_year * inputs.event_risk_slope ** standing)
    return {
        "price": table.worked("Price of a productive hour [USD]", when(
            is_number(rate), quoted, _published(found["low"], found["high"])), "USD/productive hour"),
        "shore": table.worked("Shore", when(at_home, SHORES[0], when(near, SHORES[1], SHORES[2]))),
        "able": table.worked("Capability of the vendor", _of_vendor(able, found["vendor"]), "share"),
        "event": table.worked("Chance in a year that the country stops", when(at_home, 0, chance), "1/year")}


def _published(low: Column, high: Column) -> Formula:
    """The middle of the published prices; where only one end was published, that end."""
    known = np.stack([np.asarray(low.value, float), np.asarray(high.value, float)])
    some = ~np.isnan(known).all(axis=0)
    middle = np.full(some.shape, NO_PRICE, object)
    middle[some] = np.nanmean(known[:, some], axis=0)
    both = f"{low.text},{high.text}"
    return Formula(f'IF(COUNT({both})=0,"{NO_PRICE}",AVERAGE({both}))', middle)


def _of_vendor(able: Column, vendor: Column) -> Formula:
    """Capability of a site's vendor, by the vendor's number; 0 in the empty row of an empty table."""
    place = np.nan_to_num(np.asarray(vendor.value, float)).astype(int)
    value = np.where(place > 0, np.asarray(able.value)[place - 1], 0.0)
    return Formula(f"IF({vendor.text}>0,INDEX({able.all.text},{vendor.text}),0)", value)
