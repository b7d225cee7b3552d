"""Work is written down as it is done; whatever happens to the process, the last step done is there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cxmodel import history as line
from cxmodel.framework import remove_theme
from cxmodel.history import History
from cxmodel.store import Database, journal
from cxmodel.store.datasets import save_dataset

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from cxmodel import history as line
from cxmodel.framework import remove_theme
from cxmodel.history import History
from cxmodel.scenario import starting
from cxmodel.store import Database, journal
from cxmodel.store.shipped import shipped
store, now = Database(Path(sys.argv[1])), History(starting(shipped()))
journal.record(store, "w", None, now, {"room": True})
for step in range(1, 100_000):
    after = line.move(now, replace(now.present, country_cap=0.2 + (step % 700) / 1000, horizon_years=1 + step % 9))
    journal.record(store, "w", now, after)
    now = after
    print(step, flush=True)
"""


class Desk:
    """What a session does: every change is recorded at once."""

    def __init__(self, store: Database, start) -> None:
        self.store, self.history = store, History(start)
        journal.record(store, "w", None, self.history, {"room": False})

    def keep(self, history: History) -> None:
        journal.record(self.store, "w", self.history, history)
        self.history = history

    def change(self, gesture: str = "", **values) -> None:
        self.keep(line.move(self.history, replace(self.history.present, **values), gesture))


def same(found: History, expected: History) -> bool:
    """Equal but for the gesture: a drag does not outlive the process."""
    return found == replace(expected, gesture="")


@pytest.fixture
def desk(bare, alder):
    return Desk(bare, alder)


def test_a_new_workspace_is_restored_as_it_began(desk, dataset, alder):
    assert journal.restore(desk.store, "w", dataset) == (History(alder), {"room": False})
    assert journal.restore(desk.store, "another", dataset) is None


def test_changes_undo_and_redo_are_restored_with_their_place(desk, dataset):
    desk.change(country_cap=0.5)
    desk.change(country_cap=0.4, overlap_hours=3.0)
    desk.change(overrides=((dataset.assumption[0].id, dataset.assumption[0].high),))
    desk.change(horizon_years=7)
    for step in (line.undo, line.undo, line.redo, line.undo, line.undo):
        desk.keep(step(desk.history))
        assert same(journal.restore(desk.store, "w", dataset)[0], desk.history)
    assert desk.history.future


def test_a_change_after_an_undo_forgets_what_was_undone(desk, dataset):
    for cap in (0.5, 0.4, 0.3):
        desk.change(country_cap=cap)
    desk.keep(line.undo(line.undo(desk.history)))
    desk.change(horizon_years=3)
    found = journal.restore(desk.store, "w", dataset)[0]
    assert same(found, desk.history)
    assert found.future == ()
    assert desk.store.rows("SELECT count(*) FROM step WHERE workspace_id = 'w'") == [(3,)]


def test_a_drag_is_one_step_in_the_store_too(desk, dataset):
    for cap in (0.5, 0.45, 0.4, 0.35):
        desk.change("g1", country_cap=cap)
    found = journal.restore(desk.store, "w", dataset)[0]
    assert (len(found.past), found.present.country_cap) == (1, 0.35)


def test_a_drag_back_to_where_it_began_is_restored(desk, dataset):
    desk.change("g1", country_cap=0.5)
    desk.change("g1", country_cap=0.6)
    assert same(journal.restore(desk.store, "w", dataset)[0], desk.history)


def test_view_settings_are_kept_beside_the_steps(desk, dataset):
    journal.record(desk.store, "w", desk.history, desk.history, {"room": True, "currency": "EUR"})
    desk.change(country_cap=0.5)
    assert journal.restore(desk.store, "w", dataset)[1] == {"room": True, "currency": "EUR"}


def test_steps_that_no_longer_fit_are_left_out_and_the_rest_stays(desk, dataset, northmere):
    desk.change(country_cap=0.5)
    desk.keep(line.move(desk.history, northmere))
    desk.keep(line.move(desk.history, replace(desk.history.past[1], country_cap=0.3)))
    fewer = replace(dataset, case=tuple(row for row in dataset.case if row.id != "northmere"),
                    activity=tuple(row for row in dataset.activity if row.case_id != "northmere"))
    found = journal.restore(desk.store, "w", fewer)[0]
    assert [one.country_cap for one in (*found.past, found.present)] == [0.6, 0.5, 0.3]


