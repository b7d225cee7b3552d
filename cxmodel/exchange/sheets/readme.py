"""The first sheet of every workbook: what it is for, how it is filled, what the colours mean."""

from __future__ import annotations

from collections.abc import Sequence

from cxmodel.dataset import Dataset
from cxmodel.exchange.sheets.paper import SAMPLE, Book, Sheet
from cxmodel.glossary import term
from cxmodel.schema import table_name
from cxmodel.tables import ROW_TYPES, Vendor

SHEET = "Read me"
SHEETS: dict[str, str] = {
    "Vendors": "One row for each vendor and country or site, with its quote.",
    "Scores": "Vendors by criteria, 0 to 4. What each step means stands in the comment on the header.",
    "Evidence": "What a score rests on and who gave it: one row for each vendor and criterion.",
    "Activities": "The work customers or the company need done.",
    "Locations": "Facts about the countries the work could be done in.",
    "Assumptions": "Numbers about the world: low, typical and high, and what they rest on.",
    "Cases": "The companies that decide: customers, hours, service promise, today's cost.",
    "Themes": "Headings of the partner framework.",
    "Criteria": "What vendors are scored on, with what each step looks like.",
    "Lists": "What the drop-downs offer.",
}
_FILL = (
    ("input", "Fill in", "Point at a header to see what belongs there, its unit and its bounds."),
    ("kept", "Leave as it is", "Keeps the row's place in the data; leave it empty in a new row."),
    ("given", "Locked", "For reading only."),
)
_RULES = (
    "An empty cell is never taken for zero and changes nothing. To take back what is known, write n/a. What a row "
    "cannot be without stays, and the preview says so: names, country, city, seats, kind of hour, kind of vendor.",
    "What is said of a vendor as a whole stands in each of its rows: a change in one of them counts.",
    "Several items in one cell are separated by |, as in en|es.",
    "Shares are written from 0 to 1, columns that end in _pct in per cent: 24 for 24 %.",
    "Columns may be moved, hidden or left out; their headers say what they are.",
    "Rows that are not in the file stay as they are in the data. To take a site out, write remove into the column "
    "action of the sheet Vendors; a vendor goes with its last site. A score is taken back with n/a. Rows of other "
    "sheets cannot be removed by a file.",
)
_EXACT = (
    "One sheet for each table, one row for each row of it, headers as in the data. Reading the file back changes "
    "nothing.",
    "An empty cell means that nothing is known. A text without any character is written ‹empty›.",
    "A character that no workbook can hold is spelled by its number in Unicode, as in ‹U+0001›, and so is a space at "
    "the start or end of a text.",
    "Several items in one cell are separated by |. Yes and no are words. Texts that begin with = stay texts.",
)


def write_template(book: Book, dataset: Dataset, filled: bool) -> None:
    """The first sheet of the template, empty or filled with the data there are."""
    title = "CX Sourcing Workbench: the data to edit" if filled else "CX Sourcing Workbench: template"
    sheet = _begin(book, title, "filled template" if filled else "template", dataset if filled else None)
    row = _lines(sheet, 5, "Sheets", list(SHEETS.items()))
    row = _colours(sheet, row)
    row = _lines(sheet, row, "Rules", [("", words) for words in _RULES])
    _lines(sheet, row, "Words", [(name, term(name)) for name in ("Productive hour", "Gate", "Table stakes")])


def write_request(book: Book, vendor: Vendor) -> None:
    """The first sheet of the workbook that goes to one vendor."""
    sheet = _begin(book, f"Request for proposal: {vendor.name}", "request to a vendor", None)
    row = _lines(sheet, 5, "What we ask for", [
        ("Vendors", "Your price, seats and languages: one row for each country or site in which you could serve us. "
                    "Correct what we have, and add rows for other sites; repeat your name in each."),
        ("Evidence", "What you can show for each criterion. Those marked 'Must be met' come first: without them the "
                     "offer cannot be accepted. We score; you give the facts."),
        ("Lists", SHEETS["Lists"])])
    row = _colours(sheet, row)
    row = _lines(sheet, row, "Rules", [("", words) for words in (_RULES[0], *_RULES[2:4])])
    _lines(sheet, row, "Words", [("Productive hour", term("Productive hour")),
                                 ("Paid hour", "An hour the agent is paid for, breaks, training and leave included."),
                                 ("Handled hour", "An hour spent on contacts alone.")])


def write_data(book: Book, dataset: Dataset) -> None:
    """The first sheet of the exact export."""
    sheet = _begin(book, "CX Sourcing Workbench: the data", "data", dataset)
    row = _lines(sheet, 5, "Sheets", [(table_name(kind), (kind.__doc__ or "").split("\n")[0]) for kind in ROW_TYPES])
    _lines(sheet, row, "Rules", [("", words) for words in _EXACT])


def has_sample(dataset: Dataset) -> bool:
    """Whether any company, vendor or site is invented for demonstration."""
    return any(row.sample for rows in (dataset.case, dataset.vendor, dataset.site) for row in rows)


def _begin(book: Book, title: str, kind: str, dataset: Dataset | None) -> Sheet:
    sheet = book.sheet(SHEET)
    sheet.page.hide_gridlines(2)
    sheet.page.set_column(0, 0, 24)
    sheet.page.set_column(1, 1, 100)
    sheet.text(0, 0, title, "title")
    sheet.page.set_row(0, 26)
    if book.sample:
        sheet.text(1, 0, SAMPLE, "sample")
    sheet.text(2, 0, "Kind", "quiet")
    sheet.text(2, 1, kind, "quiet")
    if dataset is not None:
        sheet.text(3, 0, "Data, by its content", "quiet")
        sheet.text(3, 1, dataset.content, "quiet")
    return sheet


def _lines(sheet: Sheet, row: int, title: str, lines: Sequence[tuple[str, str]]) -> int:
    """A heading with lines under it; the row after them and a space."""
    sheet.text(row, 0, title, "section")
    for place, (name, words) in enumerate(lines, row + 1):
        sheet.text(place, 0, name)
        sheet.text(place, 1, words, "words")
        sheet.page.set_row(place, 15 * (1 + len(words) // 105))
    return row + len(lines) + 2


def _colours(sheet: Sheet, row: int) -> int:
    sheet.text(row, 0, "Colours", "section")
    for place, (kind, name, words) in enumerate(_FILL, row + 1):
        sheet.text(place, 0, name, kind)
        sheet.text(place, 1, words)
    return row + len(_FILL) + 2
