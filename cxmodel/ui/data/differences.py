"""Changes of the data cell by cell, in the reader's words: what stood there, what would stand there."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cxmodel.changes import KINDS, RowChange
from cxmodel.dataset import Dataset
from cxmodel.schema import Field, Flag, Quantity, fields_of
from cxmodel.ui.data.labels import in_words, written_out
from cxmodel.ui.data.naming import Names
from cxmodel.units import Unit, number

TITLES = {"vendor": "Vendor", "site": "Site", "score": "Score", "activity": "Activity", "location": "Country",
          "assumption": "Assumption", "case": "Case", "theme": "Theme", "criterion": "Criterion",
          "evidence": "Evidence", "location_source": "Source", "field_grade": "Grade of a field",
          "touchpoint": "Touchpoint", "layer_readiness": "Layer of support", "metric": "Metric",
          "contract": "Contract", "contract_term": "Term of the contract", "performance": "Month of a metric",
          "barrier": "Barrier", "answer": "Answer of a channel", "parity_item": "Parity item",
          "parity_score": "Parity score", "action": "Agreed action"}
ORDER = ("changed", "removed", "new")
MOST_FIELDS = 6
DIGITS, MOST_DIGITS = 3, 16
WORKED_OUT = " (worked out)"
Worked = Mapping[tuple[str, tuple[Any, ...]], Collection[str]]
"""Fields of a row that were worked out by the reader, by the row's table and key."""
_KNOWN_BY = frozenset({"id", "name", "vendor_id", "criterion_id", "case_id", "iso3", "country", "city", "sample",
                       "layer", "metric_id", "month", "item_id", "what"})


@dataclass(frozen=True)
class Difference:
    """One line: a cell that changes, or a whole row that is new or goes."""

    kind: str
    table: str
    row: str
    field: str
    before: str
    after: str


def differences(changes: Iterable[RowChange], data: Iterable[Dataset], locale: str = "en_US",
                worked_out: Worked | None = None) -> Iterator[Difference]:
    """Every difference: changed cells first, then rows that go, then new ones.

    `data`: the datasets before and after, in which names are looked up. `worked_out`: by table and key, the fields
    that nobody typed; they are marked.
    """
    names = Names(data)
    marked = worked_out or {}
    for one in sorted(changes, key=lambda one: ORDER.index(kind_of(one))):
        kind, table, mine = kind_of(one), TITLES.get(one.table, one.table), marked.get((one.table, one.key), ())
        row = names.of(one.after if one.after is not None else one.before)
        if kind != "changed":
            told = in_short(one.after or one.before, locale, mine)
            yield Difference(kind, table, row, "", told if kind == "removed" else "", told if kind == "new" else "")
            continue
        by_name = {field.name: field for field in fields_of(KINDS[one.table])}
        for name in one.fields:
            was, now = told_both(by_name[name], getattr(one.before, name), getattr(one.after, name), locale)
            yield Difference(kind, table, row, in_words(by_name[name].spec.meaning), was,
                             now + (WORKED_OUT if name in mine else ""))


def kind_of(change: RowChange) -> str:
    """new, removed or changed."""
    return "new" if change.before is None else "removed" if change.after is None else "changed"


def told_both(field: Field, before: Any, after: Any, locale: str = "en_US") -> tuple[str, str]:
    """What stood there and what would stand there, with as many digits as it takes to tell the two apart."""
    digits = DIGITS
    while True:
        told = told_value(field, before, locale, digits), told_value(field, after, locale, digits)
        if told[0] != told[1] or digits > MOST_DIGITS:
            return told
        digits += 1


def told_value(field: Field, value: Any, locale: str = "en_US", digits: int = 3) -> str:
    """A value with its unit, and countries and languages by their names."""
    if value is None or (field.many and not value):
        return "not known"
    if isinstance(field.spec, Flag):
        return "yes" if value else "no"
    if field.many:
        return ", ".join(written_out(field, str(one)) for one in value)
    if isinstance(field.spec, Quantity):
        return measured(float(value), field.spec.unit, locale, digits)
    return str(value).replace("_", " ") if field.spec.choices else written_out(field, str(value))


def measured(value: float, unit: Unit, locale: str = "en_US", digits: int = 3) -> str:
    """A figure to the cent, or with this many telling digits where that is finer.

    >>> measured(0.247, Unit.SHARE), measured(14.4409375, Unit.USD_PER_HOUR), measured(2024.0, Unit.YEAR)
    ('24.7%', '14.44 USD an hour', '2024')
    >>> measured(0.00071, Unit.NONE), measured(14.4409375, Unit.USD_PER_HOUR, digits=6)
    ('0.00071', '14.4409 USD an hour')
    """
    if unit is Unit.YEAR:
        return f"{value:.0f}"
    figure = value * (100 if unit is Unit.SHARE else 1)
    size = math.floor(math.log10(abs(figure))) if figure and math.isfinite(figure) else 0
    places = max(2, digits - 1 - size) if size < 0 or digits > DIGITS else 2
    tail = f"{figure:.{places}f}".rstrip("0").partition(".")[2]
    plain = number(figure, locale, len(tail))
    if unit is Unit.SHARE:
        return f"{plain}%"
    name = "USD an hour" if unit in (Unit.USD_PER_HOUR, Unit.USD_PER_PAID_HOUR) else unit.value
    return f"{plain} {name}".strip()


def in_short(row: Any, locale: str = "en_US", worked_out: Collection[str] = ()) -> str:
    """What a row holds besides its name: the first figures and words of it, those that nobody typed marked."""
    told = []
    for field in fields_of(type(row)):
        value = getattr(row, field.name)
        if field.name in _KNOWN_BY or value is None or (field.many and not value):
            continue
        mark = WORKED_OUT if field.name in worked_out else ""
        told.append(f"{in_words(field.spec.meaning)}: {told_value(field, value, locale)}{mark}")
    return "; ".join(told[:MOST_FIELDS]) + ("; …" if len(told) > MOST_FIELDS else "")
