"""One cell as one value, for all that is no figure: names, lists, choices, yes and no."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from enum import Enum
from typing import Any

from cxmodel.exchange.read.columns import Column, plain
from cxmodel.exchange.read.enquiry import Enquiry, Spot
from cxmodel.exchange.read.grids import Cell, shown
from cxmodel.exchange.read.quoted import NOTHING, Said
from cxmodel.exchange.sheets.exact import unspelled
from cxmodel.schema import LIST_SEPARATOR

_NO_FIGURE = frozenset({
    "", "n/a", "n.a.", "na", "-", "--", "---", "\u2013", "\u2014", "\u2212", "none", "null", "nil", "tbd",
    "tba", "tbc", "t.b.d.", "t.b.c.", "unknown", "?", "??", "k.a.", "k. a.", "k/a", "keine angabe", "n.v.", "n/d",
    "n.d.", "nd", "s/d", "sin datos", "s.o.", "inconnu", "non communiqué", "nc", "unbekannt", "offen", "not available",
    "pending", "not applicable", "to be confirmed", "to be defined", "to be determined", "on request", "auf anfrage",
    "sur demande", "a consultar", "x", ".", "...", "…", "nan"})
_TAKES_BACK = frozenset({"n/a", "n.a.", "na", "k.a.", "k. a.", "k/a", "keine angabe", "n/d", "n.d.", "not available",
                         "not applicable", "none", "null", "nil"})
_LETTER = re.compile(r"[^\W\d_]")
_NOTHING_AT_ALL = frozenset({"none", "keine", "aucune", "aucun", "ninguna", "ninguno", "no certifications", "nil"})
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\x00-\x08\x0b\x0c\x0e-\x1f]")
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "wahr", "oui", "vrai", "si", "verdadero", "sim", "tak"})
_NO = frozenset({"no", "n", "false", "0", "nein", "falsch", "non", "faux", "falso", "nao", "nie"})


class Gap(Enum):
    """Why a cell gives no value."""

    EMPTY = "nothing stands there"
    UNKNOWN = "it says that the value is not known"
    WRONG = "a fault was told"
    OPEN = "it waits for an answer"


@dataclass
class Lane:
    """A column of one section while it is read.

    `head`: what the header says; `around`: what notes about the table say; `texts`: whether the file is text.
    `known`: values the dataset uses, for spelling; `held`: figures it holds, by the address of the cell they belong to.
    `recalculate`: results in the file may not be worked out yet.
    """

    column: Column
    table: str
    sheet: str
    enquiry: Enquiry
    head: Said = NOTHING
    around: Said = NOTHING
    texts: bool = False
    recalculate: bool = False
    mark: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    row_notes: Mapping[str, Said] = field(default_factory=dict)
    held: Mapping[str, float] = field(default_factory=dict)
    worked_out: Any = None  # works out a formula anew: (cell) -> value or None
    unsettled: set[int] = field(default_factory=set)  # places of empty cells that wait for an answer

    @property
    def name(self) -> str:
        return f"{self.table}.{self.column.name}"

    def spot(self, cell: Cell | None) -> Spot:
        """Where a cell of this column stands."""
        return Spot(self.sheet, cell.address if cell else "", self.column.name)

    def wrong(self, cell: Cell, expected: str, mend: str) -> Gap:
        """Tell a fault of a cell; its row stays out."""
        self.enquiry.tell("error", self.spot(cell), shown(cell), expected, mend)
        return Gap.WRONG

    def note(self, cell: Cell, expected: str, done: str, level: str = "note") -> None:
        """Say what was done to a cell, once for all that are alike."""
        self.enquiry.gather(level, self.spot(cell), shown(cell), expected, done)


def clean(text: str) -> str:
    r"""A text as people mean it: composed letters, plain spaces, no invisible signs.

    >>> clean(" Cafe\u0301\u00a0 Noir\u200b ")
    'Café Noir'
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def settled(cell: Cell | None, lane: Lane) -> Any:
    """The cell's value, or a Gap: empty cells, error cells, formulas without or with stale results are told here."""
    if cell is None:
        return Gap.EMPTY
    if cell.error or (lane.texts and isinstance(cell.value, str) and _is_error(cell.value)):
        return lane.wrong(cell, f"a value, not the error {shown(cell)}", "Mend the formula, or type the value.")
    if cell.formula:
        gap = _formula(cell, lane)
        if gap is not None:
            return gap
    value = cell.value
    if value is None or (isinstance(value, str) and not clean(value)):
        return Gap.EMPTY
    return value


