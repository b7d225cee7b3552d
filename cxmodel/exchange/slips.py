"""Cells that somebody has to mend: where each stands, what was found, what belongs there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cxmodel.exchange.read.cells import Gap
from cxmodel.exchange.read.enquiry import Remark
from cxmodel.exchange.read.rows import Row

_NAMES = ("vendor", "vendor_id", "name", "id", "country", "iso3")
_BESIDE = ("city", "criterion", "criterion_id")
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True)
class Slip:
    """One cell to mend. `address` is empty where no single cell can be named; `who` says what its row is about.

    `suggested`: what could be typed there, worked out from the cell; only an offer, and often empty.
    """

    sheet: str
    address: str
    place: str
    who: str
    column: str
    found: str
    expected: str
    mend: str
    suggested: str = ""

    @property
    def where(self) -> str:
        """The cell, or else the row."""
        return self.address or self.place


def slips_of(lines: Sequence[Row], remarks: Iterable[Remark],
             suggested: Mapping[tuple[str, str], str] | None = None) -> tuple[Slip, ...]:
    """Everything to mend, row by row in the order of the file; what concerns no row comes last.

    A fault that was told once for many cells stands at each row it concerns. Rows that only wait for an
    answer are not among them. `suggested`: by sheet and address, what could stand there.
    """
    faults = [remark for remark in remarks if remark.level == "error"]
    by_spot: dict[tuple[str, str], list[Remark]] = {}
    for fault in faults:
        by_spot.setdefault((fault.sheet, fault.cell), []).append(fault)
    found: list[Slip] = []
    used: set[Remark] = set()
    places = _Places(lines)
    for row in lines:
        if row.status != "invalid":
            continue
        mine = [fault for spot in (*dict.fromkeys(row.cells.values()), row.place)
                for fault in by_spot.get((row.sheet, spot), ())]
        for fault in mine or _shared(row, faults):
            used.add(fault)
            slip = _slip(row, fault, places)
            offered = (suggested or {}).get((slip.sheet, slip.address), "")
            found.append(replace(slip, suggested=offered) if offered else slip)
    return (*found, *(Slip(one.sheet, "", one.cell, "", one.column, one.found, one.expected, one.mend)
                      for one in faults if one not in used))


def _shared(row: Row, faults: Iterable[Remark]) -> list[Remark]:
    """The fault of a row that was told at another one with the same trouble."""
    wrong = [name for name, gap in row.gaps.items() if name and gap is Gap.WRONG] or [
        name for name in row.cells if row.get(name) is not None]
    return [fault for fault in faults if fault.sheet == row.sheet and fault.column in wrong and (
        row.gaps.get(fault.column) is Gap.WRONG or str(row.get(fault.column)) in fault.found)][:1]


def _slip(row: Row, fault: Remark, places: _Places) -> Slip:
    address = row.cells.get(fault.column) or places.of(row, fault.column)
    alone = fault.cell in (address, row.place) and not fault.found.endswith(" cells)")
    found = fault.found if alone else str(row.get(fault.column) or "")
    return Slip(row.sheet, address, row.place, who(row), fault.column, found, fault.expected, fault.mend)


def who(row: Row) -> str:
    """What a row is about, as far as it says.

    >>> who(Row("Vendors", "Offer", "row 3", {"vendor": "Newco", "city": "Cebu"}))
    'Newco, Cebu'
    """
    first = next((str(row.get(name)) for name in _NAMES if row.get(name)), "")
    second = next((str(row.get(name)) for name in _BESIDE if row.get(name)), "")
    return ", ".join(part for part in (first, second) if part)


class _Places:
    """Where an empty cell of a row stands: in the row, under the header of the cells above and below it."""

    def __init__(self, lines: Iterable[Row]) -> None:
        self._columns: dict[tuple[str, str, str], str] = {}
        for row in lines:
            for name, address in row.cells.items():
                self._columns.setdefault((row.sheet, row.table, name), address)

    def of(self, row: Row, column: str) -> str:
        """The address, '' when the file has no such column."""
        other = _ADDRESS.fullmatch(self._columns.get((row.sheet, row.table, column), ""))
        kind, _, at = row.place.partition(" ")
        if other is None or not at:
            return ""
        return f"{other[1]}{at}" if kind == "row" else f"{at}{other[2]}"
