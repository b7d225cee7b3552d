"""Twenty-six scenarios, extreme ones among them, and fifteen changes that somebody may make in Excel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cxmodel.dataset import Dataset
from cxmodel.presets import preset
from cxmodel.scenario import Scenario, normalised, starting
from cxmodel.store.shipped import shipped
from cxmodel.tables import LAYERS, SIDES, Assumption
from tests import worlds

World = tuple[Dataset, Scenario]
DATA = shipped()
ALDER, NORTHMERE = starting(DATA, "alder"), starting(DATA, "northmere")
VENDOR, OTHER = DATA.vendor[0].id, DATA.vendor[1].id
SCORED = [row.id for row in DATA.criterion if row.kind == "score"]


def at(scenario: Scenario, pick: Callable[[Assumption], float]) -> Scenario:
    """The scenario with every assumption at one of its ends."""
    return replace(scenario, overrides=tuple(sorted((row.id, float(pick(row))) for row in DATA.assumption)))


def company(**values: float | None) -> Dataset:
    """The shipped data with other figures of the companies."""
    return replace(DATA, case=tuple(replace(row, **values) for row in DATA.case))


def times(factor: float) -> Dataset:
    """The shipped data with so many times the work."""
    return replace(DATA, activity=tuple(replace(row, contacts_per_year=row.contacts_per_year * factor,
                                                customers=row.customers * factor) for row in DATA.activity))


def tilted() -> Scenario:
    """Weights that are not equal, one of them 0."""
    return replace(ALDER, theme_weights=normalised({row.id: float(place) for place, row in enumerate(DATA.theme)}),
                   criterion_weights=((SCORED[0], 0.9), (SCORED[3], 0.0)))


def unready() -> Dataset:
    """The shipped data with nothing ready at any touchpoint of the first activities."""
    first = {row.id for case in ("alder", "northmere") for row in DATA.activities_of(case)[:4]}
    return replace(DATA, touchpoint=tuple(replace(row, process=0.5) if row.activity_id in first else row
                                          for row in DATA.touchpoint))


def felt(scenario: Scenario) -> Scenario:
    """Every emotion, every moment of truth and every layer's readiness other than entered, the assumptions too."""
    met = DATA.touchpoints_of(scenario.case)
    return replace(
        scenario, emotions=tuple((row.id, place % 5 - 2.0) for place, row in enumerate(met)),
        moments=tuple((row.id, "no" if row.moment_of_truth else "yes") for row in met),
        layer_readiness=tuple((f"{layer}:{side}", float(place)) for place, layer in enumerate(LAYERS)
                              for side in SIDES),
        overrides=(("moment_of_truth_loyalty", 1.4), ("unready_friction", 0.11), ("unready_loss", 0.7)))


