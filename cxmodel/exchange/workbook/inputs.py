"""The sheet Inputs: the company, every decision and every assumption, each in a cell with a name for formulas."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.exchange.workbook.book import CHANGED, FIRST_ROW, Book, within_bounds
from cxmodel.exchange.workbook.formula import Formula, Range
from cxmodel.model import readiness
from cxmodel.model.evaluate.met import layers_of
from cxmodel.model.portfolio import HAIR
from cxmodel.scenario import Scenario
from cxmodel.schema import Field, Quantity, fields_of
from cxmodel.tables import CONTACT_CLASSES, FACTORS, LAYERS, SIDES, Assumption, Case, Location
from cxmodel.units import Unit

HEADS = (("Input", 48.0), ("Value in use", 16.0), ("Unit", 18.0), ("Low", 11.0), ("Typical", 11.0), ("High", 11.0),
         ("Grade", 11.0), ("Sources", 22.0), ("Name in formulas", 32.0), ("Where it works", 30.0),
         ("At export", 13.0), ("Why this range, or what it means", 90.0))
LIVE, APP = "live in this workbook", "in the app only: the choice of plan"
GATE = "in the app only: a gate passes or fails"
IN_APP = {
    "fx_pass_through": "in the app only: the ranges", "fx_volatility_unknown": "in the app only: the ranges",
    "unquoted_widening": "in the app only: the ranges",
    "vendor_pay_share": "in the app only: comparison price of a country",
    "vendor_pay_load": "in the app only: comparison price of a country",
    "unresolved_home": "in the app only: shown with the outcomes, moves no money",
    "price_weight": "in the app only: the ranking of vendors", "customers": "for information",
}
CASE = ("customers", "customer_value_usd", "wage_usd_h", "home_cost_usd_h", "open_days", "service_level",
        "within_seconds", "patience_seconds", "volume_growth")
FIXED: tuple[tuple[str, str, float, str], ...] = (
    ("seconds_per_hour", "Seconds in an hour", 3600, "s"), ("weeks_per_year", "Weeks in a year", 52, "weeks"),
    ("days_per_year", "Days in a year", 365, "days"), ("hours_per_day", "Hours in a day", 24, "h"),
    ("months_per_year", "Months in a year", 12, "months"), ("hundred", "A hundred", 100, ""),
    ("full_score", "Best score of a criterion or factor", 4, "score 0-4"),
    ("full_emotion", "Strongest emotion, joy or anger", 2, "emotion -2 to 2"),
    ("ready_works", "Readiness from which a layer works as a rule", readiness.WORKS, "score 0-4"),
    ("missing_score", "What a missing score counts as", 0.5, "share"),
    ("day_starts", "A site's day starts", 7, "h"), ("day_ends", "A site's day ends", 21, "h"),
    ("english_low", "English score at which friction is read off", 400, "points"),
    ("english_steepest", "Most that a low English score multiplies it by", 1.5, "x"),
    ("middle_standing", "Standing of an average country, between safest (0) and riskiest (1)", 0.5, "share"),
    ("hair", "Taken off before rounding up, and the least share at home, against rounding of numbers", HAIR, ""),
)


@dataclass(frozen=True)
class Entry:
    """One row of the sheet. `name` is empty where no formula uses it; `place` says where it works."""

    name: str
    title: str
    value: Any
    unit: str = ""
    low: float | None = None
    typical: float | None = None
    high: float | None = None
    grade: str = ""
    sources: str = ""
    why: str = ""
    place: str = ""
    bounds: tuple[float, float] | None = None
    row: int = 0


class Inputs:
    """Rows of the sheet by name; written last, when it is known which names the formulas use."""

    def __init__(self, book: Book, dataset: Dataset, scenario: Scenario) -> None:
        self.book, self.sheet, self.entries, row = book, book.sheets["Inputs"], [], FIRST_ROW
        for title, entries in _sections(dataset, scenario):
            row += 2
            self.entries.append((title, row, [replace(one, row=row + 1 + place) for place, one in enumerate(entries)]))
            row += len(entries)
        self.rows = {one.name: one for _, _, entries in self.entries for one in entries if one.name}

    def __getattr__(self, name: str) -> Formula:
        """The input of that name in a formula. Errors: AttributeError for a name that is not on the sheet."""
        try:
            value = self.__dict__["rows"][name].value
        except KeyError:
            raise AttributeError(f"no input is named '{name}'") from None
        return Formula(name, math.nan if value is None else value)

    def __getitem__(self, name: str) -> Formula:
        return self.__getattr__(name)

    def run(self, prefix: str) -> Range:
        """The values of all inputs whose names begin so; they stand one under the other."""
        found = [one for name, one in self.rows.items() if name.startswith(prefix)]
        self.book.used.update(one.name for one in found)
        return Range(self.sheet.down(1, found[0].row, found[-1].row), np.array([one.value for one in found]))

    def write(self) -> None:
        """Put the sheet on paper."""
        sheet, page = self.sheet, self.sheet.page
        sheet.head("Inputs", "Change the coloured cells. A grey cell works in the app only; changing it here would "
                             "do nothing, so it is locked.")
        sheet.heads(FIRST_ROW, HEADS)
        page.freeze_panes(FIRST_ROW + 1, 2)
        page.repeat_rows(0, FIRST_ROW)
        for title, row, entries in self.entries:
            for column in range(len(HEADS)):
                sheet.text(row, column, title if column == 0 else "", "section")
            for one in entries:
                self._row(one)
        last = self.entries[-1][2][-1].row
        page.conditional_format(FIRST_ROW + 1, 1, last, 1, {
            "type": "formula", "criteria": f"=$B{FIRST_ROW + 2}<>$K{FIRST_ROW + 2}",
            "format": self.book.tinted(CHANGED)})

    def _row(self, one: Entry) -> None:
        sheet, live = self.sheet, one.name in self.book.used
        kind = "input" if live and not one.place else "app"
        where = one.place or (LIVE if live else IN_APP.get(one.name, APP))
        cells = (one.title, one.value, one.unit, one.low, one.typical, one.high, one.grade, one.sources,
                 one.name if live else "", where, one.value, one.why)
        for column, value in enumerate(cells):
            style = {1: kind, 10: "app", 2: "quiet"}.get(column, "label" if column in (0, 3, 4, 5) else "aside")
            sheet.cell(one.row, column, value, style, one.unit if column in (1, 3, 4, 5, 10) else "")
        if live:
            self.book.name(one.name, sheet.address(one.row, 1).replace("‹", "").replace("›", "!"))
        if kind == "input" and one.bounds and not isinstance(one.value, str):
            rule = within_bounds(one.title, one.unit, *one.bounds, whole=one.name == "horizon_years")
            sheet.page.data_validation(one.row, 1, one.row, 1, rule)


def _sections(dataset: Dataset, scenario: Scenario) -> list[tuple[str, list[Entry]]]:
    case = dataset.case_named(scenario.case)
    groups = list(dict.fromkeys(row.group for row in dataset.assumption))
    used = dict(scenario.overrides)
    return [
        ("The company", _company(case, dataset.locations[case.home_iso3])),
        ("Decisions", _decisions(scenario)),
        ("Decisions: weight of each theme", [
            Entry(f"weight_theme_{place:02}", row.name, scenario.weight(row.id), "share", why=row.question,
                  bounds=(0.0, 1.0)) for place, row in enumerate(dataset.theme, 1)]),
        ("Decisions: weight of each criterion inside its theme (any scale; gates pass or fail and carry none)", [
            Entry(f"weight_criterion_{place:02}", row.name, weight, why=row.question, bounds=(0.0, math.inf),
                  place=GATE if row.kind == "gate" else "")
            for place, (row, weight) in enumerate(zip(dataset.criterion, inside(dataset, scenario), strict=True), 1)]),
        ("Decisions: readiness of the layers before a person", _layers(dataset, scenario)),
        *((f"Assumptions: {group}", [_assumption(row, used) for row in dataset.assumption if row.group == group])
          for group in groups),
        ("Fixed by the model", [*(Entry(name, title, float(value), unit, place="fixed")
                                  for name, title, value, unit in FIXED),
                                *(Entry(f"class_{place}", "Kind of contact", word, place="fixed")
                                  for place, word in enumerate(CONTACT_CLASSES, 1))]),
    ]


def inside(dataset: Dataset, scenario: Scenario) -> list[float]:
    """Weight of each criterion inside its theme, on any scale; 0 for a gate."""
    given = dict(scenario.criterion_weights)
    return [0.0 if row.kind == "gate" else float(given.get(row.id, row.default_weight)) for row in dataset.criterion]


def _layers(dataset: Dataset, scenario: Scenario) -> list[Entry]:
    """The weakest known side of each layer; one that nobody has rated counts as one that works."""
    found = []
    for layer, sides in zip(LAYERS, layers_of(dataset, scenario.case, scenario.layer_readiness), strict=True):
        known = [(float(level), side) for level, side in zip(sides, SIDES, strict=True) if not math.isnan(level)]
        level, side = min(known, default=(readiness.WORKS, ""))
        found.append(Entry(f"ready_{layer}", f"Readiness of {layer.replace('_', '-')}, weakest known side", level,
                           "score 0-4", bounds=(0.0, readiness.FULL_SCORE),
                           why=f"Its {side} decides." if side else "Nobody has rated it: it counts as working."))
    return found


def _company(case: Case, home: Location) -> list[Entry]:
    declared = {field.name: field for field in fields_of(Case)}
    told = {"wage_usd_h": "Empty: worked out from the published wage below.",
            "home_cost_usd_h": "Empty: built up from wage and assumptions.",
            "patience_seconds": "Empty: nobody gives up."}
    return [Entry("", "Name", case.name, place="for information"),
            Entry("home_country", "Home country", case.home_iso3, place="fixed at export"),
            *(_declared(declared[name], getattr(case, name), told.get(name, "")) for name in CASE),
            Entry("home_wage_usd_month", "Published agent wage in the home country", home.agent_wage_usd_month,
                  "USD/month", why="Used only where the company names no wage.", bounds=(0.0, math.inf))]


def _decisions(scenario: Scenario) -> list[Entry]:
    found = []
    for field in fields_of(Scenario):
        value = getattr(scenario, field.name)
        if isinstance(value, int | float) and isinstance(field.spec, Quantity):
            found.append(_declared(field, value, ""))
        elif isinstance(value, str):
            found.append(Entry("", field.spec.meaning, value, place=APP))
    found.append(Entry("", "Countries ruled out", ", ".join(scenario.excluded_countries) or "none", place=APP))
    weights = dict(scenario.factor_weights)
    return found + [Entry(f"weight_{name}", f"Weight of the factor {name.replace('_', ' ')}", weights.get(name, 0.0),
                          "share", why="How much the factor counts in criticality.", bounds=(0.0, 1.0))
                    for name in FACTORS]


def _declared(field: Field, value: Any, why: str) -> Entry:
    spec = field.spec
    assert isinstance(spec, Quantity)
    unit = spec.unit.value
    return Entry(field.name, spec.meaning, None if value is None else float(value), unit, bounds=(spec.low, spec.high),
                 why=why)


def _assumption(row: Assumption, used: dict[str, float]) -> Entry:
    unit = "" if row.unit == Unit.NONE.value else row.unit
    return Entry(row.id, row.name, float(used.get(row.id, row.typical)), unit, row.low, row.typical, row.high,
                 row.grade, ", ".join(row.evidence) or "judgement", row.reasoning, bounds=(row.floor, row.ceiling))
