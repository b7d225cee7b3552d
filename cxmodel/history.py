"""Undo and redo: the scenarios a person went through, newest last; one gesture is one step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxmodel.scenario import Scenario


@dataclass(frozen=True)
class History:
    """Past, present and future. `gesture` names the drag that made the present; while it lasts nothing is added."""

    present: Scenario
    past: tuple[Scenario, ...] = ()
    future: tuple[Scenario, ...] = ()
    gesture: str = ""

    @property
    def before(self) -> Scenario | None:
        """The scenario before the last change, if there was one."""
        return self.past[-1] if self.past else None


def move(history: History, scenario: Scenario, gesture: str = "") -> History:
    """The history after a change; several changes of one gesture count as one, no change as none."""
    if scenario == history.present:
        return history
    if gesture and gesture == history.gesture and history.past:
        if scenario == history.past[-1]:  # the drag came back to where it began: as if nothing had happened
            return History(scenario, history.past[:-1])
        return replace(history, present=scenario)
    return History(scenario, (*history.past, history.present), (), gesture)


def undo(history: History) -> History:
    """One step back; nothing happens at the beginning."""
    if not history.past:
        return history
    return History(history.past[-1], history.past[:-1], (history.present, *history.future))


def redo(history: History) -> History:
    """One step forward again; nothing happens at the end."""
    if not history.future:
        return history
    return History(history.future[0], (*history.past, history.present), history.future[1:])
