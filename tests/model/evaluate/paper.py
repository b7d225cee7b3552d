"""The one activity of cases/one_activity.csv as a dataset: one site, two countries, every assumption known for sure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cxmodel.dataset import Dataset, build
from cxmodel.scenario import Scenario
from cxmodel.schema import parse, table_name
from cxmodel.tables import Activity, Case, Criterion, Location, Score, Site, Theme, Touchpoint, Vendor

SCENARIO = Scenario("paper", (("one", 0.5), ("two", 0.5)), onshore=0, nearshore=0, offshore=1, country_cap=1,
                    horizon_years=2)
ASSUMED = {
    "reach_self_search": 0.2, "resolves_self_search_information": 0.5, "reach_community": 0, "reach_chatbot": 0,
    "reach_messaging": 0, "harder_after_deflection": 0.5, "shrinkage": 0.25, "max_occupancy": 0.8,
    "peak_to_average": 1.6, "scale_gate_seats": 2000, "wage_load": 0.25, "lead_pay_multiple": 1.5,
    "span_of_control": 10, "qa_pay_multiple": 1.2, "qa_ratio": 30, "home_attrition": 0.3,
    "replacement_cost_usd": 10000, "facility_usd_per_seat_year": 4000, "technology_usd_per_seat_year": 2000,
    "paid_hours_per_year": 2000, "paid_over_quote": 1.1, "need_weight_criticality": 0.5,
    "need_weight_complexity": 0.3, "need_weight_emotion": 0.2, "need_floor": 0.2, "language_epi_native": 650,
    "language_friction_at_400": 0.25, "time_friction": 0.1, "culture_friction": 0.2, "handle_time_uplift": 0.2,
    "repeat_uplift": 0.3, "governance_posts_per_100": 2, "governance_pay_multiple": 2.5,
    "travel_usd_per_site_year": 30000, "change_scope_share": 0.1, "change_premium": 0.3, "leakage_share": 0.05,
    "exit_probability_year": 0.1, "selection_share": 0.01, "transition_weeks": 26,
    "transition_volume_lost_weeks": 13, "double_running_weeks": 6, "training_weeks": 4, "trainer_ratio": 20,
    "severance_weeks": 13, "redeployed_share": 0.2, "engagement_dip": 0.02, "avoidable_share": 0.8,
    "home_wage_inflation": 0.04, "vendor_price_escalation": 0.03, "home_wage_share": 0.5, "fx_pass_through": 0,
    "resolved_first_home": 0.7, "first_contact_loss": 0.25, "unresolved_part": 0.5, "leave_first": 0.05,
    "leave_repeat": 0.09, "leave_unresolved": 0.25, "intent_to_behaviour": 0.4, "event_probability_year": 0.04,
    "event_days": 14.6, "event_capacity_lost": 0.5, "event_recovery_multiple": 1.5, "lost_contact_value_usd": 10,
    "event_risk_slope": 4, "breach_probability_year": 0.01, "breach_records_share": 0.02,
    "breach_cost_per_record_usd": 150,
}


def row(kind: type, /, **values) -> Any:
    made, faults = parse(kind, values, kind.__name__)
    assert not faults, faults
    return made


def place(iso3: str, offset: float, **values):
    return row(Location, iso3=iso3, country=iso3, region="Paper", role="delivery", reference_city=iso3, latitude=offset,
               longitude=offset * 15, utc_offset_standard_h=offset, has_dst="no", timezone_iana="UTC",
               languages_service="en", currency=iso3, **values)


def criterion(name: str, theme: str):
    steps = {f"scale_{step}": f"step {step}" for step in range(5)}
    return row(Criterion, id=name, theme_id=theme, name=name, question="?", kind="score", source="paper",
               default_weight=1, **steps)


def paper(dataset: Dataset) -> Dataset:
    """The world of the paper, with the declarations and the evidence of the shipped data."""
    sure = tuple(replace(item, low=float(value), typical=float(value), high=float(value), floor=float(value),
                         ceiling=float(value))
                 for item in dataset.assumption for value in [ASSUMED.get(item.id, item.typical)])
    rows = [
        place("AAA", 0, wgi_political_stability_pctile=90, worldriskindex=1),
        place("BBB", 5, wgi_political_stability_pctile=50, worldriskindex=2, ef_epi_score=550, wage_inflation_pct=6,
              inflation_pct=4),
        row(Case, id="paper", name="Paper", sample="yes", description="On paper.", home_iso3="AAA", customers=1e6,
            customer_value_usd=300, wage_usd_h=20, open_days=250, service_level=0.8, within_seconds=20,
            volume_growth=0.05),
        row(Activity, case_id="paper", id="calls", name="Calls", contact_class="information",
            contacts_per_year=12_000_000, handle_time_s=300, voice_share=1, chat_share=0, written_share=0,
            language="en", opens=8, closes=18, customers=1e6, competitive_advantage=2, loyalty_driver=2,
            elevated_risk=2, customer_proximity=2, complexity=2, emotion=-1, loyalty_multiplier=1.5),
        row(Vendor, id="v", name="Vendor", sample="yes", vendor_class="regional", headquarters="BBB", seats_total=9999),
        row(Site, id="s", vendor_id="v", iso3="BBB", city="Bee", sample="yes", rate_usd_h=9, rate_basis="paid",
            seats=9999, languages="en"),
        row(Theme, id="one", position=1, name="One", short_name="One", question="?", source="paper", default_weight=1),
        row(Theme, id="two", position=2, name="Two", short_name="Two", question="?", source="paper", default_weight=1),
        criterion("customer_culture", "one"), criterion("skill", "two"),
        row(Score, vendor_id="v", criterion_id="customer_culture", score=3),
        row(Score, vendor_id="v", criterion_id="skill", score=1),
    ]
    tables: dict[str, list] = {}
    for item in rows:
        tables.setdefault(table_name(type(item)), []).append(item)
    return build({**tables, "assumption": sure, "evidence": dataset.evidence})


def met(name: str, position: int, contacts: float, emotion: float, **values) -> Touchpoint:
    """A touchpoint of the one activity, served by the company itself, no moment of truth."""
    return row(Touchpoint, case_id="paper", id=name, position=position, stage="use", name=name, channel="phone",
               activity_id="calls", contacts_per_year=contacts, emotion=emotion, moment_of_truth="no",
               touch="high_touch", served_by="in_house", **values)