WORLDS: dict[str, World] = {
    "alder": (DATA, ALDER), "northmere": (DATA, NORTHMERE),
    "all at home": (DATA, preset(DATA, "alder", "home")),
    "cheapest": (DATA, preset(DATA, "alder", "cheapest")),
    "cheapest, over the scale gate": (DATA, preset(DATA, "northmere", "cheapest")),
    "experience first": (DATA, preset(DATA, "northmere", "experience_first")),
    "every low end": (DATA, at(ALDER, lambda row: row.low)),
    "every high end": (DATA, at(NORTHMERE, lambda row: row.high)),
    "every lowest value": (DATA, at(ALDER, lambda row: row.floor)),
    "every highest value": (DATA, at(NORTHMERE, lambda row: row.ceiling)),
    "one year": (DATA, replace(ALDER, horizon_years=1)),
    "ten years of dear vendors": (DATA, replace(NORTHMERE, horizon_years=10,
                                                overrides=(("vendor_price_escalation", 0.4),))),
    "weights": (DATA, tilted()),
    "scores": (DATA, replace(ALDER, scores=((f"{VENDOR}:{SCORED[0]}", 0.0), (f"{VENDOR}:customer_culture", 1.0)),
                             open_scores=(f"{OTHER}:customer_culture",))),
    "triage by hand": (DATA, replace(
        NORTHMERE, factor_scores=(("billing:loyalty_driver", 3.5),), keep_above=0.9, outsource_below=0.2,
        placements=(("complaints", "outsource"), ("fraud", "outsource")), shared_out=0.3)),
    "cost typed in, nobody gives up": (company(home_cost_usd_h=55.0, patience_seconds=None), ALDER),
    "published wage, shrinking": (company(wage_usd_h=None, volume_growth=-0.5), ALDER),
    "doubling each year": (company(volume_growth=1.0), replace(NORTHMERE, horizon_years=10)),
    "a few calls": (times(1e-3), ALDER),
    "a promise hard to keep": (company(service_level=0.999, within_seconds=0.0, patience_seconds=900.0), ALDER),
    "a promise of nothing": (company(service_level=0.01, within_seconds=3600.0, patience_seconds=1.0), NORTHMERE),
    "one site for all": (worlds.one_site(DATA, "PHL", 9.0), worlds.all_out(DATA, "alder")),
    "a year in transition": (DATA, replace(preset(DATA, "alder", "cheapest"), overrides=(
        ("paid_over_quote", 1.6), ("training_weeks", 52.0), ("transition_volume_lost_weeks", 80.0)))),
    "no sites": (replace(DATA, site=()), ALDER),
    "every what-if of the journey": (unready(), felt(NORTHMERE)),
}
HUGE: World = (times(60.0), replace(NORTHMERE, country_cap=1.0))


@dataclass(frozen=True)
class Edit:
    """A change in Excel and the same change in the app: inputs by name, cells by sheet and a label of row and column.

    inputs : name in formulas and value.
    cells : sheet, what the row begins with, what the column's head begins with, and value.
    """

    inputs: tuple[tuple[str, float | None], ...] = ()
    cells: tuple[tuple[str, str, str, float | str | None], ...] = ()
    change: Callable[[World], World] = lambda world: world


def assuming(**values: float) -> Edit:
    """Assumptions changed."""
    return Edit(tuple(values.items()), change=lambda world: (
        world[0], replace(world[1], overrides=tuple(sorted({**dict(world[1].overrides), **values}.items())))))


def priced(site: str, label: str, rate: float | None, basis: str = "productive") -> Edit:
    """One quote changed."""
    def change(world: World) -> World:
        sites = tuple(replace(row, rate_usd_h=rate, rate_basis=basis) if row.id == site else row
                      for row in world[0].site)
        return replace(world[0], site=sites), world[1]
    return Edit(cells=(("Vendors", label, "Quoted price", rate), ("Vendors", label, "Which hour", basis)),
                change=change)


def of_company(**values: float | None) -> Edit:
    """The company's own figures changed."""
    return Edit(tuple(values.items()), change=lambda world: (
        replace(world[0], case=tuple(replace(row, **values) for row in world[0].case)), world[1]))


def _work(name: str, **values: float) -> Callable[[World], World]:
    return lambda world: (replace(world[0], activity=tuple(
        replace(row, **values) if row.id == name else row for row in world[0].activity)), world[1])


def _scenario(**values: object) -> Callable[[World], World]:
    return lambda world: (world[0], replace(world[1], **values))


def journey() -> Edit:
    """Emotion, one moment of truth and readiness of the first activity and of a layer changed."""
    mine = [row for row in DATA.touchpoints_of("alder") if row.activity_id == "order_status"]
    became, all_of_it = next(row for row in mine if not row.moment_of_truth), sum(row.contacts_per_year for row in mine)

    def change(world: World) -> World:
        known = replace(world[0], touchpoint=tuple(
            replace(row, data=1.5) if row in mine else row for row in world[0].touchpoint))
        return known, replace(world[1], emotions=tuple((row.id, -1.5) for row in mine), moments=((became.id, "yes"),),
                              layer_readiness=(("chatbot:culture", 1.0),), overrides=(("unready_friction", 0.1),))
    return Edit((("ready_chatbot", 1.0), ("unready_friction", 0.1)),
                (("Activities", "1 ", "What the customer feels", -1.5),
                 ("Activities", "1 ", "Contacts that became", became.contacts_per_year / all_of_it),
                 ("Activities", "1 ", "How far its touchpoints", 0.5)), change)


