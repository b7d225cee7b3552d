"""Work saved as it is done: each workspace's scenarios and where it stands, so that a restart loses nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.history import History
from cxmodel.mending import mended, mended_text
from cxmodel.scenario import Scenario, to_json
from cxmodel.store.database import Database


def record(database: Database, workspace: str, before: History | None, after: History,
           view: dict[str, Any] | None = None) -> None:
    """Write what changed from `before` to `after` (None: nothing was written yet) in one transaction."""
    position = len(after.past)
    steps: list[tuple[str, list[Any]]] = []
    if before is None:
        steps.append(("DELETE FROM step WHERE workspace_id = ?", [workspace]))
        whole = (*after.past, after.present, *after.future)
        steps += [_insert(workspace, place, scenario) for place, scenario in enumerate(whole)]
        steps.append(("DELETE FROM workspace WHERE id = ?", [workspace]))
        steps.append(("INSERT INTO workspace (id, position) VALUES (?, ?)", [workspace, position]))
    else:
        if not _same_line(before, after):
            steps.append(("DELETE FROM step WHERE workspace_id = ? AND position >= ?", [workspace, position]))
            steps.append(_insert(workspace, position, after.present))
        steps.append(("UPDATE workspace SET position = ?, touched_at = current_timestamp WHERE id = ?",
                      [position, workspace]))
    if view is not None:
        steps.append(("UPDATE workspace SET view = ? WHERE id = ?", [json.dumps(view), workspace]))
    database.write(steps)


def restore(database: Database, workspace: str, dataset: Dataset) -> tuple[History, dict[str, Any]] | None:
    """The history and view settings of a workspace, or None when there is nothing to restore.

    What the data no longer know (a theme, a vendor) is left out of a step; a step whose case is gone is
    left out; the rest stays.
    """
    found = database.rows("SELECT position, view FROM workspace WHERE id = ?", [workspace])
    if not found:
        return None
    position, view = found[0]
    texts = database.rows("SELECT position, scenario FROM step WHERE workspace_id = ? ORDER BY position", [workspace])
    history = _standing([(place, mended_text(text, dataset)) for place, text in texts], position)
    return None if history is None else (history, json.loads(view))


def carried_over(history: History, dataset: Dataset, was: Dataset) -> History | None:
    """An open history under other data than it was made with, mended as `restore` does; None when nothing is left.

    The very same history comes back when every step fits as it is.
    """
    whole = (*history.past, history.present, *history.future)
    steps = [mended(scenario, dataset, was) for scenario in whole]
    if tuple(steps) == whole:
        return history
    found = _standing(list(enumerate(steps)), len(history.past))
    if found is None or None in steps:
        return found
    return replace(found, gesture=history.gesture, handles=history.handles)


def _standing(steps: list[tuple[int, Scenario | None]], position: int) -> History | None:
    """The history of the steps there are; without its present, the newest step of the past takes its place."""
    past = tuple(scenario for place, scenario in steps if scenario and place < position)
    present = next((scenario for place, scenario in steps if scenario and place == position), None)
    future = tuple(scenario for place, scenario in steps if scenario and place > position)
    if present is None:
        if not past:
            return None
        past, present, future = past[:-1], past[-1], ()
    return History(present, past, future)


def latest(database: Database) -> list[str]:
    """Workspaces, the one touched last first."""
    return [row[0] for row in database.rows("SELECT id FROM workspace ORDER BY touched_at DESC LIMIT 50")]


def _insert(workspace: str, position: int, scenario: Scenario) -> tuple[str, list[Any]]:
    return ("INSERT INTO step (workspace_id, position, scenario) VALUES (?, ?, ?)",
            [workspace, position, to_json(scenario)])


def _same_line(before: History, after: History) -> bool:
    """Whether only the place on the line changed: an undo or a redo, nothing new."""
    return (*before.past, before.present, *before.future) == (*after.past, after.present, *after.future)
