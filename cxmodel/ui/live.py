"""Sliders that report while the handle moves; `st.slider` reports only when it is let go.

The scenario is the only truth: the rows are filled from it, and one callback writes back what the browser
reports. In the callback and wherever the rows are drawn, whoever keeps the session's state does

    move = read_move(state.get(key))
    live_sliders(groups, key=key, on_move=callback, acknowledged=move.seq if move else 0)

The browser sends its next report only after `acknowledged` has brought back the number of its last one.
Draw the rows therefore **after** the pictures they move (into a container placed earlier): an answer that
leaves before the picture is made lets the next report interrupt the making, and nothing moves.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit.components.v2 as components

from cxmodel.errors import CxError

SHAPES = ("", "circle", "square", "diamond", "triangle")
COLOURS = ("ink", "accent", "home", "onshore", "nearshore", "offshore")
PHASES = ("drag", "end")

_HERE = Path(__file__).parent
_COMPONENT = components.component(
    "cxworkbench_live_sliders",
    html="<div class='live'></div>",
    css=(_HERE / "live.css").read_text(encoding="utf-8"),
    js="".join((_HERE / name).read_text(encoding="utf-8") for name in ("shares.js", "post.js", "live.js")),
)


@dataclass(frozen=True)
class Slider:
    """One row: a name, a handle between two bounds, a number that can be typed too.

    `mark` is where the handle stood before the last move; `help` is told on hover.

    >>> Slider("culture", "Culture", 130, 0, 100, 1)
    Traceback (most recent call last):
    cxmodel.errors.CxError: Culture is 130, outside 0 to 100. Slider culture. Give a value within the bounds.
    """

    id: str
    label: str
    value: float
    low: float
    high: float
    step: float
    unit: str = "%"
    shape: str = ""
    colour: str = "ink"
    help: str = ""
    mark: float | None = None

    def __post_init__(self) -> None:
        where = f"Slider {self.id}"
        numbers = (self.value, self.low, self.high, self.step)
        if not all(map(math.isfinite, numbers)) or self.low >= self.high or self.step <= 0:
            bounds = f"{self.low:g} to {self.high:g} by {self.step:g}"
            raise CxError(f"{self.label} cannot run from {bounds}", where, "Give rising bounds and a step.")
        if not self.low - 1e-9 <= self.value <= self.high + 1e-9:
            found = f"{self.label} is {self.value:g}, outside {self.low:g} to {self.high:g}"
            raise CxError(found, where, "Give a value within the bounds.")
        if self.shape not in SHAPES or self.colour not in COLOURS:
            found = f"Shape {self.shape!r} or colour {self.colour!r} is unknown"
            raise CxError(found, where, f"Choose from {', '.join(SHAPES[1:] + COLOURS)}.")


@dataclass(frozen=True)
class Group:
    """Rows under one heading; with a `total` they always add to it, and moving one scales the others."""

    id: str
    title: str
    note: str
    sliders: tuple[Slider, ...]
    total: float | None = None

    def __post_init__(self) -> None:
        names = [slider.id for slider in self.sliders]
        if len(set(names)) < len(names):
            raise CxError("Two sliders have the same id", f"Group {self.id}", "Give each its own.")
        if self.total is None:
            return
        found = sum(slider.value for slider in self.sliders)
        if abs(found - self.total) > sum(slider.step for slider in self.sliders) / 2:
            what = f"{self.title} adds to {found:g}, not to {self.total:g}"
            raise CxError(what, f"Group {self.id}", "Scale the values before they are shown.")


@dataclass(frozen=True)
class Move:
    """What the browser reports of one gesture: the moved row and every value that changed with it.

    `phase` is "drag" while the hand is at work and "end" once; `seq` numbers the report.
    """

    group: str
    slider: str
    values: dict[str, float]
    gesture: str
    phase: str
    seq: int = 0


def live_sliders(
    groups: Sequence[Group],
    *,
    key: str,
    on_move: Callable[[], None],
    room: bool = False,
    acknowledged: int = 0,
) -> None:
    """Draw the groups; `on_move` runs before the script whenever a report arrives under `key`.

    `acknowledged` is the `seq` of the report that these values already contain. `room` is the denser form.
    """
    _COMPONENT(key=key, data=content(groups, room=room, acknowledged=acknowledged), on_move_change=on_move)


def content(groups: Sequence[Group], *, room: bool = False, acknowledged: int = 0) -> dict[str, Any]:
    """What the browser is given, as plain JSON."""
    return {"groups": [asdict(group) for group in groups], "room": room, "acknowledged": acknowledged}


def read_move(state: object) -> Move | None:
    """The last report in the component's state or result; None for anything that is not one. Never raises.

    >>> read_move({"move": {"group": "weights", "slider": "culture", "values": {"culture": 25},
    ...                     "gesture": "g1", "phase": "drag", "seq": 7}})
    Move(group='weights', slider='culture', values={'culture': 25.0}, gesture='g1', phase='drag', seq=7)
    >>> read_move({"move": "nonsense"}) is None
    True
    """
    report = state.get("move") if isinstance(state, Mapping) else None
    if not isinstance(report, Mapping):
        return None
    names = [report.get(name) for name in ("group", "slider", "gesture", "phase")]
    seq, values = report.get("seq", 0), report.get("values")
    if not all(isinstance(name, str) and name for name in names) or names[-1] not in PHASES:
        return None
    if not isinstance(seq, int) or isinstance(seq, bool) or not isinstance(values, Mapping):
        return None
    if not all(isinstance(name, str) and _is_number(value) for name, value in values.items()):
        return None
    if names[1] not in values:
        return None
    group, slider, gesture, phase = map(str, names)
    return Move(group, slider, {name: float(value) for name, value in values.items()}, gesture, phase, seq)


def settled(group: Group, move: Move) -> dict[str, float]:
    """Every value of the group after the move, within its bounds and adding to the total.

    The browser does this already; a stale page or a forged report must not get past it. The moved row
    keeps its value as far as the others allow; they share the rest in the proportions of the report.

    >>> shares = tuple(Slider(name, name, value, 0, 100, 1) for name, value in (("on", 10), ("off", 90)))
    >>> settled(Group("where", "Where", "", shares, total=100), Move("where", "on", {"on": 40}, "g", "end"))
    {'on': 40.0, 'off': 60.0}
    """
    rows = {slider.id: slider for slider in group.sliders}
    wanted = {name: move.values.get(name, row.value) for name, row in rows.items()}
    values = {name: float(min(row.high, max(row.low, wanted[name]))) for name, row in rows.items()}
    if group.total is None or move.slider not in rows:
        return values
    others = {name: row for name, row in rows.items() if name != move.slider}
    least = group.total - sum(row.high for row in others.values())
    most = group.total - sum(row.low for row in others.values())
    moved = min(most, max(least, values[move.slider]))
    rest = _shares(group.total - moved, others, values)
    return {name: moved if name == move.slider else rest[name] for name in rows}


def _shares(total: float, rows: Mapping[str, Slider], weights: Mapping[str, float]) -> dict[str, float]:
    """`total` over the rows in proportion to the weights; what a bound cuts off goes to the others."""
    fixed: dict[str, float] = {}
    while len(fixed) < len(rows):
        free = [name for name in rows if name not in fixed]
        rest, weight = total - sum(fixed.values()), sum(weights[name] for name in free)
        goal = {name: rest * (weights[name] / weight if weight else 1 / len(free)) for name in free}
        over = {name: rows[name].high for name in free if goal[name] > rows[name].high}
        under = {name: rows[name].low for name in free if goal[name] < rows[name].low}
        excess = sum(goal[name] - bound for name, bound in over.items())
        lack = sum(bound - goal[name] for name, bound in under.items())
        fixed |= goal if excess + lack == 0 else over if excess >= lack else under
    return fixed


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
