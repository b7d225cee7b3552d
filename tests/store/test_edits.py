"""Changes of the data: only what changed is written, with a record from which it can be taken back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmodel.changes import changes_between
from cxmodel.errors import CxError, Problems
from cxmodel.framework import remove_criterion, save_criterion
from cxmodel.store import Database, dataset_of, edits
from cxmodel.store.datasets import save_dataset
from cxmodel.store.edits import Record
from cxmodel.tables import Score
from tests.test_changes import edited, small
from tests.test_framework import CRITERION

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from dataclasses import replace
from cxmodel.changes import changes_between
from cxmodel.store import Database, dataset_of, edits
store = Database(Path(sys.argv[1]))
now = dataset_of(store)
for step in range(1, 100_000):
    after = replace(now, site=(replace(now.site[0], seats=step), *now.site[1:]))
    now = edits.apply(store, now, changes_between(now, after), edits.Record("edit", f"step {step}"))
    print(step, flush=True)
"""


def write(database, before, after, what="a change", **record):
    """Make the second dataset out of the first in the store."""
    return edits.apply(database, before, changes_between(before, after), Record("edit", what, **record))


def test_a_change_is_in_the_store_and_after_a_restart_too(store, dataset):
    database = Database(store)
    after = save_criterion(dataset, "culture", CRITERION).after
    assert write(database, dataset, after) == after == dataset_of(database)
    database.close()
    database = Database(store)
    assert dataset_of(database).content == after.content
    assert edits.take_back(database, after, 1).content == dataset.content == dataset_of(database).content
    database.close()


def test_only_changed_rows_are_written(database, dataset):
    """Rows that were not touched keep the place in the file that they had; so order needs no rewriting."""
    rows = "SELECT rowid, * FROM site ORDER BY rowid"
    before = database.rows(rows)
    site = dataset.site
    write(database, dataset, replace(dataset, site=(replace(site[0], seats=1), *site[2:],
                                                    replace(site[0], id="new"))))
    after = database.rows(rows)
    assert after[1:-1] == before[2:]
    assert (after[0][0], after[0][1], after[-1][1]) == (before[0][0], site[0].id, "new")


def test_what_was_taken_out_comes_back_to_its_place(database, dataset):
    fewer = remove_criterion(dataset, "coaching").after
    write(database, dataset, fewer, "Coaching removed")
    assert dataset_of(database).content == fewer.content != dataset.content
    assert edits.take_back(database, fewer, 1).content == dataset.content
    assert dataset_of(database).content == dataset.content


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_changed_can_be_taken_back_to_the_digit_and_in_order(database, dataset, data):
    start = now = small(dataset)
    save_dataset(database, start)
    database.write([("DELETE FROM data_change", [])])
    for _ in range(data.draw(st.integers(1, 3))):
        after = write(database, now, data.draw(edited(now)))
        assert dataset_of(database).content == after.content
        now = after
    for entry in [one for one in edits.log(database) if one.record.kind == "edit" and not one.taken_back]:
        now = edits.take_back(database, now, entry.id)
        assert dataset_of(database).content == now.content == entry.content_before
    assert now.content == start.content


def test_the_log_says_who_did_what_when(database, dataset):
    fewer = remove_criterion(dataset, "coaching")
    edits.apply(database, dataset, changes_between(dataset, fewer.after),
                Record("import", fewer.what, "Ana", "vendors.xlsx", "ab12"))
    lost = sum(row.criterion_id == "coaching" for row in dataset.score)
    entry, = edits.log(database)
    assert (entry.id, entry.record) == (1, Record("import", fewer.what, "Ana", "vendors.xlsx", "ab12"))
    assert entry.counts == {"new": 0, "changed": 0, "removed": 1 + lost,
                            "unchanged": len(dataset.criterion) - 1 + len(dataset.score) - lost}
    assert (entry.content_before, entry.content_after) == (dataset.content, fewer.after.content)
    assert timedelta(0) <= datetime.now(UTC) - entry.at < timedelta(minutes=1)


def test_taking_back_is_a_line_of_its_own_and_can_itself_be_taken_back(database, dataset):
    more = save_criterion(dataset, "culture", CRITERION).after
    write(database, dataset, more, "Night cover added")
    edits.take_back(database, more, 1, "Ana")
    assert [(one.id, one.record.kind, one.record.takes_back, one.taken_back) for one in edits.log(database)] == [
        (2, "take_back", 1, False), (1, "edit", None, True)]
    assert edits.log(database, 1)[0].record.what == "Taken back: Night cover added"
    assert edits.take_back(database, dataset, 2).content == more.content
    assert [one.taken_back for one in edits.log(database)] == [False, True, False], "the first stands again"


def test_nothing_changed_leaves_no_line(database, dataset):
    assert write(database, dataset, replace(dataset, site=tuple(reversed(dataset.site)))) is dataset
    assert edits.log(database) == []


