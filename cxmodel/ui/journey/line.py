"""The emotion line as the room edits it: points that are dragged up and down, and what they report.

The reports are those of the live sliders (`ui.live`), so that they are read and undone alike. Draw the line after
the pictures it moves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import streamlit.components.v2 as components

from cxmodel.scenario import Scenario, with_pair
from cxmodel.tables import Touchpoint
from cxmodel.ui import session
from cxmodel.ui.live import Move

KEY = "journey-line"
MOMENT, PEAK, TROUGH, PLAIN = "moment", "peak", "trough", "plain"
MARKS = ((MOMENT, "moment of truth"), (PEAK, "peak"), (TROUGH, "trough"))
SCALE = ((2, "delighted"), (1, "pleased"), (0, "neutral"), (-1, "let down"), (-2, "angry"))
HOW = "Drag a point; click it for its sheet"
_HERE = Path(__file__).parent
_COMPONENT = components.component(
    "cxworkbench_emotion_line", html="<div class='cx-journey' role='group'></div>",
    js="".join((_HERE / name).read_text(encoding="utf-8")
               for name in ("marks.js", "names.js", "../post.js", "line.js")),
    isolate_styles=False)


@dataclass(frozen=True)
class Point:
    """A touchpoint on the line: the emotion in use and the one in the data [-2 to 2], and how it is marked.

    `words` say the marks; `rank` orders who is named first where names need room, 0 is never named; `must`: it is named
    in any case.
    """

    id: str
    name: str
    stage: str
    value: float
    given: float
    mark: str
    words: str
    rank: int
    must: bool


def word(value: float) -> str:
    """What an emotion is called.

    >>> [word(value) for value in (-1.6, -0.4, 0.6, 2)]
    ['angry', 'neutral', 'pleased', 'delighted']
    """
    return min(SCALE, key=lambda one: abs(one[0] - value))[1]


def content(points: Iterable[Point], opened: str, alt: str, acknowledged: int) -> dict[str, Any]:
    """What the browser is given, as plain JSON."""
    return {"points": [asdict(one) for one in points], "opened": opened, "alt": alt, "acknowledged": acknowledged,
            "scale": [list(one) for one in SCALE], "how": HOW,
            "legend": [list(one) for one in (*MARKS, (PLAIN, "touchpoint"))]}


def draw(points: Iterable[Point], opened: str, alt: str) -> None:
    """The line; a drag writes the emotion into the scenario, a click opens the touchpoint."""
    move = session.last_move(KEY)
    _COMPONENT(key=KEY, data=content(points, opened, alt, move.seq if move else 0), on_move_change=take,
               on_open_change=_open)


def take() -> None:
    """Write what the line reports into the scenario; one gesture is one step of the history."""
    move = session.last_move(KEY)
    if move is not None and not session.is_undone(move):
        felt(move)


def felt(move: Move) -> None:
    """One report of a point, or of the slider in its sheet: the touchpoint feels like this from now on."""
    now = session.work()
    row = next((one for one in now.dataset.touchpoints_of(now.scenario.case) if one.id == move.slider), None)
    if row is None:
        return
    session.change(with_emotion(now.scenario, row, move.values[row.id]), move.gesture, dragging=move.phase == "drag",
                   moved=f"emotions:{row.id}")
    if move.phase == "end":
        session.pick("touchpoint", row.id)
        session.gesture_over()


def with_emotion(scenario: Scenario, row: Touchpoint, value: float) -> Scenario:
    """The scenario in which a touchpoint feels like this [-2 to 2]; as the data have it is no change."""
    value = min(2.0, max(-2.0, value))
    same = abs(value - row.emotion) < 1e-9
    return replace(scenario, emotions=with_pair(scenario.emotions, row.id, None if same else value))


def _open() -> None:
    """A point was clicked: its sheet is opened. What is no touchpoint of the case opens nothing."""
    report = session.value(KEY)
    told = report.get("open") if hasattr(report, "get") else None
    now = session.kept().history.present
    if isinstance(told, dict) or hasattr(told, "get"):
        name = told.get("id") if told is not None else None
        if name in {row.id for row in session.dataset().touchpoints_of(now.case)}:
            session.pick("touchpoint", str(name))
