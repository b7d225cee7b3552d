"""What a sourcing decision rests on: places, evidence, assumptions, the company, its work, vendors and scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated as A

from cxmodel.schema import Flag, Quantity, Text
from cxmodel.units import Unit

GRADES = ("A", "B", "C", "D", "judgement")
CONTACT_CLASSES = ("information", "transaction", "problem", "complaint")
LAYERS = ("self_search", "community", "chatbot", "messaging")
RATE_BASES = ("productive", "paid", "handled")
FACTORS = ("competitive_advantage", "loyalty_driver", "elevated_risk", "customer_proximity")
SHORES = ("onshore", "nearshore", "offshore")

ISO3 = Text("Country, ISO 3166 alpha-3 code", key=True)
_PCTILE = {"unit": Unit.PERCENTILE, "low": 0, "high": 100}


@dataclass(frozen=True)
class Location:
    """A country in which the work could be done; an empty figure means that no source was found."""

    iso3: A[str, ISO3]
    country: A[str, Text("Country name")]
    region: A[str, Text("World region")]
    role: A[str, Text("Part it plays", ("demand_onshore", "delivery"))]
    reference_city: A[str, Text("City that coordinates and time zone refer to")]
    latitude: A[float, Quantity("Latitude", Unit.DEGREES, -90, 90)]
    longitude: A[float, Quantity("Longitude", Unit.DEGREES, -180, 180)]
    utc_offset_standard_h: A[float, Quantity("Standard time minus UTC", Unit.HOURS, -12, 14)]
    has_dst: A[bool, Flag("Clocks change in summer")]
    timezone_iana: A[str, Text("Time zone, IANA name")]
    languages_service: A[tuple[str, ...], Text("Languages spoken, ISO 639-1, most spoken first")]
    currency: A[str, Text("Currency, ISO 4217")]
    agent_rate_usd_h_low: A[float | None, Quantity("Outsourced rate, low", Unit.USD_PER_HOUR, 0, 200)]
    agent_rate_usd_h_high: A[float | None, Quantity("Outsourced rate, high", Unit.USD_PER_HOUR, 0, 200)]
    agent_rate_n_publishers: A[int | None, Quantity("Publishers behind the rate", Unit.COUNT, 0, whole=True)]
    agent_rate_confidence: A[str | None, Text("Confidence in the rate", ("A", "B", "C", "D"))]
    agent_rate_usd_h_min_quoted: A[float | None, Quantity("Lowest rate quoted", Unit.USD_PER_HOUR, 0, 200)]
    agent_rate_usd_h_max_quoted: A[float | None, Quantity("Highest rate quoted", Unit.USD_PER_HOUR, 0, 200)]
    agent_wage_usd_month: A[float | None, Quantity("Agent wage before on-costs", Unit.USD_PER_MONTH, 0, 20_000)]
    agent_wage_year: A[int | None, Quantity("Year of the wage", Unit.YEAR, 1990, 2100, True)]
    derived_loaded_usd_h_low: A[float | None, Quantity("Wage x 2, a stand-in", Unit.USD_PER_HOUR, 0, 200)]
    derived_loaded_usd_h_high: A[float | None, Quantity("Wage x 2.5, a stand-in", Unit.USD_PER_HOUR, 0, 200)]
    check_revenue_usd_per_paid_hour: A[float | None, Quantity("Sector revenue a paid hour", Unit.USD_PER_PAID_HOUR, 0)]
    check_revenue_year: A[int | None, Quantity("Year of the sector revenue", Unit.YEAR, 1990, 2100, True)]
    attrition_pct_year: A[float | None, Quantity("Agents who leave in a year", Unit.PERCENT, 0, 300)]
    attrition_year: A[int | None, Quantity("Year of the attrition figure", Unit.YEAR, 1990, 2100, True)]
    ef_epi_score: A[float | None, Quantity("EF English Proficiency Index", Unit.POINTS, 200, 800)]
    ef_epi_year: A[int | None, Quantity("Edition of the English index", Unit.YEAR, 2000, 2100, True)]
    wgi_political_stability_pctile: A[float | None, Quantity("World Bank: political stability", **_PCTILE)]
    wgi_rule_of_law_pctile: A[float | None, Quantity("World Bank: rule of law", **_PCTILE)]
    wgi_government_effectiveness_pctile: A[float | None, Quantity("World Bank: government effectiveness", **_PCTILE)]
    wgi_control_of_corruption_pctile: A[float | None, Quantity("World Bank: control of corruption", **_PCTILE)]
    gpi_score: A[float | None, Quantity("Global Peace Index, 1 is most peaceful", Unit.POINTS, 1, 5)]
    worldriskindex: A[float | None, Quantity("World Risk Index of natural disaster", Unit.INDEX, 0, 100)]
    internet_fixed_mbps: A[float | None, Quantity("Median fixed download speed", Unit.MBPS, 0)]
    internet_fixed_mbps_year: A[int | None, Quantity("Year of the speed", Unit.YEAR, 2000, 2100, True)]
    egdi_tii: A[float | None, Quantity("UN telecom infrastructure index", Unit.SHARE, 0, 1)]
    inflation_pct: A[float | None, Quantity("Consumer price inflation", Unit.PERCENT, -50, 1000)]
    inflation_year: A[int | None, Quantity("Year of the inflation", Unit.YEAR, 1990, 2100, True)]
    wage_inflation_pct: A[float | None, Quantity("Wage inflation", Unit.PERCENT, -50, 1000)]
    wage_inflation_year: A[int | None, Quantity("Year of the wage inflation", Unit.YEAR, 1990, 2100, True)]
    fx_volatility_pct: A[float | None, Quantity("Currency against USD, yearly volatility", Unit.PERCENT, 0, 200)]
    gdpr_adequacy: A[str | None, Text("EU data protection standing", ("member", "adequate", "none"))]
    bpo_workforce: A[int | None, Quantity("People in outsourced services", Unit.PEOPLE, 0, whole=True)]
    bpo_workforce_scope: A[str | None, Text("Who is counted in the workforce")]
    bpo_workforce_year: A[int | None, Quantity("Year of the workforce figure", Unit.YEAR, 1990, 2100, True)]
    kearney_gsli_rank: A[int | None, Quantity("Kearney services location rank", Unit.RANK, 1, whole=True)]
    kearney_gsli_edition: A[int | None, Quantity("Edition of the Kearney index", Unit.YEAR, 2000, 2100, True)]
    incentives: A[str | None, Text("Incentives for investors")]


@dataclass(frozen=True)
class LocationSource:
    """One published figure about a country, used or kept as a second opinion."""

    iso3: A[str, Text("Country, ISO 3166 alpha-3 code")]
    column: A[str, Text("Which field of the location it speaks of")]
    value: A[str | None, Text("The figure as published")]
    unit: A[str | None, Text("Unit as published")]
    year: A[str | None, Text("Year or years the figure is for")]
    source_title: A[str, Text("Publisher and title")]
    source_url: A[str | None, Text("Address of the source")]
    note: A[str | None, Text("What to know about it")]
    used: A[str, Text("How it is used", ("yes", "input", "no"))]


@dataclass(frozen=True)
class FieldGrade:
    """How far one field of the locations can be trusted, where the row carries no grade of its own."""

    column: A[str, Text("Field of the location", key=True)]
    grade: A[str, Text("Strength of the source", GRADES)]
    why: A[str, Text("What the grade rests on")]


@dataclass(frozen=True)
class Evidence:
    """A published figure that an assumption may rest on."""

    id: A[str, Text("Number of the figure", key=True)]
    group: A[str, Text("Group of the figure")]
    name: A[str, Text("What was measured")]
    unit: A[str, Text("Unit as published")]
    low: A[float | None, Quantity("Low end", Unit.NONE)]
    typical: A[float | None, Quantity("Typical", Unit.NONE)]
    high: A[float | None, Quantity("High end", Unit.NONE)]
    year: A[str | None, Text("Year the figure is for")]
    source_title: A[str, Text("Publisher and title")]
    source_url: A[str | None, Text("Address of the source")]
    note: A[str | None, Text("Grade first, then what to know about it")]

    @property
    def grade(self) -> str:
        """A official or first-party, B named study or practitioner, C seller, aggregator or unsourced."""
        return (self.note or "").removeprefix("grade=")[:1] or "C"


@dataclass(frozen=True)
class Assumption:
    """A number about the world: range, grade, what it rests on and why."""

    id: A[str, Text("Name in the model", key=True)]
    name: A[str, Text("Name on the screen")]
    group: A[str, Text("Heading it stands under")]
    unit: A[str, Text("Unit", tuple(unit.value for unit in Unit if unit.value) + ("-",))]
    low: A[float, Quantity("Low end of the range", Unit.NONE)]
    typical: A[float, Quantity("Typical value", Unit.NONE)]
    high: A[float, Quantity("High end of the range", Unit.NONE)]
    floor: A[float, Quantity("Lowest value accepted", Unit.NONE)]
    ceiling: A[float, Quantity("Highest value accepted", Unit.NONE)]
    grade: A[str, Text("Strength of the evidence", GRADES)]
    kind: A[str, Text("Evidence or judgement", ("evidence", "judgement"))]
    evidence: A[tuple[str, ...], Text("Numbers of the published figures it rests on")]
    reasoning: A[str, Text("Why this range, in a sentence")]


@dataclass(frozen=True)
class Case:
    """A company that decides: its customers, hours, service promise and today's cost."""

    id: A[str, Text("Short name of the case", key=True)]
    name: A[str, Text("Name on the screen")]
    sample: A[bool, Flag("Invented for demonstration")]
    description: A[str, Text("The company in two sentences")]
    home_iso3: A[str, Text("Home country, ISO 3166 alpha-3 code")]
    customers: A[float, Quantity("Customers", Unit.CUSTOMERS, 1, 1e10)]
    customer_value_usd: A[float, Quantity("Margin a customer brings over the whole relation", Unit.USD, 0, 1e7)]
    wage_usd_h: A[float | None, Quantity("Agent wage at home before on-costs", Unit.USD_PER_PAID_HOUR, 1, 200)]
    home_cost_usd_h: A[float | None, Quantity("Full cost at home, when known", Unit.USD_PER_HOUR, 1, 500)]
    open_days: A[float, Quantity("Days open in a year", Unit.DAYS_PER_YEAR, 1, 366)]
    service_level: A[float, Quantity("Share answered in time that is promised", Unit.SHARE, 0.01, 0.999)]
    within_seconds: A[float, Quantity("Time in which calls are to be answered", Unit.SECONDS, 0, 3600)]
    patience_seconds: A[float | None, Quantity("How long a caller waits on average", Unit.SECONDS, 1, 36_000)]
    volume_growth: A[float, Quantity("Yearly growth of contacts", Unit.SHARE, -0.5, 1)]