def _is_error(text: str) -> bool:
    return text.strip().upper() in {"#N/A", "#NV", "#REF!", "#BEZUG!", "#VALUE!", "#WERT!", "#DIV/0!", "#NAME?",
                                    "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA"}


def _formula(cell: Cell, lane: Lane) -> Gap | None:
    """None when the stored result can be used."""
    again = lane.worked_out(cell) if lane.worked_out else None
    mend = _calculate(cell, again)
    if cell.value is None:
        return _not_calculated(cell, again, "the result of the formula, which was never worked out", mend, lane)
    if isinstance(again, float) and isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        if abs(again - cell.value) > 1e-6 * max(1.0, abs(again)):
            old = f"the result of ={cell.formula[:60]}; the stored one is out of date"
            return _not_calculated(cell, again, old, mend, lane)
        return None
    if lane.recalculate and cell.value in (0, ""):
        return lane.wrong(cell, "the result of the formula; the stored one may never have been worked out", mend)
    if lane.recalculate:
        lane.note(cell, "results that are up to date; the workbook asks to be worked out again", mend, "warning")
    return None


def _calculate(cell: Cell, again: Any) -> str:
    """How to mend a formula without a result: what it comes to is said, and never taken."""
    if not isinstance(again, float):
        return "Open the workbook in Excel or LibreOffice, save it, and choose it again."
    how = "calculate and save the file in your spreadsheet program"
    return f"{cell.formula.strip()[:60]} is {again:.10g}: {how}, or type {again:.10g}."


def _not_calculated(cell: Cell, again: Any, expected: str, mend: str, lane: Lane) -> Gap:
    if isinstance(again, float):
        lane.enquiry.suggested[lane.sheet, cell.address] = f"{again:.10g}"
    return lane.wrong(cell, expected, mend)


def is_placeholder(text: str) -> bool:
    """Whether a text says that there is no value.

    >>> is_placeholder("n/a"), is_placeholder("TBD"), is_placeholder("12")
    (True, True, False)
    """
    return clean(text).casefold() in _NO_FIGURE


def takes_back(text: str) -> bool:
    """Whether a text in place of a note says that there is none.

    >>> takes_back("n/a"), takes_back("pending")
    (True, False)
    """
    return clean(text).casefold() in _TAKES_BACK


def read_text(cell: Cell | None, lane: Lane) -> str | Gap:
    """A name or a sentence; a number keeps its leading zeros when its format shows them."""
    value = settled(cell, lane)
    if isinstance(value, Gap) or cell is None:
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        zeros = re.fullmatch(r"0+", cell.format)
        return f"{value:0{len(zeros[0])}.0f}" if zeros else f"{value:.15g}"
    if isinstance(value, datetime | date | time | timedelta):
        if lane.column.kind == "id":
            return lane.wrong(cell, "a short name; Excel seems to have made a date of it",
                              "Format the cell as text and type it again.")
        lane.note(cell, "text", "A date stands there; it is kept as text.", level="warning")
        return shown(cell)
    text = clean(unspelled(value))
    if lane.column.kind == "id" or lane.column.name in ("vendor", "name", "city"):
        text = " ".join(text.split())
        empty = is_placeholder(text) and text != "x" and len(text) != 1
        return text if not empty else Gap.UNKNOWN if lane.column.name == "city" else Gap.EMPTY
    if lane.column.name in ("notes", "note") and is_placeholder(text):
        return Gap.UNKNOWN if takes_back(text) else Gap.EMPTY if not _LETTER.search(text) else text
    return text


