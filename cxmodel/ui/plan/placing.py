"""Who does what: every activity with the places that share it, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from cxmodel.model.evaluate import Results
from cxmodel.model.evaluate.results import ActivityRow
from cxmodel.ui import display
from cxmodel.ui.plan.telling import HOME
from cxmodel.ui.session import Work
from cxmodel.units import number, percent

MOST_PLACES = {True: 4, False: 6}  # columns beside home: in room mode, on a normal screen
MOST_ROWS = {True: 9, False: 14}
OTHERS = "others"
MORE = "The same contacts need more seats: some take longer or come back, and smaller queues need more people."


@dataclass(frozen=True)
class Place:
    """A column: home, a site, or all the sites that have no column."""

    id: str
    name: str
    under: str
    shore: str
    seats: float
    country: str = ""


def places_of(work: Work, results: Results, most: int) -> list[Place]:
    """Home, then the sites with the most work; what is left is one column."""
    sites = {row.id: row for row in work.dataset.site}
    rows = sorted(results.by_site, key=lambda row: -row.hours)
    found = [Place(HOME, "Home", "", HOME, results.seats["home"])]
    shown = rows if len(rows) <= most else rows[:most - 1]
    for row in shown:
        site = sites[row.id]
        found.append(Place(row.id, site.city, work.dataset.vendors[site.vendor_id].name, row.shore, row.seats,
                           work.dataset.locations[site.iso3].country))
    if len(shown) < len(rows):
        rest = rows[len(shown):]
        found.append(Place(OTHERS, f"{len(rest)} other sites", "", "", sum(row.seats for row in rest)))
    return found


def shares_of(row: ActivityRow, places: Sequence[Place]) -> list[float]:
    """Part of an activity at each place, adding to 1."""
    there = dict(row.places)
    found = [1.0 - row.moved, *(there.get(place.id, 0.0) for place in places[1:])]
    if places[-1].id == OTHERS:
        found[-1] = max(1.0 - sum(found[:-1]), 0.0)
    return found


def who(work: Work, results: Results) -> None:
    """The table; activities that stay wholly at home are named in one line, so that the rest fits on the screen."""
    places = places_of(work, results, MOST_PLACES[work.room])
    moving = sorted((row for row in results.by_activity if row.moved >= 1e-6), key=lambda row: -row.hours * row.moved)
    staying = [row for row in results.by_activity if row.moved < 1e-6]
    most = MOST_ROWS[work.room]
    html = _table(work, places, moving[:most]) if moving else ""
    if len(moving) > most:
        named = ", ".join(escape(row.name) for row in moving[most:])
        html += f"<div class='cx-under'>Also moved, less work: {named}.</div>"
    if staying:
        named = ", ".join(escape(row.name) for row in staying)
        seats = number(sum(row.seats for row in staying), work.locale)
        html += (f"<div class='cx-under' style='margin-top:.5rem'><span class='cx-home'>●</span> {len(staying)} stay "
                 f"wholly at home, {seats} seats: {named}.</div>")
    st.html(html)


def _table(work: Work, places: Sequence[Place], rows: Sequence[ActivityRow]) -> str:
    sample = "<small>sample vendors</small>" if work.results.sample else ""
    head = f"<th>Activity{sample}</th><th class='num'>Seats<small>today</small></th>{''.join(map(_head, places))}"
    body = "".join(
        f"<tr><td>{escape(row.name)}</td><td class='num'>{number(row.seats, work.locale)}</td>"
        + "".join(f"<td>{_bar(work, share, place)}</td>"
                  for share, place in zip(shares_of(row, places), places, strict=True)) + "</tr>" for row in rows)
    total = "".join(f"<td class='num'>{number(place.seats, work.locale)}</td>" for place in places)
    whole = number(sum(place.seats for place in places), work.locale)
    today = number(sum(row.seats for row in work.results.by_activity), work.locale)
    before = f"<td class='num'>{today}</td><td class='num'>{today}</td>{'<td></td>' * (len(places) - 1)}"
    return (f"<table class='cx-table cx-who'><caption class='cx-invisible'>Who does what</caption><thead><tr>{head}"
            f"</tr></thead><tbody>{body}</tbody><tfoot><tr><td>All seats today</td>{before}</tr>"
            f"<tr title='{MORE}'><td>Plan, with extra work</td>"
            f"<td class='num'>{whole}</td>{total}</tr></tfoot></table>")


def _head(place: Place) -> str:
    mark = f"<span class='cx-{place.shore} cx-shape'>{display.GLYPHS[place.shore]}</span>" if place.shore else ""
    under = "".join(f"<small>{escape(text)}</small>" for text in (place.under, place.country) if text)
    title = escape(", ".join(text for text in (place.name, place.under, place.country) if text), quote=True)
    return f"<th scope='col' title='{title}'>{mark}{escape(place.name)}{under}</th>"


def _bar(work: Work, share: float, place: Place) -> str:
    if share < 5e-4:
        return "<div class='bar' aria-label='none'></div>"
    colour = f"var(--cx-{place.shore})" if place.shore else "var(--cx-grey)"
    return (f"<div class='bar'><i style='width:{100 * share:.1f}%;background:{colour}'></i>"
            f"<span>{percent(share, work.locale)}</span></div>")
