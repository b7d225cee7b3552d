"""Long work: shared, at most two at once, cancelled, told when it fails, and nothing left behind."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
import weakref

import pytest

from cxmodel.errors import CxError
from cxmodel.ui import background
from cxmodel.ui.background import AT_ONCE, again, known, left, started

SOON = 5.0


@pytest.fixture(autouse=True)
def quiet():
    """Every test begins and ends with nothing at work."""
    yield
    for job in list(background._jobs.values()):
        job.cancel()
    until(lambda: background._at_work == 0)
    background._jobs.clear()


def until(true, seconds: float = SOON) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.005)


class Gate:
    """Work that goes on until it is let go or told to stop."""

    def __init__(self) -> None:
        self.begun, self.open = threading.Event(), threading.Event()

    def __call__(self, job) -> str:
        self.begun.set()
        while not self.open.wait(0.005):
            if job.cancelled():
                return "stopped"
        return "through"


def test_a_job_is_done_and_keeps_what_it_found():
    def work(job):
        job.tell(0.5, "half")
        return [2 * item for item in job.gather([1, 2, 3])]

    job = started("sum", "k", work)
    assert job.wait(SOON)
    assert (job.state, job.result, job.found, job.fault) == ("done", [2, 4, 6], [1, 2, 3], None)
    assert job.progress[0] == 1
    assert 0 <= job.seconds == job.elapsed < SOON


def test_several_people_who_ask_the_same_share_one_job():
    gate, calls = Gate(), []

    def work(job):
        calls.append(job)
        return gate(job)

    jobs = [started("plan", "same", work, owner) for owner in ("ana", "ben", "ana")]
    assert jobs[0] is jobs[1] is jobs[2]
    gate.open.set()
    assert jobs[0].wait(SOON)
    assert started("plan", "same", work, "eve") is jobs[0]
    assert calls == [jobs[0]], "worked out once, remembered for all"
    assert started("prices", "same", lambda job: 1, "ana") is not jobs[0], "another kind is another question"


def test_no_more_than_two_work_at_once_and_urgent_ones_go_first():
    gates = [Gate() for _ in range(AT_ONCE)]
    first = [started("long", str(at), gate) for at, gate in enumerate(gates)]
    assert all(gate.begun.wait(SOON) for gate in gates)
    order = []
    later = [started("short", str(rank), lambda job, rank=rank: order.append(rank), urgency=rank) for rank in (3, 1, 2)]
    time.sleep(0.05)
    assert order == []
    assert all(job.running for job in later)
    assert later[0].progress == (0.0, "waiting for its turn")
    gates[0].open.set()
    assert all(job.wait(SOON) for job in later)
    assert order == [1, 2, 3]
    assert first[1].running
    gates[1].open.set()


def test_what_is_urgent_has_the_machine_and_the_same_owners_other_work_begins_anew_after_it():
    gate, turns = Gate(), []

    def slow(job):
        turns.append(job.found)
        job.add("one")
        job.add("two")
        if len(turns) == 1:
            return gate(job)
        assert job.found == ["one", "two"], "what was found stays while it is found again"
        job.add("three")
        return "through"

    line, other = started("line", "k", slow, "ana", urgency=1), started("line", "k2", Gate(), "ben", urgency=1)
    assert gate.begun.wait(SOON)
    urgent = Gate()
    plan = started("plan", "k", urgent, "ana")
    assert urgent.begun.wait(SOON), "it waits for nobody"
    until(lambda: line.progress == (0.0, "waiting for its turn"))
    assert (line.state, line.found, len(turns)) == ("running", ["one", "two"], 1)
    assert not other.cancelled(), "what someone else asks goes on"
    urgent.open.set()
    assert plan.wait(SOON)
    assert line.wait(SOON)
    assert (line.state, line.result, line.found) == ("done", "through", ["one", "two", "three"])
    assert not line.cancelled()


def test_what_two_people_ask_does_not_step_back_for_one_of_them():
    shared, urgent = Gate(), Gate()
    line = started("line", "k", shared, "ana", urgency=1)
    started("line", "k", shared, "ben", urgency=1)
    assert shared.begun.wait(SOON)
    plan = started("plan", "k", urgent, "ana")
    assert urgent.begun.wait(SOON)
    assert line.running
    assert not line.cancelled()
    shared.open.set()
    urgent.open.set()
    assert line.wait(SOON)
    assert plan.wait(SOON)


def test_what_steps_back_can_be_cancelled_meanwhile():
    gate, urgent = Gate(), Gate()
    line = started("line", "k", gate, "ana", urgency=1)
    assert gate.begun.wait(SOON)
    plan = started("plan", "k", urgent, "ana")
    assert urgent.begun.wait(SOON)
    line.cancel()
    urgent.open.set()
    assert line.wait(SOON)
    assert plan.wait(SOON)
    assert line.state == "cancelled"


def test_cancel_is_told_at_once_and_heard_soon():
    gate = Gate()
    job = started("plan", "k", gate)
    assert gate.begun.wait(SOON)
    start = time.monotonic()
    job.cancel()
    assert job.state == "cancelled"
    assert job.wait(0.3)
    assert time.monotonic() - start < 0.3
    assert job.result == "stopped", "what there was at the end is kept"
    assert started("plan", "k", gate) is job, "a cancelled job does not start by itself again"
    seen = job.version
    again(job)
    assert job.version > seen, "a page that has drawn all of it would show it for ever"
    fresh = started("plan", "k", gate)
    assert fresh is not job
    gate.open.set()
    assert fresh.wait(SOON)
    assert fresh.state == "done"


def test_a_job_that_waits_can_be_cancelled_and_is_never_begun():
    gates = [Gate() for _ in range(AT_ONCE)]
    for at, gate in enumerate(gates):
        started("long", str(at), gate)
    begun = []
    job = started("late", "k", begun.append)
    job.cancel()
    for gate in gates:
        gate.open.set()
    assert job.wait(SOON)
    assert begun == []
    assert job.state == "cancelled"


def test_gathering_ends_when_the_work_is_to_stop():
    def endless(job):
        at = 0
        while True:
            at += 1
            if at == 3:
                job.cancel()
            yield at

    job = started("points", "k", lambda job: list(job.gather(endless(job))))
    assert job.wait(SOON)
    assert job.found == [1, 2, 3]
    assert job.result == [1, 2, 3]


def test_who_moves_on_stops_the_old_question_unless_somebody_else_still_asks():
    old, shared = Gate(), Gate()
    mine = started("plan", "old", old, "ana")
    both = started("cards", "old", shared, "ana")
    assert started("cards", "old", shared, "ben") is both
    new = started("plan", "new", lambda job: 1, "ana")
    assert mine.state == "cancelled"
    assert known("plan", "old") is None, "coming back starts it anew"
    started("cards", "new", lambda job: 1, "ana")
    assert both.state == "running"
    left("cards", "ben")
    assert both.state == "cancelled"
    assert new.wait(SOON)


def test_what_is_done_stays_known_to_who_comes_back():
    job = started("plan", "a", lambda job: 1, "ana")
    assert job.wait(SOON)
    assert started("plan", "b", lambda job: 2, "ana").wait(SOON)
    assert started("plan", "a", lambda job: 3, "ana") is job


def test_a_fault_is_told_as_it_is_and_anything_else_as_a_sentence(caplog):
    def impossible(job):
        raise CxError("A rate is missing", "Vendors", "Enter it.")

    def broken(job):
        job.add("one")
        raise ZeroDivisionError("secret path")

    first, second = started("plan", "1", impossible), started("plan", "2", broken)
    assert first.wait(SOON)
    assert second.wait(SOON)
    assert (first.state, str(first.fault)) == ("failed", "A rate is missing. Vendors. Enter it.")
    assert second.state == "failed"
    assert "secret" not in str(second.fault)
    assert second.found == ["one"]
    assert "ZeroDivisionError" in caplog.text
    again(second)
    assert started("plan", "2", lambda job: 7).wait(SOON)
    assert known("plan", "2").result == 7


def test_every_news_raises_the_version():
    step = threading.Event()

    def work(job):
        job.add(1)
        step.wait(SOON)

    job = started("plan", "k", work)
    until(lambda: job.version == 1)
    step.set()
    assert job.wait(SOON)
    assert job.version == 2


def test_threads_end_and_forgotten_jobs_let_go_of_what_they_held(monkeypatch):
    class Large:
        pass

    monkeypatch.setattr(background, "REMEMBERED", 3)
    held = []
    for at in range(12):
        def work(job, thing=None):
            thing = Large()
            held.append(weakref.ref(thing))
            return thing

        assert started("plan", str(at), work).wait(SOON)
    until(lambda: background._at_work == 0)
    until(lambda: not [one for one in threading.enumerate() if one.name.startswith("cxmodel ")])
    started("plan", "last", lambda job: 1).wait(SOON)
    gc.collect()
    assert sum(ref() is not None for ref in held) <= 3
    assert known("plan", "0") is None


def test_jobs_know_nothing_of_streamlit():
    code = ("import sys; from cxmodel.ui import background; job = background.started('a', 'k', lambda job: 1); "
            "job.wait(5); print(job.result, 'streamlit' in sys.modules)")
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.split() == ["1", "False"]
    assert told.stderr == ""