@dataclass(frozen=True)
class Activity:
    """A kind of work that customers or the company need done."""

    case_id: A[str, Text("Case it belongs to", key=True)]
    id: A[str, Text("Short name of the activity", key=True)]
    name: A[str, Text("Name on the screen")]
    contact_class: A[str, Text("Kind of contact", CONTACT_CLASSES)]
    contacts_per_year: A[float, Quantity("Contacts or cases that arise", Unit.CONTACTS_PER_YEAR, 0, 1e10)]
    handle_time_s: A[float, Quantity("Average handle time (talk, hold and wrap-up)", Unit.SECONDS, 1, 36_000)]
    voice_share: A[float, Quantity("Share by telephone", Unit.SHARE, 0, 1)]
    chat_share: A[float, Quantity("Share by chat and messaging", Unit.SHARE, 0, 1)]
    written_share: A[float, Quantity("Share by e-mail, letter or back office", Unit.SHARE, 0, 1)]
    language: A[str, Text("Language it is served in, ISO 639-1")]
    opens: A[float, Quantity("Opening, home time", Unit.HOURS, 0, 24)]
    closes: A[float, Quantity("Closing, home time", Unit.HOURS, 0, 24)]
    customers: A[float, Quantity("Different customers it meets in a year", Unit.CUSTOMERS, 0, 1e10)]
    competitive_advantage: A[float, Quantity("Sets the brand apart from competitors", Unit.SCORE, 0, 4)]
    loyalty_driver: A[float, Quantity("Drives loyalty of high-value customers", Unit.SCORE, 0, 4)]
    elevated_risk: A[float, Quantity("Harm to the company when it goes wrong", Unit.SCORE, 0, 4)]
    customer_proximity: A[float, Quantity("Happens close to the customer", Unit.SCORE, 0, 4)]
    complexity: A[float, Quantity("Skill it takes", Unit.SCORE, 0, 4)]
    emotion: A[float, Quantity("What the customer feels in it", Unit.EMOTION, -2, 2)]
    loyalty_multiplier: A[float, Quantity("Value of its customers against the average", Unit.MULTIPLE, 0.1, 20)]


