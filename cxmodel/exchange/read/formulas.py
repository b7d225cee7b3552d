"""Works out simple formulas anew, to find results that are out of date: arithmetic, references, a few functions."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from cxmodel.exchange.read.grids import Cell, Grid, Sheet
from cxmodel.exchange.read.slim import place

_REF = re.compile(r"(?:'((?:[^']|'')+)'!|([\w.]+)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?",
                  re.IGNORECASE)
_POWER = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}
_DEPTH = 60
_LARGEST = 10_000  # cells in one range


class _Unknown(Exception):
    """A formula that is beyond this small arithmetic; nothing is said of its result."""


class Worker:
    """Works out formulas of one workbook; remembers what it has worked out."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._known: dict[tuple[str, int, int], float | None] = {}

    def again(self, sheet: Sheet, cell: Cell) -> float | None:
        """The result of a cell's formula worked out anew, or None when that is beyond it."""
        try:
            return self._value(sheet, cell, 0)
        except (_Unknown, ArithmeticError, ValueError, TypeError, RecursionError, IndexError):
            return None

    def _value(self, sheet: Sheet, cell: Cell | None, depth: int) -> float:
        if cell is None:
            return 0.0
        if not cell.formula:
            return _number(cell.value)
        key = (sheet.name, cell.row, cell.column)
        if key not in self._known:
            self._known[key] = None  # a formula that needs itself stays unknown
            if depth < _DEPTH and cell.formula.strip():
                self._known[key] = _Formula(self, sheet, cell.formula, depth).result()
        known = self._known[key]
        if known is None:
            raise _Unknown
        return known

    def reach(self, sheet: Sheet, reference: str, depth: int) -> list[float | None]:
        """The numbers of a reference; None for cells that hold nothing or text."""
        match = _REF.fullmatch(reference)
        if not match:
            raise _Unknown
        name = (match[1] or match[2] or "").replace("''", "'")
        target = self._grid.sheet(name) if name else sheet
        if target is None or target.turned:
            raise _Unknown
        top, left = int(match[4]), place(match[3])
        bottom, right = int(match[6] or top), place(match[5] or match[3])
        if (bottom - top + 1) * (right - left + 1) > _LARGEST:
            raise _Unknown
        cells = [target.at(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        if not match[5]:
            return [self._value(target, cells[0], depth + 1)]
        return [None if cell is None or (isinstance(cell.value, str) and not cell.formula)
                else self._value(target, cell, depth + 1) for cell in cells]


class _Formula:
    """One formula, read from left to right."""

    def __init__(self, worker: Worker, sheet: Sheet, text: str, depth: int) -> None:
        self._tokens = [token for token in Tokenizer("=" + text).items if token.type != Token.WSPACE]
        self._at, self._worker, self._sheet, self._depth = 0, worker, sheet, depth

    def result(self) -> float:
        value = self._sum(0)
        if self._at != len(self._tokens) or not math.isfinite(value):
            raise _Unknown
        return value

    def _next(self) -> Any:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _peek(self) -> Any:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _sum(self, least: int) -> float:
        left = self._single()
        while (token := self._peek()) is not None and token.type in (Token.OP_IN, Token.OP_POST):
            if token.type == Token.OP_POST:
                self._next()
                left /= 100
                continue
            power = _POWER.get(token.value)
            if power is None:
                raise _Unknown
            if power <= least:
                break
            self._next()
            left = _apply(token.value, left, self._sum(power))
        return left

    def _single(self) -> float:
        token = self._next()
        if token.type == Token.OP_PRE:
            value = self._sum(4)  # a sign binds closer than a power: -2^2 is 4 in a spreadsheet
            return -value if token.value == "-" else value
        if token.type == Token.OPERAND and token.subtype == Token.NUMBER:
            return float(token.value)
        if token.type == Token.OPERAND and token.subtype == Token.RANGE and ":" not in token.value:
            return _one(self._worker.reach(self._sheet, token.value, self._depth))
        if token.type == Token.PAREN and token.subtype == Token.OPEN:
            value = self._sum(0)
            if self._next().subtype != Token.CLOSE:
                raise _Unknown
            return value
        if token.type == Token.FUNC and token.subtype == Token.OPEN:
            return self._call(token.value[:-1].upper())
        raise _Unknown

    def _call(self, name: str) -> float:
        arguments: list[list[float | None]] = []
        while (token := self._peek()) is not None and not (token.type == Token.FUNC and token.subtype == Token.CLOSE):
            if token.type == Token.SEP:
                self._next()
            elif token.type == Token.OPERAND and token.subtype == Token.RANGE and ":" in token.value:
                self._next()
                arguments.append(self._worker.reach(self._sheet, token.value, self._depth))
            else:
                arguments.append([self._sum(0)])
        self._next()
        if name not in _FUNCTIONS:
            raise _Unknown
        return _FUNCTIONS[name](arguments)


def _apply(sign: str, left: float, right: float) -> float:
    """
    >>> _apply("^", 2, 3)
    8.0
    """
    if sign == "/":
        return left / right
    if sign == "^":
        return math.pow(left, right)
    return float({"+": left + right, "-": left - right, "*": left * right}[sign])


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        if value is None:
            return 0.0
        raise _Unknown
    return float(value)


def _one(values: Sequence[float | None]) -> float:
    if len(values) != 1 or values[0] is None:
        raise _Unknown
    return values[0]


def _all(arguments: list[list[float | None]]) -> list[float]:
    return [value for values in arguments for value in values if value is not None]


def _round(arguments: list[list[float | None]]) -> float:
    value, digits = _one(arguments[0]), int(_one(arguments[1])) if len(arguments) > 1 else 0
    scale = 10.0**digits
    return math.copysign(math.floor(abs(value) * scale + 0.5 + 1e-9), value) / scale


_FUNCTIONS: dict[str, Callable[[list[list[float | None]]], float]] = {
    "SUM": lambda given: math.fsum(_all(given)),
    "AVERAGE": lambda given: math.fsum(_all(given)) / len(_all(given)),
    "MIN": lambda given: min(_all(given)),
    "MAX": lambda given: max(_all(given)),
    "PRODUCT": lambda given: math.prod(_all(given)),
    "COUNT": lambda given: float(len(_all(given))),
    "ABS": lambda given: abs(_one(given[0])),
    "SQRT": lambda given: math.sqrt(_one(given[0])),
    "ROUND": _round,
}
