"""Handles of one layer: how many try it, what it resolves by kind of contact, and how ready it is."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.model.evaluate.met import layers_of
from cxmodel.model.readiness import WORKS
from cxmodel.scenario import Scenario, with_pair
from cxmodel.tables import CONTACT_CLASSES, LAYERS, SIDES
from cxmodel.ui import session
from cxmodel.ui.journey.phrases import capital, plain_word, ready_word
from cxmodel.ui.live import Group, Move, Slider, live_sliders, settled
from cxmodel.ui.session import Work

KEY = "journey-layer"
RESOLVES, READINESS = "resolves", "ready"
SIDE_HELP = {
    "technology": "Does the tool do what it is for, with live data behind it?",
    "culture": "Do own people send customers there, and trust it?",
    "operations": "Does somebody staff it, mend it and keep it up to date?",
}


def sliders(work: Work, layer: str) -> None:
    """The handles of a layer; draw them after the picture they move (see `live`)."""
    key = f"{KEY}-{layer}"
    move = session.last_move(key)
    live_sliders(groups(work, layer), key=key, on_move=lambda: take(key, layer), room=work.room,
                 acknowledged=move.seq if move else 0)


def groups(work: Work, layer: str) -> tuple[Group, Group]:
    """What a layer reaches and resolves [%], and how ready it is [0 to 4]."""
    now = dict(work.scenario.overrides)
    names = {f"reach_{layer}": "Try it", **{f"resolves_{layer}_{kind}": capital(plural(kind))
                                              for kind in CONTACT_CLASSES}}
    rows = []
    for name, label in names.items():
        row = work.dataset.assumptions[name]
        used = now.get(name, row.typical)
        span = f"{100 * row.low:.0f}% to {100 * row.high:.0f}%, {row.grade}. {row.reasoning}"
        rows.append(Slider(name, label, 100 * used, 100 * row.floor, 100 * row.ceiling, 1, help=f"{row.name}: {span}",
                           mark=None if name not in now else 100 * row.typical))
    title = capital(plain_word(layer))
    return (Group(RESOLVES, title, "who try it, and what it settles of those", tuple(rows)),
            Group(READINESS, "Readiness", _note(work, layer), _sides(work, layer)))


def plural(kind: str) -> str:
    """A class of contacts in the plural.

    >>> plural("information"), plural("complaint")
    ('information', 'complaints')
    """
    return kind if kind == "information" else f"{kind}s"


def _sides(work: Work, layer: str) -> tuple[Slider, ...]:
    """A side that nobody has rated stands where it takes nothing off, and says that it is not known."""
    found = layers_of(work.dataset, work.scenario.case, work.scenario.layer_readiness)[LAYERS.index(layer)]
    rows = []
    for side, score in zip(SIDES, found, strict=True):
        known = score == score
        rows.append(Slider(f"{layer}:{side}", side.capitalize(), float(score) if known else WORKS, 0, 4, 0.5, "",
                           colour="accent" if known else "ink", help=SIDE_HELP[side]))
    return tuple(rows)


def _note(work: Work, layer: str) -> str:
    """What the weakest side does, or which sides nobody has rated."""
    found = layers_of(work.dataset, work.scenario.case, work.scenario.layer_readiness)[LAYERS.index(layer)]
    open_ones = [side for side, score in zip(SIDES, found, strict=True) if score != score]
    if len(open_ones) == len(SIDES):
        return "nobody has rated it: 0 to 4"
    if open_ones:
        return f"{', '.join(open_ones)} not rated: 0 to 4"
    return f"{ready_word(float(min(found)))} at its weakest side"


def take(key: str, layer: str) -> None:
    """Write what a handle reports into the scenario; one gesture is one step of the history."""
    move = session.last_move(key)
    if move is None or session.is_undone(move):
        return
    work = session.work()
    group = next((one for one in groups(work, layer) if one.id == move.group), None)
    if group is not None and move.slider in {row.id for row in group.sliders}:
        session.change(moved(work, group, move), move.gesture, dragging=move.phase == "drag", moved=handle(move))
    if move.phase == "end":
        session.gesture_over()


def moved(work: Work, group: Group, move: Move) -> Scenario:
    """The scenario after a move: a value that is typical again is no change any more."""
    now, value = work.scenario, settled(group, move)[move.slider]
    if group.id == READINESS:
        as_entered = entered(work, move.slider) == value
        return replace(now, layer_readiness=with_pair(now.layer_readiness, move.slider, None if as_entered else value))
    same = abs(value / 100 - work.dataset.assumptions[move.slider].typical) < 1e-9
    return replace(now, overrides=with_pair(now.overrides, move.slider, None if same else value / 100))


def entered(work: Work, name: str) -> float | None:
    """The readiness that the data have for a "layer:side"; None when nobody has rated it. [score 0-4]"""
    layer, _, side = name.partition(":")
    return next((getattr(row, side) for row in work.dataset.layer_readiness
                 if (row.case_id, row.layer) == (work.scenario.case, layer)), None)


def handle(move: Move) -> str:
    """What was moved, as the scenario names it."""
    return f"{'layer_readiness' if move.group == READINESS else 'overrides'}:{move.slider}"
