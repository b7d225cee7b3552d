"""The plan told by activity, by country and by site; the picture's dots and its frontier."""

from __future__ import annotations

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model import portfolio, risk, triage
from cxmodel.model.evaluate import money
from cxmodel.model.evaluate.account import Extras, baseline
from cxmodel.model.evaluate.assumed import Assumed
from cxmodel.model.evaluate.basis import Array, Basis
from cxmodel.model.evaluate.met import changed_moments, met_of
from cxmodel.model.evaluate.plan import Options, Plan, Today
from cxmodel.model.evaluate.results import ActivityRow, Check, Dot, PlaceRow
from cxmodel.model.evaluate.stakes import LOYALTY
from cxmodel.scenario import Scenario
from cxmodel.tables import SHORES

FACTOR_NAMES = ("competitive advantage", "loyalty", "risk", "customer proximity")


def placed(options: Options, plan: Plan) -> money.Moved:
    """The plan's placements out of all options, central values, shape (K,)."""
    act, site, share = plan.allocation.activity, plan.allocation.site, plan.allocation.share
    pick = {name: np.broadcast_to(value, options.severity.shape)[act, site]
            for name, value in vars(options.moved).items()}
    for name in ("hours", "customers", "contacts"):
        pick[name] = pick[name] * share
    return money.Moved(**{**pick, "pooling": plan.pooling})


def activity_rows(dataset: Dataset, scenario: Scenario, basis: Basis, today: Today, options: Options, plan: Plan,
                  lines: money.Lines, assumed: Assumed) -> tuple[ActivityRow, ...]:
    """One row for each activity, in the order of the case."""
    scores, weights = options.stakes.factors(assumed), options.stakes.weights
    because = _moments(dataset, scenario, options.stakes.given[:, LOYALTY], scores[:, LOYALTY])
    act, years = plan.allocation.activity, scenario.horizon_years
    saved, at_risk = lines.saving, lines.at_risk
    by_hand = dict(scenario.placements)
    potential = _potential(today, options, years)
    found = []
    for place, row in enumerate(basis.activities):
        mine = act == place
        share = float(plan.allocation.share[mine].sum())
        saving = float(saved[mine].sum()) / years
        exposed = float(row.customers * today.work["through"][place]) * share * row.loyalty_multiplier
        reason = (f"Set by hand to {by_hand[row.id]}." if row.id in by_hand else
                  triage.reason(scores[place], weights, scenario.keep_above, scenario.outsource_below,
                                scenario.veto_at, FACTOR_NAMES))
        found.append(ActivityRow(
            row.id, row.name, triage.NAMES[options.verdict[place]], row.id in by_hand,
            reason + because.get(row.id, ""),
            float(options.criticality[place]), float(options.need[place]), float(today.hours[place]),
            float(today.seats_by_activity[place]), share,
            _mean(options.severity[act[mine], plan.allocation.site[mine]], plan.allocation.share[mine]), saving,
            float(at_risk[mine].sum()) / years,
            risk.break_even_churn(saving, exposed, basis.case.customer_value_usd), potential[place],
            tuple(sorted(((basis.sites[s].id, float(x)) for s, x in
                          zip(plan.allocation.site[mine], plan.allocation.share[mine], strict=True)),
                         key=lambda item: -item[1]))))
    return tuple(found)


def _moments(dataset: Dataset, scenario: Scenario, before: Array, after: Array) -> dict[str, str]:
    """What moments of truth that changed did to the loyalty score, in a sentence for each activity they touch."""
    if not scenario.moments:
        return {}
    met, names = met_of(dataset, scenario.case), dict[int, list[str]]()
    for row, now in changed_moments(met, scenario.moments):
        what = "became a moment of truth" if now else "is no moment of truth any more"
        names.setdefault(int(met.activity[met.rows.index(row)]), []).append(f"{row.name} {what}")
    order = [row.id for row in dataset.activities_of(scenario.case)]
    return {order[place]: f" Loyalty {before[place]:.2g} → {after[place]:.2g} of 4: {', '.join(told)}."
            for place, told in names.items() if place >= 0}


