"""A file read as a whole: what it holds, what it would change, what is to be mended and what is to be answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.exchange.collecting import seldom_collecting
from cxmodel.exchange.read.asides import leave_out_other_prices, tell_lines, tell_marks
from cxmodel.exchange.read.cells import Gap
from cxmodel.exchange.read.columns import header_words, plain, template
from cxmodel.exchange.read.delimited import read_text
from cxmodel.exchange.read.enquiry import Enquiry, Question, Remark, Spot
from cxmodel.exchange.read.formulas import Worker
from cxmodel.exchange.read.grids import Grid, Sheet, made_from, read_workbook
from cxmodel.exchange.read.legend import countries_across, known_headers, tell_section, tell_sheet
from cxmodel.exchange.read.models import refuse_model
from cxmodel.exchange.read.monthly import read_monthly
from cxmodel.exchange.read.partners import merge_partners
from cxmodel.exchange.read.prescan import kind_of, renamed
from cxmodel.exchange.read.records import merge_records
from cxmodel.exchange.read.rows import Row, read_rows
from cxmodel.exchange.read.scorecards import merge_scores, names_of, read_grid
from cxmodel.exchange.read.sections import Section, find_sections
from cxmodel.exchange.read.whose import find_owners
from cxmodel.tables import ROW_TYPES, Performance

STATUSES = ("new", "changed", "unchanged", "removed", "invalid", "waiting", "repeated")
"""What becomes of a row of the file: every row has one of them, so the counts add up to the rows."""
Progress = Callable[[float, str], None]
_NOT_DATA = frozenset({"read me", "readme", "lists", "list", "help", "instructions", "anleitung", "hilfe", "listen",
                       "lisez moi", "instrucciones", "ayuda", "issues", "log", "about"})


@dataclass(frozen=True, eq=False)
class Reading:
    """The outcome. `after` is the dataset with every valid row merged; None when the file was rejected for its `fault`.

    `verdict`: clean (nothing to do), fix (something to mend or to answer) or rejected.
    `mapping`: by table, the headers met and the columns they were read as, to be remembered.
    `suggested`: by sheet and address, a text that could stand in a faulty cell. `worked_out`: by table and key, the
    fields of new rows that the file does not give and that follow from what it gives. `unused`: a sentence on each
    answer that fits no question.
    """

    name: str
    verdict: str
    lines: tuple[Row, ...] = ()
    remarks: tuple[Remark, ...] = ()
    questions: tuple[Question, ...] = ()
    after: Dataset | None = None
    fault: CxError | None = None
    mapping: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    suggested: Mapping[tuple[str, str], str] = field(default_factory=dict)
    worked_out: Mapping[tuple[str, tuple[Any, ...]], tuple[str, ...]] = field(default_factory=dict)
    unused: tuple[str, ...] = ()

    @property
    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """The rows as read, by table: values under the names of the template."""
        found: dict[str, list[dict[str, Any]]] = {}
        for line in self.lines:
            found.setdefault(line.table, []).append(line.values)
        return found

    @property
    def counts(self) -> dict[str, int]:
        """Rows of the file that are new, changed, unchanged, removed, invalid (to be mended), waiting and repeated.

        A row waits when nothing in it is wrong and only the answer to a question is missing; it is repeated when
        another row of the file says the same.
        """
        found = Counter(line.status for line in self.lines)
        return {status: found[status] for status in STATUSES}


@seldom_collecting()
def read(data: bytes, name: str, dataset: Dataset, answers: Mapping[str, str] | None = None,
         mapping: Mapping[str, Mapping[str, str]] | None = None, progress: Progress | None = None) -> Reading:
    """Read a workbook or a CSV text against a dataset; nothing is written anywhere.

    `answers`: by question id, the key of an option, with a number where it asks for one ("month=160").
    `mapping`: as a former reading remembered it. `progress`: called with a share done and what is being done.
    """
    told = progress or (lambda share, what: None)
    try:
        told(0.0, "Looking at the file")
        kind = kind_of(data, name)
        if kind == "workbook":
            grid = read_workbook(data, name, lambda share: told(0.05 + 0.45 * share, "Opening the workbook"))
        else:
            grid = read_text(data, name, header_words())
        refuse_model(grid, name)
        enquiry = Enquiry(answers)
        _tell_file(kind, name, grid, enquiry)
        told(0.5, "Finding the tables")
        sections = _sections(grid, dataset, mapping or {}, enquiry)
        lines = _lines(grid, sections, dataset, enquiry, told)
        told(0.9, "Comparing with what is known")
        after, worked_out = _merge(lines, dataset, enquiry, made_from(grid) == dataset.content)
        _sort_out(lines, enquiry)
        told(1.0, "Done")
    except CxError as fault:
        remark = Remark("error", "", "", "", fault.what, "a workbook or a CSV text that can be read", fault.mend)
        return Reading(name, "rejected", remarks=(remark,), fault=fault)
    remarks = _under_their_headers(enquiry.remarks, sections)
    open_points = enquiry.questions or any(remark.level == "error" for remark in remarks)
    return Reading(name, "fix" if open_points else "clean", tuple(lines), remarks, enquiry.questions, after,
                   None, known_headers(sections), enquiry.suggested, worked_out,
                   enquiry.unused)


def _under_their_headers(remarks: Sequence[Remark], sections: Sequence[Section]) -> tuple[Remark, ...]:
    """The remarks, each with the header that the file itself has over the column."""
    found: dict[tuple[str, str], list[str]] = {}
    for section in sections:
        for name, heading in section.headings.items():
            found.setdefault((section.sheet.name, name), []).append(" ".join(heading.text.split()))
    return tuple(replace(item, header=heads[0]) if (heads := found.get((item.sheet, item.column))) else item
                 for item in remarks)


def _tell_file(kind: str, name: str, grid: Grid, enquiry: Enquiry) -> None:
    if renamed(kind, name):
        enquiry.tell("note", Spot(""), name, "an ending that fits the content",
                     f"The content is {'a workbook' if kind == 'workbook' else 'text'} and was read as such.")
    for said in grid.said:
        enquiry.tell("warning", Spot(grid.sheets[0].name), name, "UTF-8", said)


def _sections(grid: Grid, dataset: Dataset, mapping: Mapping[str, Mapping[str, str]],
              enquiry: Enquiry) -> list[Section]:
    """The tables of all sheets. A hidden sheet counts only for a table that no seen sheet holds."""
    found = _find(grid, mapping, names_of(dataset))
    if len(grid.sheets) > 1:
        found = _find(grid, mapping, names_of(dataset, found))
    seen = {section.table.name for section in found if not section.sheet.hidden}
    kept = [section for section in found if not section.sheet.hidden or section.table.name not in seen]
    for section in found:
        if section not in kept:
            enquiry.tell("warning", Spot(section.sheet.name), "a hidden sheet", "a sheet that is seen",
                         f"The hidden sheet is not read: another sheet holds the table {section.table.name}. Unhide "
                         "it if it counts.")
    if not kept:
        wanted = ", ".join(column.name for column in template()[0].columns[:7])
        across = next(filter(None, map(countries_across, grid.sheets)), "")
        raise CxError("The file holds no table that is known", "Headers",
                      across or f"Use the template, or name the columns such as: {wanted}.")
    used = {section.sheet.name for section in found}
    for sheet in grid.sheets:
        if _is_help(sheet) and sheet.rows:
            enquiry.tell("note", Spot(sheet.name), f"{len(sheet.rows):,} filled rows", "a table of the template",
                         "The sheet is not read.")
        elif sheet.name not in used:
            tell_sheet(sheet, enquiry)
    return kept


def _find(grid: Grid, mapping: Mapping[str, Mapping[str, str]],
          names: Mapping[str, Mapping[str, str]]) -> list[Section]:
    return [section for sheet in grid.sheets if not _is_help(sheet)
            for section in find_sections(sheet, mapping, names)]


def _is_help(sheet: Sheet) -> bool:
    return re.sub(r" \d+$", "", plain(sheet.name)) in _NOT_DATA


def _lines(grid: Grid, sections: Sequence[Section], dataset: Dataset, enquiry: Enquiry, told: Progress) -> list[Row]:
    worker = None if grid.sheets[0].text else Worker(grid)
    lines: list[Row] = []
    total = sum(len(section.rows) for section in sections) or 1
    done = 0
    begun: set[str] = set()
    for section in sections:
        leave_out_other_prices(section, enquiry)
        owners = find_owners(section, enquiry)
        tell_section(section, enquiry)
        tell_lines(section, section.sheet.name not in begun, enquiry)
        tell_marks(section, enquiry)
        begun.add(section.sheet.name)
        if section.table.row_type is Performance and not section.ours:
            lines += read_monthly(section, enquiry, dataset, worker, grid.recalculate)
        elif section.spread:
            lines += read_grid(section, enquiry, worker, grid.recalculate)
        else:
            share, start = len(section.rows) / total, done / total
            lines += read_rows(section, enquiry, dataset, worker, grid.recalculate, owners,
                               lambda part, a=start, b=share: told(0.55 + 0.35 * (a + part * b), "Reading the cells"))
        done += len(section.rows)
    if not lines:
        enquiry.tell("warning", Spot(sections[0].sheet.name), "headers alone", "rows of data", "Fill in the table.")
    return lines


def _sort_out(lines: Sequence[Row], enquiry: Enquiry) -> None:
    """Rows that would be taken as soon as a question is answered wait; those with a fault of their own do not."""
    if not enquiry.questions:
        return
    for line in lines:
        if line.status == "invalid" and Gap.WRONG not in line.gaps.values() and not enquiry.faulty(
                line.sheet, (line.place, *line.cells.values())):
            line.status = "waiting"


def _merge(lines: Sequence[Row], dataset: Dataset,
           enquiry: Enquiry, fresh: bool) -> tuple[Dataset, dict[tuple[str, tuple[Any, ...]], tuple[str, ...]]]:
    """Merge table by table, so that each may refer to those before it; and what was worked out on the way."""
    worked_out: dict[tuple[str, tuple[Any, ...]], tuple[str, ...]] = {}
    by_table: dict[str, list[Row]] = {}
    for line in lines:
        by_table.setdefault(line.table, []).append(line)
    later = ("Vendors", "Scores")
    for table in sorted(template(), key=lambda item: (item.name in later, _order(item.row_type))):
        if table.name in by_table and table.name not in later:
            dataset = merge_records(table, by_table[table.name], dataset, enquiry)
    if "Vendors" in by_table:
        partners = merge_partners(by_table["Vendors"], dataset, frozenset(dataset.locations), enquiry, fresh)
        dataset = replace(dataset, vendor=tuple(partners.vendors.values()), site=tuple(partners.sites.values()),
                          score=tuple(row for row in dataset.score if row.vendor_id not in partners.removed))
        worked_out = {key: names for key, names in partners.worked_out.items() if names}
    if "Scores" in by_table:
        scores = merge_scores(by_table["Scores"], dataset, dataset.vendors, enquiry)
        dataset = replace(dataset, score=tuple(scores.values()))
    return dataset, worked_out


def _order(row_type: type | None) -> int:
    return ROW_TYPES.index(row_type) if row_type else -1
