"""What a row names of a known list: found by id or by name, asked when it is close, told when it is not there."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from cxmodel.exchange.read.columns import plain
from cxmodel.exchange.read.compare import Index
from cxmodel.exchange.read.enquiry import Enquiry, Option, Question
from cxmodel.exchange.read.rows import Row


class Naming:
    """Which vendor, criterion or metric a row names, by id or by name."""

    def __init__(self, what: str, known: Sequence[tuple[str, str]], expected: str, enquiry: Enquiry) -> None:
        self._what, self._expected, self._enquiry = what, expected, enquiry
        self._ids, self._names = Index((key, key) for key, _ in known), Index((name, key) for key, name in known)
        self._spellings = {plain(name): key for key, name in known} if len(known) <= 500 else {}
        self._labels = dict(known)

    def find(self, row: Row) -> str | None:
        """The id; what is close is asked, what is missing or unknown is a fault."""
        given = [(column, row.get(column)) for column in (f"{self._what}_id", self._what) if row.get(column)]
        for _, name in given:
            key = self._ids.find(name) or self._names.find(name)
            if key is not None:
                return key
        if not given:
            self._enquiry.tell("error", row.spot(self._what), "", self._expected, "Enter it.")
            return None
        return self._ask(row, *given[-1])

    def _ask(self, row: Row, column: str, name: str) -> str | None:
        near = get_close_matches(plain(name[:80]), self._spellings, 1, 0.85) if self._enquiry.may_guess() else []
        if not near:
            self._enquiry.gather("error", row.spot(column), name, self._expected,
                                 "Write it as it stands there, or add it there first.")
            return None
        target = self._spellings[near[0]]
        label = self._labels[target]
        answer = self._enquiry.ask(Question(
            f"{row.table}.{column}.{plain(name)[:60]}", row.spot(column), f"Does '{name[:60]}' mean '{label}'?",
            (Option(target, f"Yes, {label}", (f"{name[:40]} → {label}",)),
             Option("none", "No; I shall correct the file"))))
        return target if answer is not None and answer.key == target else None
