"""A column of a sheet, with its help, its drop-down or bounds and its width, all from the declaration of its field."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from cxmodel.exchange.sheets.lists import Choice, Lists, listed
from cxmodel.exchange.workbook.book import within_bounds
from cxmodel.schema import Field, Flag, Quantity, Text, fields_of
from cxmodel.units import number

_LONG = frozenset({"note", "notes", "description", "reasoning", "evidence", "question", "why", "source", "source_title",
                   "source_url", "looked_for", "incentives", "definition", "formula", "what", "answer", "statement",
                   "good_example", "bad_example", "touch_reason", *(f"scale_{step}" for step in range(5))})
_YES = listed("Yes or no", ("yes", "no"), closed=True)


@dataclass(frozen=True)
class Column:
    """One column. `kind`: input (to be filled), kept (grey: leave as it is), given (locked) or plain (an export).

    `choice`: its drop-down; `between`: letters of the columns that hold the row's own bounds; `open_below`: locked
    in the rows there are, open in those below; `wrap`: long texts run over several lines; `narrow`: only the header
    is long.
    """

    name: str
    field: Field
    kind: str = "input"
    words: str = ""
    choice: Choice | None = None
    between: tuple[str, str] | None = None
    open_below: bool = False
    wrap: bool = False
    narrow: bool = False

    @property
    def width(self) -> float:
        """Width in characters."""
        if self.narrow:
            return 15.0
        least = 44.0 if self.name in _LONG else 11.0 if isinstance(self.field.spec, Quantity | Flag) else 20.0
        return max(least, min(len(self.name) + 4.0, 32.0))

    @cached_property
    def help(self) -> str:
        """Meaning, unit and bounds or choices, and what else to know, a line each."""
        spec = self.field.spec
        lines = [spec.meaning + "."]
        if isinstance(spec, Quantity):
            lines.append(("A whole number " if spec.whole else "A number ") + _span(spec))
            lines[-1] = lines[-1].strip() + "."
        elif isinstance(spec, Flag):
            lines.append("yes or no.")
        elif spec.choices and len(spec.choices) <= 12:
            lines.append("One of: " + ", ".join(spec.choices) + ".")
        if self.field.many:
            lines.append("Several are separated by |, as in en|es.")
        if self.field.optional or self.field.many:
            lines.append("May be left empty.")
        return "\n".join([*lines, *([self.words] if self.words else [])])

    def rule(self, lists: Lists) -> dict[str, Any] | None:
        """The rule of data validation, or None."""
        spec = self.field.spec
        if self.kind not in ("input", "kept") or self.field.many:
            return None
        if self.between:
            low, high = self.between
            return {"validate": "decimal", "criteria": "between", "minimum": f"=${low}2", "maximum": f"=${high}2",
                    "error_title": "Outside the bounds", "error_message": "Enter a number from floor to ceiling."}
        if isinstance(spec, Quantity):
            rule = within_bounds(spec.meaning, spec.unit.value, spec.low, spec.high, spec.whole)
            return None if rule["validate"] == "any" else rule
        choice = self.choice or _closed(self.field)
        if choice is None:
            return None
        return {"validate": "list", "source": lists.place(choice), "error_type": "stop" if choice.closed else "warning",
                "error_title": "Not in the list", "error_message": f"See {choice.title} on the sheet Lists."}


def declared(row_type: type, kind: str = "input", choices: Mapping[str, Choice | None] | None = None,
             given: frozenset[str] = frozenset()) -> list[Column]:
    """A column for every field of a row type; `given`: those that are locked."""
    return [Column(field.name, field, "given" if field.name in given else kind, choice=(choices or {}).get(field.name))
            for field in fields_of(row_type)]


@cache
def exported(row_type: type) -> tuple[Column, ...]:
    """The columns of a table as an export shows it, made once: every export needs all of them."""
    return tuple(declared(row_type, "plain"))


def _closed(field: Field) -> Choice | None:
    if isinstance(field.spec, Flag):
        return _YES
    choices = field.spec.choices if isinstance(field.spec, Text) else ()
    return listed(field.spec.meaning, choices, closed=True)


def _span(spec: Quantity) -> str:
    """Bounds and unit in words.

    >>> from cxmodel.units import Unit
    >>> _span(Quantity("Rate", Unit.USD_PER_HOUR, 0, 200)), _span(Quantity("Contacts", Unit.CONTACTS_PER_YEAR, 0))
    ('from 0 to 200 USD/productive hour', 'at least 0 contacts/year')
    """
    low, high = (number(end, digits=0 if float(end).is_integer() else 3) if math.isfinite(end) else ""
                 for end in (spec.low, spec.high))
    span = f"from {low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}" if high else ""
    return f"{span} {spec.unit.value}".strip()