@dataclass(frozen=True)
class Vendor:
    """A company that offers to do the work."""

    id: A[str, Text("Short name of the vendor", key=True)]
    name: A[str, Text("Name on the screen")]
    sample: A[bool, Flag("Invented for demonstration")]
    vendor_class: A[str, Text("Kind of vendor", ("niche_specialist", "regional", "multi_regional"))]
    headquarters: A[str, Text("Country of the head office, ISO 3166 alpha-3 code")]
    seats_total: A[int, Quantity("Seats over all sites", Unit.SEATS, 0, 1e6, True)]
    attrition: A[float | None, Quantity("Agents who leave in a year", Unit.SHARE, 0, 3)]
    certifications: A[tuple[str, ...], Text("Certificates held")]
    note: A[str | None, Text("What to know about it")]


@dataclass(frozen=True)
class Site:
    """One vendor in one location, with its quote."""

    id: A[str, Text("Short name of the site", key=True)]
    vendor_id: A[str, Text("Vendor")]
    iso3: A[str, Text("Country, ISO 3166 alpha-3 code")]
    city: A[str, Text("City")]
    sample: A[bool, Flag("Invented for demonstration")]
    rate_usd_h: A[float | None, Quantity("Quoted price of an hour; empty: no quote", Unit.USD_PER_HOUR, 0, 200)]
    rate_basis: A[str, Text("Which hour the quote is for", RATE_BASES)]
    seats: A[int, Quantity("Seats on offer", Unit.SEATS, 0, 1e6, True)]
    languages: A[tuple[str, ...], Text("Languages served, ISO 639-1")]


