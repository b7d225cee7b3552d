"""The workbook people fill in: empty, filled with the data there are, or as a request to one vendor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from xlsxwriter.utility import xl_col_to_name

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, raise_all
from cxmodel.exchange.collecting import seldom_collecting
from cxmodel.exchange.sheets import offers, readme, scoring
from cxmodel.exchange.sheets.columns import Column, declared
from cxmodel.exchange.sheets.exact import Cell, cell_of
from cxmodel.exchange.sheets.lists import Choice, listed
from cxmodel.exchange.sheets.paper import Book
from cxmodel.exchange.sheets.tables import MOST_TOLD, refused
from cxmodel.schema import fields_of, table_name
from cxmodel.tables import Activity, Assumption, Case, Criterion, Location, Theme, Vendor

TABLES: dict[str, type] = {"Activities": Activity, "Locations": Location, "Assumptions": Assumption, "Cases": Case,
                           "Themes": Theme, "Criteria": Criterion}
_FIXED = frozenset({"id", "unit", "floor", "ceiling"})  # of an assumption: the model names and bounds it


@seldom_collecting()
def write(dataset: Dataset, target: BinaryIO | Path, filled: bool = False, vendor: str | None = None) -> None:
    """Write the template as .xlsx.

    filled : with the data there are; else with headers, help, drop-downs and rules alone.
    vendor : id of a vendor. The workbook then asks this vendor for its offer and holds nothing about others, no
        score, no note and nothing of the case.

    Errors: an unknown vendor; every text longer than a cell and every number that is not finite, told at once;
    OSError when the path cannot be written.
    """
    if vendor is not None:
        _write_request(dataset, _known(dataset, vendor), target)
        return
    if filled:
        raise_all(refused(dataset)[:MOST_TOLD])
    book = Book(target, "CX Sourcing Workbench", filled and readme.has_sample(dataset))
    readme.write_template(book, dataset, filled)
    _sheet(book, "Vendors", offers.columns(dataset), offers.rows(dataset) if filled else (), 2)
    _sheet(book, "Scores", scoring.grid_columns(dataset), scoring.grid_rows(dataset) if filled else (), 2, 48)
    _sheet(book, "Evidence", scoring.evidence_columns(dataset), scoring.evidence_rows(dataset) if filled else (), 4)
    for name, kind in TABLES.items():
        rows = _rows(dataset, kind) if filled else ()
        _sheet(book, name, _columns(dataset, kind, filled), rows, 2 if kind is Activity else 1)
    _end(book)


def _write_request(dataset: Dataset, vendor: Vendor, target: BinaryIO | Path) -> None:
    alone = replace(dataset, vendor=(vendor,), score=(),
                    site=tuple(site for site in dataset.site if site.vendor_id == vendor.id))
    raise_all(refused(alone)[:MOST_TOLD])
    book = Book(target, "Request for proposal", vendor.sample)
    readme.write_request(book, vendor)
    _sheet(book, "Vendors", offers.columns(alone, for_vendor=True), offers.rows(alone, vendor.id), 2)
    _sheet(book, "Evidence", scoring.asked_columns(), scoring.asked_rows(alone, vendor), 4)
    _end(book)


def _known(dataset: Dataset, vendor: str) -> Vendor:
    if vendor not in dataset.vendors:
        raise CxError(f"There is no vendor '{vendor}'", "Request for proposal",
                      f"Choose one of: {', '.join(list(dataset.vendors)[:MOST_TOLD]) or 'none yet; import one'}.")
    return dataset.vendors[vendor]


def _sheet(book: Book, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], frozen: int,
           header: float = 20) -> None:
    sheet = book.sheet(name)
    sheet.table(columns, rows, frozen)
    sheet.page.set_row(0, header)
    sheet.lock()


def _end(book: Book) -> None:
    """The sheet Lists, which knows what the others needed, and the file."""
    sheet = book.sheet("Lists")
    sheet.page.set_column(0, max(book.lists.width - 1, 0), 24)
    book.lists.write(sheet.text)
    sheet.page.freeze_panes(1, 0)
    sheet.lock()
    book.close()


def _columns(dataset: Dataset, kind: type, filled: bool) -> list[Column]:
    """The columns of a declared table, with drop-downs for what names a row of another table."""
    given = _FIXED if kind is Assumption and filled else frozenset()
    found = declared(kind, "input", _choices(dataset, kind), given)
    if kind is not Assumption:
        return found
    letters = {column.name: xl_col_to_name(place) for place, column in enumerate(found)}
    ends = (letters["floor"], letters["ceiling"]) if filled else None
    return [replace(column, between=ends) if column.name in ("low", "typical", "high") else column for column in found]


def _choices(dataset: Dataset, kind: type) -> dict[str, Choice | None]:
    def named(title: str, rows: Iterable[Any]) -> Choice | None:
        pairs = [(row.id, row.name) for row in rows]
        return listed(title, tuple(key for key, _ in pairs), tuple(name for _, name in pairs))

    if kind is Activity:
        return {"case_id": named("Cases", dataset.case)}
    if kind is Criterion:
        return {"theme_id": named("Themes", dataset.theme)}
    if kind is Assumption:
        return {"id": named("Assumptions", dataset.assumption)}
    return {"home_iso3": _codes(dataset)} if kind is Case else {}


def _codes(dataset: Dataset) -> Choice | None:
    """The countries by code: a case names its home by it."""
    return listed("Country codes", tuple(row.iso3 for row in dataset.location),
                  tuple(row.country for row in dataset.location))


def _rows(dataset: Dataset, kind: type) -> Iterator[list[Cell]]:
    fields = fields_of(kind)
    for row in getattr(dataset, table_name(kind)):
        yield [cell_of(field, getattr(row, field.name)) for field in fields]
