"""Work saved as it is done: each workspace's scenarios and where it stands, so that a restart loses nothing."""

from __future__ import annotations

import json
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.history import History
from cxmodel.scenario import Scenario, from_json, to_json
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

    A step that no longer fits the data (a case or theme was removed) is left out; the rest stays.
    """
    found = database.rows("SELECT position, view FROM workspace WHERE id = ?", [workspace])
    if not found:
        return None
    position, view = found[0]
    texts = database.rows("SELECT position, scenario FROM step WHERE workspace_id = ? ORDER BY position", [workspace])
    read = [(place, _read(text, dataset)) for place, text in texts]
    past = tuple(scenario for place, scenario in read if scenario and place < position)
    present = next((scenario for place, scenario in read if scenario and place == position), None)
    future = tuple(scenario for place, scenario in read if scenario and place > position)
    if present is None:
        if not past:
            return None
        past, present, future = past[:-1], past[-1], ()
    return History(present, past, future), json.loads(view)


def latest(database: Database) -> list[str]:
    """Workspaces, the one touched last first."""
    return [row[0] for row in database.rows("SELECT id FROM workspace ORDER BY touched_at DESC LIMIT 50")]


def _insert(workspace: str, position: int, scenario: Scenario) -> tuple[str, list[Any]]:
    return ("INSERT INTO step (workspace_id, position, scenario) VALUES (?, ?, ?)",
            [workspace, position, to_json(scenario)])


def _same_line(before: History, after: History) -> bool:
    """Whether only the place on the line changed: an undo or a redo, nothing new."""
    return (*before.past, before.present, *before.future) == (*after.past, after.present, *after.future)


def _read(text: str, dataset: Dataset) -> Scenario | None:
    try:
        return from_json(text, dataset, "Saved work")
    except CxError:
        return None