def read_choice(cell: Cell | None, lane: Lane) -> str | Gap:
    """One of a closed list, by any of its spellings."""
    value = read_text(cell, lane)
    if isinstance(value, Gap) or cell is None:
        return value
    found = lane.column.choices.get(plain(value))
    if found is None and is_placeholder(value):
        return Gap.UNKNOWN
    if found is None and value in getattr(lane.column.spec, "choices", ()):
        found = value
    if found is None:
        choices = ", ".join(getattr(lane.column.spec, "choices", ()))
        named = {choice for word, choice in lane.column.choices.items() if word in plain(value).split()}
        near = get_close_matches(plain(value[:80]), lane.column.choices, 1, 0.86) if (
            len(named) < 2 and lane.enquiry.may_guess()) else []
        hint = f" Perhaps '{lane.column.choices[near[0]]}' is meant." if near else ""
        return lane.wrong(cell, f"one of: {choices}", f"Choose one of them.{hint}")
    return found


def read_flag(cell: Cell | None, lane: Lane) -> bool | Gap:
    """Yes or no."""
    value = settled(cell, lane)
    if isinstance(value, Gap | bool) or cell is None:
        return value
    word = plain(f"{value:g}" if isinstance(value, int | float) else str(value))
    if word in _YES or word in _NO:
        return word in _YES
    return lane.wrong(cell, "yes or no", "Write yes or no.")


def parts(text: str, slash: bool = False) -> list[str]:
    """The items of a list, split at the strongest separator it uses.

    >>> parts("ISO 27001, PCI DSS and SOC 2"), parts("en|es"), parts("ISO/IEC 27001; SOC 2")
    (['ISO 27001', 'PCI DSS', 'SOC 2'], ['en', 'es'], ['ISO/IEC 27001', 'SOC 2'])
    >>> parts("EN/ES", slash=True)
    ['EN', 'ES']
    """
    strong = text.split("|") if "|" in text else re.split(r"[;\n\t•·●▪]+", text)
    if len([part for part in strong if part.strip()]) < 2:
        strong = re.split(r",|\s/\s" + (r"|/|&|\+|\s-\s" if slash else ""), text)
        words = r"\s+(?:and|und|et|y|e|sowie|plus)\s+"
        if slash or len(strong) > 1:
            strong = [item for part in strong for item in re.split(words, re.sub(r"^\s*(?:and|und|et|y)\s+", "", part))]
    found = [part.strip(" -–*\u2022,.") if slash else part.strip(" *\u2022") for part in strong]
    return list(dict.fromkeys(part for part in found if part))


def read_list(cell: Cell | None, lane: Lane) -> tuple[str, ...] | Gap:
    """A list of names; one that differs from a known name only in spaces and hyphens takes the known spelling."""
    value = read_text(cell, lane)
    if isinstance(value, Gap):
        return value
    items = tuple(map(unspelled, str(cell.value).split(LIST_SEPARATOR))) if cell is not None else ()
    if all(lane.known.get(item) == item for item in items):
        return items
    if LIST_SEPARATOR not in value and _as_known(value, lane) is not None:
        return (_as_known(value, lane) or value,)
    if plain(value) in _NOTHING_AT_ALL:
        return ()
    if is_placeholder(value):
        return Gap.UNKNOWN
    return tuple(dict.fromkeys(_as_known(part, lane) or part for part in parts(value)))


def _as_known(name: str, lane: Lane) -> str | None:
    """The spelling in use of a name that differs from it in spaces and hyphens at most."""
    return lane.known.get(name) or lane.known.get(plain(name).replace(" ", ""))
