"""Long work beside the pages: at most two jobs at a time, one for the same question, shared by all who ask it.

A job runs in a thread of its own and knows nothing of Streamlit; what it needs is handed to it. Pages look at
the job again and again while it runs (`st.fragment(run_every=...)`) and draw what it has found so far.

    job = started("frontier", key, lambda job: list(job.gather(points(dataset, scenario, cancelled=job.cancelled))))

What an owner asks urgently (urgency 0) has the machine: the owner's other jobs step back, and begin anew after it.
"""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from cxmodel.errors import CxError

AT_ONCE = 2
REMEMBERED = 96  # finished jobs, the longest unused are forgotten first
STATES = ("running", "done", "failed", "cancelled")
log = logging.getLogger("cxmodel")


@dataclass(eq=False)
class Job:
    """One question and what is known of its answer.

    state : running (waiting for its turn, too), done, failed or cancelled. progress : share done (0-1) and words.
    found : what was found so far, a list that only grows. result : what the work returned; a cancelled job may
    have one, too. fault : why it failed, in a sentence. version : counts everything that there is to see.
    urgency : the lowest number goes first.
    """

    kind: str
    key: str
    urgency: int = 0
    state: str = "running"
    progress: tuple[float, str] = (0.0, "waiting for its turn")
    found: list[Any] = field(default_factory=list)
    result: Any = None
    fault: CxError | None = None
    version: int = 0
    begun: float = field(default_factory=time.monotonic)
    seconds: float = 0.0
    owners: set[str] = field(default_factory=set)
    _stop: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)
    _anew: list[Any] | None = None  # what it finds the second time, until that is more than the first time

    @property
    def running(self) -> bool:
        """Whether there is more to come."""
        return self.state == "running"

    @property
    def elapsed(self) -> float:
        """How long the work took, or has taken so far. [s]"""
        return time.monotonic() - self.begun if self.running else self.seconds

    def cancelled(self) -> bool:
        """Whether the work is to stop; asked by the work itself, often."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Stop the work; what was found so far stays. Nothing happens to a job that is over."""
        with _lock:
            if self.running:
                self._stop.set()
                self.state = "cancelled"
                self.version += 1

    def tell(self, share: float, words: str = "") -> None:
        """How far the work is; called by the work. share : 0 to 1."""
        self.progress = (min(max(share, 0.0), 1.0), words)

    def add(self, item: Any) -> None:
        """Show one more thing that was found; called by the work."""
        if self._anew is None:
            self.found.append(item)
        else:
            self._anew.append(item)
            if len(self._anew) <= len(self.found):
                return
            self.found, self._anew = self._anew, None
        self.version += 1

    def gather(self, items: Iterable[Any]) -> Iterator[Any]:
        """The same items, each shown as it comes; ends early when the work is to stop."""
        for item in items:
            self.add(item)
            yield item
            if self.cancelled():
                return

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the work is over [s]; whether it is."""
        return self._over.wait(seconds)


Task = Callable[[Job], Any]
_lock = threading.RLock()
_jobs: dict[tuple[str, str], Job] = {}
_waiting: list[tuple[int, int, Job, Task]] = []
_busy: list[Job] = []  # at work now
_serial = count()
_at_work = 0  # threads


def started(kind: str, key: str, work: Task, owner: str = "", urgency: int = 0) -> Job:
    """The job for this question: the one that is there already, running or over, or a new one.

    key : everything the answer depends on, such as the content of the data and of the scenario. owner : who
    asks; an owner has one question of a kind at a time, and a job whose owners have all moved on is stopped.
    urgency : of the jobs that wait, those with the lowest number go first; with 0 the owner's others step back.
    """
    with _lock:
        if owner:
            left(kind, owner, but=key)
        job = _jobs.pop((kind, key), None)
        if job is not None:
            job.owners |= {owner} - {""}
        else:
            job = _enqueued(Job(kind, key, urgency, owners={owner} - {""}), work)
        _jobs[kind, key] = job  # used last, forgotten last
        _forget_oldest()
    return job


def known(kind: str, key: str) -> Job | None:
    """The job for this question if there is one; none is started."""
    with _lock:
        return _jobs.get((kind, key))


def left(kind: str, owner: str, but: str = "") -> None:
    """The owner asks no more of this kind, except under this key; what nobody else asks for is stopped."""
    with _lock:
        for job in [one for one in _jobs.values() if one.kind == kind and one.key != but and owner in one.owners]:
            job.owners.discard(owner)
            if not job.owners and job.running:
                job.cancel()
                del _jobs[job.kind, job.key]


def again(job: Job) -> None:
    """Forget a job that failed or was cancelled; it starts anew when it is asked for.

    Its version grows, so that whoever still shows it looks again and asks.
    """
    with _lock:
        if not job.running and _jobs.get((job.kind, job.key)) is job:
            del _jobs[job.kind, job.key]
            job.version += 1


def _enqueued(job: Job, work: Task) -> Job:
    """The job at its place in the queue; what is less urgent steps back for it, a thread begins if there is room."""
    _waiting.append((job.urgency, next(_serial), job, work))
    hurried = _hurried()
    for other in _busy:
        if _held_back(other, hurried):
            other._stop.set()  # its state says that it was not cancelled
    _staff()
    return job


def _hurried() -> set[str]:
    """Owners who ask something urgent that is not answered yet."""
    every = [*_busy, *(job for _, _, job, _ in _waiting)]
    return {owner for job in every if job.urgency == 0 and job.running for owner in job.owners}


def _held_back(job: Job, hurried: set[str]) -> bool:
    """Whether all who ask for a job ask something urgent, too."""
    return job.urgency > 0 and job.running and bool(job.owners) and job.owners <= hurried


def _staff() -> None:
    """Threads for what can begin, as long as there is room."""
    global _at_work
    hurried = _hurried()
    ready = sum(not _held_back(job, hurried) for _, _, job, _ in _waiting)
    for _ in range(min(AT_ONCE - _at_work, ready)):
        _at_work += 1
        threading.Thread(target=_work_off, name="cxmodel background", daemon=True).start()


def _next() -> tuple[Job, Task] | None:
    """The most urgent job that waits and may begin, now at work."""
    hurried = _hurried()
    place = min((one for one in _waiting if not _held_back(one[2], hurried)), key=lambda one: one[:2], default=None)
    if place is None:
        return None
    _waiting.remove(place)
    _busy.append(place[2])
    return place[2], place[3]


def _forget_oldest() -> None:
    over = [name for name, job in _jobs.items() if not job.running]
    for name in over[:max(0, len(over) - REMEMBERED)]:
        del _jobs[name]


def _work_off() -> None:
    """One job after the other until none waits that may begin."""
    global _at_work
    while True:
        with _lock:
            found = _next()
            if found is None:
                _at_work -= 1
                return
        _run(*found)
        del found  # nothing is held on to while the next one is waited for
        with _lock:
            _staff()


def _run(job: Job, work: Task) -> None:
    """Do the work of one job; whatever happens is told in its state and never raised."""
    result, fault = None, None
    job.begun = time.monotonic()
    try:
        if not job.cancelled():
            job.progress = (0.0, "")
            result = work(job)
    except CxError as told:
        fault = told
    except Exception:
        log.exception("Background work %s failed", job.kind)
        fault = CxError("This could not be worked out", "In the background",
                        "Undo the last change or try again; the log keeps the details.")
    with _lock:
        _busy.remove(job)
        if job.running and job.cancelled():
            _put_back(job, work)
            return
        if job._anew is not None and job.running and fault is None:
            job.found = job._anew
        job._anew = None
        job.seconds = time.monotonic() - job.begun
        job.result, job.fault = result, fault
        if job.running:
            job.state = "failed" if fault else "done"
            job.progress = (1.0, "")
        job.version += 1
        job._over.set()


def _put_back(job: Job, work: Task) -> None:
    """A job that stepped back waits again; what it found is shown until it has found more."""
    job._stop.clear()
    job._anew, job.progress = [], (0.0, "waiting for its turn")
    _waiting.append((job.urgency, next(_serial), job, work))


@atexit.register
def _stop_all() -> None:
    """No thread is left inside the solver when the process ends: that would end it with a crash."""
    for job in list(_jobs.values()):
        job.cancel()
    for job in list(_jobs.values()):
        job.wait(5)
