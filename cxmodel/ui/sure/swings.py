"""View What moves it: every number at both ends of its evidence, largest swing first, marked where the plan turns."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from cxmodel.model.evaluate.sure import Bar, Tornado
from cxmodel.ui import display
from cxmodel.ui.charts import axis, layout, note
from cxmodel.ui.picture import Figure, picture
from cxmodel.ui.session import Work
from cxmodel.ui.sure import closer
from cxmodel.ui.sure.phrases import heading, of_sliders, per_cent, short_value
from cxmodel.ui.vendors.phrases import shortened
from cxmodel.units import Money, money, percent

MOST = {True: 8, False: 12}  # rows in room mode, and on a normal screen
NAMED, NAME_REM = 40, 20.5  # longest name, and the room for it
KEY = "sure-swings"
HELD = "The chosen plan is held at both ends."
TURNS = "another plan is worth more there"
SMALL = 5e-4  # of the result: smaller swings are not told apart from none


def swings(work: Work, found: Tornado) -> str:
    """The picture and the row that was clicked; returns a fold with all the other numbers, HTML."""
    shown = [bar for bar in found.bars if bar.swing > SMALL][:MOST[work.room]]
    heading(title(work, found), "Tornado", under(work, found))
    if not shown:
        return ""
    picture(figure(found.base, shown, work.locale, work.currency), key=KEY,
            height=f"min({3.6 + 2.8 * len(shown):.1f}rem, {HEIGHT[work.room]})", on_click=closer.look_at,
            alt=f"{title(work, found)}. " + "; ".join(told(work, bar) for bar in shown))
    closer.closer(work, {bar.id: bar.input for bar in shown})
    rest = [bar for bar in found.bars if bar not in shown]
    return display.folded(f"The other {len(rest)} numbers", _table(work, rest)) if rest and not work.room else ""


def title(work: Work, found: Tornado) -> str:
    """The largest swing, from where to where."""
    if not found.bars or found.bars[0].swing <= SMALL:
        return "No single number moves the result within its evidence"
    first = found.bars[0]
    low, high = sorted((first.low_result, first.high_result))
    return (f"{first.name} moves the result most: {percent(low, work.locale)} to {percent(high, work.locale)}, "
            f"around {percent(found.base, work.locale)}")


def under(work: Work, found: Tornado) -> str:
    """Which plan it is, how many numbers turn it, and what staying with it would cost."""
    ends = "" if work.room else " Pale bars: the low end; full ones: the high end."
    if found.held:
        return f"{HELD}{ends}"
    turned = [bar for bar in found.bars if bar.plan_changes]
    plan = of_sliders(work)
    if not turned:
        return f"meant is {plan}. No single number within its evidence makes another one worth more.{ends}"
    most = max(bar.keeping_costs for bar in turned)
    return (f"meant is {plan}. ◆ {len(turned)} of {len(found.bars)} numbers can make another one worth more; staying "
            f"then costs up to {money(most, work.locale, work.currency)} a year.{ends}")


def told(work: Work, bar: Bar) -> str:
    """One bar in words."""
    return told_in(bar, work.locale, work.currency)


def told_in(bar: Bar, locale: str, currency: Money) -> str:
    """One bar in words: its ends, the result there, whether the plan turns."""
    def end(value: float, result: float, turns: bool) -> str:
        return f"{bar.input.said(value, locale, currency)} gives {percent(result, locale, 1)}" + (
            f" ({TURNS})" if turns else "")

    return (f"{bar.name}: {end(bar.low_input, bar.low_result, bar.plan_changes_low)}; "
            f"{end(bar.high_input, bar.high_result, bar.plan_changes_high)}; grade {bar.grade}")


def figure(base: float, bars: Sequence[Bar], locale: str, currency: Money) -> Figure:
    """Bars from the base to the result at either end; a diamond and the accent where another plan is best there.

    A click gives the number's id. Texts at the ends are the number's values there.
    """
    ends = [end for bar in bars for end in (bar.low_result, bar.high_result)]
    low, high = 100 * min(base, *ends), 100 * max(base, *ends)
    pad = 0.26 * max(high - low, 1.0)
    data = [_side(bars, base, locale, currency, is_low) for is_low in (True, False)]
    turns = [(100 * result, row, bar) for row, bar in enumerate(bars) for result, turned in (
        (bar.low_result, bar.plan_changes_low), (bar.high_result, bar.plan_changes_high)) if turned]
    data.append({"type": "scatter", "mode": "markers", "x": [x for x, _, _ in turns], "y": [y for _, y, _ in turns],
                 "customdata": [bar.id for _, _, bar in turns], "hovertemplate": f"{TURNS}<extra></extra>",
                 "marker": {"symbol": "diamond", "size": 0.8, "color": "@accent",
                            "line": {"color": "@paper", "width": 1.5}}})
    names = [shortened(bar.name, NAMED) for bar in bars]
    return {"data": data, "layout": layout(
        barmode="overlay", margin={"l": NAME_REM, "r": 4.6, "t": 1.7, "b": 2.0, "pad": 0.4},
        xaxis=axis(range=[low - pad, high + pad], ticksuffix=per_cent(locale), nticks=7),
        yaxis=axis(tickvals=list(range(len(bars))), ticktext=names, showgrid=False, range=[len(bars) - 0.5, -0.5],
                   tickfont={"size": 1.0, "color": "@ink"}),
        shapes=[{"type": "line", "x0": 100 * base, "x1": 100 * base, "yref": "paper", "y0": 0, "y1": 1,
                 "line": {"color": "@ink", "width": 1.5}}],
        annotations=[*_labels(bars, base, locale, currency), *_heads(base, locale)])}


def _side(bars: Sequence[Bar], base: float, locale: str, currency: Money, is_low: bool) -> dict[str, Any]:
    """The bars of one end; the low ends are paler."""
    results = [bar.low_result if is_low else bar.high_result for bar in bars]
    turned = [bar.plan_changes_low if is_low else bar.plan_changes_high for bar in bars]
    shade = "/0.45" if is_low else "/0.85"
    return {"type": "bar", "orientation": "h", "y": list(range(len(bars))), "base": 100 * base,
            "x": [100 * (result - base) for result in results], "width": 0.62, "customdata": [bar.id for bar in bars],
            "marker": {"color": [("@accent" if turn else "@home") + shade for turn in turned]},
            "hovertext": [told_in(bar, locale, currency).replace("; ", "<br>").replace("%{", "% {") for bar in bars],
            "hovertemplate": "%{hovertext}<extra></extra>"}


def _labels(bars: Sequence[Bar], base: float, locale: str, currency: Money) -> list[dict[str, Any]]:
    """The number's own value at each end of its bar, and its grade in a column at the right."""
    found = []
    for row, bar in enumerate(bars):
        ends = sorted(((bar.low_result, bar.low_input, bar.plan_changes_low),
                       (bar.high_result, bar.high_input, bar.plan_changes_high)))
        for (result, value, turned), side in zip(ends, ("right", "left"), strict=True):
            away = 0.85 if turned else 0.45
            at = 100 * (min(result, base) if side == "right" else max(result, base))
            found.append(note(at, row, short_value(bar.input, value, locale, currency), xanchor=side,
                              xshift=-away if side == "right" else away, font={"size": 1.0, "color": "@grey"}))
        found.append(note(1.0, row, _grade(bar.grade), xref="paper", xanchor="left", xshift=0.4))
    return found


