"""What a field is, said once; the database, the checks, the sheets and the glossary follow from it.

A row type is a frozen dataclass whose fields are annotated with `Quantity`, `Text` or `Flag`:

    rate_per_hour: Annotated[float | None, Quantity("Price of one productive hour", Unit.USD_PER_HOUR, 0, 200)]

A field typed `... | None` may be empty; an empty figure stays empty and is never taken for zero.
"""

from __future__ import annotations

import math
import re
import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from cxmodel.errors import CxError
from cxmodel.units import Unit, number

LIST_SEPARATOR = "|"


@dataclass(frozen=True)
class Quantity:
    """A number with a meaning, a unit and the bounds inside which it makes sense."""

    meaning: str
    unit: Unit
    low: float = -math.inf
    high: float = math.inf
    whole: bool = False


@dataclass(frozen=True)
class Text:
    """A word or a sentence; `choices` closes the list, `key` makes it part of the row's name."""

    meaning: str
    choices: tuple[str, ...] = ()
    key: bool = False


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    meaning: str


@dataclass(frozen=True)
class Field:
    """One declared field of a row type."""

    name: str
    spec: Quantity | Text | Flag
    optional: bool
    many: bool

    @property
    def key(self) -> bool:
        return isinstance(self.spec, Text) and self.spec.key


@cache
def fields_of(row_type: type) -> tuple[Field, ...]:
    """The declared fields of a row type, in order."""
    hints = get_type_hints(row_type, include_extras=True)
    return tuple(_field(item.name, hints[item.name]) for item in fields(row_type))


def _field(name: str, hint: Any) -> Field:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"{name} carries no Quantity, Text or Flag")
    inner, spec = get_args(hint)[:2]
    union = get_origin(inner) in (Union, types.UnionType)
    optional = union and type(None) in get_args(inner)
    kinds = [kind for kind in (get_args(inner) if union else (inner,)) if kind is not type(None)]
    return Field(name, spec, optional, get_origin(kinds[0]) is tuple)


def ddl(row_type: type, table: str) -> str:
    """The `CREATE TABLE` statement; keys, not-null and bounds come from the declaration."""
    lines = [_column(field) for field in fields_of(row_type)]
    keys = [field.name for field in fields_of(row_type) if field.key]
    if keys:
        lines.append(f"PRIMARY KEY ({', '.join(keys)})")
    return f"CREATE TABLE {table} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(field: Field) -> str:
    spec, rules = field.spec, "" if field.optional else " NOT NULL"
    if isinstance(spec, Quantity):
        for bound, sign in ((spec.low, ">="), (spec.high, "<=")):
            rules += f" CHECK ({field.name} {sign} {bound!r})" if math.isfinite(bound) else ""
        return f"{field.name} {'BIGINT' if spec.whole else 'DOUBLE'}{rules}"
    return f"{field.name} {'BOOLEAN' if isinstance(spec, Flag) else 'VARCHAR'}{rules}"


def parse(row_type: type, raw: Mapping[str, Any], where: str) -> tuple[Any | None, list[CxError]]:
    """One row from text or database cells: the row, or None and every fault in it.

    `where` names the row for the reader ("sites.csv, row 7"); each fault adds its column.
    """
    values: dict[str, Any] = {}
    faults: list[CxError] = []
    for field in fields_of(row_type):
        cell = raw.get(field.name)
        value = _as_stored(field, cell)
        if value is not None:
            values[field.name] = value
            continue
        try:
            values[field.name] = read_value(field, cell, f"{where}, column {field.name}")
        except CxError as fault:
            faults.append(fault)
    return (None if faults else row_type(**values)), faults


def _as_stored(field: Field, cell: Any) -> Any:
    """A cell that is just as the store holds it, as most are; None for any other, which `read_value` looks at."""
    spec = field.spec
    if isinstance(spec, Quantity):
        if type(cell) is (int if spec.whole else float) and spec.low <= cell <= spec.high and math.isfinite(cell):
            return cell
    elif isinstance(spec, Flag):
        return cell if cell is True or cell is False else None
    elif type(cell) is str and not field.many and (not spec.choices or cell in spec.choices):
        return cell.strip() or None
    return None


