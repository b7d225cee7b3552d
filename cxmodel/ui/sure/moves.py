"""View Sure moves: where the sliders' plan sends each activity, over draws of all numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from cxmodel.model.evaluate.sure import ALWAYS, DEPENDS, NEVER, Move, Moves
from cxmodel.ui import display, session
from cxmodel.ui.session import Work
from cxmodel.ui.sure import looking
from cxmodel.ui.sure.looking import COUNTRIES, SITES
from cxmodel.ui.sure.phrases import heading, of_sliders
from cxmodel.units import number, percent

MOST_PLACES = {True: 5, False: 7}
MOST_ROWS = {True: 8, False: 20}
SAID = {ALWAYS: "almost always", DEPENDS: "depends", NEVER: "hardly ever"}
GLYPHS = {ALWAYS: "●", DEPENDS: "◐", NEVER: "○"}


@dataclass(frozen=True)
class Place:
    """A column of the grid: a site or a country; under : the vendor, or the shore of a country."""

    id: str
    name: str
    under: str
    shore: str


def moves(work: Work, found: Moves) -> str:
    """The grid, activities by places; nothing stands below."""
    kind = looking.places_kind()
    rows = found.by_country if kind == COUNTRIES else found.by_site
    heading(title(found, rows, kind), "Sure move", under(work, found))
    st.html(grid(work, found, rows, kind))
    return ""


def title(found: Moves, rows: Sequence[Move], kind: str) -> str:
    """What leaves home whatever the numbers are, and for how many the place is sure."""
    away = [row for row in found.staying if row.place == "away"]
    sure, never = (sum(row.verdict == verdict for row in away) for verdict in (ALWAYS, NEVER))
    may = {row.activity for row in away if row.verdict != NEVER}
    what, go = "activity" if len(away) == 1 else "activities", "leaves" if sure == 1 else "leave"
    told = f"{sure} of {len(away)} {what} {go} home almost always, {never} hardly ever"
    told += f", {len(may) - sure} depend{'s' if len(may) - sure == 1 else ''}" if len(may) > sure else ""
    if not may:
        return told
    where, placed = "country" if kind == COUNTRIES else "site", len(settled(rows) & may)
    if len(may) == 1:
        return f"{told}; the {where} of the one that may go is {'' if placed else 'not '}sure"
    some = f"all {placed}" if placed == len(may) else f"{placed or 'none'} of the {len(may)}"
    return f"{told}; the {where} is sure for {some} that may go"


def settled(rows: Sequence[Move]) -> set[str]:
    """The activities whose places are sure: one at least almost always, and none that depends."""
    return {row.activity for row in rows if row.verdict == ALWAYS} - {
        row.activity for row in rows if row.verdict == DEPENDS}


def under(work: Work, found: Moves) -> str:
    """Which plan is meant, and how to read the marks."""
    sure, rare = percent(0.95, work.locale), percent(0.05, work.locale)
    return (f"in how many of {number(found.draws, work.locale)} draws of all numbers {of_sliders(work)} sends work "
            f"there: {GLYPHS[ALWAYS]} almost always (at least {sure}), {GLYPHS[DEPENDS]} depends, "
            f"{GLYPHS[NEVER]} hardly ever (at most {rare}).")


def places_of(work: Work, rows: Sequence[Move], kind: str, most: int) -> tuple[list[Place], int]:
    """The places that have most work in the draws, and how many others there are."""
    weight: dict[str, float] = {}
    hours = {row.id: row.hours for row in work.results.by_activity}
    for row in rows:
        weight[row.place] = weight.get(row.place, 0.0) + row.mean * hours.get(row.activity, 0.0)
    order = sorted((name for name, heavy in weight.items() if heavy > 0), key=lambda name: -weight[name])
    shores = session.shores_by_country(work)
    sites = {site.id: site for site in work.dataset.site}
    named = {row.place: row.place_name for row in rows}
    found = [Place(name, named[name], shores.get(name, ""), shores.get(name, "")) if kind == COUNTRIES else
             Place(name, sites[name].city, work.dataset.vendors[sites[name].vendor_id].name,
                   shores.get(sites[name].iso3, "")) for name in order[:most]]
    return found, len(order) - len(found)


def grid(work: Work, found: Moves, rows: Sequence[Move], kind: str) -> str:
    """Activities by places; HTML."""
    places, others = places_of(work, rows, kind, MOST_PLACES[work.room])
    cells = {(row.activity, row.place): row for row in (*rows, *found.staying)}
    hours = {row.id: row.hours for row in work.results.by_activity}
    away = {row.activity: row.share for row in found.staying if row.place == "away"}
    acts = sorted(found.activities, key=lambda name: (-round(away[name], 2), -hours.get(name, 0.0)))
    going = [name for name in acts if away[name] > 0]
    shown = going[:MOST_ROWS[work.room]]
    head = "".join(_head(place) for place in places)
    drivers = {one.activity: one.name for one in found.drivers}
    names = {row.activity: row.activity_name for row in found.staying}
    body = "".join(
        f"<tr><th scope='row' title='{escape(_hint(drivers.get(name)), quote=True)}'>{escape(names[name])}</th>"
        f"{_cell(work, cells.get((name, 'away')))}"
        + "".join(_cell(work, cells.get((name, place.id))) for place in places) + "</tr>" for name in shown)
    invented = work.results.sample and kind == SITES
    notes = _notes(names, [name for name in acts if name not in going], going[len(shown):], others, kind, invented)
    return (f"<table class='cx-table cx-sure-grid'><caption class='cx-invisible'>Activities by places: share of draws"
            f"</caption><thead><tr><th scope='col'>Activity</th><th scope='col'>Leaves home</th>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>{notes}")


def _notes(names: dict[str, str], staying: Sequence[str], left: Sequence[str], others: int, kind: str,
           invented: bool = False) -> str:
    """What has no row and no column; HTML."""
    told = []
    if staying:
        told.append(f"{len(staying)} {'stays' if len(staying) == 1 else 'stay'} at home in every draw: "
                    f"{', '.join(names[name] for name in staying)}.")
    if others:
        what = ("country" if others == 1 else "countries") if kind == COUNTRIES else "site" if others == 1 else "sites"
        told.append(f"{others} more {what} {'gets' if others == 1 else 'get'} work in some draws.")
    if left:
        told.append(f"Not shown: {', '.join(names[name] for name in left)}.")
    if invented:
        told.append("The vendors are invented (sample).")
    return f"<div class='cx-under'>{escape(' '.join(told))}</div>" if told else ""


def _hint(driver: str | None) -> str:
    return f"Most depends on: {driver}" if driver else ""


def _head(place: Place) -> str:
    mark = f"<span class='cx-{place.shore} cx-shape'>{display.GLYPHS[place.shore]}</span>" if place.shore else ""
    under = f"<small>{escape(place.under)}</small>" if place.under else ""
    return f"<th scope='col' title='{escape(place.shore, quote=True)}'>{mark}{escape(place.name)}{under}</th>"


def _cell(work: Work, row: Move | None) -> str:
    """Mark, share and a bar as long; what never happens is a pale ring."""
    if row is None or row.share <= 0:
        return f"<td class='never' aria-label='never'>{GLYPHS[NEVER]}</td>"
    share = percent(row.share, work.locale) if row.share >= 0.0095 else f"<{percent(0.01, work.locale)}"
    title = (f"{row.activity_name}, {row.place_name}: {SAID[row.verdict]}, {percent(row.low, work.locale)} to "
             f"{percent(row.high, work.locale)} of all draws" + ("; so in the plan of the moment" if row.now else ""))
    return (f"<td class='{row.verdict}' title='{escape(title, quote=True)}'><i style='width:{95 * row.share:.0f}%'>"
            f"</i><span>{GLYPHS[row.verdict]} {'<b>' if row.verdict == ALWAYS else ''}{escape(share)}"
            f"{'</b>' if row.verdict == ALWAYS else ''}</span></td>")
