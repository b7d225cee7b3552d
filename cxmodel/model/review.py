"""Review of a partnership: a score from 0 to 100 for each of the three mistakes, and what is to be done next.

Barriers: how much of what they cost was taken away. Answers: agreement beyond chance. Parity: how much of what
one's own people get the partner's people get. What nobody knows has no score, and is never taken for 0 or for 100.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

FULL = 100.0
SOON_DAYS = 14
OPEN_DAYS = 42  # six weeks to gather a review; what is missing after them is not known rather than still to come
STATES = ("overdue", "soon", "open", "undated", "done")


def barrier_score(standing: float, removed: float) -> float | None:
    """Share of the cost of all barriers on the register that was taken away. [points 0-100]

    standing, removed : cost a year of the barriers that stand and of those taken away, at least 0. [USD/year]
    None when they cost nothing together: an empty register proves nothing.

    >>> barrier_score(300_000, 100_000), barrier_score(0, 0)
    (25.0, None)
    """
    whole = standing + removed
    return FULL * removed / whole if whole > 0 else None


def agreement_score(value: float | None) -> float | None:
    """Agreement beyond chance in points: kappa or alpha times 100; no better than chance is 0. [points 0-100]

    >>> agreement_score(0.5), agreement_score(-0.2), agreement_score(None)
    (50.0, 0.0, None)
    """
    return None if value is None else FULL * min(max(value, 0.0), 1.0)


def parity_score(share: float | None) -> float | None:
    """What the partner's people get of what one's own people get, in points. [points 0-100]

    >>> parity_score(0.625)
    62.5
    """
    return None if share is None else FULL * share


def overall(scores: Iterable[float | None]) -> float | None:
    """Mean of the scores that are known; None when none is. [points 0-100]

    >>> overall([40.0, None, 80.0])
    60.0
    """
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None


def weakest(scores: Mapping[str, float | None]) -> str:
    """The mistake with the lowest score, the first of equals; empty when no score is known.

    A score is no money: what a mistake costs a year is told of the barriers alone.

    >>> weakest({"barriers": 70.0, "answers": 41.0, "parity": None})
    'answers'
    """
    known = {name: score for name, score in scores.items() if score is not None}
    return min(known, key=known.__getitem__) if known else ""


def due_day(text: str | None) -> date | None:
    """The day until which something is to be done, written as ISO 8601 has it; anything else is no day.

    >>> due_day("2026-07-01"), due_day("soon")
    (datetime.date(2026, 7, 1), None)
    """
    try:
        return date.fromisoformat((text or "").strip())
    except ValueError:
        return None


def state_of(due: str | None, done: bool, today: date) -> str:
    """One of `STATES`: done; overdue; soon, within two weeks; open; undated. The due day itself is in time.

    >>> state_of("2026-05-01", False, date(2026, 5, 2)), state_of("2026-05-01", False, date(2026, 5, 1))
    ('overdue', 'soon')
    """
    if done:
        return "done"
    day = due_day(due)
    if day is None:
        return "undated"
    left = (day - today).days
    return "overdue" if left < 0 else "soon" if left <= SOON_DAYS else "open"


def is_open(review: str, today: date, given: int, missing: int) -> bool:
    """Whether a review still waits for answers: some are missing, and it is recent or nobody has begun it.

    review : its day, as ISO 8601 has it; given, missing : answers or scores. [count]

    >>> is_open("2026-11-01", date(2026, 11, 22), 40, 12), is_open("2026-05-01", date(2026, 11, 22), 40, 12)
    (True, False)
    """
    if not missing:
        return False
    day = due_day(review)
    return not given or (day is not None and (today - day).days <= OPEN_DAYS)


def urgency(due: str | None, done: bool, today: date) -> tuple[int, date]:
    """What actions are sorted by: overdue first, the longest overdue on top; without a date, then done, last.

    >>> sorted([("2026-09-01", False), ("2026-05-01", False), (None, False), ("2026-01-01", True)],
    ...        key=lambda one: urgency(*one, date(2026, 6, 1)))
    [('2026-05-01', False), ('2026-09-01', False), (None, False), ('2026-01-01', True)]
    """
    place = STATES.index(state_of(due, done, today))
    return max(place - 2, 0), due_day(due) or date.max
