"""The sheets About, Sources and Log: what this is, what is live, what it rests on, where it came from."""

from __future__ import annotations

from datetime import datetime

from cxmodel.dataset import Dataset
from cxmodel.difference import differences
from cxmodel.exchange.read.models import KIND
from cxmodel.exchange.workbook.book import FIRST_ROW, MEANINGS, Book, Sheet
from cxmodel.exchange.workbook.formula import Formula
from cxmodel.model.evaluate import Results
from cxmodel.scenario import starting

WIDTH, LETTERS = 118, 120
OPEN_ROWS = 25
LIVE = (
    "From contacts to hours: the layers of self-service, handle times, concurrency, occupancy.",
    "Staffing: Erlang C and Erlang A for every queue, today and under the plan; seats, pooling, calls given up.",
    "Scores, weights of themes and criteria, criticality, friction, severity, extra work.",
    "Prices and which hour they are for; the cost of home's hour; run cost, overheads, one-off costs, stranded cost.",
    "Customers lost, stoppages, data loss, CX value at risk, CX risk index, break-even churn.",
    "Bridge, net and risk-adjusted saving, the years, net present value, payback, people.",
    "Shares of the plan: change them, or use the free rows of the sheet Plan for another site.",
)
FROZEN = (
    "The plan. The app chooses the best plan anew after each change; this workbook holds the shares it chose, because "
    "a spreadsheet cannot search for the best. Thresholds, geography shares, caps, gates and the aim do nothing here.",
    "Ranges (10th, 50th and 90th percentile). They come from many draws, which only the app makes.",
    "Which sites are left out and why, the app's own results beside the live ones, and the notes: as at export.",
    "Facts of countries, opening hours, languages, and which activities share a queue: as at export.",
)
HOW = (
    "Change a coloured cell on Inputs, Activities, Vendors, Scores or Plan. Results, Bridge and Checks follow.",
    "A changed input turns orange on Inputs and Plan; beside it stands its value at export.",
    "Every assumption has a name that formulas use, the same as in the app and its glossary, so that a formula reads "
    "like the model's equation. Numbers such as 52 weeks stand under 'Fixed by the model' on Inputs.",
    "On Calc, Staffing and Years each row holds one formula, copied across. Units stand beside the figures.",
    "The sheets are protected against slips, without a password.",
)
CONTENTS = (
    ("Inputs", "the company, every decision and every assumption with range, grade and sources"),
    ("Activities", "the work as it is today"), ("Vendors", "sites, quotes, seats, facts of their countries"),
    ("Scores", "vendors by criteria, the weights, the capability that follows"),
    ("Plan", "which share of each activity is done where"),
    ("Calc", "the model step by step, one column for each row of the plan"),
    ("Staffing", "agents, seats and calls given up, queue by queue"),
    ("Years", "money year by year, present value, payback"),
    ("Bridge", "from the headline saving to the risk-adjusted net saving"), ("Results", "every figure, and charts"),
    ("Checks", "sums that must hold, and agreement with the app"),
    ("Sources", "the published figures the assumptions rest on"),
    ("Log", "where this came from; room for your changes"),
)


def about(book: Book, dataset: Dataset, results: Results, verdict: Formula, finding: Formula, made: datetime) -> None:
    """Write the sheet About."""
    sheet, case = book.sheets["About"], dataset.case_named(results.scenario.case)
    sheet.head(f"{case.name}: sourcing model with live formulas", case.description)
    sheet.page.set_column(0, 0, 24)
    sheet.page.set_column(1, 1, WIDTH)
    row = 4
    for words, item in (("Finding", finding), ("Checks", verdict)):
        sheet.text(row, 0, words, "head")
        sheet.formula(row, 1, item, "result")
        row += 1
    sheet.text(row, 0, "Exported", "head")
    sheet.text(row, 1, f"{made:%Y-%m-%d %H:%M} UTC, model version {results.provenance['model_version']}")
    sheet.text(row + 1, 0, "Kind", "head")
    sheet.text(row + 1, 1, KIND)
    row = _list(sheet, row + 3, "Live: follows the inputs", [("", words) for words in LIVE])
    row = _list(sheet, row, "From the app: as at export", [("", words) for words in FROZEN])
    row = _list(sheet, row, "How to use it", [("", words) for words in HOW])
    row = _list(sheet, row, "Colours", [])
    for kind, words in MEANINGS:
        sheet.text(row, 0, "123", kind)
        sheet.text(row, 1, words)
        row += 1
    row = _list(sheet, row + 1, "Sheets", [])
    for name, words in CONTENTS:
        sheet.page.write_url(row, 0, f"internal:'{name}'!A1", book.style("label"), name)
        sheet.text(row, 1, words)
        row += 1


