"""The sheet Activities: the work as it is today, one row for each activity."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.dataset import Dataset
from cxmodel.exchange.workbook.book import FIRST_ROW, Book, within_bounds
from cxmodel.exchange.workbook.formula import absolute
from cxmodel.exchange.workbook.grid import Column, Table
from cxmodel.model.evaluate.met import felt_of, shortfalls
from cxmodel.scenario import Scenario
from cxmodel.schema import Quantity, fields_of
from cxmodel.tables import FACTORS, Activity

ENTERED = ("contacts_per_year", "handle_time_s", "voice_share", "chat_share", "written_share", "customers", *FACTORS,
           "complexity", "emotion", "loyalty_multiplier")
TOLD = ("contact_class", "language", "opens", "closes")


def in_use(dataset: Dataset, scenario: Scenario) -> list[Activity]:
    """The activities of the scenario's case, with the factor scores and the emotion that the scenario has."""
    changed: dict[str, dict[str, float]] = {}
    for key, value in scenario.factor_scores:
        activity, _, factor = key.rpartition(":")
        changed.setdefault(activity, {})[factor] = value
    felt = felt_of(dataset, scenario.case, scenario.emotions, scenario.moments)
    return [replace(row, emotion=float(emotion), **changed.get(row.id, {}))
            for row, emotion in zip(dataset.activities_of(scenario.case), felt.emotion, strict=True)]


def write(book: Book, dataset: Dataset, scenario: Scenario) -> dict[str, Column]:
    """Write the sheet. Its columns by field name, and `label`, `name`, `number` and `queue`."""
    sheet, rows = book.sheets["Activities"], in_use(dataset, scenario)
    sheet.head("Activities", "The work as it is today. Kind, language, opening hours and queue are fixed at export; "
                             "emotion, moments of truth and readiness are those of its touchpoints.")
    table, declared = Table(sheet, len(rows)), {field.name: field.spec for field in fields_of(Activity)}
    queues = sorted({(row.language, row.opens, row.closes) for row in rows})
    found = {"label": table.given("Activity", labels(dataset, scenario), width=36.0),
             "number": table.given("No.", range(1, len(rows) + 1), "no.", width=6.0),
             "name": table.given("Name", [row.name for row in rows], width=34.0)}
    for name in TOLD:
        spec = declared[name]
        unit = spec.unit.value if isinstance(spec, Quantity) else ""
        found[name] = table.given(_headed(spec.meaning, unit), [getattr(row, name) for row in rows], unit)
    found["queue"] = table.given("Queue: same language and hours", [
        queues.index((row.language, row.opens, row.closes)) + 1 for row in rows], "no.")
    for name in ENTERED:
        spec = declared[name]
        assert isinstance(spec, Quantity)
        found[name] = table.given(_headed(spec.meaning, spec.unit.value), [getattr(row, name) for row in rows],
                                  spec.unit.value, "input")
        table.allow(within_bounds(spec.meaning, spec.unit.value, spec.low, spec.high))
    felt = felt_of(dataset, scenario.case, scenario.emotions, scenario.moments)
    for name, head, values, low in (
            ("moments", "Contacts that became a moment of truth, less those that ceased", felt.change, -1.0),
            ("unready", "How far its touchpoints are from ready", shortfalls(dataset, scenario.case), 0.0)):
        found[name] = table.given(_headed(head, "share"), values.tolist(), "share", "input")
        table.allow(within_bounds(head, "share", low, 1.0))
    channels = found["voice_share"] + found["chat_share"] + found["written_share"]
    found["gap"] = table.worked("Channels, away from adding up to 1", absolute(channels - 1), "share")
    sheet.page.freeze_panes(FIRST_ROW + 1, 1)
    return found


def labels(dataset: Dataset, scenario: Scenario) -> list[str]:
    """What an activity is called in lists: its number first, so that two of the same name stay apart."""
    return [f"{place} {row.name}" for place, row in enumerate(dataset.activities_of(scenario.case), 1)]


def _headed(meaning: str, unit: str) -> str:
    return f"{meaning} [{unit}]" if unit else meaning
