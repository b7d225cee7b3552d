"""A formula and its value, made together: what Excel works out, and what Python has worked out already.

    bill = worked * rate * named("paid_over_quote", 1.1)

holds the text `E40*E22*paid_over_quote` for every cell of the row and the figures those cells show.
In the text `§` stands for the column and `¤` for the row of the cell it is written into, and
`‹Calc›` for the sheet, which is left out on that sheet itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

COLUMN, ROW = "§", "¤"
COMPARED, JOINED, ADDED, MULTIPLIED, RAISED, WHOLE = 1, 2, 3, 4, 5, 9
PLAIN = (-1, 0, 1, 2)
"""The only numbers a formula may hold; every other constant stands in a cell with a name and a unit."""


@dataclass(frozen=True, eq=False)
class Formula:
    """Text of a formula, without the equals sign, and its value: one, or one for each cell along the sheet."""

    text: str
    value: Any
    rank: int = WHOLE

    def __add__(self, other: Any) -> Formula:
        return _joined("+", ADDED, np.add, self, other)

    def __radd__(self, other: Any) -> Formula:
        return _joined("+", ADDED, np.add, other, self)

    def __sub__(self, other: Any) -> Formula:
        return _joined("-", ADDED, np.subtract, self, other)

    def __rsub__(self, other: Any) -> Formula:
        return _joined("-", ADDED, np.subtract, other, self)

    def __mul__(self, other: Any) -> Formula:
        return _joined("*", MULTIPLIED, np.multiply, self, other)

    def __rmul__(self, other: Any) -> Formula:
        return _joined("*", MULTIPLIED, np.multiply, other, self)

    def __truediv__(self, other: Any) -> Formula:
        return _joined("/", MULTIPLIED, np.divide, self, other)

    def __rtruediv__(self, other: Any) -> Formula:
        return _joined("/", MULTIPLIED, np.divide, other, self)

    def __pow__(self, other: Any) -> Formula:
        return _joined("^", RAISED, np.power, self, other)

    def __gt__(self, other: Any) -> Formula:
        return _joined(">", COMPARED, np.greater, self, other)

    def __ge__(self, other: Any) -> Formula:
        return _joined(">=", COMPARED, np.greater_equal, self, other)

    def __lt__(self, other: Any) -> Formula:
        return _joined("<", COMPARED, np.less, self, other)

    def __le__(self, other: Any) -> Formula:
        return _joined("<=", COMPARED, np.less_equal, self, other)

    def equals(self, other: Any) -> Formula:
        """Whether both are the same number or the same text."""
        return _joined("=", COMPARED, _alike, self, other)


@dataclass(frozen=True, eq=False)
class Range:
    """A run of cells, with the values in them; an empty cell is NaN, or None among texts."""

    text: str
    value: NDArray[Any]


def formula(item: Any) -> Formula:
    """A formula as it is; a text or one of the plain numbers as a constant. Errors: ValueError for other numbers."""
    if isinstance(item, Formula):
        return item
    if isinstance(item, str):
        return Formula('"' + item.replace('"', '""') + '"', item)
    if item not in PLAIN:
        raise ValueError(f"{item} is a hidden constant: give it a cell and a name")
    return Formula(str(item), float(item), WHOLE if item >= 0 else ADDED)


def call(name: str, work: Callable[..., Any], *parts: Any) -> Formula:
    """A function of Excel over formulas, and the same work in Python over their values."""
    given = [formula(part) for part in parts]
    with np.errstate(all="ignore"):
        value = work(*(part.value for part in given))
    return Formula(f"{name}({','.join(part.text for part in given)})", value)


def _joined(sign: str, rank: int, work: Callable[..., Any], left: Any, right: Any) -> Formula:
    one, other = formula(left), formula(right)
    after = rank + 1 if sign in ("-", "/", "^") or rank == COMPARED else rank
    text = (_bracketed(one, rank) if sign != "^" else _bracketed(one, rank + 1)) + sign + _bracketed(other, after)
    with np.errstate(all="ignore"):
        return Formula(text, work(one.value, other.value), rank)


def _bracketed(part: Formula, rank: int) -> str:
    return part.text if part.rank >= rank else f"({part.text})"


def when(test: Formula, then: Any, other: Any) -> Formula:
    """One value where the test holds, another where it does not."""
    return call("IF", _chosen, test, then, other)


def least(*parts: Any) -> Formula:
    """The smallest."""
    return call("MIN", lambda *values: _folded(np.minimum, values), *parts)


def most(*parts: Any) -> Formula:
    """The greatest."""
    return call("MAX", lambda *values: _folded(np.maximum, values), *parts)


def within(low: Any, item: Any, high: Any) -> Formula:
    """The value, but no lower and no higher than the ends."""
    return most(low, least(item, high))


def every(*tests: Formula) -> Formula:
    """Whether all tests hold."""
    return call("AND", lambda *values: _folded(np.logical_and, values), *tests)


def exp(item: Any) -> Formula:
    """e to the power of the item."""
    return call("EXP", np.exp, item)


def ln(item: Any) -> Formula:
    """Natural logarithm."""
    return call("LN", np.log, item)


def down(item: Any) -> Formula:
    """The next whole number at or below."""
    return call("INT", np.floor, item)


def up(item: Any, hair: Formula) -> Formula:
    """The next whole number at or above, when a hair is taken off against rounding."""
    return 0 - down(0 - (formula(item) - hair))


def absolute(item: Any) -> Formula:
    """The distance from zero."""
    return call("ABS", np.abs, item)


def choose(place: Formula, *options: Formula) -> Formula:
    """The option that stands at the place, counted from 1."""
    return call("CHOOSE", lambda where, *values: np.array(
        [values[int(one) - 1] for one in np.atleast_1d(where)]), place, *options)


def joined(*parts: Any) -> Formula:
    """Texts one after the other."""
    given = [formula(part) for part in parts]
    texts = np.frompyfunc(lambda *words: "".join(words), len(given), 1)(*(part.value for part in given))
    return Formula("&".join(_bracketed(part, JOINED) for part in given), texts, JOINED)


def percent_text(item: Formula) -> Formula:
    """A share as a text in whole per cent, never minus nought."""
    whole = np.floor(abs(float(item.value)) * 100 + 0.5) * np.sign(float(item.value)) + 0.0
    return Formula(f'TEXT(ROUND({item.text},2),"0%")', f"{whole:.0f}%")


def is_number(item: Formula) -> Formula:
    """Whether a cell holds a number."""
    return call("ISNUMBER", lambda value: np.array(
        [isinstance(one, int | float | np.number) and one == one for one in np.atleast_1d(value)]), item)


def is_blank(item: Formula) -> Formula:
    """Whether a cell is empty."""
    empty = np.array([one is None or one != one for one in np.atleast_1d(np.asarray(item.value, object))])
    return Formula(f'{item.text}=""', empty if np.ndim(item.value) else bool(empty[0]), COMPARED)


def total(cells: Range) -> Formula:
    """Sum of the cells."""
    return Formula(f"SUM({cells.text})", float(np.nansum(cells.value.astype(float))))


def dot(*cells: Range) -> Formula:
    """Sum of the products of the cells, place by place."""
    return Formula(f"SUMPRODUCT({','.join(one.text for one in cells)})",
                   float(np.nansum(np.prod([one.value.astype(float) for one in cells], axis=0))))


def sum_where(cells: Range, *tests: tuple[Range, Any]) -> Formula:
    """Sum of the cells where every test range equals its value; one sum for each value."""
    return _tested("SUMIFS", cells.value.astype(float), [cells.text], tests)


def count_where(*tests: tuple[Range, Any]) -> Formula:
    """How many places have every test range equal to its value."""
    return _tested("COUNTIFS", np.ones(tests[0][0].value.size), [], tests)


def _tested(name: str, values: NDArray[Any], texts: list[str], tests: tuple[tuple[Range, Any], ...]) -> Formula:
    alike: Any = True
    for cells, wanted in tests:
        given = formula(wanted)
        texts += [cells.text, given.text]
        alike = alike & (cells.value[None, :] == np.atleast_1d(np.asarray(given.value, cells.value.dtype))[:, None])
    found = np.where(alike, values[None, :], 0.0).sum(axis=1)
    single = all(np.ndim(formula(wanted).value) == 0 for _, wanted in tests)
    return Formula(f"{name}({','.join(texts)})", float(found[0]) if single else found)


def index(cells: Range, place: Formula) -> Formula:
    """The cell at the place, counted from 1; Excel reads an empty one as 0."""
    found = cells.value[np.asarray(place.value, float).astype(int) - 1]
    empty = np.array([one is None or one != one for one in np.atleast_1d(found)])
    value = np.where(empty, 0.0, np.atleast_1d(found)) if empty.any() else found
    return Formula(f"INDEX({cells.text},{place.text})", value)


def match(item: Formula, cells: Range) -> Formula:
    """The first place, counted from 1, at which the cells hold the item; not a number where they do not."""
    order = {one: place for place, one in reversed(list(enumerate(cells.value.tolist(), 1)))}
    found = np.array([order.get(one, np.nan) for one in np.atleast_1d(item.value).tolist()], float)
    return Formula(f"MATCH({item.text},{cells.text},0)", found)


def rendered(text: str, sheet: str, column: str, row: int) -> str:
    """The text as it stands in one cell of a sheet.

    >>> rendered("‹Calc›§12*‹Plan›$D¤", "Calc", "F", 40)
    'F12*Plan!$D40'
    """
    return _on(text, sheet).replace(COLUMN, column).replace(ROW, str(row))


@lru_cache(maxsize=64)  # one formula is written into many cells in a row
def _on(text: str, sheet: str) -> str:
    return re.sub(r"‹(\w+)›", lambda found: "" if found[1] == sheet else f"{found[1]}!", text)


def _alike(one: Any, other: Any) -> Any:
    """Equal as numbers or as texts; a text never equals a number."""
    return np.asarray(np.equal(np.asarray(one, object), np.asarray(other, object)), bool)


def _folded(work: Callable[..., Any], values: tuple[Any, ...]) -> Any:
    result = values[0]
    for value in values[1:]:
        result = work(result, value)
    return result


def _chosen(test: Any, then: Any, other: Any) -> Any:
    """`numpy.where` that keeps texts and numbers apart, and one value one value."""
    texts = any(np.asarray(part).dtype.kind in "OU" for part in (then, other))
    kind = object if texts else float
    found = np.where(test, np.asarray(then, kind), np.asarray(other, kind))
    return found if found.ndim else found.item()
