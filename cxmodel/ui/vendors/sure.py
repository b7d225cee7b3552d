"""View How sure: who leads for which weights, how far a weight may move, whether other methods agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import streamlit as st

from cxmodel.model.evaluate.partners import Field, Sureness, field, opinions, sureness
from cxmodel.ui import display, session
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.ui.vendors import choosing, sure_pictures, sure_words
from cxmodel.ui.vendors.phrases import explained
from cxmodel.ui.vendors.sheet import NONE_YET, view_of
from cxmodel.units import number

SPREADS = {"somewhat": 0.25, "quite": 0.5, "completely": 1.0}
MEANT = {
    "somewhat": "weights near today's (10% becomes 2% to 20% in most)",
    "quite": "weights far around today's (10% becomes 0% to 31% in most)",
    "completely": "any weights at all, today's or not",
}
TOP, DRAWS = 8, 10_000


@dataclass(frozen=True)
class Question:
    """What is asked: the field as scored, what the draws say, how far they lie from today's weights."""

    everyone: Field
    found: Sureness
    spread: str


def sure(work: Work) -> None:
    """How sure the ranking is: one message at a time."""
    everyone = field(work.dataset, work.scenario)
    if not everyone.partners:
        display.finding(*NONE_YET)
        return
    left, right = st.columns([54, 46], gap="medium", vertical_alignment="bottom")
    with left:
        part = view_of("sure-view", tuple(PARTS))
    with right:
        spread = _spread() if part == WHO else picked_spread()
    with st.spinner(f"Drawing {number(DRAWS, work.locale)} weightings ..."):
        found = sureness(work.dataset, work.scenario, SPREADS[spread], DRAWS)
    alone = sure_words.no_race(everyone, found)
    if alone:
        display.finding(*alone)
        return
    PARTS[part](work, Question(everyone, found, spread))
    if choosing.scaling() != "none":
        st.html("<div class='cx-under'>Here scores count as they were given, however Ranking scales them.</div>")


def picked_spread() -> str:
    """How far the drawn weights may lie from today's; a way of looking, not a decision."""
    now = session.picked("sure-spread")
    return now if now in SPREADS else "quite"


def _spread() -> str:
    key = session.fill("sure-spread-switch", picked_spread())
    return st.segmented_control("How unsure are we of the weights?", list(SPREADS), key=key, required=True,
                                on_change=session.taker(key, lambda word: session.pick("sure-spread", word)),
                                help="How far the drawn weights may lie from today's.") or picked_spread()


def _who(work: Work, asked: Question) -> None:
    """Rank acceptability: how often each vendor takes each place."""
    everyone, found = asked.everyone, asked.found
    order = sure_words.leaders(found)
    heads, shares = sure_words.places(found, order[:TOP])
    names = [everyone.by_id[found.ids[at]].name for at in order[:TOP]]
    display.finding(sure_words.who(everyone, found), f"{number(DRAWS, work.locale)} draws: {MEANT[asked.spread]}; "
                    f"{sure_words.slivers(everyone, asked.spread)}"
                    f"missing scores take any value. {sure_words.race(everyone, found)}")
    picture(sure_pictures.strip(names, heads, shares, work.locale), key="sure-strip",
            height=f"min({2.2 + 3.6 * len(names):.1f}rem, calc(var(--cx-picture) - 6rem))",
            alt="; ".join(f"{name} leads in {sure_words.of_hundred(line[0])} of 100" for name, line in zip(
                names, shares, strict=True)))
    more = f"; {len(found.ids) - TOP} more are in the race" if len(found.ids) > TOP else ""
    _explained("Rank acceptability", f"share of the draws in which a vendor takes each place{more}.")
    told = [words for at in order[:2] if (words := sure_words.need(work, everyone, found, at))]
    _explained("Central weights", " ".join(told))


def _how_far(work: Work, asked: Question) -> None:
    """Stability: the interval of each weight in which the leader stays."""
    everyone, found = asked.everyone, asked.found
    rows = sure_words.reaches(work, everyone, found)
    tight = sure_words.tightest(rows)
    leader = sure_words.leading(everyone, found).name
    told = sure_words.how_far(tight, leader, work.locale) if tight else \
        f"{leader} leads however much any one theme, or the price, counts"
    display.finding(told, f"Each row moves one weight; the others keep their proportions. "
                    f"{sure_words.race(everyone, found)}")
    picture(sure_pictures.reaches(rows, tight[0].name if tight else "", work.locale), key="sure-reach",
            height=f"min({5.2 + 2.8 * len(rows):.1f}rem, calc(var(--cx-picture) - 3.5rem))",
            alt="; ".join(f"{row.name}: {leader} leads from {row.low:.0%} to {row.high:.0%}" for row in rows))
    _explained("Stability interval", f"the bar holds the weights at which {leader} stays first.")
    st.html(f"<div class='cx-under'>{escape(sure_words.dropped(work, everyone, found))}</div>")


def _methods(work: Work, asked: Question) -> None:
    """The top vendors by four methods, and what it means."""
    everyone, by_id = asked.everyone, asked.everyone.by_id
    ids, told = opinions(work.dataset, work.scenario)
    display.finding(sure_words.methods(everyone, told),
                    f"Same weights and scores of the {_columns(everyone)}, other arithmetic. "
                    f"{sure_words.race(everyone, asked.found)}")
    rows = [[escape(by_id[name].name), *(_place(opinion.ranks[at], told[0].ranks[at]) for opinion in told)]
            for at, name in enumerate(ids[:TOP])]
    marked = " (sample)" if any(by_id[name].sample for name in ids[:TOP]) else ""
    display.table([(f"Vendor{marked}", False), *((sure_words.METHODS[one.method], True) for one in told)], rows,
                  "Places by four methods")
    for opinion in told:
        if opinion.leader != told[0].leader:
            asks = sure_words.asks(work, everyone, opinion.method)
            _explained(sure_words.METHODS[opinion.method], f"{asks}; by that "
                       f"{by_id[opinion.leader].name} comes first.")
    st.html(f"<div class='cx-under'>{escape(sure_words.meaning(told))}</div>")


def _columns(everyone: Field) -> str:
    """What the methods compare, in words."""
    count = sum(weight > 0 for weight in everyone.theme_weights)
    told = "1 theme" if count == 1 else f"{count} themes"
    return f"{told} and the price" if everyone.price_weight > 0 else told


def _place(rank: int, first: int) -> str:
    """A place; where it differs from the weighted sum's, by how much."""
    if rank == first:
        return f"{rank}"
    return f"<span class='cx-grey'>{'▲' if rank < first else '▼'} {abs(rank - first)}</span> &nbsp;<b>{rank}</b>"


def _explained(term: str, text: str) -> None:
    """A line under its term of the trade, which is explained on hover."""
    if text:
        st.html(f"<div class='cx-under'>{explained(term)}: {escape(text)}</div>")


WHO = "Who leads"
PARTS: dict[str, Callable[[Work, Question], None]] = {
    WHO: _who, "How far a weight may move": _how_far, "Other methods": _methods}
