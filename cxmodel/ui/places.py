"""Countries on the page: the map, the table of facts, and the sheet of one country with its sources."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from cxmodel.model.evaluate.geography import stakes
from cxmodel.model.evaluate.partners import regional_wages, should_costs
from cxmodel.schema import Quantity, fields_of
from cxmodel.tables import SHORES, Location, LocationSource
from cxmodel.ui import display, layout, maps, session, words
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.units import Unit, number, percent, rate

FIGURES = (
    "agent_rate_usd_h_low", "agent_rate_usd_h_high", "agent_wage_usd_month", "derived_loaded_usd_h_low",
    "derived_loaded_usd_h_high", "check_revenue_usd_per_paid_hour", "attrition_pct_year", "ef_epi_score",
    "languages_service", "wgi_political_stability_pctile", "wgi_rule_of_law_pctile",
    "wgi_government_effectiveness_pctile", "wgi_control_of_corruption_pctile", "gpi_score", "worldriskindex",
    "egdi_tii", "internet_fixed_mbps", "inflation_pct", "wage_inflation_pct", "fx_volatility_pct", "gdpr_adequacy",
    "bpo_workforce", "kearney_gsli_rank", "incentives", "reference_city", "timezone_iana", "utc_offset_standard_h",
    "currency",
)


def world(work: Work) -> None:
    """The map with its finding; a click opens the country's sheet below."""
    display.finding(words.where_finding(work), "Click a country for its figures and their sources.")
    figure = maps.world(work.dataset, work.results, session.shores_by_country(work), work.locale)
    told = ", ".join(f"{row.name} {row.share:.0%}" for row in work.results.by_location) or "no work moves"
    picture(figure, key="world", height="min(calc(var(--cx-picture) + 4.2rem), 36vw)",
            on_click=session.picker("country"),
            alt=f"World map of {len(work.dataset.location)} countries. Moved work: {told}.")


def ruled_out(work: Work) -> None:
    """Countries the user does not want, whatever they cost."""
    names = {row.iso3: row.country for row in sorted(work.dataset.location, key=lambda row: row.country)}
    key = session.fill("ruled-out", list(work.scenario.excluded_countries))
    st.multiselect("Countries ruled out", list(names), format_func=lambda iso3: names[iso3], key=key,
                   placeholder="none", on_change=session.taker(key, _rule_out))


def _rule_out(countries: list[str]) -> None:
    now = session.kept().history.present
    session.change(replace(now, excluded_countries=tuple(sorted(countries))))


def sheet(work: Work) -> None:
    """Every figure of one country with source, year and grade."""
    names = {row.iso3: row.country for row in sorted(work.dataset.location, key=lambda row: row.country)}
    top = work.results.by_location[0].iso3 if work.results.by_location else next(iter(names))
    key = session.fill("country", session.picked("country") or top)
    layout.section("One country")
    chosen = st.selectbox("Country", list(names), format_func=lambda iso3: names[iso3], key=key,
                          label_visibility="collapsed",
                          on_change=session.taker(key, lambda iso3: session.pick("country", iso3)))
    place = work.dataset.locations[chosen]
    st.html(f"<div class='cx-finding'>{escape(verdict(work, place))}</div>")
    rows = [_figure(work, place, name) for name in FIGURES if getattr(place, name) not in (None, ())]
    rows += _should_cost(work, place)
    display.table([("Figure", False), ("Value", True), ("Year", False), ("Grade", False), ("Source", False)], rows,
                  f"Figures of {place.country}")
    missing = [_meaning(name).lower() for name in FIGURES if getattr(place, name) in (None, ())]
    if missing:
        st.html(f"<div class='cx-under'>No source found for: {escape(', '.join(missing))}. Empty is not zero.</div>")


def _should_cost(work: Work, place: Location) -> list[list[str]]:
    """What an hour should cost by the local wage, beside what is quoted."""
    if place.agent_wage_usd_month is None:
        return []
    value = should_costs(work.dataset, work.scenario.case, work.scenario.overrides)[place.iso3]
    told = "<span class='cx-grey'>not meaningful here: the share was published for the Philippines</span>" \
        if value is None else f"{number(value, work.locale, 1)} USD/productive hour"
    regional = " (regional wage)" if place.iso3 in regional_wages(work.dataset) else ""
    return [[f"Should cost by the local wage{regional}", told,
             str(place.agent_wage_year or "not dated"), "<span class='cx-grade'>C</span>",
             "worked out: wage and on-costs over their share of a vendor's price (A-012, A-124 to A-130)"]]