def _list(sheet: Sheet, row: int, title: str, lines: list[tuple[str, str]]) -> int:
    """A heading with lines under it; the row after it and a space."""
    sheet.text(row, 0, title, "section")
    sheet.text(row, 1, "", "section")
    for place, (first, words) in enumerate(lines, row + 1):
        sheet.text(place, 0, first)
        sheet.text(place, 1, words, "words")
        sheet.page.set_row(place, 15 * (1 + len(words) // LETTERS))
    return row + len(lines) + (2 if lines else 1)


def sources(book: Book, dataset: Dataset) -> None:
    """Write the sheet Sources: the published figures that any assumption names."""
    sheet, named = book.sheets["Sources"], {one for row in dataset.assumption for one in row.evidence}
    sheet.head("Sources", "The published figures that assumptions rest on, by the numbers used on the sheet Inputs.")
    sheet.heads(FIRST_ROW, (("No.", 10), ("What was measured", 60), ("Unit", 20), ("Low", 12), ("Typical", 12),
                            ("High", 12), ("Grade", 8), ("Year", 10), ("Publisher and title", 70), ("Address", 60),
                            ("Note", 80)))
    for place, row in enumerate((one for one in dataset.evidence if one.id in named), FIRST_ROW + 1):
        cells = (row.id, row.name, row.unit, row.low, row.typical, row.high, row.grade, row.year or "",
                 row.source_title, row.source_url or "", row.note or "")
        for column, item in enumerate(cells):
            sheet.cell(place, column, item)
    sheet.page.freeze_panes(FIRST_ROW + 1, 1)


def log(book: Book, dataset: Dataset, results: Results, made: datetime) -> None:
    """Write the sheet Log: origin, what differs from the starting point, the app's notes, and room for changes."""
    sheet, told = book.sheets["Log"], results.provenance
    sheet.head("Log", "Where this workbook came from. Write down below what you change in it, and why.")
    sheet.page.set_column(0, 0, 30)
    sheet.page.set_column(1, 3, 40)
    origin = [("Exported", f"{made:%Y-%m-%d %H:%M} UTC"), ("Model version", str(told["model_version"])),
              ("Data, by its content", str(told["dataset"])), ("Scenario, by its content", str(told["scenario"])),
              ("Case", results.scenario.case), ("Sample data", "yes" if book.sample else "no"),
              ("Draws and seed of the ranges", f"{told['draws']:,} and {told['seed']}"),
              ("How the plan was chosen", str(told["plan_method"]))]
    row = _list(sheet, FIRST_ROW, "Origin", origin)
    changes = differences(starting(dataset, results.scenario.case), results.scenario, dataset)
    row = _list(sheet, row, "Differs from the starting point", [(one.kind, str(one)) for one in changes] or [
        ("", "Nothing: this is the starting point.")])
    row = _list(sheet, row, "Notes of the app on the plan", [("", words) for words in results.notes] or [
        ("", "None: the plan is as asked.")])
    sheet.text(row, 0, "Changes made in this workbook", "section")
    for column, words in enumerate(("Date", "Who", "What was changed", "Why")):
        sheet.text(row + 1, column, words, "head")
        for place in range(OPEN_ROWS):
            sheet.text(row + 2 + place, column, "", "input")
