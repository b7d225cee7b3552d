"""Results on the page: the four numbers, tables the back row can read, sources behind every figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import streamlit as st

from cxmodel.glossary import TERMS
from cxmodel.model.evaluate.sourced import FrontierPoint
from cxmodel.ui import charts, session, words
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.units import money, number, percent

GLYPHS = {"home": "●", "onshore": "■", "nearshore": "◆", "offshore": "▲"}
TRAIL = 5


def plain(text: str) -> str:
    """Text for a place that reads Markdown: shown as it was typed, so that a name can fetch no picture.

    >>> plain("1*2")
    '1\\\\*2'
    """
    return re.sub(r"([\\`*_\[\]<>~$])", r"\\\1", text)


def hidden_title(text: str) -> None:
    """The page's heading for screen readers; on screen the finding is the title."""
    st.html(f"<h1 style='position:absolute;left:-9999px'>{escape(text)}</h1>")


def finding(text: str, under: str = "") -> None:
    """The title of a picture: what it shows."""
    below = f"<div class='cx-under'>{escape(under)}</div>" if under else ""
    st.html(_finding(text) + below)


def _finding(text: str) -> str:
    return f"<div class='cx-finding' role='heading' aria-level='2'>{escape(text)}</div>"


def top(work: Work, shown: str = "") -> None:
    """The four numbers, the last change in words and what the picture shows: one element draws faster than three."""
    st.html(_four_numbers(work) + (_last_move(work, _remarks(work)) + _finding(shown) if shown else _last_move(work)))


def _remarks(work: Work) -> str:
    """That the table under the picture says more of this plan, such as seats a site lacks."""
    notes = work.results.notes
    told = "1 remark" if len(notes) == 1 else f"{len(notes)} remarks"
    return (f"<span class='cx-badge' title='{escape(' '.join(notes), quote=True)}'>△ {told} under the table</span>"
            if notes else "")


def _four_numbers(work: Work) -> str:
    """Headline, net with its range, CX value at risk, seats moved; each with the change since the last move."""
    now, before, at = work.results, work.before, work.locale
    net, risk = now.net_saving, now.cx_value_at_risk_per_year
    cells = [
        ("Headline saving", percent(now.headline_saving, at), "rate card",
         _points(now.headline_saving, before and before.headline_saving, work, good_up=True), "Headline saving"),
        ("Net saving", percent(net.typical, at), f"{percent(net.p10, at)} to {percent(net.p90, at)} likely",
         _points(net.typical, before and before.net_saving.typical, work, good_up=True), "Net saving"),
        ("CX value at risk", money(risk.typical, at, work.currency),
         f"a year, {money(risk.p10, at, work.currency, 2)} to {money(risk.p90, at, work.currency, 2)} likely",
         _amount(risk.typical, before and before.cx_value_at_risk_per_year.typical, work), "CX value at risk"),
        ("Seats moved", number(now.seats["moved"], at), f"of {number(now.seats['total'], at)} today",
         _count(now.seats["moved"], before and before.seats["moved"], work), "Scale gate"),
    ]
    html = "".join(
        f"<div class='cx-number' title='{escape(TERMS[term], quote=True)}'><div class='label'>{escape(label)}</div>"
        f"<div><span class='value'>{escape(value)}</span><span class='aside'>{escape(aside)}</span></div>"
        f"<div class='change'>{change}</div></div>" for label, value, aside, change, term in cells)
    return f"<div class='cx-numbers'>{html}</div>"


def _points(now: float, before: float | None, work: Work, good_up: bool) -> str:
    change = 0.0 if before is None else 100 * (now - before)
    return _change(change, f"{number(abs(change), work.locale, 1)} points", good_up, abs(change) < 0.05)


def _amount(now: float, before: float | None, work: Work) -> str:
    change = 0.0 if before is None else now - before
    return _change(change, money(abs(change), work.locale, work.currency), False, abs(change) < 500)


def _count(now: float, before: float | None, work: Work) -> str:
    change = 0 if before is None else round(now) - round(before)  # of what is shown
    return _change(change, number(abs(change), work.locale), None, change == 0)