def _grade(grade: str) -> str:
    return "judged" if grade == "judgement" else grade


def _heads(base: float, locale: str) -> list[dict[str, Any]]:
    grey = {"size": 1.0, "color": "@grey"}
    return [note(100 * base, 1.0, f"<b>{percent(base, locale)}</b> now", yref="paper", yanchor="bottom"),
            note(1.0, 1.0, "Grade", xref="paper", yref="paper", xanchor="left", yanchor="bottom", xshift=0.4,
                 font=grey)]


def _table(work: Work, bars: Sequence[Bar]) -> str:
    head = [("Number", False), ("Low", True), ("Result", True), ("High", True), ("Result", True),
            ("Plan", False), ("Grade", False)]
    at = work.locale, work.currency
    rows = [[escape(bar.name), escape(bar.input.said(bar.low_input, *at)), percent(bar.low_result, work.locale, 1),
             escape(bar.input.said(bar.high_input, *at)),
             percent(bar.high_result, work.locale, 1), "◆ another" if bar.plan_changes else "the same",
             f"<span class='cx-grade'>{escape(bar.grade)}</span>"] for bar in bars]
    return display.table_html(head, rows, "All other numbers, the largest swing first")


HEIGHT = {True: "max(14rem, calc(100vh - 19.5rem))", False: "max(16rem, calc(100vh - 19.3rem))"}
