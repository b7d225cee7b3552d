"""A cell that says "n/a" where something is known: it is taken back, or it has to stay, and either is said."""

from __future__ import annotations

from typing import Any

from cxmodel.exchange.read.countries import country_name
from cxmodel.exchange.read.enquiry import Enquiry
from cxmodel.exchange.read.numbers import rounded
from cxmodel.exchange.read.rows import Row

_SITE_STAYS = " To take the site out, write remove into the column 'action'."


def tell_taken_back(row: Row, column: str, known: Any, enquiry: Enquiry) -> None:
    """Say that what is known is taken back; nothing to say where nothing was known."""
    if known is None or known == ():
        enquiry.retell("note", row.spot(column), row.found.get(column, ""), "a value",
                       "Nothing is known, and it stays so.")
        return
    enquiry.retell("warning", row.spot(column), row.found.get(column, ""), "a value",
                   f"The known {_words(known, column)} is taken back. Leave the cell empty to keep it.")


def tell_kept(row: Row, column: str, known: Any, enquiry: Enquiry) -> None:
    """Say that a value which every row needs cannot be taken back."""
    enquiry.retell("warning", row.spot(column), row.found.get(column, ""), "a value; this one cannot be taken back",
                   f"The known {_words(known, column)} stays. Write the new value, or leave the cell empty."
                   + (_SITE_STAYS if column in ("seats", "rate_basis", "city") else ""))


def _words(known: Any, column: str) -> str:
    if column == "attrition_pct":
        return f"{rounded(known * 100)} %"
    if column in ("country", "headquarters", "iso3"):
        return country_name(known)
    if isinstance(known, tuple):
        return ", ".join(map(str, known))
    if isinstance(known, int | float) and not isinstance(known, bool):
        return rounded(known)
    return str(known) if len(str(known)) <= 60 else f"'{str(known)[:59]}…'"