@dataclass(frozen=True)
class Theme:
    """A heading of the partner framework."""

    id: A[str, Text("Short name of the theme", key=True)]
    position: A[int, Quantity("Place in the list", Unit.COUNT, 1, 100, True)]
    name: A[str, Text("Name")]
    short_name: A[str, Text("Name on a slider")]
    question: A[str, Text("What it asks")]
    source: A[str, Text("Source document it comes from")]
    default_weight: A[float, Quantity("Weight before anybody weighs; only proportions count", Unit.NONE, 0, 1000)] = 1.0


@dataclass(frozen=True)
class Criterion:
    """A thing vendors are scored on, with what good looks like in words for each step."""

    id: A[str, Text("Short name of the criterion", key=True)]
    theme_id: A[str, Text("Theme it stands under")]
    name: A[str, Text("Name")]
    question: A[str, Text("What the assessor answers")]
    kind: A[str, Text("Points or pass and fail", ("score", "gate"))]
    minimum: A[float | None, Quantity("Least score that passes the gate", Unit.SCORE, 0, 4)]
    scale_0: A[str, Text("What a 0 looks like")]
    scale_1: A[str, Text("What a 1 looks like")]
    scale_2: A[str, Text("What a 2 looks like")]
    scale_3: A[str, Text("What a 3 looks like")]
    scale_4: A[str, Text("What a 4 looks like")]
    source: A[str, Text("Source document it comes from")]
    default_weight: A[float, Quantity("Weight in its theme before anybody weighs", Unit.NONE, 0, 1000)] = 1.0


@dataclass(frozen=True)
class Score:
    """What an assessor gave a vendor on a criterion, and why; an empty score is not known."""

    vendor_id: A[str, Text("Vendor", key=True)]
    criterion_id: A[str, Text("Criterion", key=True)]
    score: A[float | None, Quantity("Score", Unit.SCORE, 0, 4)]
    evidence: A[str | None, Text("What the score rests on")]
    assessor: A[str | None, Text("Who scored")]
