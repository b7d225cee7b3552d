"""The commands `weights` and `rank`: a problem as JSON in, its answer as JSON out, every fault at once.

Positions in an answer count from 1, ranks are competition ranks ("1, 2, 2, 4"), nothing is NaN.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxmodel.errors import CxError, raise_all
from cxmodel.model import ranking, weights

Body = dict[str, Any]
WEIGHTS = ("points", "swing", "ranks", "pairwise", "entropy", "critic")
METHODS = ("weighted_sum", "topsis", "promethee", "vikor")
LARGEST = 1e100
_KEYS = ("method", "matrix", "weights", "objectives", "scaling", "points", "ranks", "random_index", "published", "raw",
         "preference", "preference_functions", "q", "p", "s", "v")  # fmt: skip
_AIMS = {"1": 1, "-1": -1, "max": 1, "min": -1, "maximise": 1, "minimise": -1, "maximize": 1, "minimize": -1,
         "benefit": 1, "cost": -1}  # fmt: skip
_SPELLINGS = {"saw": "weighted_sum", "wsm": "weighted_sum", "promethee_ii": "promethee", "ahp": "pairwise",
              "roc": "ranks", "direct": "points"}  # fmt: skip
_SHAPES = {"ushape": "u-shape", "vshape": "v-shape", "u_shape": "u-shape", "v_shape": "v-shape",
           "v-shape-indifference": "linear", "v_shape_indifference": "linear"}  # fmt: skip


def weights_answer(body: Body) -> Body:
    """Weights from a body with "method": one of `WEIGHTS`, and what the method is made of.

    points, swing "points": [..]; ranks "ranks": [..]; pairwise "matrix", optional "random_index" (a table's
    name); entropy, critic "matrix", optional "objectives" and "published" (true ignores the objectives).
    Answer: "weights"; for pairwise also "lambda_max", "consistency_index", "consistency_ratio",
    "random_index", "random_index_table", "acceptable", "revise" (the judgement to look at again).
    Errors: CxError or Problems in sentences.

    >>> weights_answer({"method": "points", "points": [50, 30, 20]})["weights"]
    [0.5, 0.3, 0.2]
    """
    read = _Reader(body, "Weights")
    method = read.choice("method", WEIGHTS, None)
    if not method:
        read.done()
    if method == "pairwise":
        table = read.choice("random_index", tuple(weights.RANDOM_INDEX), "saaty-1980")
        matrix = read.matrix("matrix")
        for i, j in np.argwhere(matrix <= 0):
            read.fault(f"A comparison is {matrix[i, j]:g}", f"matrix, row {i + 1}, column {j + 1}", "Write 1/9 to 9.")
        read.done()
        return {"method": method, **_pairwise(weights.pairwise(matrix, table))}
    if method in ("entropy", "critic"):
        matrix = read.matrix("matrix")
        aims = read.objectives(matrix)
        published = read.flag("published")
        if method == "entropy":
            read.positive(matrix, np.ones_like(aims) if published else aims, "Entropy")
        read.done()
        found = getattr(weights, method)(matrix, aims, published)
    else:
        key = "ranks" if method == "ranks" else "points"
        given = read.numbers(key, least=None if key == "ranks" else 0.0)
        read.done()
        found = weights.rank_order_centroid(given) if key == "ranks" else weights.shared(given)
    return {"method": method, "weights": found.tolist(), "consistency_ratio": None}


def rank_answer(body: Body) -> Body:
    """Alternatives ranked: "matrix" (a row each), "weights", "objectives" (1 or -1, "max" or "min"; all 1).

    "method": one of `METHODS`, default weighted_sum. "scaling": none, sum, max, minmax or vector; the default
    is vector for topsis and none for the others. weighted_sum "raw": true takes the weights unrescaled;
    promethee "preference" (a name or one a criterion), "q", "p", "s" (a number or one a criterion);
    vikor "v". Answer: "score", "rank", "lower_is_better" (VIKOR's Q), "weights" as used, "dominated", and the
    method's own: flows, distances, or s, r, compromise and its two conditions. Errors as `weights_answer`.

    >>> found = rank_answer({"matrix": [[4, 2], [3, 5]], "weights": [1, 3]})
    >>> found["score"], found["rank"]
    ([2.5, 4.5], [2, 1])
    """
    read = _Reader(body, "Ranking")
    method = read.choice("method", METHODS, "weighted_sum")
    scaling = read.choice("scaling", ranking.SCALINGS, "vector" if method == "topsis" else "none")
    matrix = read.matrix("matrix")
    aims, given = read.objectives(matrix), read.numbers("weights", matrix)
    if scaling in ("sum", "max"):
        read.positive(matrix, aims, f"The scaling '{scaling}'")
    raw = method == "weighted_sum" and read.flag("raw")
    options: Body = {"raw": raw} if raw else {}
    if method == "promethee":
        options = read.preferences(matrix)
    elif method == "vikor":
        options = {"v": read.share("v", 0.5)}
    read.done()
    rule: Callable[..., Any] = getattr(ranking, method)
    found = rule(matrix, given, aims, scaling, **options)
    told = {name: value.tolist() if isinstance(value, np.ndarray) else value for name, value in found._asdict().items()}
    used = given if raw else weights.shared(given)
    return {"method": method, "scaling": scaling, **told, "lower_is_better": method == "vikor",
            "weights": used.tolist(), "dominated": ranking.dominance(matrix, aims).any(axis=0).tolist()}  # fmt: skip


def _pairwise(found: weights.Pairwise) -> Body:
    worst = found.revise
    return {
        "weights": found.weights.tolist(), "lambda_max": found.lambda_max,
        "consistency_index": found.consistency_index, "consistency_ratio": found.consistency_ratio,
        "random_index": found.random_index, "random_index_table": found.random_index_table,
        "acceptable": found.acceptable,
        "revise": worst and {"row": worst.row + 1, "column": worst.column + 1, "given": worst.given,
                             "nearer_to": worst.nearer_to},
    }  # fmt: skip


class _Reader:
    """Reads a body key by key and keeps every fault; what is faulty reads as something harmless."""

    def __init__(self, body: Any, name: str) -> None:
        if not isinstance(body, dict):
            raise CxError("The problem is not a JSON object", name, 'Write {"method": ..., ...}.')
        self.body: Body = body
        self.name, self.faults = name, []

    def fault(self, what: str, where: str, mend: str) -> None:
        self.faults.append(CxError(what, f"{self.name}, {where}" if where else self.name, mend))

    def done(self) -> None:
        """Tell every fault; a key that is spelt almost like one that is missing is one, or its value would be lost."""
        for key in [key for key in self.body if key not in _KEYS]:
            near = [one for one in difflib.get_close_matches(key, _KEYS, 1, 0.75) if one not in self.body]
            if near:
                self.fault(f"There is no '{key}'", key, f"Did you mean '{near[0]}'?")
        raise_all(self.faults)

    def choice(self, key: str, known: tuple[str, ...], default: str | None) -> str:
        given = self.body.get(key, default)
        text = str(given).strip().lower().replace(" ", "_")
        text = _SPELLINGS.get(text, text if text in known else text.replace("-", "_"))
        if text in known:
            return text
        near = difflib.get_close_matches(text, known, 1)
        hint = f"Did you mean '{near[0]}'? " if near else ""
        what = f"There is no {key.replace('_', ' ')} '{given}'" if given is not None else f"There is no '{key}'"
        self.fault(what, key, f"{hint}Use one of: {', '.join(known)}.")
        return near[0] if near else ""

    def flag(self, key: str) -> bool:
        given = self.body.get(key, False)
        if not isinstance(given, bool):
            self.fault(f"'{key}' is {_shown(given)}", key, "Write true or false.")
        return given is True

    def share(self, key: str, default: float) -> float:
        value = self.number(self.body.get(key, default), key)
        if not 0 <= value <= 1:
            self.fault(f"'{key}' is {value:g}", key, "Write a number from 0 to 1.")
        return value

    def number(self, given: Any, where: str) -> float:
        if isinstance(given, bool) or not isinstance(given, int | float):
            kind = "missing" if given is None else f"{_shown(given)}, not a number"
            self.fault(f"A value is {kind}", where, "Write a plain number, such as 0.5 for 1/2.")
        elif not abs(given) <= LARGEST:  # neither is NaN
            self.fault(f"A value is {_shown(given)}", where, "Write a finite number of ordinary size.")
        else:
            return float(given)
        return 0.5

    def listed(self, key: str) -> list[Any]:
        given = self.body.get(key)
        if isinstance(given, list) and given:
            return given
        near = difflib.get_close_matches(key, self.body, 1) if given is None else []
        hint = f"Did you mean that by '{near[0]}'? " if near else ""
        what = f"There is no '{key}'" if given is None else f"'{key}' is {_shown(given)}, not a filled list"
        self.fault(what, key, f"{hint}Write a list in square brackets.")
        return []

    def numbers(self, key: str, matrix: NDArray | None = None, least: float | None = 0.0) -> NDArray:
        """A list of numbers, as many as the matrix has columns if there is one."""
        given = self.listed(key)
        value = np.array([self.number(x, f"{key} {at}") for at, x in enumerate(given, 1)])
        if matrix is not None and matrix.size and given and len(given) != matrix.shape[1]:
            self.fault(f"There are {len(given)} {key} for {matrix.shape[1]} criteria", key, "Write one a criterion.")
        if least is not None:
            for at in np.flatnonzero(value < least):
                self.fault(f"A value is {value[at]:g}", f"{key} {at + 1}", f"Write {least:g} or more.")
        return value

    def matrix(self, key: str) -> NDArray:
        """Rows of numbers of one length; empty when it cannot be read."""
        rows = self.listed(key)
        broken = [at for at, row in enumerate(rows, 1) if not isinstance(row, list) or not row]
        for at in broken:
            self.fault(f"The row is {_shown(rows[at - 1])}", f"{key}, row {at}", "Write a filled list of numbers.")
        if broken or not rows:
            return np.empty((0, 0))
        value = [[self.number(x, f"{key}, row {i}, column {j}") for j, x in enumerate(row, 1)]
                 for i, row in enumerate(rows, 1)]  # fmt: skip
        ragged = [at for at, row in enumerate(rows, 1) if len(row) != len(rows[0])]
        for at in ragged:
            self.fault(f"The row has {len(rows[at - 1])} values, the first has {len(rows[0])}", f"{key}, row {at}",
                       "Give every row one value a criterion.")  # fmt: skip
        return np.empty((0, 0)) if ragged else np.array(value)

    def objectives(self, matrix: NDArray) -> NDArray:
        """1 or -1 for each column."""
        if self.body.get("objectives") is None:
            return np.ones(matrix.shape[1])
        given = self.listed("objectives")
        found = [_AIMS.get(_aim(x)) for x in given]
        for at, aim in enumerate(found, 1):
            if aim is None:
                self.fault(f"An objective is {_shown(given[at - 1])}", f"objectives {at}",
                           'Write 1 or "max" where more is better, -1 or "min" where less is.')  # fmt: skip
        if matrix.size and given and len(given) != matrix.shape[1]:
            self.fault(f"There are {len(given)} objectives for {matrix.shape[1]} criteria", "objectives",
                       "Write one a criterion.")  # fmt: skip
        return np.array([aim or 1 for aim in found], float)

    def positive(self, matrix: NDArray, aims: NDArray, who: str) -> None:
        """0 or more; above 0 where less is better, since that is inverted."""
        if not matrix.size or matrix.shape[1] != aims.size:
            return
        for i, j in np.argwhere((matrix < 0) | ((matrix == 0) & (aims < 0))):
            less = aims[j] < 0
            self.fault(f"{who} cannot take {matrix[i, j]:g}" + (" where less is better" if less else ""),
                       f"matrix, row {i + 1}, column {j + 1}",
                       f"Write {'more than 0' if less else '0 or more'}, or use another.")  # fmt: skip

    def preferences(self, matrix: NDArray) -> Body:
        """PROMETHEE's functions and thresholds, one a criterion."""
        count = matrix.shape[1] or 1
        given = self.body.get("preference", self.body.get("preference_functions", "usual"))
        kinds = [_SHAPES.get(str(x).lower(), str(x).lower()) for x in (given if isinstance(given, list) else [given])]
        for kind in sorted(set(kinds) - set(ranking.PREFERENCES)):
            near = difflib.get_close_matches(kind, ranking.PREFERENCES, 1)
            self.fault(f"There is no preference function '{kind}'", "preference",
                       (f"Did you mean '{near[0]}'? " if near else "")
                       + f"Use one of: {', '.join(ranking.PREFERENCES)}.")  # fmt: skip
        found: Body = {"preference": self.each(kinds, count, "preference")}
        for key in ("q", "p", "s"):
            limit = self.body.get(key, 0.0)
            listed = [0.0 if x is None else x for x in limit] if isinstance(limit, list) else [limit]
            value = self.each([self.number(x, key) for x in listed], count, key)
            for at in [at for at, x in enumerate(value, 1) if x < 0]:
                self.fault(f"The threshold is {value[at - 1]:g}", f"{key} {at}", "Write 0 or more.")
            found[key] = value
        for at, (kind, q, p) in enumerate(zip(found["preference"], found["q"], found["p"], strict=True), 1):
            if kind in ("level", "linear") and q > p:
                self.fault(f"Indifference {q:g} is above preference {p:g}", f"q and p {at}", "Write q up to p.")
        return found

    def each(self, given: list[Any], count: int, key: str) -> list[Any]:
        """One for every criterion; a single one is for all."""
        if len(given) not in (1, count):
            self.fault(f"There are {len(given)} for {count} criteria", key, "Write one for all, or one a criterion.")
            return given[:1] * count if given else [0.0] * count
        return given * count if len(given) == 1 else given


def _aim(given: Any) -> str:
    if isinstance(given, bool):
        return ""
    return f"{given:g}" if isinstance(given, int | float) else str(given).strip().lower()


def _shown(given: Any) -> str:
    text = f"'{given}'" if isinstance(given, str) else str(given)
    return text if len(text) <= 40 else f"{text[:37]}..."
