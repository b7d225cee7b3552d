"""View Ranking: who stands where under the weights, live, and what missing scores leave open."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from cxmodel.model.evaluate.partners import Field, Partner, field
from cxmodel.ui import display, inputs, layout, session
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.ui.vendors import choosing, offers, pictures
from cxmodel.ui.vendors.phrases import ordinal
from cxmodel.ui.vendors.pictures import Row
from cxmodel.units import number, rate

KEY = "vendors-handles"
ROWS = {True: 11, False: 15}  # in room mode, on a normal screen
PAGE = 50
MOST_OUT = 4
LINE_LETTERS = 70  # of the finding, in a line on the smallest screen
MARKS = {"open": "△", "failed": "✗"}
SLIM = ("<style>.st-key-vendors-gate{height:1.5rem}"
        ".st-key-vendors-gate button{min-height:0;padding:0;text-decoration:underline}</style>")
LEGEND = ("A column is as wide as its weight; the filled part is what the vendor reaches. Hatched: scores are missing, "
          "so the bar may end anywhere in it. Click a row to open the vendor.")
ABOUT_WEIGHTS = ("A weight says how much a theme matters to the experience your customers get, not how much somebody "
                 "likes it; that is why it moves Trade-off too.")


def ranking(work: Work) -> None:
    """Handles on the left, the ranking on the right."""
    display.last_move(work)
    handles, right = layout.handles_and_picture()
    with right:
        picture_of(work)
    with handles:
        above, below = st.container(), st.container()
        with below:
            st.html(f"<div class='cx-under'>{ABOUT_WEIGHTS}</div>")
            choosing.scaling_choice()
        with above:
            inputs.sliders(work, ("weights", "price"), key=KEY)


def picture_of(work: Work) -> None:
    """The ranking of those shown, with its finding."""
    everyone = choosing.the_field(work)
    shown = choosing.shown(work, everyone.partners)
    told = finding(shown, everyone.partners, choosing.called(work), work.locale)
    display.finding(told)
    start, room = first_row(len(shown), ROWS[work.room]), ROWS[work.room]
    _filtered(work, len(shown), len(everyone.partners), start)
    if not shown:
        return
    rows = ordered(work, shown)[start:start + room]
    names = {**inputs.theme_names(work.dataset), "price": "Price"}
    figure = pictures.ranking(rows, len(shown), everyone, names, work.locale, start)
    above = 14.9 + 1.6 * (len(told) // LINE_LETTERS)
    height = f"min(max(18rem, 100vh - {above:.1f}rem), {pictures.HEADS_REM + 2.6 * len(rows):.1f}rem)"
    picture(figure, key="vendors-ranking", height=height, on_click=open_sheet,
            alt=f"{told}. " + "; ".join(_told(row, work.locale) for row in rows))
    st.html(f"<div class='cx-under'>{escape(out_of_plan(shown))}</div>")


def _told(row: Row, locale: str) -> str:
    one = row.partner
    return f"{row.place} {one.name}: {_span(one, locale)} of 100, checklist {choosing.standing(one)}"


def _span(partner: Partner, locale: str) -> str:
    """The total with what missing scores leave open."""
    typical, low, high = (number(100 * value, locale) for value in (
        partner.total, partner.total_low, partner.total_high))
    return typical if low == high else f"{typical} ({low} to {high})"


def _filtered(work: Work, count: int, whole: int, start: int) -> None:
    """What the scale asks for, how many are in view, the one click to see all, and the way to further rows."""
    with st.container(horizontal=True, vertical_alignment="center", key="vendors-gate"):
        st.html(f"{SLIM}<div class='cx-under'>{escape(choosing.scale_line(work))}</div>", width="content")
        shown = f"{number(count, work.locale)} of {number(whole, work.locale)} shown"
        if count < whole:
            st.button(f"{shown}: show all", key="vendors-all", type="tertiary", on_click=choosing.show_all,
                      help=choosing.why_fewer(work))
        elif session.picked("vendor-class") == "all":
            st.button(f"All {number(whole, work.locale)} shown: only what the scale asks for", key="vendors-asked",
                      type="tertiary", on_click=session.pick, args=("vendor-class", ""))
        _pages(count, start, ROWS[work.room])


def _pages(count: int, start: int, room: int) -> None:
    """Buttons to the rows before and after those in the picture."""
    if start > 0:
        st.button(f"◀ rows {max(1, start - room + 1)} to {start}", key="vendors-back", type="tertiary",
                  on_click=session.pick, args=("vendors-from", str(max(0, start - room))))
    if start + room < count:
        st.button(f"next {min(room, count - start - room)} ▶", key="vendors-next", type="tertiary",
                  on_click=session.pick, args=("vendors-from", str(start + room)))


def first_row(count: int, room: int) -> int:
    """The row the picture starts with; the top again where filters or a larger picture left nothing there."""
    start = int(session.picked("vendors-from") or 0)
    return start // room * room if start < count else 0


def out_of_plan(shown: Sequence[Partner]) -> str:
    """Who may not be in the plan, with the mark of the checklist, whether its row is in view or not."""
    out = [f"{MARKS[choosing.standing(one)]} {one.name}" for one in shown if not one.passes]
    more = f" and {len(out) - MOST_OUT} more" if len(out) > MOST_OUT else ""
    return f"Out of the plan: {', '.join(out[:MOST_OUT])}{more}" if out else "Every vendor shown may be in the plan."


def open_sheet(vendor: str) -> None:
    """Look at this vendor in the view One vendor."""
    session.pick("vendor", vendor)
    session.pick("vendors-view", "One vendor")


def ordered(work: Work, shown: Sequence[Partner]) -> list[Row]:
    """Rows by place among all vendors; while a handle is dragged they stay, and only their places change."""
    chosen = session.picked("vendor")
    order = {one.id: at for at, one in enumerate(_steady(work))}
    return [Row(one, one.rank, one.id == chosen) for one in sorted(shown, key=lambda one: order[one.id])]


def _steady(work: Work) -> tuple[Partner, ...]:
    move, before = session.last_move(KEY), work.history.before
    dragging = move is not None and move.phase == "drag" and move.gesture == work.history.gesture
    if dragging and before is not None:
        return field(work.dataset, before, choosing.scaling()).partners
    return choosing.the_field(work).partners


def finding(shown: Sequence[Partner], whole: Sequence[Partner], called: str, locale: str) -> str:
    """Who leads those shown, and who of the `whole` field stands before it unseen.

    called : what those shown are called where they are not all, such as "niche and regional vendors".
    """
    if not shown:
        return "No vendor fits the filters: show all to see who is there"
    told = _leads(shown, locale)
    if len(shown) == len(whole):
        return told
    seen = {one.id for one in shown}
    leader = next((one for one in shown if one.passes), shown[0])
    before = [one for one in whole if one.id not in seen and one.rank < leader.rank]
    unseen = next((one for one in before if one.passes), before[0] if before else None)
    start = f"Of the {number(len(shown), locale)} {called} shown, " if len(shown) > 1 else "Of those shown, "
    start += told[0].lower() + told[1:] if told.startswith("No vendor") else told
    if unseen is None:
        return start
    return f"{start}; {unseen.name} (not shown) is {ordinal(unseen.rank)} of all {number(len(whole), locale)}"


def _leads(shown: Sequence[Partner], locale: str) -> str:
    """Who leads, by how much, and whether missing scores could turn it."""
    race = [one for one in shown if one.passes]
    if not race:
        return f"No vendor has its checklist ticked; by quality alone {shown[0].name} would lead"
    leader, *others = race
    top = shown[0]
    start = ""
    if top.total > leader.total:
        start = f"{top.name} has the highest total but open points; "
    if not others:
        return f"{start}{leader.name} is the only one whose checklist is ticked"
    second = others[0]
    gap = 100 * (leader.total - second.total)
    if gap < 0.05:
        return f"{start}{leader.name} and {second.name} are level"
    return f"{start}{leader.name} leads {second.name} by {_points(gap, locale)}{_surety(leader, others)}"


def _surety(leader: Partner, others: Sequence[Partner]) -> str:
    """What the missing scores may do to the lead; nothing is said where none is missing."""
    if any(one.total_high >= leader.total_low for one in others):
        return "; missing scores could turn it"
    return ", whatever the missing scores" if any(one.missing for one in (leader, *others)) else ""


def _points(gap: float, locale: str) -> str:
    if gap < 0.5:
        return "less than a point"
    return "1 point" if round(gap) == 1 else f"{number(gap, locale)} points"


def remarks(shown: Sequence[Partner]) -> list[str]:
    """Who is not in the plan yet and why; who is beaten on every point. Sentences."""
    waiting = [f"{MARKS[choosing.standing(one)]} {one.name} is not in the plan and its price waits: "
               f"{'; '.join(one.open_points)}" for one in shown if not one.passes]
    beaten = [f"▽ {one.name} is on no point better than {', '.join(one.dominated_by)}"
              for one in shown if one.dominated_by]
    return waiting + beaten


def everyone(work: Work) -> None:
    """Under the fold: what the marks mean, then every vendor that passes the filters, and the way to its sheet."""
    whole = choosing.the_field(work)
    shown = choosing.shown(work, whole.partners)
    count = int(session.picked("vendors-rows") or PAGE)
    if not shown:
        return
    told = (LEGEND, *remarks(shown[:ROWS[work.room]]))
    st.html("".join(f"<div class='cx-under'>{escape(text)}</div>" for text in told))
    total = number(len(whole.partners), work.locale)
    with layout.section(f"All {total} vendors" if len(shown) == len(whole.partners) else
                        f"{number(len(shown), work.locale)} of {total} vendors"):
        _table(work, whole, shown[:count])
        left, right = st.columns(2, gap="large")
        with left:
            key = session.fill("vendors-open", None)
            st.selectbox("Open a vendor's sheet", [one.id for one in shown], index=None, key=key,
                         format_func=lambda one: whole.by_id[one].name, placeholder="choose one",
                         on_change=session.taker(key, lambda one: one and open_sheet(one)))
        with right:
            if len(shown) > count:
                st.button(f"Show {min(PAGE, len(shown) - count)} more of {len(shown)}", key="vendors-more",
                          on_click=session.pick, args=("vendors-rows", str(count + PAGE)))


def _table(work: Work, whole: Field, shown: Sequence[Partner]) -> None:
    rows = [[f"<span class='cx-grey'>{number(one.rank, work.locale)}</span> {escape(one.name)}",
             choosing.CLASSES[one.vendor_class].replace(" ", "&nbsp;"),
             escape(", ".join(dict.fromkeys(offer.country for offer in one.offers))), _span(one, work.locale),
             _price(work, one), _open_points(one)] for one in shown]
    marked = " (sample)" if any(one.sample for one in shown) else ""
    display.table([(f"Vendor{marked}", False), ("Class", False), ("Countries", False), ("Total of 100", True),
                   ("Price an hour", True), ("What is open", False)], rows, "Vendors")


def _price(work: Work, partner: Partner) -> str:
    if partner.price_waits:
        return "<span class='cx-grey'>price waits</span>"
    if partner.rate is None:
        return "<span class='cx-grey'>ask for a quote</span>"
    told = rate(partner.rate, work.locale, work.currency)
    rests = offers.unquoted(partner)
    return f"{told}<div class='cx-under'>{rests}</div>" if rests else told


def _open_points(partner: Partner) -> str:
    states = [gate.state for gate in partner.gates if gate.state != "met"]
    told = [f"{MARKS[state]} {text}" for state, text in zip(states, partner.open_points, strict=True)]
    if partner.missing:
        told.append(pictures.missing(partner))
    if partner.dominated_by:
        told.append(f"▽ on no point better than {', '.join(partner.dominated_by)}")
    return escape("; ".join(told))