EDITS: dict[str, Edit] = {
    "emotion, a moment of truth, readiness": journey(),
    "work and hours": assuming(avoidable_share=0.7, shrinkage=0.35, max_occupancy=0.7, peak_to_average=5.0,
                               written_occupancy=0.5, abandoned_call_value_usd=50.0, chat_concurrency=2.0),
    "self-service, uplifts and frictions": assuming(
        reach_self_search=0.5, resolves_chatbot_information=0.55, harder_after_deflection=0.6,
        handle_time_uplift=0.35, repeat_uplift=0.45, need_floor=0.5, language_epi_native=700.0,
        language_friction_at_400=0.45, time_friction=0.25, culture_friction=0.2, second_language_friction=0.15),
    "overheads and one-offs": assuming(
        governance_posts_per_100=3.5, change_scope_share=0.1, leakage_share=0.15, exit_probability_year=0.15,
        travel_usd_per_site_year=80_000.0, training_weeks=10.0, severance_weeks=26.0, transition_weeks=26.0,
        redeployed_share=0.9, selection_share=0.02, double_running_weeks=8.0, engagement_dip=0.08),
    "years, money, home's hour": assuming(
        discount_rate=0.12, home_wage_inflation=0.08, vendor_price_escalation=-0.05, transition_volume_lost_weeks=30.0,
        wage_load=0.42, span_of_control=8.0, facility_usd_per_seat_year=20_000.0, paid_hours_per_year=1880.0),
    "risk": assuming(event_probability_year=0.1, event_risk_slope=4.0, breach_records_share=0.1, leave_unresolved=0.35,
                     intent_to_behaviour=0.5),
    "a dearer quote, per paid hour": priced("monsoonleaf-chennai", "24 ", 16.5, "paid"),
    "a quote taken back": priced("monsoonleaf-chennai", "24 ", None),
    "promise and patience": of_company(service_level=0.95, within_seconds=5.0, patience_seconds=30.0),
    "nobody gives up": of_company(patience_seconds=None),
    "home's hour typed in": of_company(home_cost_usd_h=30.0, volume_growth=0.2, customer_value_usd=5000.0),
    "ten years": Edit((("horizon_years", 10.0),), change=_scenario(horizon_years=10)),
    "an activity": Edit(cells=(("Activities", "1 ", "Contacts or cases", 9e6),
                               ("Activities", "1 ", "Average handle", 600.0),
                               ("Activities", "1 ", "Drives loyalty", 4.0)),
                        change=_work("order_status", contacts_per_year=9e6, handle_time_s=600.0,
                                         loyalty_driver=4.0)),
    "a score taken back": Edit(cells=(("Scores", "Monsoonleaf", "Cultural match", None),
                                      ("Scores", "Monsoonleaf", "Knowledge of our", 0.0)),
                               change=_scenario(scores=(("monsoonleaf:customer_culture", 0.0),),
                                                open_scores=("monsoonleaf:cultural_match",))),
    "weights of themes and factors": Edit(
        (("weight_theme_01", 0.91), *((f"weight_theme_{place:02}", 0.01) for place in range(2, 11)),
         ("weight_loyalty_driver", 1.0), *((f"weight_{name}", 0.0) for name in (
             "competitive_advantage", "elevated_risk", "customer_proximity"))),
        change=_scenario(theme_weights=tuple((row.id, 0.91 if place == 0 else 0.01)
                                             for place, row in enumerate(DATA.theme)),
                         factor_weights=(("competitive_advantage", 0.0), ("loyalty_driver", 1.0),
                                         ("elevated_risk", 0.0), ("customer_proximity", 0.0)))),
}
