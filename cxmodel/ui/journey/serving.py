"""View Who serves whom: the kinds of server that customers meet, and how often they are handed from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from cxmodel.model.evaluate.journey import Journey, Stop, journey_of
from cxmodel.ui import display
from cxmodel.ui.journey.flow import short
from cxmodel.ui.journey.phrases import capital, plain_word
from cxmodel.ui.session import Work
from cxmodel.units import number

HOW = ("A hand-over: two touchpoints in a row with different kinds of server, a person answering at one of them at "
       "least; as many pass as the smaller has contacts.")
COUNTS = ("no", "one kind", "two kinds", "three kinds", "four kinds", "five kinds", "six kinds", "seven kinds",
          "eight kinds", "nine kinds")
MOST_PAIRS = {True: 5, False: 8}  # in room mode, at a desk


def serving(work: Work) -> None:
    """Kinds of server on the left, hand-offs on the right."""
    found = journey_of(work.dataset, work.scenario)
    display.finding(finding(found, work.locale), f"{HOW} {counted(found, work.locale)}")
    left, right = st.columns([52, 48], gap="large")
    with left:
        st.html(kinds(found.stops, work.locale))
    with right:
        st.html(handoffs(found, MOST_PAIRS[work.room], work.locale))


def finding(found: Journey, locale: str = "en_US") -> str:
    """How often a customer is handed over a year, between how many kinds, and where most often."""
    over = found.handovers
    if not over.pairs:
        return "Customers are never handed from one kind of server to another: one kind serves them all"
    one, other, _ = over.pairs[0]
    return (f"A customer is handed over {number(found.per_customer, locale, 1)} times a year between "
            f"{COUNTS[min(len(over.kinds), 9)]} of server; most often {kind_word(one)} → {kind_word(other)}")


def kind_word(kind: str) -> str:
    """A kind of server as people say it.

    >>> kind_word("in_house"), kind_word("contact_centre")
    ('own staff', 'contact centre')
    """
    return plain_word(kind)


def kinds(met: Sequence[Stop], locale: str = "en_US") -> str:
    """Who is in play: the touchpoints and contacts of each kind, the largest first; HTML."""
    by_kind: dict[str, list[Stop]] = {}
    for one in met:
        by_kind.setdefault(one.server, []).append(one)
    volume = {kind: sum(one.row.contacts_per_year for one in mine) for kind, mine in by_kind.items()}
    order = sorted(by_kind, key=lambda kind: -volume[kind])
    rows = [[escape(capital(kind_word(kind))), short(volume[kind], locale),
             escape(", ".join(one.row.name for one in by_kind[kind][:2])) + _more(len(by_kind[kind]) - 2)]
            for kind in order]
    return display.table_html([("Served today by", False), ("Contacts", True), ("Where customers meet them", False)],
                              rows, "Kinds of server")


def counted(found: Journey, locale: str = "en_US") -> str:
    """Which contacts stand here and which on Layers, so that nobody holds the one sum against the other."""
    whole, ours = (sum(one.row.contacts_per_year for one in found.stops if one.activity or not only)
                   for only in (False, True))
    layers = found.layers[0].total("arriving")
    here = f"All touchpoints have {short(whole, locale)} contacts; {short(ours, locale)} are work of this case"
    rest = f"the other {short(whole - ours, locale)} need none of it" if whole > ours else "all of them"
    same = short(ours, locale) == short(layers, locale)
    return (f"{here}, {rest}. Layers counts {'these' if same else 'all of the work, drawn here or not:'} "
            f"{short(layers, locale)}.")


def _more(count: int) -> str:
    return f" <span class='cx-grey'>and {count} more</span>" if count > 0 else ""


def others(count: int) -> str:
    """Ways that are not listed, counted.

    >>> others(1), others(2)
    ('1 other way', '2 other ways')
    """
    return f"{count} other way{'' if count == 1 else 's'}"


def handoffs(found: Journey, most_pairs: int, locale: str = "en_US") -> str:
    """From whom to whom, how many customers a year, with a bar; the rest is counted; HTML."""
    pairs = found.handovers.pairs
    most = max((count for _, _, count in pairs), default=1.0)
    rows = [[f"{escape(capital(kind_word(one)))} → {escape(kind_word(other))}"
             f"<i class='cx-passed' style='width:{100 * count / most:.0f}%'></i>", short(count, locale)]
            for one, other, count in pairs[:most_pairs]]
    rest = sum(count for _, _, count in pairs[most_pairs:])
    if rest:
        rows.append([f"<span class='cx-grey'>{others(len(pairs) - most_pairs)}</span>", short(rest, locale)])
    rows.append(["<b>All hand-offs</b>", f"<b>{short(found.handovers.total, locale)}</b>"])
    return display.table_html([("Handed from → to", False), ("Times a year", True)], rows, "Hand-offs")
