"""What the data emphasise: weights that follow from the scores alone. Shown, never imposed."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cxmodel.model.evaluate import partners
from cxmodel.scenario import THEMES
from cxmodel.ui import display
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.weighing import figures
from cxmodel.ui.vendors.weighing.groups import Group, in_use
from cxmodel.units import percent

METHODS = {"entropy": "Entropy", "critic": "CRITIC"}
EXPLAINED = {
    "entropy": "Entropy: what tells the vendors apart most gets most. Where all score alike, a weight changes nothing.",
    "critic": "CRITIC: what tells the vendors apart gets more, what only repeats another criterion gets less.",
}


def emphasised(work: Work, group: Group) -> dict[str, dict[str, float]]:
    """By method, what the data give each item of the group, adding up to 1. [share]"""
    theme = {row.id: row.theme_id for row in work.dataset.criterion}
    found = {}
    for method, criteria in partners.emphasis(work.dataset, work.scenario).items():
        sums = dict.fromkeys(group.ids, 0.0)
        for name, weight in criteria.items():
            item = theme[name] if group.id == THEMES else name
            if item in sums:
                sums[item] += weight
        total = sum(sums.values())
        found[method] = {name: value / total if total > 0 else 1 / len(sums) for name, value in sums.items()}
    return found


def screen(work: Work, group: Group) -> None:
    """The weights in use beside what two methods read from the scores."""
    told, now = emphasised(work, group), in_use(work.scenario, work.dataset, group)
    display.finding(heading(work, group, now, told), "Shown, never imposed: scores cannot say what your customers "
                                                     "value, only where vendors differ.")
    picture(figures.emphasis(group.names, now, [told[method] for method in METHODS], work.locale), key="weigh-emphasis",
            height=f"calc({figures.height(len(group.items))} + 1.8rem)", alt=_alt(work, group, now, told))
    sample = " Sample vendors." if work.results.sample else ""
    lines = "".join(f"<div class='cx-under'><b class='{colour}'>{glyph}</b> {EXPLAINED[method]}</div>"
                    for colour, glyph, method in zip(("cx-accent", ""), figures.GLYPHS, METHODS, strict=True))
    st.html(f"<div class='cx-under'>▬ Bar: the weight in use.{sample}</div>{lines}")


def heading(work: Work, group: Group, now: Mapping[str, float], told: Mapping[str, Mapping[str, float]]) -> str:
    """Where the scores tell vendors apart most, against the weight in use."""
    top = max(group.ids, key=lambda name: round(sum(table[name] for table in told.values()), 9))
    ends = [percent(share, work.locale) for share in sorted(table[top] for table in told.values())]
    return (f"The scores differ most in {group.names[top]}: {' to '.join(dict.fromkeys(ends))} by the data, "
            f"{percent(now[top], work.locale)} in use")


def _alt(work: Work, group: Group, now: Mapping[str, float], told: Mapping[str, Mapping[str, float]]) -> str:
    return "; ".join(f"{group.names[name]}: in use {percent(now[name], work.locale)}, "
                     + ", ".join(f"{METHODS[method]} {percent(table[name], work.locale)}"
                                 for method, table in told.items()) for name in group.ids)
