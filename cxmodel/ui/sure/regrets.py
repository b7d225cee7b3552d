"""View Regret: named plans in named futures, and the one that can disappoint least."""

from __future__ import annotations

from html import escape

import streamlit as st

from cxmodel.glossary import TERMS
from cxmodel.ui.session import Work
from cxmodel.ui.sure.phrases import heading
from cxmodel.ui.sure.questions import THIS, Compared
from cxmodel.units import Money, money

NONE = 500.0  # [USD/year]: what is missed of less than this is not told from nothing
OBEYS = ("The ready-made plans keep your verdicts, gates and country limit; they are free of the sliders for how much "
         "moves and to which shore.")
BEST, LEAST = "★", "◆"
MINIMAX = ("The plan whose worst disappointment is smallest: in every future its gap to the best of these plans is "
           "looked at, and the largest gap counts.")


def regrets(work: Work, found: Compared) -> str:
    """The table of what each plan misses in each future; nothing stands below."""
    heading(title(work, found), "Regret", under(found))
    said, way = st.columns([84, 16], gap="small")
    st.html(table(work, found))
    said.html(f"<div class='cx-under'>{escape(meant(found))}</div>")
    if way.button("Use one on Plan →", key="sure-to-plan", help="Leads to the ready-made plans, where one is taken."):
        st.switch_page("pages/plan.py")
    return ""


def meant(found: Compared) -> str:
    """What the plan that disappoints least asks for, and what the ready-made plans keep to."""
    why = reason(found, found.regret.choice)
    return f"{named(found.regret.choice)}: {why} {OBEYS}" if why and not found.to_come else OBEYS


def reason(found: Compared, plan: str) -> str:
    """Why a plan is there, in the words of its card; of two that are the same plan, both."""
    whys = [(name, found.whys[name]) for name in plan.split(" = ") if name in found.whys]
    return " ".join(why if len(whys) == 1 else f"{name}: {why}" for name, why in whys)


def named(name: str) -> str:
    """A plan as it is called in a sentence."""
    first = name.split(" = ")[0]
    return first if first == THIS else f"'{first}'"


def title(work: Work, found: Compared) -> str:
    """The plan that can disappoint least, and how this plan compares."""
    table = found.regret
    if found.to_come:
        count = len(table.plans)
        return f"{count} plan{'s are' if count > 1 else ' is'} compared so far, {found.to_come} still to come"
    row = table.plans.index(table.choice)
    least, mine = float(table.greatest[row]), float(table.greatest[0])
    if least < NONE:
        return f"{named(table.choice)} is the best of these plans in every future"
    behind, own = (money(value, work.locale, work.currency, 2) for value in (least, mine))
    told = f"{named(table.choice)} is never more than {behind} a year behind the best of these plans"
    return told if row == 0 else f"{told}; this one can be {own} behind"


def under(found: Compared) -> str:
    """How to read the table."""
    told = f"how far each plan is behind the best one in each future, in money a year. {BEST} best "
    return f"{told}of those there so far." if found.to_come else f"{told}there; {LEAST} disappoints least at its worst."


def table(work: Work, found: Compared) -> str:
    """Plans by futures; HTML."""
    told, at = found.regret, (work.locale, work.currency)
    explained = escape(f"{TERMS['Risk-adjusted net']} {MINIMAX}", quote=True)
    heads = "".join(f"<th class='num' scope='col' title='{escape(future.sentence, quote=True)}'>{escape(future.name)}"
                    "</th>" for future in told.futures)
    body = "".join(_row(found, row, at) for row in order(found))
    return (f"<table class='cx-table cx-sure-regret'><caption class='cx-invisible'>What each plan misses in each future"
            f"</caption><thead><tr><th scope='col'>Plan</th>{heads}<th class='num' scope='col' title='{explained}'>"
            f"<span class='cx-term'>Worst</span></th></tr></thead><tbody>{body}</tbody></table>")


def order(found: Compared) -> list[int]:
    """Rows of the table: this plan first, then the others by their worst disappointment."""
    return [0, *sorted(range(1, len(found.regret.plans)), key=lambda row: float(found.regret.greatest[row]))]


def _row(found: Compared, row: int, at: tuple[str, Money]) -> str:
    told = found.regret
    most = float(told.greatest.max()) or 1.0
    chosen = told.plans[row] == told.choice and not found.to_come
    name, *others = told.plans[row].split(" = ")
    also = f"<small>also {escape(', '.join(others))}</small>" if others else ""
    mark = f"{LEAST} " if chosen else ""
    why = escape(reason(found, told.plans[row]), quote=True)
    cells = "".join(_cell(float(missed), float(brings), most, at) for missed, brings in zip(
        told.regret[row], told.worth[row], strict=True))
    worst = f"<td class='num' title='{escape(told.worst[row].name, quote=True)}'><b>{mark}" \
            f"{money(float(told.greatest[row]), *at, 2)}</b></td>"
    return (f"<tr class='{'chosen' if chosen else ''}'><th scope='row' title='{why}'>{mark}{escape(name)}{also}</th>"
            f"{cells}{worst}</tr>")


def _cell(missed: float, brings: float, most: float, at: tuple[str, Money]) -> str:
    """What is missed, with a bar as long; a star where nothing is."""
    title = f"brings {money(brings, *at)} a year"
    if missed < NONE:
        return f"<td class='num' title='{title}'><b aria-label='best here'>{BEST}</b></td>"
    return (f"<td class='num' title='{title}'><i style='width:{max(2.0, 100 * min(1.0, missed / most)):.0f}%'></i>"
            f"<span>{money(missed, *at, 2)}</span></td>")