def _potential(today: Today, options: Options, years: int) -> list[float]:
    """Greatest net saving of each activity if all of it went to its cheapest allowed site. [USD/year]"""
    saving = np.where(options.allowed, np.nan_to_num(options.saving, nan=-np.inf), -np.inf)
    best = saving.max(axis=1, initial=-np.inf) / years if saving.size else np.zeros(today.hours.size)
    return [float(value) if np.isfinite(value) else 0.0 for value in best]


def place_rows(dataset: Dataset, scenario: Scenario, basis: Basis, options: Options, plan: Plan,
               moved: money.Moved, lines: money.Lines, by: str) -> tuple[PlaceRow, ...]:
    """One row for each site (`by="site"`) or country (`by="country"`) in the plan, largest first."""
    site = plan.allocation.site
    key = site if by == "site" else basis.location[site]
    names = {row.id: row.name for row in dataset.vendor}
    total = float(moved.hours.sum())
    found = []
    for one in np.unique(key):
        mine = key == one
        hours = moved.hours[mine]
        first = int(site[mine][0])
        where = basis.sites[first]
        country = dataset.locations[where.iso3].country
        found.append(PlaceRow(
            where.id if by == "site" else where.iso3,
            f"{names[where.vendor_id]}, {where.city}" if by == "site" else country, where.iso3,
            SHORES[basis.shore[first]], _mean(moved.rate[mine], hours), float(hours.sum()),
            float(plan.seats_moved[mine].sum()), float(hours.sum()) / total if total else 0.0,
            _mean(moved.severity[mine], hours), float(lines.saving[mine].sum()) / scenario.horizon_years,
            float(lines.at_risk[mine].sum()) / scenario.horizon_years))
    return tuple(sorted(found, key=lambda row: -row.hours))


def picture(dataset: Dataset, basis: Basis, today: Today, options: Options, extras: Extras, assumed: Assumed,
            most: int = 240) -> tuple[tuple[Dot, ...], tuple[tuple[float, float], ...]]:
    """Dots (each open site with all the work that may move) and the efficient frontier, in the picture's axes.

    x is the CX risk index, y the risk-adjusted saving as a share of today's cost. The frontier is the
    best mix of all options with no geography share, cap or capacity; no plan can lie above it. Of
    more than `most` sites those of the greatest saving per step of risk are drawn.
    """
    whole = float(baseline(today.home, extras, assumed))
    all_risk = float((today.hours * options.criticality).sum()) or 1.0
    movable = options.movable[:, None] * options.allowed
    worth = np.where(options.allowed, np.nan_to_num(options.saving - options.at_risk), 0.0)
    x = (options.risk * movable).sum(axis=0) / all_risk * 100.0
    y = (worth * movable).sum(axis=0) / whole
    names = {row.id: row.name for row in dataset.vendor}
    shown = np.nonzero(movable.any(axis=0))[0]
    if shown.size > most:
        shown = np.sort(shown[np.argsort(-(y - 0.002 * x)[shown], kind="stable")[:most]])
    dots = tuple(Dot(basis.sites[s].id, f"{names[basis.sites[s].vendor_id]}, {basis.sites[s].city}",
                     SHORES[basis.shore[s]], float(x[s]), float(y[s])) for s in shown)
    risks, gains = portfolio.frontier(worth, options.risk, options.allowed, options.movable)
    line = tuple(zip((risks / all_risk * 100.0).tolist(), (gains / whole).tolist(), strict=True))
    return dots, line


def checks(lines: money.Lines, plan: Plan, assumed: Assumed, years: int) -> tuple[Check, ...]:
    """Overheads as a share of contract beside published ranges: a check of the posts and items, not an input."""
    bill = float(lines.run.sum()) / years
    if bill <= 0:
        return ()
    travel = plan.used_sites * float(assumed.travel_usd_per_site_year)
    governance = (float(lines.governance.sum()) / years + travel) / bill
    return (
        Check("Governance and travel, of a year's contract", governance, 0.03, 0.15,
              ("B-009", "B-010", "B-011", "B-012")),
        Check("Knowledge transfer, of the whole contract",
              float((lines.training + lines.double_running).sum()) / years / bill, 0.10, 0.15, ("B-013",)),
        Check("Selection, of a year's contract", float(lines.selection.sum()) / bill, 0.002, 0.02, ("B-003",)),
        Check("Severance, of the whole contract", float(lines.severance.sum()) / years / bill, 0.03, 0.05, ("B-001",)),
    )


