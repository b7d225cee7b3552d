"""View Frontier: what saving each level of risk can bring under the rules; a click makes a plan the one in use."""

from __future__ import annotations

import time
from collections.abc import Sequence

import streamlit as st

from cxmodel.model.evaluate import Results
from cxmodel.model.evaluate.sourced import FrontierPoint, chosen_by, slopes, undominated_points
from cxmodel.scenario import Scenario
from cxmodel.ui import background, charts, session
from cxmodel.ui.background import Job
from cxmodel.ui.picture import picture
from cxmodel.ui.plan import pictures, searches
from cxmodel.ui.plan.pictures import Spot
from cxmodel.ui.session import Work
from cxmodel.units import money, number, percent

KEY = "plan-frontier"
BEST = "best"
REST, LOOK = 3.0, 1.0  # before the search on another page begins, and between two looks at it [s]
CHANGED = "This was changed in another window. Now you see how it stands; click again if you still want to."
NEAR_RISK = 0.05  # of the risk index: nearer points are no step
HEIGHT = "max(14rem, calc(100vh - {:.1f}rem))"


def draw(work: Work, best: Results | None, job: Job, breaks: bool = False) -> None:
    """The picture, its slope in words, and steps along the line for those who use no mouse.

    breaks : whether the plan in use breaks a rule.
    """
    points = undominated_points(job.found)
    spots = [spot_of(work, point) for point in points]
    star = Spot(BEST, best.cx_risk_index, best.risk_adjusted_net.typical, _told(work, "The best plan", best)) \
        if best else None
    now = work.results
    name = "In use, breaks rules" if breaks else "In use"
    here = Spot("", now.cx_risk_index, now.risk_adjusted_net.typical, _told(work, name, now))
    figure = pictures.frontier(spots, star, here, _reach(work, [*spots, *([star] if star else [])]), work.locale,
                                breaks)
    picture(figure, key=KEY, height=HEIGHT.format(17.6), on_click=take,
            alt=_alt(work, spots, star, here, breaks))
    _steps(work, points)


def spot_of(work: Work, point: FrontierPoint) -> Spot:
    """A point of the frontier as it is drawn; its id names its placements, so that a late click finds the same."""
    saved, net = (percent(share, work.locale, 1) for share in (point.saving_share, point.net_share))
    told = (f"risk-adjusted {saved}, net {net}<br>at CX risk {number(point.risk, work.locale, 1)}"
            "<br>click to use this plan")
    return Spot(name_of(point), point.risk, point.saving_share, told)


def name_of(point: FrontierPoint) -> str:
    """A point by its figures: they tell it from any other one of the same search."""
    return f"{point.risk:.6f} {point.saving:.2f}"


def points_found(work: Work) -> tuple[FrontierPoint, ...]:
    """The exact frontier of the present state once it is found, by rising risk; none is looked for.

    For a part of a page that is drawn while a handle moves: the search for the state before is stopped.
    """
    job = searches.at_hand(work, searches.FRONTIER)
    return undominated_points(job.found) if job and not job.running else ()


def keep_searching(work: Work) -> None:
    """Search for the frontier when the hand has rested a while, and draw the page again once it is found.

    Not at once: the search would take the machine from the next move, and from whoever only passes by.
    """
    job, begun = searches.at_hand(work, searches.FRONTIER), time.monotonic()
    if job is not None and not job.running:
        return

    @st.fragment(run_every=LOOK)
    def look() -> None:
        now = searches.at_hand(work, searches.FRONTIER)
        if now is not None and not now.running:
            st.rerun()
        if now is None and time.monotonic() - begun >= REST:
            searches.frontier(work)

    look()


def _told(work: Work, name: str, results: Results) -> str:
    return (f"{name}: risk-adjusted {percent(results.risk_adjusted_net.typical, work.locale, 1)}, net "
            f"{percent(results.net_saving.typical, work.locale, 1)}<br>at CX risk "
            f"{number(results.cx_risk_index, work.locale, 1)}")


