"""The sheet Behaviours: what somebody who listens can see or hear, with examples of good and bad."""

from __future__ import annotations

from cxmodel.exchange.schedule.agreed import Agreement
from cxmodel.exchange.schedule.paper import Sheet, form_of

HEADS = (("Behaviour", 24), ("What can be seen or heard", 44), ("Good sounds like", 44), ("Bad sounds like", 44),
         ("How it is counted", 36), ("Target", 10), ("All of its fee lost at", 12))
RULES = (
    "A behaviour counts as shown only when the reviewer can quote the words or name the act.",
    "Both sides review the same contacts, drawn at random as stated below, and settle differences on the recording. "
    "Where they still differ, whoever is named below decides.",
)
OPEN = ("Contacts reviewed a month", "Who draws them, and how", "Who decides when both differ")
NONE = "No behaviour is agreed. Agree on at least one before this schedule is signed."


def behaviours(sheet: Sheet, held: Agreement) -> None:
    """One row a behaviour; a statement that is still to be written says so."""
    sheet.head("What a customer would notice. Each is written so that two people who listen to the same contact agree "
               "on it.", [width for _, width in HEADS])
    sheet.heads([name for name, _ in HEADS])
    mine = [line for line in held.lines if line.metric.kind == "behaviour"]
    for line in mine:
        term, form = line.term, form_of(line.metric.unit)
        texts = (line.metric.name, term.statement or "to be written before signing", term.good_example or "",
                 term.bad_example or "", line.metric.formula)
        for column, words in enumerate(texts):
            sheet.cell(sheet.row, column, words)
        sheet.fit(sheet.row, texts)
        sheet.cell(sheet.row, 5, term.target, "number", form)
        sheet.cell(sheet.row, 6, term.bad_at, "number", form)
        sheet.row += 1
    sheet.row += 1
    for words in RULES if mine else (NONE,):
        sheet.text(sheet.row, words)
        sheet.row += 1
    if mine:
        sheet.section("To agree before signing")
    for words in OPEN if mine else ():
        sheet.cell(sheet.row, 0, words)
        sheet.blank(sheet.row, 1)
        sheet.fit(sheet.row, (words,))
        sheet.row += 1
    sheet.page.repeat_rows(5)