def outcomes(moved: money.Moved, today: Today, assumed: Assumed) -> dict[str, dict[str, float]]:
    """How contacts end at home and, on the work that moves, under the plan. [share]"""
    first = float(assumed.resolved_first_home)
    never = min(float(assumed.unresolved_home), 1.0 - first)
    severe = _mean(moved.severity, moved.hours)
    lost = first * float(assumed.first_contact_loss) * severe
    never_there = never + lost * float(assumed.unresolved_part)
    return {"home": {"resolved_first": first, "repeats": 1 - first - never, "unresolved": never},
            "moved": {"resolved_first": first - lost, "repeats": 1 - first + lost - never_there,
                      "unresolved": never_there}}


def people(moved: money.Moved, today: Today, assumed: Assumed) -> dict[str, float]:
    """Posts at home kept, left open, redeployed and released; agents at the sites; governance posts (S7)."""
    told = {name: float(np.asarray(value).sum()) for name, value in money.people_of(moved, assumed).items()}
    productive = float(assumed.paid_hours_per_year) * (1.0 - float(assumed.shrinkage))
    posts = today.total_hours / productive
    return {"posts_today": posts, "kept": posts - told["posts"], "leaving": told["leaving"],
            "redeployed": told["redeployed"], "released": told["released"], "agents_at_sites": told["agents"],
            "governance_posts": told["agents"] / 100.0 * float(assumed.governance_posts_per_100)}


def notes(dataset: Dataset, scenario: Scenario, basis: Basis, options: Options, plan: Plan) -> tuple[str, ...]:
    """What the user asked for and did not get, each in a sentence."""
    found, told = plan.allocation, []
    if found.moved_hours > 0:
        for place, name in enumerate(SHORES):
            asked, got = float(found.asked_shores[place]), float(found.got_shores[place])
            if asked - got > 0.005:
                told.append(f"{name.capitalize()}: {asked:.0%} asked, {got:.0%} placed; no more sites there fit the "
                            "languages, hours, seats, gates, countries and the cap, so the rest went elsewhere.")
    if found.asked_hours > 0 and found.moved_hours < 0.995 * found.asked_hours:
        foreign = {int(basis.location[s]) for s in np.nonzero(options.allowed.any(axis=0))[0]} - {basis.home}
        tight = bool(foreign) and len(foreign) * plan.country_cap + float(scenario.onshore) < 1.0
        why = f"one country may take at most {plan.country_cap:.0%}" if tight else "no open site has room for it"
        told.append(f"{1 - found.moved_hours / found.asked_hours:.0%} of the work that should move stays at home: "
                    f"{why}.")
    needed = np.bincount(found.site, weights=plan.seats_moved, minlength=basis.capacity.size)
    for place in np.nonzero(needed > basis.capacity + 1.0)[0]:
        told.append(f"{basis.sites[place].city} needs {needed[place]:.0f} seats for smaller queues and rounding, "
                    f"{basis.capacity[place]:.0f} are on offer.")
    if plan.country_cap < scenario.country_cap:
        told.append(f"Over the scale gate one foreign country may take at most {plan.country_cap:.0%}, "
                    f"not {scenario.country_cap:.0%}.")
    at_home = np.bincount(found.activity, minlength=options.movable.size) == 0
    for place in np.nonzero((options.movable > 0) & ~options.allowed.any(axis=1) & at_home)[0]:
        told.append(f"{basis.activities[place].name} stays at home: no open site serves it under these rules.")
    return tuple(told)


def left_out(basis: Basis) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Sites that may not be in a plan, with every reason."""
    return tuple((site.id, reason) for site, reason in zip(basis.sites, basis.reasons, strict=True) if reason)


def _mean(values: Array, weights: Array) -> float:
    total = float(np.sum(weights))
    return float(np.sum(np.asarray(values) * weights)) / total if total > 0 else 0.0