def _reach(work: Work, spots: Sequence[Spot]) -> tuple[float, float, float]:
    """As far as the axes of Trade-off, and farther where a point lies outside; they never shrink."""
    right, low, high = charts.extents(work.sketch)
    risks, savings = [spot.risk for spot in spots], [100 * spot.saving for spot in spots]
    low, high = session.extent(f"saving {work.scenario.case}", min([low, *savings]), max([high, *savings]))
    _, right = session.extent(f"risk {work.scenario.case}", 0.0, max([right, *(risk + 0.5 for risk in risks)]))
    return right, low, high


def _alt(work: Work, spots: Sequence[Spot], star: Spot | None, here: Spot, breaks: bool = False) -> str:
    def told(spot: Spot) -> str:
        return f"{percent(spot.saving, work.locale)} at risk {number(spot.risk, work.locale, 1)}"

    best = f" The best plan: {told(star)}." if star else ""
    line = f" Points of the frontier, saving after CX risk: {'; '.join(map(told, spots))}." if spots else ""
    rules = ", which breaks rules" if breaks else ""
    return f"The plan in use{rules}: {told(here)}.{best}{line} Everything at home saves nothing at no risk."


def _steps(work: Work, points: Sequence[FrontierPoint]) -> None:
    """Slope in words between two buttons that step along the frontier."""
    lower, higher = beside(points, work.results.cx_risk_index)
    with st.container(key="plan-steps", horizontal=True, horizontal_alignment="distribute",
                      vertical_alignment="center"):
        st.button("◀ Less risk", key="plan-safer", disabled=lower is None, on_click=_step,
                  args=(lower, work.scenario),
                  help=None if work.room else "Use the next plan to the left.")
        st.html(f"<div class='cx-slope'>{slope(work, points)}</div>")
        st.button("More saving ▶", key="plan-bolder", disabled=higher is None, on_click=_step,
                  args=(higher, work.scenario),
                  help=None if work.room else "Use the next plan to the right.")


def beside(points: Sequence[FrontierPoint], risk: float) -> tuple[FrontierPoint | None, FrontierPoint | None]:
    """The points next to a risk, on its left and on its right; points by rising risk."""
    left = [point for point in points if point.risk < risk - NEAR_RISK]
    right = [point for point in points if point.risk > risk + NEAR_RISK]
    return (left[-1] if left else None), (right[0] if right else None)


def slope(work: Work, points: Sequence[FrontierPoint]) -> str:
    """What the next points of risk bring from where the plan in use stands, or what the last ones brought."""
    told = slopes(points, lambda value: money(value, work.locale, work.currency, 2), work.locale)
    if not told:
        return ""
    after = [at for at, point in enumerate(points[:-1]) if point.risk >= work.results.cx_risk_index - NEAR_RISK]
    return told[after[0] if after else len(told) - 1]


def take(name: str, shown: Scenario | None = None) -> None:
    """Make the plan of this name the one in use; one that is not there any more changes nothing.

    shown : the decisions that the button was drawn for.
    """
    if not current(shown):
        return
    work = session.work()
    if name == BEST:
        job = background.known(searches.PLAN, searches.key_of(work))
        found = searches.found_of(job) if job else None
        if found and found.plan is not None:
            use(work, found.best.placements)
        return
    job = background.known(searches.FRONTIER, searches.key_of(work))
    _use(next((point for point in (job.found if job else ()) if name_of(point) == name), None))


def current(shown: Scenario | None) -> bool:
    """Whether what a button was drawn for is still so; if not, that is said, and the page is drawn anew by itself."""
    if shown is None or session.kept().history.present == shown:
        return True
    session.kept().told = CHANGED
    return False


def _step(point: FrontierPoint | None, shown: Scenario) -> None:
    if current(shown):
        _use(point)


def _use(point: FrontierPoint | None) -> None:
    if point is not None:
        use(session.work(), point.placements)


def use(work: Work, placements: tuple[tuple[str, str, float], ...]) -> None:
    """These placements are the plan in use, on every page; one step of the history."""
    session.change(chosen_by(work.dataset, work.scenario, placements), moved="chosen")