def test_a_row_that_was_changed_again_cannot_be_taken_back(database, dataset):
    first = replace(dataset, site=(replace(dataset.site[0], seats=1), *dataset.site[1:]))
    second = replace(first, site=(replace(first.site[0], seats=2), *first.site[1:]))
    write(database, dataset, first, "One seat")
    write(database, first, second, "Two seats")
    with pytest.raises(CxError, match="“One seat” cannot be taken back as it is") as told:
        edits.take_back(database, second, 1)
    assert "changed again since" in told.value.what
    assert told.value.mend == "Take back the later changes first, the newest one first."
    assert dataset_of(database).content == second.content
    back = edits.take_back(database, second, 2)
    assert edits.take_back(database, back, 1).content == dataset.content


def test_a_row_that_others_rest_on_by_now_cannot_be_taken_back(database, dataset):
    more = save_criterion(dataset, "culture", CRITERION).after
    write(database, dataset, more, "Night cover added")
    scored = replace(more, score=(*more.score, Score(more.vendor[0].id, "night_cover", 3.0, None, None)))
    write(database, more, scored, "Scored")
    with pytest.raises(CxError, match="“Night cover added” cannot be taken back"):
        edits.take_back(database, scored, 1)
    assert len(edits.log(database)) == 2


def test_an_independent_later_change_stays_when_an_earlier_one_is_taken_back(database, dataset):
    more = save_criterion(dataset, "culture", CRITERION).after
    other = replace(more, site=(replace(more.site[0], seats=1), *more.site[1:]))
    write(database, dataset, more)
    write(database, more, other)
    left = edits.take_back(database, other, 1)
    assert left.content == replace(dataset, site=other.site).content


def test_there_is_no_such_change(database, dataset):
    with pytest.raises(CxError, match="no change with the number 7"):
        edits.take_back(database, dataset, 7)


def test_a_second_writer_who_did_not_see_the_first_is_refused(database, dataset):
    mine = remove_criterion(dataset, "coaching").after
    theirs = replace(dataset, site=(replace(dataset.site[0], seats=1), *dataset.site[1:]))
    write(database, dataset, mine)
    with pytest.raises(CxError, match="changed by somebody else") as told:
        write(database, dataset, theirs)
    assert "repeat the change" in told.value.mend
    assert dataset_of(database).content == mine.content
    assert len(edits.log(database)) == 1


def test_of_many_writers_at_once_one_wins_and_the_others_are_told(database, dataset):
    def attempt(seats: int) -> str:
        try:
            write(database, dataset, replace(dataset, site=(replace(dataset.site[0], seats=seats), *dataset.site[1:])))
        except CxError as fault:
            return fault.what
        return "won"

    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(attempt, range(10_001, 10_007)))
    assert told.count("won") == len(edits.log(database)) == 1
    assert sum("changed by somebody else" in words for words in told) == 5
    assert dataset_of(database).site[0].seats == 10_001 + told.index("won")


def test_rows_that_do_not_fit_are_told_and_nothing_is_written(database, dataset):
    wrong = replace(dataset.site[0], rate_usd_h=2900.0, rate_basis="lunar")
    with pytest.raises(Problems):
        write(database, dataset, replace(dataset, site=(wrong, *dataset.site[1:])))
    assert dataset_of(database).content == dataset.content
    assert edits.log(database) == []


def test_text_of_every_kind_survives(database, dataset):
    odd = replace(dataset.vendor[0], name="O'Brien; DROP TABLE vendor -- “日本” \\ \"\n\t.", note="=1+1",
                  certifications=())
    after = write(database, dataset, replace(dataset, vendor=(odd, *dataset.vendor[1:])), "it's “odd”")
    assert dataset_of(database).content == after.content
    assert edits.take_back(database, after, 1).content == dataset.content


def test_fifty_thousand_rows_go_in_and_out(database, dataset):
    vendors = tuple(replace(dataset.vendor[0], id=f"v{place}", name=f"V{place}") for place in range(1800))
    scores = tuple(Score(vendor.id, criterion.id, 2.0, None, None)
                   for vendor in vendors for criterion in dataset.criterion)
    big = write(database, dataset, replace(dataset, vendor=(*dataset.vendor, *vendors),
                                           score=(*dataset.score, *scores)))
    assert len(dataset_of(database).score) > 50_000
    assert dataset_of(database).content == big.content
    assert edits.take_back(database, big, 1).content == dataset.content


@pytest.mark.parametrize("steps", [1, 7])
def test_a_kill_in_the_middle_of_writing_leaves_data_and_log_in_step(store, steps):
    with subprocess.Popen([sys.executable, "-c", WRITER, str(store)], stdout=subprocess.PIPE, text=True,
                          cwd=ROOT) as writer:
        while int(writer.stdout.readline()) < steps:
            pass
        os.kill(writer.pid, signal.SIGKILL)
        rest = writer.stdout.read().split()
    database = Database(store)
    entry, now = edits.log(database, 1)[0], dataset_of(database)
    database.close()
    assert entry.record.what == f"step {now.site[0].seats}"
    assert entry.content_after == now.content
    assert max([steps, *map(int, rest)]) <= now.site[0].seats
