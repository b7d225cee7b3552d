"""Published cases kept as JSON, and what it means to agree with a printed number."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    """All cases of tests/cases/NAME.json."""
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def number(given: Any) -> float:
    """A number, or one typed as a fraction such as "1/3"."""
    return float(Fraction(given)) if isinstance(given, str) else float(given)


def numbers(given: Any) -> np.ndarray:
    """A list of them, of any depth."""
    return np.array([numbers(row) if isinstance(row, list) else number(row) for row in given])


def agrees(value: float, printed: str, digits: str = "rounded") -> bool:
    """Whether a value, rounded (or cut off) to the printed digits, is what was printed.

    From 14 printed digits on doubles may differ in the last ones.
    """
    if "/" in printed:
        return abs(value - Fraction(printed)) < 1e-12
    scale = 100 if printed.endswith("%") else 1
    shown = Decimal(printed.rstrip("%"))
    unit = Fraction(10) ** shown.as_tuple().exponent / scale
    slack = Fraction(1, 10**14) if unit < Fraction(1, 10**13) else unit / 2
    gap = Fraction(value) - Fraction(shown) / scale
    return 0 <= gap < unit if digits == "cut off" else abs(gap) <= slack + Fraction(1, 10**15)


def all_agree(values: Any, printed: Any, digits: str = "rounded") -> bool:
    """`agrees` for numbers and lists of any depth; null stands for None."""
    if isinstance(printed, list):
        return len(values) == len(printed) and all(
            all_agree(value, one, digits) for value, one in zip(values, printed, strict=True))
    return values is None if printed is None else values is not None and agrees(float(values), printed, digits)