def _change(change: float, text: str, good_up: bool | None, none: bool) -> str:
    if none:
        return "<span class='cx-grey'>no change</span>"
    colour = "cx-grey" if good_up is None else ("cx-good" if (change > 0) == good_up else "cx-bad")
    return f"<span class='{colour}'>{'▲' if change > 0 else '▼'} {escape(text)}</span>"


def last_move(work: Work) -> None:
    """The last change and its effect, in one line."""
    st.html(_last_move(work))


def _last_move(work: Work, aside: str = "") -> str:
    text = words.last_change(work)
    badge = "<span class='cx-badge'>sample case</span>" if work.results.sample else ""
    return (f"<div class='cx-move' aria-live='polite' title='{escape(text, quote=True)}'>"
            f"<span class='told'>{escape(text)}</span>{aside}{badge}</div>")


def sample_note(work: Work) -> None:
    """Says that the case is invented, wherever its figures are shown; and at which rate money is converted."""
    said = ["Sample case: invented company and vendors, real country facts and sourced assumptions."] \
        if work.dataset.case_named(work.scenario.case).sample else []
    if work.currency.code != "USD":
        said.append(f"One USD is {work.currency.per_usd:g} {work.currency.code} as of {work.currency.as_of}.")
    if said:
        st.html(f"<div class='cx-sample'>{escape(' '.join(said))}</div>")


def tradeoff(work: Work, exact: Sequence[FrontierPoint] = ()) -> None:
    """The Trade-off picture; `top` tells its finding. exact : points of the exact frontier found so far.

    It asks for the sketch alone, so that the picture is on its way before the results are worked out.
    """
    now, reach, trail = work.sketch, _reach(work), _trail(work)
    line = [(point.risk, point.saving_share) for point in exact]
    earlier = work.sketch_before if work.replay else None
    before = charts.tradeoff(earlier, trail[:-1], reach, work.locale, line) if earlier else None
    picture(charts.tradeoff(now, trail, reach, work.locale, line), key="tradeoff", before=before, replay=work.replay,
            height="var(--cx-picture)",
            alt=f"The plan stands at CX risk {now.cx_risk_index:.0f} of 100 and a risk-adjusted saving of "
                f"{now.saving:.0%}; {len(now.dots)} open sites and the efficient frontier are shown.")


def _reach(work: Work) -> tuple[float, float, float]:
    right, low, high = charts.extents(work.sketch)
    kept_low, kept_high = session.extent(f"saving {work.scenario.case}", low, high)
    _, kept_right = session.extent(f"risk {work.scenario.case}", 0.0, right)
    return kept_right, kept_low, kept_high


def _trail(work: Work) -> tuple[tuple[float, float], ...]:
    """Where the plan stood at the last moves, oldest first."""
    past = [one for one in work.history.past if one.case == work.scenario.case][-TRAIL:]
    places = (session.sketch_of(one) for one in past)
    return tuple((one.cx_risk_index, 100 * one.saving) for one in places)


def bridge(work: Work, height: str = "27rem") -> None:
    """The bridge from headline to risk-adjusted net."""
    if work.results.seats["moved"] == 0:
        finding(words.bridge_finding(work), words.way_out(work))
        return
    finding(words.bridge_finding(work), "Share of today's cost; the line on each bar holds 80 in 100 draws.")
    told = "; ".join(f"{step.name} {step.value:.1%}" for step in work.results.bridge)
    picture(charts.bridge(work.results.bridge, work.locale), key="bridge", alt=told, height=height)


def table(head: list[tuple[str, bool]], rows: list[list[str]], caption: str = "") -> None:
    """A table as HTML, so that room mode scales it; (heading, is a number) for each column. Cells are HTML."""
    st.html(table_html(head, rows, caption))


def table_html(head: list[tuple[str, bool]], rows: list[list[str]], caption: str = "") -> str:
    """The same table as text, to be drawn together with what belongs to it: a page of few elements moves faster."""
    top = "".join(f"<th class='{'num' if right else ''}'>{escape(name)}</th>" for name, right in head)
    body = "".join("<tr>" + "".join(f"<td class='{'num' if right else ''}'>{cell}</td>"
                                    for cell, (_, right) in zip(row, head, strict=True)) + "</tr>" for row in rows)
    return (f"<table class='cx-table'><caption class='cx-invisible'>{escape(caption)}</caption><thead><tr>{top}</tr>"
            f"</thead><tbody>{body}</tbody></table>")


