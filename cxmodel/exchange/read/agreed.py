"""What the rows of a vendor say of it as a whole: an edit in one row counts, and rows that contradict are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cxmodel.exchange.read.cells import Gap, clean
from cxmodel.exchange.read.columns import plain
from cxmodel.exchange.read.compare import same
from cxmodel.exchange.read.countries import country_name
from cxmodel.exchange.read.enquiry import Enquiry, Option, Question
from cxmodel.exchange.read.numbers import rounded
from cxmodel.exchange.read.rows import Row
from cxmodel.exchange.read.withdrawn import tell_kept, tell_taken_back
from cxmodel.tables import Vendor

_FIELDS = {"vendor": "name", "vendor_class": "vendor_class", "headquarters": "headquarters",
           "seats_total": "seats_total", "attrition_pct": "attrition", "certifications": "certifications",
           "notes": "note", "sample": "sample"}
_CAN_BE_EMPTY: dict[str, Any] = {"attrition_pct": None, "certifications": (), "notes": None}
"""Columns that can be taken back, and what is stored then."""
_WHAT = {"vendor_class": "kind of vendor", "headquarters": "country of the head office",
         "seats_total": "total of seats"}
_ONE_A_VENDOR: dict[str, tuple[str, Callable[[list[tuple[float, float]]], float]]] = {
    "seats": ("the mean by seats", lambda all_: sum(v * n for v, n in all_) / sum(n for _, n in all_)),
    "highest": ("the highest", lambda all_: max(v for v, _ in all_)),
    "lowest": ("the lowest", lambda all_: min(v for v, _ in all_)),
}


@dataclass(frozen=True)
class _Saying:
    """What one row says under a column."""

    row: Row
    value: Any


def agreed(rows: Sequence[Row], old: Vendor | None, fresh: bool, enquiry: Enquiry) -> dict[str, Any] | None:
    """Fields of the vendor that its rows give; None while it waits for an answer or is to be mended.

    `old`: the vendor as it is known. `fresh`: the file was filled from the data as they are now, so whatever differs
    from them is an edit, and it wins over the rows that still say what is known. In any other file that is a guess.
    """
    found: dict[str, Any] = {}
    waits = False
    for column, name in _FIELDS.items():
        known = getattr(old, name) if old is not None else None
        told = _told(rows, column, known, old is not None, enquiry)
        if not told:
            continue
        edits = [item for item in told if old is not None and not same(known, item.value)]
        if fresh and edits:
            if len(edits) < len(told):
                _tell_edit(edits[0], column, enquiry)
            told = edits
        value = told[0].value if _alike(told) else _settled(told, column, old is not None, enquiry)
        waits = waits or isinstance(value, Gap)
        found[name] = value
    return None if waits else found


def _told(rows: Iterable[Row], column: str, known: Any, is_known: bool, enquiry: Enquiry) -> list[_Saying]:
    """Every row that says something of a column; one that takes it back says that there is nothing."""
    found: list[_Saying] = []
    for row in rows:
        value = row.get(column)
        if value is not None:
            found.append(_Saying(row, value / 100 if column == "attrition_pct" else
                                 clean(value) if column == "notes" else value))
        elif row.gaps.get(column) is Gap.UNKNOWN and is_known:
            if column in _CAN_BE_EMPTY:
                tell_taken_back(row, column, known, enquiry)
                found.append(_Saying(row, _CAN_BE_EMPTY[column]))
            else:
                tell_kept(row, column, known, enquiry)
    return found


def _alike(told: Sequence[_Saying]) -> bool:
    return all(same(told[0].value, item.value) for item in told)


def _tell_edit(edit: _Saying, column: str, enquiry: Enquiry) -> None:
    enquiry.tell("note", edit.row.spot(column), _words(edit.value, column), "the same in each row of the vendor",
                 "The other rows say what is known already; the change in this row counts for the vendor.")


def _settled(told: Sequence[_Saying], column: str, is_known: bool, enquiry: Enquiry) -> Any:
    """One value from rows that differ; Gap.OPEN while that is asked, Gap.WRONG when the file is to be mended."""
    if column == "attrition_pct":
        return _attrition(told, enquiry)
    if column in ("certifications", "notes"):
        return _joined(told, column, is_known, enquiry)
    if column == "sample" or (column == "vendor" and len({plain(item.value) for item in told}) == 1):
        return told[-1].value
    if column == "vendor":
        names = ", ".join(dict.fromkeys(item.value for item in told))
        enquiry.tell("warning", told[0].row.spot("vendor"), names, "one name for a vendor",
                     "These rows speak of one vendor; the last name is kept. Write the same name in each.")
        return told[-1].value
    return _asked(told, column, enquiry)


def _joined(told: Sequence[_Saying], column: str, is_known: bool, enquiry: Enquiry) -> Any:
    """Certificates and notes of all rows; those of a known vendor are told, as one row may have left some out."""
    if is_known:
        enquiry.gather("warning", told[-1].row.spot(column), _words(told[-1].value, column),
                       "the same in each row of the vendor",
                       "The rows differ. What they say is taken together; to take something out, do so in each row.")
    if column == "notes":
        return "; ".join(dict.fromkeys(item.value for item in told if item.value)) or None
    return tuple(dict.fromkeys(name for item in told for name in item.value))


def _asked(told: Sequence[_Saying], column: str, enquiry: Enquiry) -> Any:
    """The one that counts, where rows of a vendor contradict one another."""
    first, last = told[0], told[-1]
    if same(first.value, last.value):
        last = next(item for item in told if not same(item.value, first.value))
    given = ", ".join(dict.fromkeys(_words(item.value, column) for item in told))
    ends = {"first": ("The one that stands first", first), "last": ("The one that stands below it", last)}
    answer = enquiry.ask(Question(
        f"Vendors.{column}.one_a_vendor", first.row.spot(column),
        f"The rows of a vendor contradict each other: one {_WHAT[column]} is kept for each vendor. Which?",
        (*(Option(key, label, (f"{given} → {_words(item.value, column)}",), covers=0)
           for key, (label, item) in ends.items()), Option("none", "None; I shall correct the file")),
        tuple(item.row.spot(column).cell for item in told)))
    if answer is None:
        return Gap.OPEN
    if answer.key == "none":
        enquiry.tell("error", last.row.spot(column), _words(last.value, column), f"one {_WHAT[column]} for a vendor",
                     f"{first.row.place.capitalize()} says {_words(first.value, column)}. Write the same in each row.")
        return Gap.WRONG
    return ends[answer.key][1].value


def _attrition(told: Sequence[_Saying], enquiry: Enquiry) -> Any:
    """One share a vendor; where its rows differ it is asked how to make one of them."""
    given = [(item.value, float(item.row.get("seats") or 1)) for item in told if item.value is not None]
    if all(same(given[0][0], value) for value, _ in given):
        return given[0][0]
    answer = enquiry.ask(Question(
        "Vendors.attrition_pct.one_a_vendor", told[0].row.spot("attrition_pct"),
        "The rows of a vendor give different attrition, and one figure is kept for each vendor. Which?",
        tuple(Option(key, label, (f"{', '.join(f'{v * 100:.4g} %' for v, _ in given[:4])} → {way(given) * 100:.4g} %",),
                     covers=0) for key, (label, way) in _ONE_A_VENDOR.items()),
        tuple(item.row.spot("attrition_pct").cell for item in told)))
    return Gap.OPEN if answer is None else _ONE_A_VENDOR[answer.key][1](given)


def _words(value: Any, column: str) -> str:
    if column == "headquarters":
        return country_name(value)
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(value)
    return rounded(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)[:80]