def verdict(work: Work, place: Location) -> str:
    """What the sheet says in one sentence."""
    if maps.has_rate(place):
        ends = sorted({end for end in (place.agent_rate_usd_h_low, place.agent_rate_usd_h_high) if end is not None})
        price = " to ".join(rate(end, work.locale, work.currency) for end in ends)
        start = f"{place.country}: {price} a productive hour, grade {place.agent_rate_confidence}"
    else:
        start = f"{place.country} has no published rate: ask vendors for a quote before you count on it"
    failed = [name for name, figure, limit, at_least in stakes(place, session.assumed(work))
              if figure is not None and ((figure < limit) if at_least else (figure > limit))]
    return f"{start}; fails on {', '.join(failed)}" if failed else f"{start}; passes the table stakes"


def _figure(work: Work, place: Location, name: str) -> list[str]:
    found = work.dataset.sources_of(place.iso3, name)
    used = [row for row in found if row.used == "yes"] or list(found)
    return [escape(_meaning(name)), escape(_value(work, place, name)), escape(_years(used)),
            f"<span class='cx-grade'>{escape(_grade(work, place, name))}</span>", _sources(found)]


def _meaning(name: str) -> str:
    return next(field.spec.meaning for field in fields_of(Location) if field.name == name)


def _value(work: Work, place: Location, name: str) -> str:
    value = getattr(place, name)
    spec = next(field.spec for field in fields_of(Location) if field.name == name)
    if not isinstance(spec, Quantity):
        return ", ".join(value) if isinstance(value, tuple) else str(value)
    digits = 0 if float(value).is_integer() else (3 if spec.unit is Unit.SHARE else 1)
    return f"{number(value, work.locale, digits)} {spec.unit.value}".strip()


def _years(rows: list[LocationSource]) -> str:
    return ", ".join(dict.fromkeys(row.year for row in rows if row.year)) or "not dated"


def _grade(work: Work, place: Location, name: str) -> str:
    if name.startswith("agent_rate"):
        return place.agent_rate_confidence or "C"
    given = work.dataset.field_grades.get(name)
    return given.grade if given else "A"


def _sources(rows: tuple[LocationSource, ...]) -> str:
    """Titles with their addresses; second opinions that were not used are marked."""
    told = []
    for row in rows[:6]:
        title = escape(row.source_title)
        link = display.link(title, row.source_url)
        figure = f" ({escape(row.value)} {escape(row.unit or '')})" if row.used != "yes" and row.value else ""
        told.append(link + figure + (" <span class='cx-grey'>not used</span>" if row.used == "no" else ""))
    more = f" and {len(rows) - 6} more" if len(rows) > 6 else ""
    return "; ".join(told) + more or "derived from the figures above"


def table(work: Work) -> None:
    """All countries with the facts that matter first, sortable by the plan's order."""
    shores = session.shores_by_country(work)
    share = {row.iso3: row.share for row in work.results.by_location}
    order = {name: place for place, name in enumerate(SHORES)}
    rows = sorted(work.dataset.location, key=lambda row: (-share.get(row.iso3, 0.0), order[shores[row.iso3]],
                                                          row.agent_rate_usd_h_low or 999.0, row.country))
    cells = [[escape(row.country), display.shore(shores[row.iso3]),
              percent(share[row.iso3], work.locale) if row.iso3 in share else "", _range(work, row),
              escape(row.agent_rate_confidence or ""), _plain(work, row.ef_epi_score),
              _plain(work, row.attrition_pct_year, " %"), _plain(work, row.wgi_political_stability_pctile),
              _plain(work, row.wgi_rule_of_law_pctile), _plain(work, row.worldriskindex),
              f"{row.utc_offset_standard_h:+g}".replace("-", "−")] for row in rows]
    head = [("Country", False), ("Shore", False), ("In plan", True), ("Rate an hour", True), ("Grade", False),
            ("English", True), ("Attrition", True), ("Stability", True), ("Law", True), ("Disaster", True),
            ("UTC", True)]
    under = ("<div class='cx-under'>English: EF index (empty: native or not scored). Stability and law: World Bank "
             "percentiles. Disaster: World Risk Index. An empty cell means no source was found.</div>")
    st.html(display.folded(f"All {len(rows)} countries", display.table_html(head, cells, "Countries") + under,
                           is_open=True))


def _range(work: Work, row: Location) -> str:
    ends = sorted({end for end in (row.agent_rate_usd_h_low, row.agent_rate_usd_h_high) if end is not None})
    told = " – ".join(rate(end, work.locale, work.currency) for end in ends)
    return told or "<span class='cx-grey'>ask for a quote</span>"


def _plain(work: Work, value: float | None, unit: str = "") -> str:
    return "" if value is None else number(value, work.locale) + unit
