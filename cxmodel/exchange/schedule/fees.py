"""The sheet Fees: the money, the rules in sentences, and one month worked with live formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxmodel.exchange.schedule.agreed import Agreement, Line, unit_of
from cxmodel.exchange.schedule.paper import MONEY, PART, Sheet, form_of
from cxmodel.exchange.schedule.scorecard import FIRST
from cxmodel.model.contract import Month, score, settle

WIDTHS = (46, 14, 11, 11, 11, 11, 13, 10, 14, 14, 14, 14, 16)
CAP = "ROUND($B$7*$B$9,2)"  # most that can be lost in a month [USD]
RULES = (
    "Each metric carries that part of the fee at risk which its weight is of all weights.",
    "A metric at its target or better costs nothing. From there to the value at which all is lost, the loss grows in "
    "proportion; beyond it, it grows no more. A metric with a band also loses above the band.",
    "Losses are rounded to the cent by metric. Together they are never more than the most that can be lost in a month; "
    "where they would be, each is cut in proportion, and the last cent falls to the largest.",
    "The stated share of a loss comes back once the same metric has met its target in as many months in a row as are "
    "stated above, counted from the month after the loss. It is paid with the invoice of the last of them.",
    "A figure that is missing is neither met nor missed. Its part of the fee stays open until the figure is there, but "
    "no longer than the working days stated above; from then on what is stated above counts.",
    "Who measures a metric, from which system and by which day stands on the sheet Scorecard.",
    "What is lost under this schedule is a price for lower service, not a limit to other rights under the contract.",
)
OPEN = ("Working days until a missing figure must be there", "What counts when it is not there by then")
COMES_BACK = "Comes back at most, if on target for "
HEADS = ("Metric", "Unit", "Target", "All lost at", "End of band", "All lost above", "Value of the month", "Met",
         "Fee at risk", "Lost before the cap", "Cut to the cap", "Lost")


def fees(sheet: Sheet, held: Agreement) -> None:
    """Money, rules, a worked month."""
    sheet.head("What hangs on the scorecard, how much of it can be lost, and how it comes back. Figures in yellow may "
               "be changed; everything follows.", WIDTHS)
    sheet.heads(("Term", "Value"))
    money = held.fees
    for words, value, form in (("Fee of a month [USD]", money.monthly, MONEY),
                               ("Share of it at risk, divided among the metrics", money.at_risk, PART),
                               ("Most of it that can be lost in a month", money.cap, PART),
                               ("Share of a loss that comes back", money.earn_back, PART),
                               ("Months on target in a row until it comes back", money.earn_back_months, "0")):
        sheet.cell(sheet.row, 0, words)
        sheet.cell(sheet.row, 1, value, "input", form)
        sheet.row += 1
    for words in OPEN:
        sheet.cell(sheet.row, 0, words)
        sheet.blank(sheet.row, 1)
        sheet.row += 1
    sheet.section("Rules")
    for place, words in enumerate(RULES, 1):
        text = f"{place}. {words}"
        sheet.across(sheet.row, 0, len(WIDTHS), text, "plain")
        sheet.fit(sheet.row, (text,), (len(WIDTHS),))
        sheet.row += 1
    if held.lines and held.weight > 0:
        worked(sheet, held)


def comes_back(months: int) -> str:
    """The head of the last column: it comes back only if the rule is met.

    >>> comes_back(3), comes_back(1)
    ('Comes back at most, if on target for 3 months in a row', 'Comes back at most, if on target for 1 month')
    """
    return f"{COMES_BACK}{months} month{'s in a row' if months > 1 else ''}"


def worked(sheet: Sheet, held: Agreement) -> None:
    """One month: a measured one where there is one, else an example that says so."""
    name, values = month_to_work(held)
    sheet.section(f"A month worked: {name}")
    told = comes_back(held.fees.earn_back_months)
    sheet.heads((*HEADS, told))
    sheet.formula(sheet.row - 1, len(HEADS), f'"{COMES_BACK}"&$B$11&IF($B$11=1," month"," months in a row")', told,
                  kind="head")
    first, count = sheet.row, len(held.lines)
    rows = (first + 1, first + count)
    (settled,) = settle(held.rules, held.fees, [(name, values)])
    (whole,) = settle(held.rules, replace(held.fees, cap=1.0), [(name, values)])
    for place, line in enumerate(held.lines):
        _row(sheet, held, line, place, values[line.metric.name], rows, (settled, whole))
    _totals(sheet, held, rows, settled, whole)


def month_to_work(held: Agreement) -> tuple[str, dict[str, float]]:
    """Name and values by metric: the fully measured month that lost most, the latest of equals; where there is none,
    an example in which the heaviest metric stands halfway to its worst value."""
    full = [month for month in held.settled if not month.missing]
    if full:
        chosen = max(full, key=lambda month: (month.lost.low, month.month)).month
        values = dict(held.months)[chosen]
        return chosen, {line.metric.name: float(values[line.metric.id] or 0.0) for line in held.lines}
    example = {line.metric.name: line.term.target for line in held.lines}
    heavy = held.lines[0].term
    example[held.lines[0].metric.name] = (heavy.target + heavy.bad_at) / 2
    return "an example, with invented figures", example


def _row(sheet: Sheet, held: Agreement, line: Line, place: int, value: float, rows: tuple[int, int],
         found: tuple[Month, Month]) -> None:
    row, name, form = rows[0] - 1 + place, line.metric.name, form_of(line.metric.unit)
    here, card = row + 1, FIRST + 1 + place
    settled, whole = found
    sheet.cell(row, 0, name)
    sheet.cell(row, 1, unit_of(line.metric.unit))
    for column, letter, given in zip((2, 3, 4, 5), "FGHI", (line.term.target, line.term.bad_at, line.term.band_to,
                                                            line.term.bad_above), strict=True):
        if given is None:
            sheet.cell(row, column, None)
        else:
            sheet.formula(row, column, f"Scorecard!{letter}{card}", given, form)
    sheet.cell(row, 6, value, "input", form)
    sheet.formula(row, 7, met(here), score(value, line.rule), PART)
    sheet.formula(row, 8, f"Scorecard!L{card}", held.fee_at_risk(line), MONEY)
    before, lost = whole.by_metric[name].low, settled.by_metric[name].low
    sheet.formula(row, 9, f"ROUND(I{here}*(1-H{here}),2)", before, MONEY)
    down = {letter: f"{letter}${rows[0]}:{letter}${rows[1]}" for letter in "JK"}
    sheet.formula(row, 10, f"IF(SUM({down['J']})>{CAP},ROUND(J{here}*{CAP}/SUM({down['J']}),2),J{here})", lost, MONEY)
    sheet.formula(row, 11, f"K{here}+IF(AND(SUM({down['J']})>{CAP},{place + 1}=MATCH(MAX({down['K']}),{down['K']},0)),"
                           f"ROUND({CAP}-SUM({down['K']}),2),0)", lost, MONEY)
    sheet.formula(row, 12, f"ROUND($B$10*L{here},2)", round(held.fees.earn_back * lost + 1e-9, 2), MONEY)


def met(row: int) -> str:
    """The formula of how far a value meets its metric: 1 at the target or inside the band, 0 where all is lost."""
    below = f"MAX(0,MIN(1,(G{row}-D{row})/(C{row}-D{row})))"
    above = f"MAX(0,MIN(1,(G{row}-F{row})/(E{row}-F{row})))"
    reached = f"IF(D{row}<C{row},G{row}>=C{row},G{row}<=C{row})"
    return f"IF(AND(E{row}<>\"\",F{row}<>\"\",G{row}>E{row}),{above},IF({reached},1,{below}))"


def _totals(sheet: Sheet, held: Agreement, rows: tuple[int, int], settled: Month, whole: Month) -> None:
    row = rows[1]
    sheet.cell(row, 0, "All", "total")
    back = sum(round(held.fees.earn_back * one.low + 1e-9, 2) for one in settled.by_metric.values())
    at_risk = held.fees.monthly * held.fees.at_risk
    sums: Sequence[tuple[int, str, float]] = (
        (8, "I", at_risk), (9, "J", sum(one.low for one in whole.by_metric.values())), (10, "K", settled.lost.low),
        (11, "L", settled.lost.low), (12, "M", back))
    for column, letter, value in sums:
        sheet.formula(row, column, f"SUM({letter}{rows[0]}:{letter}{rows[1]})", value, MONEY, "total")
    sheet.cell(row + 1, 0, "Paid, before anything comes back [USD]", "result")
    sheet.formula(row + 1, 1, f"$B$7-L{row + 1}", held.fees.monthly - settled.lost.low, MONEY, "result")
    sheet.row = row + 3
