"""Findings in words: what a picture shows, what the last move did."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.difference import summary
from cxmodel.model.evaluate import Results
from cxmodel.scenario import shore_shares
from cxmodel.ui import session
from cxmodel.ui.session import Work
from cxmodel.units import money, number, percent

ONE_LINE = 85  # letters of an effect that stand beside what was changed


def tradeoff_finding(work: Work) -> str:
    """The title of the Trade-off picture."""
    now, before = work.results, work.before
    if now.seats["moved"] == 0:
        return "Everything stays at home: no saving, no risk"
    missed = unmet(work)
    if missed:
        return missed
    if work.scenario.chosen:
        found = net_finding(work)
        return f"By the plan chosen on Plan, {found[:1].lower()}{found[1:]}"
    if before is not None and before.seats["moved"] > 0:
        gained = 100 * (now.risk_adjusted_net.typical - before.risk_adjusted_net.typical)
        safer = before.cx_risk_index - now.cx_risk_index
        dearer = now.cx_value_at_risk_per_year.typical - before.cx_value_at_risk_per_year.typical
        if abs(gained) >= 0.3 and abs(safer) >= 0.3 and dearer * safer <= 0:
            return _exchange(gained, safer, work.locale)
    return net_finding(work)


def unmet(work: Work) -> str:
    """The shore that got much less than was asked, in a sentence; empty when the handles are met.

    A plan that was chosen does not follow the handles, so nothing is missed.
    """
    if work.scenario.chosen:
        return ""
    for name, asked in shore_shares(work.scenario).items():
        got = work.results.shores[name]
        if asked - got > 0.05:
            return (f"{percent(asked, work.locale)} {name} asked, {percent(got, work.locale)} placed: "
                    "no more sites fit")
    return ""


def _exchange(gained: float, safer: float, locale: str = "en_US") -> str:
    saving, risk = _points(abs(gained), locale), _points(abs(safer), locale)
    if gained < 0 < safer:
        return f"{saving} of risk-adjusted saving buy {risk} less CX risk"
    if gained > 0 > safer:
        return f"{saving} more risk-adjusted saving cost {risk} of CX risk"
    if gained > 0:
        return f"Better on both: {saving} more risk-adjusted saving, {risk} less CX risk"
    return f"Worse on both: {saving} less risk-adjusted saving, {risk} more CX risk"


def _points(value: float, locale: str = "en_US") -> str:
    return f"{number(value, locale, 1)} points"


def net_finding(work: Work) -> str:
    """Net beside headline, and who carries the risk; else what it leaves, where the plan stands in the picture."""
    now = work.results
    net, headline = percent(now.net_saving.typical, work.locale), percent(now.headline_saving, work.locale)
    text = f"Net saving is {net}, not {headline}"
    carrier = max(now.by_site, key=lambda row: row.at_risk, default=None)
    whole = now.cx_value_at_risk_per_year.typical
    if carrier is not None and whole > 0 and carrier.at_risk / whole > 0.5:
        return f"{text}: {carrier.name} carries most of the risk"
    left = percent(now.risk_adjusted_net.typical, work.locale)
    return text if left == net else f"{text}; {left} after what is at risk"


def last_change(work: Work) -> str:
    """The last change and what came of it, in one line."""
    before = work.history.before
    if before is None:
        return "Move a handle: what changes is told here."
    what = summary(before, work.scenario, work.dataset, work.locale, work.history.moved) or "No change"
    if before.overrides != work.scenario.overrides:
        what = f"Assumption: {what}"
    if replace(before, judgements=work.scenario.judgements, voices=work.scenario.voices) == work.scenario:
        return f"{what}; the weights in use stay as they are."
    if replace(before, rules=work.scenario.rules) == work.scenario:
        return f"{what}; the plan in use stays as it is until another one is used."
    if work.before is None:
        return what
    return f"{what}: {_effect(work.before, work.results, work)}."


def _effect(before: Results, now: Results, work: Work) -> str:
    def saved(result: Results) -> str:
        return percent(result.net_saving.typical, work.locale, 1)

    told = (f"net saving {saved(before)} → {saved(now)}, CX risk {number(before.cx_risk_index, work.locale, 1)} → "
            f"{number(now.cx_risk_index, work.locale, 1)}")
    shift = _shift(before, now)
    return f"{told}. {shift}" if shift and len(told) + len(shift) <= ONE_LINE else told


def _shift(before: Results, now: Results) -> str:
    """The largest move of seats from one site to another, in words without the last full stop."""
    old = {row.name: row.seats for row in before.by_site}
    new = {row.name: row.seats for row in now.by_site}
    change = {name: new.get(name, 0.0) - old.get(name, 0.0) for name in {*old, *new}}
    gains, losses = max(change, key=change.__getitem__, default=""), min(change, key=change.__getitem__, default="")
    if gains and losses and change[gains] >= 1 and change[losses] <= -1:
        return f"{losses} gives {number(min(change[gains], -change[losses]))} seats to {gains}"
    return ""


def bridge_finding(work: Work) -> str:
    """The title of the bridge: the largest step down."""
    now = work.results
    steps = [step for step in now.bridge if not step.total and step.id != "headline"]
    if now.seats["moved"] == 0:
        return "Nothing moves, so there is no bridge to walk"
    worst = min(steps, key=lambda step: step.value)
    headline, left = percent(now.headline_saving, work.locale), percent(now.risk_adjusted_net.typical, work.locale)
    step = f"{worst.name[0].lower()}{worst.name[1:]}"
    return f"{headline} becomes {left}; the largest step is {step} ({_points(-100 * worst.value, work.locale)})"


def way_out(work: Work) -> str:
    """What to do where nothing moves: the handles that may hold all work at home, or the page that decides it."""
    now = work.scenario
    if now.chosen:
        return "The plan chosen on Plan moves nothing: choose another one there."
    if all(row.verdict == "keep" for row in work.results.by_activity):
        return "Every activity is kept: change a verdict or a line on What to keep."
    tight = {"Work that moves": now.moved_share < 0.05, "One country": now.country_cap < 0.05}
    if not any(tight.values()):
        return ("Lower \"Shared hours\" or raise another shore on Trade-off, or choose a ready-made scenario under "
                "Start.")
    named = " and ".join(f'"{name}"' for name, is_tight in tight.items() if is_tight)
    return f"Raise {named} on Trade-off, or choose a ready-made scenario under Start."


def seats_there(work: Work) -> str:
    """Why the sites need other seats than leave home."""
    seats = work.results.seats
    return (f"Seats there: what the sites need for the {number(seats['moved'], work.locale)} seats that leave home; "
            "smaller queues and contacts that take longer ask for more.")


def scale_gate(work: Work) -> str:
    """What the size of the work asks for (S1)."""
    gate = work.results.scale_gate
    seats, limit = number(gate["seats"], work.locale), number(gate["threshold"], work.locale)
    if gate["verdict"] == "niche":
        return f"Scale: {seats} seats, under the gate of {limit}; look for a niche specialist."
    cap = percent(gate["country_cap"], work.locale)
    return (f"Scale: {seats} seats, over the gate of {limit}; the plan must use several countries, "
            f"at most {cap} of the moved work in one abroad.")


def keep_finding(work: Work) -> str:
    """The title of What to keep."""
    rows = work.results.by_activity
    kept = [row for row in rows if row.verdict == "keep"]
    out = [row for row in rows if row.verdict == "outsource"]
    hours = sum(row.hours for row in rows)
    share = sum(row.hours for row in kept) / hours if hours else 0.0
    return (f"{len(kept)} of {len(rows)} activities stay at home, {percent(share, work.locale)} of the work; "
            f"{len(out)} may go out whole")


def where_finding(work: Work) -> str:
    """The title of Where."""
    priced = [row for row in work.dataset.location if row.agent_rate_usd_h_low or row.agent_rate_usd_h_high]
    top = max(work.results.by_location, key=lambda row: row.hours, default=None)
    start = f"{len(priced)} of {len(work.dataset.location)} countries have a published rate"
    return f"{start}; {top.name} takes {percent(top.share, work.locale)} of the moved work" if top else start


def since_start(work: Work) -> str:
    """What decisions and what assumptions did since the case was opened, apart."""
    parts = session.since_start(work)
    return (f"Since the case was opened: decisions {_signed(parts.decisions, work)}, assumptions "
            f"{_signed(parts.assumptions, work)} of net saving.")


def _signed(value: float, work: Work) -> str:
    points = number(100 * value, work.locale, 1)
    return f"{'+' if 100 * value >= 0.05 else ''}{points} points"


def business_finding(work: Work) -> str:
    """The title of Business case."""
    now = work.results
    if now.seats["moved"] == 0:
        return "Nothing moves: there is no case to make"
    worth, after = (money(value, work.locale, work.currency) for value in (now.npv, now.npv_risk_adjusted))
    years = now.payback_years
    back = f"pays back in {number(years, work.locale, 1)} years" if years < 90 else "never pays back its one-off costs"
    return f"Worth {worth} over {work.scenario.horizon_years} years, {after} after CX risk; {back}"
