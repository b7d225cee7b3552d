"""A large invented case on the real countries: what a long list of vendors asks of the model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cxmodel.dataset import Dataset, build
from cxmodel.store.shipped import shipped
from cxmodel.tables import CONTACT_CLASSES, FACTORS, Activity, Case, Location, Score, Site, Vendor

CASE, HOME = "generated", "USA"
CLASSES = ("niche_specialist", "regional", "multi_regional")
LANGUAGES = ("en", "en", "en", "es", "fr")
UNQUOTED = 0.1  # so many sites have no quote yet: their price is drawn from the country's range


def generated(vendors: int = 500, sites_each: int = 3, activities: int = 40, seed: int = 1) -> Dataset:
    """One case, `vendors` x `sites_each` sites with rates inside their countries' ranges; the same for the same seed.

    Facts, assumptions and the framework are those shipped. Every vendor is scored on every criterion
    and passes every gate, so that no site is left out for free.
    """
    facts, luck = shipped(), np.random.default_rng(seed)
    priced = [row for row in facts.location if row.agent_rate_usd_h_low and row.agent_rate_usd_h_high]
    rows = {name: getattr(facts, name) for name in ("location", "location_source", "field_grade", "evidence",
                                                    "assumption", "theme", "criterion")}
    companies = [_vendor(number, luck) for number in range(vendors)]
    sites = [_site(company, place, luck) for company in companies
             for place in luck.choice(np.array(priced, object), sites_each, replace=False)]
    return build({**rows, "case": [_case(facts)], "vendor": companies, "site": sites,
                  "activity": [_activity(number, luck) for number in range(activities)],
                  "score": _scores(facts, companies, luck)})


def _case(facts: Dataset) -> Case:
    return replace(facts.case[0], id=CASE, name="Generated (benchmark)", home_iso3=HOME,
                   description="Generated for measuring.", customers=40e6)


def _vendor(number: int, luck: np.random.Generator) -> Vendor:
    return Vendor(f"v{number:04}", f"Vendor {number:04}", True, CLASSES[number % 3], HOME,
                  int(luck.integers(100, 5000)), round(float(luck.uniform(0.15, 0.6)), 2), ("ISO 27001",), None)


def _site(company: Vendor, place: Location, luck: np.random.Generator) -> Site:
    low, high = float(place.agent_rate_usd_h_low or 0), float(place.agent_rate_usd_h_high or 0)
    rate = None if luck.random() < UNQUOTED else round(float(luck.uniform(low, high)), 2)
    return Site(f"{company.id}-{place.iso3.lower()}", company.id, place.iso3, place.reference_city, True, rate,
                "productive", int(luck.integers(30, 800)), place.languages_service)


def _activity(number: int, luck: np.random.Generator) -> Activity:
    voice, chat = (round(float(share), 2) for share in luck.uniform((0.2, 0.1), (0.6, 0.35)))
    factors = {name: float(luck.integers(0, 8)) / 2 for name in FACTORS}
    opens, contacts = float(luck.integers(7, 10)), float(luck.integers(200, 4000)) * 1000
    return Activity(
        CASE, f"a{number:02}", f"Activity {number:02}", CONTACT_CLASSES[number % 4], contacts,
        float(luck.integers(200, 900)), voice, chat, 1.0 - voice - chat, LANGUAGES[number % 5], opens,
        opens + float(luck.integers(9, 14)), contacts * 0.5, **factors, complexity=float(luck.integers(0, 9)) / 2,
        emotion=float(luck.integers(-4, 5)) / 2, loyalty_multiplier=round(float(luck.uniform(0.5, 2.5)), 1))


def _scores(facts: Dataset, companies: list[Vendor], luck: np.random.Generator) -> list[Score]:
    return [Score(company.id, row.id, float(luck.integers(6 if row.kind == "gate" else 1, 9)) / 2, None, None)
            for company in companies for row in facts.criterion]