def test_when_the_present_no_longer_fits_the_newest_past_takes_its_place(desk, dataset, northmere):
    desk.change(country_cap=0.5)
    desk.keep(line.move(desk.history, northmere))
    fewer = replace(dataset, case=tuple(row for row in dataset.case if row.id != "northmere"),
                    activity=tuple(row for row in dataset.activity if row.case_id != "northmere"))
    found = journal.restore(desk.store, "w", fewer)[0]
    assert (found.present.country_cap, len(found.past)) == (0.5, 1)


def test_a_workspace_that_no_longer_fits_at_all_starts_anew(desk, dataset):
    none = replace(dataset, case=tuple(row for row in dataset.case if row.id == "northmere"),
                   activity=tuple(row for row in dataset.activity if row.case_id == "northmere"))
    assert journal.restore(desk.store, "w", none) is None


def test_steps_that_speak_of_a_theme_that_is_gone_are_mended_and_none_is_lost(desk, dataset, alder):
    weights = (("culture", 0.55), *((row.id, 0.05) for row in dataset.theme[1:]))
    desk.change(country_cap=0.5)
    desk.change(theme_weights=weights)
    desk.change(criterion_weights=(("cultural_match", 1.0), ("coaching", 1.0)))
    fewer = remove_theme(dataset, "culture").after
    found = journal.restore(desk.store, "w", fewer)[0]
    assert [one.country_cap for one in (*found.past, found.present)] == [0.6, 0.5, 0.5, 0.5]
    assert dict(found.present.theme_weights) == pytest.approx({row.id: 1 / 9 for row in fewer.theme})
    assert found.present.criterion_weights == (("coaching", 1.0),)


def test_an_open_history_is_carried_over_as_a_stored_one_is_restored(desk, dataset, northmere):
    desk.change(country_cap=0.5)
    desk.keep(line.move(desk.history, northmere))
    desk.change(theme_weights=(("culture", 0.55), *((row.id, 0.05) for row in dataset.theme[1:])))
    desk.keep(line.undo(desk.history))
    for after in (remove_theme(dataset, "culture").after, replace(
            dataset, case=dataset.case[:1], activity=dataset.activities_of(dataset.case[0].id))):
        found, restored = journal.carried_over(desk.history, after, dataset), journal.restore(desk.store, "w", after)[0]
        assert (len(found.past), len(found.future)) == (len(restored.past), len(restored.future))
        assert (found.present.case, found.present.country_cap) == (restored.present.case, restored.present.country_cap)
        assert dict(found.present.theme_weights) == pytest.approx(dict(restored.present.theme_weights))
    assert journal.carried_over(desk.history, dataset, dataset) is desk.history


def test_a_step_that_is_no_scenario_at_all_is_left_out(desk, dataset):
    desk.change(country_cap=0.5)
    desk.store.write([("UPDATE step SET scenario = '{\"case\": 3' WHERE position = 0", [])])
    found = journal.restore(desk.store, "w", dataset)[0]
    assert (found.past, found.present.country_cap) == ((), 0.5)


def test_the_workspace_touched_last_comes_first(bare, alder):
    for name in ("a", "b", "c"):
        journal.record(bare, name, None, History(alder), {})
    journal.record(bare, "a", History(alder), line.move(History(alder), replace(alder, country_cap=0.3)))
    assert journal.latest(bare) == ["a", "c", "b"]


def test_a_new_dataset_leaves_the_work_alone(desk, dataset):
    desk.change(country_cap=0.5)
    save_dataset(desk.store, dataset)
    assert same(journal.restore(desk.store, "w", dataset)[0], desk.history)


@pytest.mark.parametrize("steps", [1, 15, 60])
def test_a_kill_in_the_middle_of_writing_loses_nothing_that_was_done(tmp_path, dataset, steps):
    path = tmp_path / "killed.duckdb"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True,
                          cwd=ROOT) as writer:
        while int(writer.stdout.readline()) < steps:
            pass
        os.kill(writer.pid, signal.SIGKILL)
        rest = writer.stdout.read().split()
    told = max([steps, *(int(word) for word in rest)])
    store = Database(path)
    found, view = journal.restore(store, "w", dataset)
    store.close()
    assert told <= len(found.past) <= told + 1, "every step that was told, and at most the one under way"
    assert found.present.country_cap == pytest.approx(0.2 + (len(found.past) % 700) / 1000)
    assert view == {"room": True}
