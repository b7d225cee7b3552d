"""Faults in the user's words: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable


class CxError(Exception):
    """One fault. `what` is wrong, `where` it stands, how to `mend` it.

    >>> str(CxError("Rate is 2,900 USD an hour", "Vendors, row 7 (Lisbon)", "Enter a rate per hour."))
    'Rate is 2,900 USD an hour. Vendors, row 7 (Lisbon). Enter a rate per hour.'
    """

    def __init__(self, what: str, where: str, mend: str) -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(what, where, mend)

    def __str__(self) -> str:
        return " ".join(_sentence(part) for part in (self.what, self.where, self.mend) if part)


class Problems(CxError):
    """Many faults, told at once so that nobody mends one only to meet the next."""

    def __init__(self, faults: Iterable[CxError]) -> None:
        self.faults = tuple(faults)
        one = len(self.faults) == 1
        first = self.faults[0] if one else None
        super().__init__(
            first.what if first else f"{len(self.faults)} things need mending",
            first.where if first else "",
            first.mend if first else "\n".join(f"- {fault}" for fault in self.faults),
        )

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return str(self.faults[0])
        return f"{self.what}:\n{self.mend}"


def raise_all(faults: Iterable[CxError]) -> None:
    """Raise every fault together, or nothing when there is none."""
    found = tuple(faults)
    if len(found) == 1:
        raise found[0]
    if found:
        raise Problems(found)


def _sentence(part: str) -> str:
    return part if part.endswith((".", "!", "?")) else part + "."
