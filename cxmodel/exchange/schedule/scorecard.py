"""The sheet Scorecard: what is measured and how, what it weighs, when it is met, and which fee hangs on it."""

from __future__ import annotations

from collections.abc import Sequence

from cxmodel.exchange.schedule.agreed import Agreement, Line, counted, is_share, unit_of
from cxmodel.exchange.schedule.paper import MONEY, PART, Sheet, form_of
from cxmodel.model.contract import balance
from cxmodel.tables import Metric
from cxmodel.units import number, percent

HEADS = (("No.", 5), ("Metric", 30), ("Kind", 12), ("Weight", 9), ("Share of all weights", 10),
         ("Target: met from", 11), ("All of its fee lost at", 12), ("End of the band", 11), ("All lost above", 11),
         ("Published range", 20), ("Grade", 12), ("Fee at risk a month [USD]", 15))
MEASURED = (("No.", 1), ("Metric", 1), ("Definition", 4), ("Formula", 4), ("Unit, and better when", 2))
MEASURES = (("No.", 1), ("Metric", 1), ("Measured by", 4), ("From which system or list", 4),
            ("Due: working day of the next month", 2))
BETTER = {"higher": "higher", "lower": "lower", "band": "inside a band"}
WEIGHT, SHARE_OF, AT_RISK = 3, 4, 11  # columns that formulas name: D, E and L
FIRST = 6  # row of the first metric
FEE, PART_AT_RISK = "Fees!$B$7", "Fees!$B$8"


def scorecard(sheet: Sheet, held: Agreement) -> None:
    """One row a metric, the heaviest first; then totals and what the weights reward."""
    sheet.head("What is measured, from which value it is met, and which part of the fee hangs on it. Weights in yellow "
               "may be changed here; shares and fees follow.", [width for _, width in HEADS])
    sheet.heads([name for name, _ in HEADS])
    for place, line in enumerate(held.lines):
        _row(sheet, held, line, place)
    last = FIRST + len(held.lines)
    sheet.cell(last, 1, "All", "total")
    for column, value, form in ((WEIGHT, held.weight, "General"), (SHARE_OF, 1.0 if held.weight else 0.0, PART),
                                (AT_RISK, held.fees.monthly * held.fees.at_risk if held.weight else 0.0, MONEY)):
        letter = "DEL"[(WEIGHT, SHARE_OF, AT_RISK).index(column)]
        sheet.formula(last, column, f"SUM({letter}{FIRST + 1}:{letter}{last})", value, form, "total")
    sheet.row = last + 1
    _measured(sheet, held)
    sheet.row += 1
    for words in notes(held):
        sheet.text(sheet.row, words)
        sheet.row += 1
    sheet.page.freeze_panes(FIRST, 2)


def notes(held: Agreement) -> Sequence[str]:
    """What the weights reward, and what stands against them, in sentences."""
    found = balance(held.rules)
    shares = (f"Of all weights, outcomes carry {percent(found.outcome)}, behaviours {percent(found.behaviour)}, "
              f"efficiency {percent(found.efficiency)} and people {percent(found.people)}.")
    outside = [f"To check before signing: the target of {line.metric.name} lies outside what is published."
               for line in held.lines if line.outside_published]
    return (shares, *(f"To settle before signing: {words}" for words in found.warnings), *outside)


def published(metric: Metric) -> str:
    """The published range in words.

    >>> from cxmodel.tables import Metric
    >>> published(Metric("a", 1, "A", "outcome", "", "", "share", "higher", 0.7, None, 0.8, (), "B", "", ()))
    '70% to 80%'
    """
    ends = [value for value in dict.fromkeys((metric.low, metric.typical, metric.high)) if value is not None]
    if not ends:
        return "none"
    last = counted(_figure(ends[-1], metric.unit), "" if is_share(metric.unit) else unit_of(metric.unit)).rstrip()
    return f"{_figure(ends[0], metric.unit)} to {last}" if len(ends) > 1 else last


def _figure(value: float, unit: str) -> str:
    """A value without its unit, but for per cent."""
    if form_of(unit) == PART:
        return percent(value, digits=0 if round(100 * value, 6).is_integer() else 1)
    digits = 0 if float(value).is_integer() else 2 if abs(value) < 10 else 1
    return number(value, digits=digits)


def _row(sheet: Sheet, held: Agreement, line: Line, place: int) -> None:
    row, last = FIRST + place, FIRST + len(held.lines)
    metric, term = line.metric, line.term
    form = form_of(metric.unit)
    for column, item in enumerate((place + 1, metric.name, metric.kind)):
        sheet.cell(row, column, item)
    sheet.cell(row, WEIGHT, term.weight, "input")
    whole = f"SUM($D${FIRST + 1}:$D${last})"
    sheet.formula(row, SHARE_OF, f"IF({whole}>0,D{row + 1}/{whole},0)", held.share(line), PART)
    for column, value in enumerate((term.target, term.bad_at, term.band_to, term.bad_above), SHARE_OF + 1):
        sheet.cell(row, column, value, "number", form)
    sheet.cell(row, 9, published(metric))
    sheet.cell(row, 10, metric.grade)
    sheet.formula(row, AT_RISK, f"{FEE}*{PART_AT_RISK}*E{row + 1}", held.fee_at_risk(line), MONEY)
    sheet.fit(row, ("", metric.name, "", "", "", "", "", "", "", published(metric)))


def _measured(sheet: Sheet, held: Agreement) -> None:
    """How each metric is measured, so that both sides count the same; and by whom, from where and by when."""
    sheet.section("How each metric is measured")
    _spread(sheet, MEASURED, [[str(place), line.metric.name, line.metric.definition, line.metric.formula,
                               f"{unit_of(line.metric.unit)}, {BETTER[line.metric.direction]}"]
                              for place, line in enumerate(held.lines, 1)])
    sheet.section("Who measures it, from where and by when: to agree before signing")
    _spread(sheet, MEASURES, [[str(place), line.metric.name, None, None, None]
                              for place, line in enumerate(held.lines, 1)])


def _spread(sheet: Sheet, heads: Sequence[tuple[str, int]], rows: Sequence[Sequence[str | None]]) -> None:
    """A table whose columns take several of the sheet's; None is a cell that both sides fill in."""
    spans = [span for _, span in heads]
    for number_of, texts in enumerate(([name for name, _ in heads], *rows)):
        column = 0
        for words, span in zip(texts, spans, strict=True):
            kind = "cell" if number_of else "head"
            if words is None:
                sheet.blank(sheet.row, column, span)
            elif span > 1:
                sheet.across(sheet.row, column, span, words, kind)
            else:
                sheet.cell(sheet.row, column, words, kind)
            column += span
        sheet.fit(sheet.row, texts, spans)
        sheet.row += 1
