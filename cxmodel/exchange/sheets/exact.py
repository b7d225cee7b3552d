"""Values as cells and back without loss: what no spreadsheet can hold is spelled out, as in ‹U+0001›."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from cxmodel.errors import CxError
from cxmodel.schema import LIST_SEPARATOR, Field, Flag, Quantity, fields_of, table_name
from cxmodel.tables import ROW_TYPES

Cell = str | int | float | None
LONGEST_CELL = 32_767  # UTF-16 units in a cell of a workbook; longer texts are cut by every program
LONGEST_FIELD = 131_000  # characters in a field of a CSV file; Python's own reader stops at 131,072
_WIDEST = len("‹U+10FFFF›")  # what one character of a text may take in a cell
_EMPTY = "‹empty›"
_TOKEN = re.compile(r"‹U\+([0-9A-F]{4,6})›")
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\U0010f05f]"  # not in XML; the last is used by our reader
    r"|\A\s|\s\Z"  # programs strip it
    r"|‹(?=U\+[0-9A-F]{4,6}›|empty›)"  # our own spelling
    r"|_(?=x[0-9A-Fa-f]{4}_)|x(?=005F_)"  # the spelling of workbooks, which programs undo in different ways
    r"|\A<(?=r>)")  # XlsxWriter takes <r>...</r> for its own rich text
_RISKY = re.compile(r"(?:\A|(?<=[;\t\r\n]))(?='*[=+\-@\t\r])")
_GUARD = re.compile(r"(?:\A|(?<=[;\t\r\n]))'(?='*[=+\-@\t\r])")


def spelled(text: str) -> str:
    r"""A text as a cell can hold it; `unspelled` gives back every character.

    >>> spelled("=1+1, Łódź"), spelled("a\x01b"), spelled("_x0041_"), spelled(""), spelled("‹U+0001›")
    ('=1+1, Łódź', 'a‹U+0001›b', '‹U+005F›x0041_', '‹empty›', '‹U+2039›U+0001›')
    """
    return _UNSAFE.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text) if text else _EMPTY


def unspelled(cell: str) -> str:
    r"""The text behind a cell that `spelled` has made; any other text stays as it is.

    >>> unspelled("a‹U+0001›b"), unspelled("‹empty›"), unspelled("‹U+2039›U+0001›"), unspelled("‹U+110000›")
    ('a\x01b', '', '‹U+0001›', '‹U+110000›')
    """
    return "" if cell == _EMPTY else _TOKEN.sub(_character, cell)


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code <= 0x10FFFF else found[0]


def guarded(text: str) -> str:
    r"""A text that no program takes for a formula when it opens a CSV file.

    An apostrophe is put before = + - @ (and before apostrophes that stand before one of them) at the start of the
    text and after a semicolon, tab or line break, where a program with another list separator begins a cell.

    >>> guarded("=1+1"), guarded("'=1"), guarded("a;=b"), guarded("'s-Hertogenbosch"), guarded("a-b")
    ("'=1+1", "''=1", "a;'=b", "'s-Hertogenbosch", 'a-b')
    """
    return _RISKY.sub("'", text)


def unguarded(field: str) -> str:
    """The text behind a guarded one: one apostrophe is taken from each place where `guarded` puts one.

    >>> unguarded("'=1+1"), unguarded("''=1"), unguarded("a;'=b"), unguarded("'s-Hertogenbosch")
    ('=1+1', "'=1", 'a;=b', "'s-Hertogenbosch")
    """
    return _GUARD.sub("", field)


def cell_of(field: Field, value: Any) -> Cell:
    """A field's value as a cell: numbers stay numbers, yes and no are words, a list is one text, None is empty.

    Errors: ValueError for a number that is not finite, which no cell can hold.
    """
    if value is None or (field.many and not value):
        return None
    if isinstance(field.spec, Quantity):
        if not math.isfinite(value):
            raise ValueError("not a finite number")
        return value
    if isinstance(field.spec, Flag):
        return "yes" if value else "no"
    if field.many:
        return LIST_SEPARATOR.join(spelled(item).replace(LIST_SEPARATOR, f"‹U+{ord(LIST_SEPARATOR):04X}›")
                                   for item in value)
    return spelled(value)


def digits(number: float) -> str:
    """A number with every digit it has, as programs write and read it.

    >>> digits(0.1 + 0.2), digits(2**53 + 1), digits(-0.0)
    ('0.30000000000000004', '9007199254740993', '-0.0')
    """
    return repr(number if isinstance(number, int) else float(number))


def value_of(field: Field, cell: Any) -> Any:
    """The value behind a cell that `cell_of` has made, or behind its text in a CSV file (without its guards).

    Errors: ValueError for a cell that `cell_of` does not make; its reader must ask what is meant.
    """
    if cell is None or cell == "":
        if field.optional or field.many:
            return () if field.many else None
        raise ValueError("empty")
    if isinstance(field.spec, Quantity):
        if isinstance(cell, bool):
            raise ValueError("yes or no where a number belongs")
        return _whole(cell) if field.spec.whole else _finite(cell)
    if isinstance(field.spec, Flag):
        if cell not in ("yes", "no", True, False):
            raise ValueError("neither yes nor no")
        return cell in ("yes", True)
    if not isinstance(cell, str):
        raise ValueError("no text")
    return tuple(map(unspelled, cell.split(LIST_SEPARATOR))) if field.many else unspelled(cell)


def _finite(cell: Any) -> float:
    value = float("" if isinstance(cell, str) and "_" in cell else cell)
    if not math.isfinite(value):
        raise ValueError("not a finite number")
    return value


def _whole(cell: Any) -> int:
    if isinstance(cell, float) and not cell.is_integer():
        raise ValueError("not a whole number")
    return int(cell)


def kind_of_header(cells: Sequence[Any]) -> type | None:
    """The row type whose export begins with this header row, or None.

    >>> kind_of_header(("column", "grade", "why")).__name__, kind_of_header(("grade", "column", "why"))
    ('FieldGrade', None)
    """
    return _headers().get(tuple(cells))


@cache
def _headers() -> dict[tuple[str, ...], type]:
    return {tuple(field.name for field in fields_of(kind)): kind for kind in ROW_TYPES}


def faults_of(rows: Iterable[Any], longest: int = LONGEST_CELL) -> list[CxError]:
    """Every value of the rows that no cell can hold: numbers that are not finite, texts that are too long."""
    found: list[CxError] = []
    for number, row in enumerate(rows, 1):
        for field in fields_of(type(row)):
            fault = _fault(field, getattr(row, field.name), longest)
            if fault:
                found.append(CxError(fault[0], f"table {table_name(type(row))}, row {number}, column {field.name}",
                                     fault[1]))
    return found


def _fault(field: Field, value: Any, longest: int) -> tuple[str, str] | None:
    if isinstance(field.spec, Quantity):
        if value is None or math.isfinite(value):
            return None
        return f"{field.spec.meaning} is not a finite number", "Enter a number, or leave it empty."
    if value is None or isinstance(field.spec, Flag):
        return None
    length = sum(len(item) + 1 for item in value) if field.many else len(value)
    units = length if length * _WIDEST <= longest else len(str(cell_of(field, value)).encode("utf-16-le")) // 2
    if units <= longest:
        return None
    elsewhere = ", or export the data as CSV" if units <= LONGEST_FIELD else ""
    return f"{field.spec.meaning} has {units:,} characters; a cell holds {longest:,}", f"Shorten it{elsewhere}."
