"""What columns, countries and languages are called on the screen, instead of their names and codes in the files."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale

from cxmodel.exchange.read.columns import COUNTRY_FIELDS, LANGUAGE_FIELDS, Table, template
from cxmodel.exchange.read.countries import country_name
from cxmodel.schema import Field, Flag, Quantity, Text

_ASIDE = re.compile(r";.*|, (ISO|IANA)\b.*")
_SHORT = {"vendor": "Vendor", "vendor_id": "Vendor, short name", "country": "Country", "notes": "Notes",
          "site_id": "Site, short name", "seats_total": "Seats in total", "action": "Keep or remove"}


def in_words(meaning: str) -> str:
    """A meaning without its aside.

    >>> in_words("Quoted price of an hour; empty: no quote"), in_words("Country, ISO 3166 alpha-3 code")
    ('Quoted price of an hour', 'Country')
    """
    return _ASIDE.sub("", meaning)


@lru_cache(1000)
def label(column: str) -> str:
    """What a column of a file is called, by its name in the template; one that is not known keeps its own name.

    >>> label("hourly_rate_usd"), label("vendor"), label("chairs")
    ('Quoted price of an hour', 'Vendor', 'chairs')
    """
    found = next((table.column(column).spec for table in template() if table.has(column)), None)
    return column if found is None else label_of(column, found)


def label_of(column: str, spec: Quantity | Text | Flag) -> str:
    """What a column is called, by its own meaning."""
    return _SHORT.get(column) or in_words(spec.meaning)


def labels(table: Table) -> dict[str, str]:
    """Every column of a table with what it is called; where two would be called the same, with the name too."""
    told = {one.name: label_of(one.name, one.spec) for one in table.columns}
    said = list(told.values())
    return {name: text if said.count(text) == 1 else f"{text} ({name})" for name, text in told.items()}


def written_out(field: Field, code: str) -> str:
    """A country or a language by its English name; any other text as it stands."""
    if field.name in COUNTRY_FIELDS:
        return country_name(code)
    return str(Locale("en").languages.get(code, code)) if field.name in LANGUAGE_FIELDS else code