def folded(title: str, html: str, is_open: bool = False) -> str:
    """A part that opens at a click, as text; a page of few elements moves faster than one of Streamlit's expanders."""
    return (f"<details class='cx-fold'{' open' if is_open else ''}><summary>{escape(title)}</summary>"
            f"<div>{html}</div></details>")


def shore(name: str) -> str:
    """A shore with its colour and its shape."""
    return f"<span class='cx-{name} cx-shape'>{GLYPHS[name]}</span>{name}"


def who_and_where(work: Work) -> None:
    """The sites of the plan."""
    rows = [[escape(row.name), shore(row.shore), money(row.rate, work.locale, work.currency),
             number(row.seats, work.locale), percent(row.share, work.locale), percent(row.severity, work.locale),
             money(row.saving, work.locale, work.currency), money(row.at_risk, work.locale, work.currency)]
            for row in work.results.by_site]
    if rows:
        site = "Site (sample)" if work.results.sample else "Site"
        head = [(site, False), ("Shore", False), ("Rate an hour", True), ("Seats there", True),
                ("Share of moved work", True), ("Severity", True), ("Net saving a year", True),
                ("At risk a year", True)]
        told = table_html(head, rows, "Sites of the plan") + (
            f"<div class='cx-under'>{escape(words.seats_there(work))}</div>")
    else:
        told = f"<div class='cx-under'>No site is in the plan. {escape(words.way_out(work))}</div>"
    notes = "".join(f"<div class='cx-under'>△ {escape(text)}</div>" for text in work.results.notes)
    st.html(f"<div class='cx-under'>{escape(words.scale_gate(work))}</div>{told}{notes}")


def keep(work: Work) -> None:
    """Criticality against saving potential."""
    finding(words.keep_finding(work), "The area of a mark is the work; the lines are your thresholds.")
    rows = work.results.by_activity
    figure = charts.keep(rows, work.scenario.keep_above, work.scenario.outsource_below, work.currency, work.locale)
    told = "; ".join(f"{row.name}: {row.verdict}, criticality {row.criticality:.0%}" for row in rows)
    picture(figure, key="keep", alt=told, height="calc(var(--cx-picture) + 4.2rem)")


def business(work: Work) -> None:
    """Years, with the finding."""
    if work.results.seats["moved"] == 0:
        finding(words.business_finding(work), words.way_out(work))
        return
    finding(words.business_finding(work),
            "Bars: saving of the year; line: sum so far. Break-even extra churn: "
            f"{_churn(work)} of exposed customers a year.")
    told = "; ".join(f"year {row.year}: {money(row.saving, work.locale, work.currency)}" for row in work.results.years)
    picture(charts.years(work.results.years, work.currency, work.locale), key="years", alt=told, height="19rem")


def _churn(work: Work) -> str:
    value = work.results.break_even_churn
    return percent(value, work.locale, 1) if value != float("inf") else "no limit"


def hour(work: Work) -> None:
    """What a productive hour costs at home and at the sites of the plan."""
    now = work.results
    names = ("wage", "on_costs", "leads", "quality", "replacement", "facility", "technology")
    parts = [(name.replace("_", "-"), now.home_hour[name]) for name in names]
    rate = money(now.average_rate, work.locale, work.currency)
    there = f" and {rate} where the work goes" if now.average_rate else ""
    finding(f"An hour costs {money(now.home_hour['total'], work.locale, work.currency)} at home{there}")
    rates = [(row.name, row.rate, row.shore) for row in now.by_site[:6]]
    told = ", ".join(f"{name} {value:.2f}" for name, value in parts)
    picture(charts.hour(parts, rates, work.currency, work.locale), key="hour", alt=f"Home's hour in USD: {told}",
            height=f"{4.5 + 2.2 * (1 + len(rates))}rem")


def link(title: str, address: str | None) -> str:
    """A title that leads to its address when the reader clicks it; nothing is fetched before that."""
    if not (address or "").startswith("https://"):
        return title
    return f"<a href='{escape(address or '', quote=True)}' rel='noreferrer' target='_blank'>{title}</a>"


def since_start(work: Work) -> None:
    """What decisions and what assumptions have done so far, told apart."""
    st.html(f"<div class='cx-under'>{escape(words.since_start(work))}</div>")
