"""Undo and redo: the scenarios a person went through, newest last; one gesture is one step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cxmodel.scenario import Scenario


@dataclass(frozen=True)
class History:
    """Past, present and future. `gesture` names the drag that made the present; while it lasts nothing is added.

    `handles` names, for each place on the line past, present, future, what was moved to get there. It only
    serves to tell the change: two histories of the same scenarios are equal.
    """

    present: Scenario
    past: tuple[Scenario, ...] = ()
    future: tuple[Scenario, ...] = ()
    gesture: str = ""
    handles: tuple[str, ...] = field(default=(), compare=False)

    @property
    def before(self) -> Scenario | None:
        """The scenario before the last change, if there was one."""
        return self.past[-1] if self.past else None

    @property
    def moved(self) -> str:
        """What was moved to make the present ("theme_weights:culture"); empty when nobody knows any more."""
        place = len(self.past)
        return self.handles[place] if place < len(self.handles) else ""


def move(history: History, scenario: Scenario, gesture: str = "", moved: str = "") -> History:
    """The history after a change; several changes of one gesture count as one, no change as none."""
    if scenario == history.present:
        return history
    if gesture and gesture == history.gesture and history.past:
        if scenario == history.past[-1]:  # the drag came back to where it began: as if nothing had happened
            return History(scenario, history.past[:-1], handles=history.handles[:len(history.past)])
        return replace(history, present=scenario, handles=_named(history, len(history.past), moved))
    past = (*history.past, history.present)
    return History(scenario, past, (), gesture, _named(history, len(past), moved))


def undo(history: History) -> History:
    """One step back; nothing happens at the beginning."""
    if not history.past:
        return history
    return History(history.past[-1], history.past[:-1], (history.present, *history.future), handles=history.handles)


def redo(history: History) -> History:
    """One step forward again; nothing happens at the end."""
    if not history.future:
        return history
    return History(history.future[0], (*history.past, history.present), history.future[1:], handles=history.handles)


def _named(history: History, place: int, moved: str) -> tuple[str, ...]:
    """The handles up to this place, which was reached by `moved`."""
    known = history.handles[:place]
    return (*known, *[""] * (place - len(known)), moved)