def read_value(field: Field, cell: Any, where: str) -> Any:
    """One cell as the field's own type, checked against its declaration."""
    if cell is None or (isinstance(cell, str) and not cell.strip()) or cell != cell:
        if field.optional:
            return None
        if field.many:
            return ()
        raise CxError(f"{field.spec.meaning} is missing", where, "Enter a value.")
    if isinstance(field.spec, Quantity):
        return check_quantity(field.spec, cell, where)
    if isinstance(field.spec, Flag):
        return _read_flag(field.spec, cell, where)
    text = str(cell).strip()
    words = tuple(part.strip() for part in text.split(LIST_SEPARATOR) if part.strip()) if field.many else (text,)
    wrong = [word for word in words if field.spec.choices and word not in field.spec.choices]
    if wrong:
        raise CxError(f"'{', '.join(wrong)}' is not known as {field.spec.meaning.lower()}", where,
                      f"Use one of: {', '.join(field.spec.choices)}.")
    return words if field.many else text


def check_quantity(spec: Quantity, cell: Any, where: str) -> float | int:
    """A number inside its bounds, or a sentence that says which bound it breaks.

    >>> check_quantity(Quantity("Share moved", Unit.SHARE, 0, 1), "0.25", "Plan")
    0.25
    """
    try:
        value = float(cell)
    except (TypeError, ValueError):
        raise CxError(f"{spec.meaning} is '{str(cell)[:40]}', which is not a number", where,
                      f"Enter a number{_in(spec.unit)}.") from None
    if not math.isfinite(value):
        raise CxError(f"{spec.meaning} is not a finite number", where, f"Enter a number{_in(spec.unit)}.")
    if not spec.low <= value <= spec.high:
        raise CxError(f"{spec.meaning} is {_plain(value)}{_unit(spec.unit)}", where, _mend(spec))
    if spec.whole and value != int(value):
        raise CxError(f"{spec.meaning} is {_plain(value)}, not a whole number", where, "Enter a whole number.")
    return int(value) if spec.whole else value


def as_cell(field: Field, value: Any) -> Any:
    """A value as the database and a sheet hold it (lists become one text)."""
    return LIST_SEPARATOR.join(value) if field.many and value is not None else value


def glossary(row_types: Iterable[type]) -> list[tuple[str, str, str, str]]:
    """(row type, field, meaning, unit or choices) of every declared field."""
    rows = []
    for row_type in row_types:
        for field in fields_of(row_type):
            spec = field.spec
            detail = _range(spec) if isinstance(spec, Quantity) else ", ".join(getattr(spec, "choices", ()))
            rows.append((row_type.__name__, field.name, spec.meaning, detail))
    return rows


def duplicates(rows: Sequence[Any], where: str) -> list[CxError]:
    """A fault for every row whose key stands twice."""
    names = [field.name for field in fields_of(type(rows[0])) if field.key] if rows else []
    if not names:
        return []
    seen: set[tuple[Any, ...]] = set()
    faults = []
    for key in zip(*([getattr(row, name) for row in rows] for name in names), strict=True):
        if key in seen:
            faults.append(CxError(f"'{' / '.join(map(str, key))}' stands twice", where, "Keep one of the rows."))
        seen.add(key)
    return faults


@cache
def table_name(row_type: type) -> str:
    """The table of a row type.

    >>> table_name(type("LocationSource", (), {}))
    'location_source'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", "_", row_type.__name__).lower()


def _read_flag(spec: Flag, cell: Any, where: str) -> bool:
    known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    word = str(cell).strip().lower()
    if word not in known:
        raise CxError(f"{spec.meaning} is '{str(cell)[:40]}'", where, "Enter yes or no.")
    return known[word]


def _mend(spec: Quantity) -> str:
    if math.isfinite(spec.low) and math.isfinite(spec.high):
        return f"Enter a value from {_plain(spec.low)} to {_plain(spec.high)}{_unit(spec.unit)}."
    if math.isfinite(spec.low):
        return f"Enter a value of at least {_plain(spec.low)}{_unit(spec.unit)}."
    return f"Enter a value of at most {_plain(spec.high)}{_unit(spec.unit)}."


def _range(spec: Quantity) -> str:
    low = _plain(spec.low) if math.isfinite(spec.low) else ""
    high = _plain(spec.high) if math.isfinite(spec.high) else ""
    span = f"{low} to {high}" if low and high else (f"from {low}" if low else (f"up to {high}" if high else ""))
    return f"{span} {spec.unit.value}".strip()


def _plain(value: float) -> str:
    return number(value, digits=0 if float(value).is_integer() else 3)


def _unit(unit: Unit) -> str:
    return f" {unit.value}" if unit.value and unit is not Unit.SHARE else ""


def _in(unit: Unit) -> str:
    return f" in {unit.value}" if unit.value else ""
