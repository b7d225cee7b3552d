"""The tables of the template: which columns each has, what they mean, and by which words they are found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache, lru_cache

from cxmodel.exchange.read.synonyms import CHOICES, WORDS
from cxmodel.schema import Field, Flag, Quantity, Text, fields_of, table_name
from cxmodel.tables import ROW_TYPES, Activity, Assumption, Location, Performance, Site, Vendor
from cxmodel.units import Unit

NUMERIC = ("number", "share", "percent", "rate", "score", "clock", "seconds")
"""Kinds of columns that hold figures."""
COUNTRY_FIELDS = ("iso3", "home_iso3", "headquarters")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")
LANGUAGE_FIELDS = ("languages", "languages_service", "language")
DATED_FIELDS = {"month": "month", "decided_on": "month", "review": "day", "due": "day"}


@dataclass(frozen=True)
class Column:
    """One column: its name in the template, what it holds and how its cells are to be read.

    `kind`: id, text, number, share, percent, rate, score, clock, seconds, choice, country, language, list, flag, month
    or day.
    """

    name: str
    spec: Quantity | Text | Flag
    kind: str
    words: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """What it holds, as a person would say it.

        >>> table_named("Vendors").column("hourly_rate_usd").label
        'Quoted price of an hour'
        """
        return re.split(r"; |, ISO ", self.spec.meaning)[0]

    @property
    def said(self) -> str:
        """The same inside a sentence.

        >>> table_named("Vendors").column("site_id").said
        'short name of the site'
        """
        return self.label if self.label[:2].isupper() else self.label[:1].lower() + self.label[1:]

    @property
    def bounds(self) -> tuple[float, float]:
        """Lowest and highest value that makes sense."""
        return (self.spec.low, self.spec.high) if isinstance(self.spec, Quantity) else (0.0, 0.0)

    @property
    def whole(self) -> bool:
        return isinstance(self.spec, Quantity) and self.spec.whole

    @property
    def choices(self) -> Mapping[str, str]:
        """Every accepted spelling and the choice it stands for."""
        return _choices(self.name, self.spec.choices if isinstance(self.spec, Text) else ())


@dataclass(frozen=True)
class Table:
    """One sheet of the template. A header row belongs to it when it shows one of `anchors` in full."""

    name: str
    columns: tuple[Column, ...]
    anchors: tuple[frozenset[str], ...]
    row_type: type | None = None
    exact: bool = False  # only under its own sheet name and with its own column names

    def column(self, name: str) -> Column:
        """The column of a name."""
        return next(item for item in self.columns if item.name == name)

    def has(self, name: str) -> bool:
        """Whether there is a column of the name."""
        return any(item.name == name for item in self.columns)


@lru_cache(20_000)
def plain(text: str) -> str:
    """A header or a name reduced to what counts when words are compared.

    >>> plain(" Hourly_Rate  (USD)*"), plain("Plätze"), plain("AttritionRate")
    ('hourly rate usd', 'platze', 'attrition rate')
    """
    text = _HUMP.sub(" ", text).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(text))


def template() -> tuple[Table, ...]:
    """Every table that can be read, those that are found by many words first."""
    return _template()


def table_named(name: str) -> Table:
    """The table of a name, such as "Vendors"."""
    return next(table for table in template() if table.name == name)


def table_of(row_type: type) -> Table:
    """The table that holds a row type as it is."""
    return next(table for table in template() if table.row_type is row_type)


def header_words() -> frozenset[str]:
    """Every word or phrase that is known as a header."""
    return frozenset(word for table in template() for column in table.columns for word in column.words)


@cache
def _template() -> tuple[Table, ...]:
    shown = {Activity: "Activities", Location: "Locations", Assumption: "Assumptions", Performance: "Performance"}
    anchors = {
        "Activities": (frozenset({"name", "contacts_per_year"}), frozenset({"id", "contacts_per_year"}),
                       frozenset({"name", "handle_time_s"}), frozenset({"id", "handle_time_s"})),
        "Locations": (frozenset({"iso3"}), frozenset({"country"})),
        "Assumptions": tuple(frozenset({key, value}) for key in ("id", "name") for value in ("typical", "low", "high")),
        "Performance": (frozenset({"month", "metric_id", "value"}),),
    }
    named = tuple(Table(name, _columns(name, kind), anchors[name], kind) for kind, name in shown.items())
    return (_vendors(), _scores(), *named, *(_raw(kind) for kind in ROW_TYPES if kind not in shown))


def _raw(kind: type) -> Table:
    """A table of the store as it is, found by its own names only."""
    needed = frozenset(item.name for item in fields(kind) if item.default is MISSING)
    return Table(table_name(kind), _columns("", kind), (needed,), kind, True)


def _vendors() -> Table:
    site, vendor = ({field.name: field for field in fields_of(kind)} for kind in (Site, Vendor))
    columns = (
        ("vendor_id", vendor["id"].spec, "id"), ("vendor", vendor["name"].spec, "text"),
        ("country", site["iso3"].spec, "country"), ("city", site["city"].spec, "text"),
        ("hourly_rate_usd", site["rate_usd_h"].spec, "rate"),
        ("rate_basis", site["rate_basis"].spec, "choice"), ("seats", site["seats"].spec, "number"),
        ("csat_pct", Quantity("Customer satisfaction, as the vendor reports it", Unit.PERCENT, 0, 100), "percent"),
        ("attrition_pct", Quantity("Agents who leave in a year", Unit.PERCENT, 0, 300), "percent"),
        ("languages", site["languages"].spec, "language"),
        ("certifications", vendor["certifications"].spec, "list"),
        ("notes", vendor["note"].spec, "text"), ("site_id", site["id"].spec, "id"),
        ("headquarters", vendor["headquarters"].spec, "country"),
        ("vendor_class", vendor["vendor_class"].spec, "choice"), ("seats_total", vendor["seats_total"].spec, "number"),
        ("sample", vendor["sample"].spec, "flag"), ("site_sample", site["sample"].spec, "flag"),
        ("currency", Text("Currency of the price"), "text"), ("price_unit", Text("What the price is for"), "text"),
        ("action", Text("Keep the row or remove it", ("keep", "remove")), "choice"),
    )
    return Table("Vendors", tuple(Column(name, spec, kind, _words("Vendors", name)) for name, spec, kind in columns),
                 tuple(frozenset({who, what}) for who in ("vendor", "vendor_id")
                       for what in ("country", "hourly_rate_usd", "seats")) + (
                           frozenset({"country", "hourly_rate_usd", "seats"}),))


def _scores() -> Table:
    texts = (("vendor_id", "Vendor", "id"), ("vendor", "Vendor, by name", "text"),
             ("criterion_id", "Criterion", "id"), ("criterion", "Criterion, by name", "text"))
    score = Quantity("Score", Unit.SCORE, 0, 4)
    columns = (*(Column(name, Text(meaning), kind, _words("Scores", name)) for name, meaning, kind in texts),
               Column("score", score, "score", _words("Scores", "score")),
               *(Column(name, Text(meaning), "text", _words("Scores", name)) for name, meaning in
                 (("evidence", "What the score rests on"), ("assessor", "Who scored"))))
    return Table("Scores", columns, tuple(frozenset({who, what, said}) for who in ("vendor", "vendor_id")
                                          for what in ("criterion", "criterion_id") for said in ("score", "evidence")))


def _columns(table: str, row_type: type) -> tuple[Column, ...]:
    return tuple(Column(field.name, field.spec, _kind(field), _words(table, field.name) | {plain(field.spec.meaning)}
                        if table else frozenset({plain(field.name)})) for field in fields_of(row_type))


def _kind(field: Field) -> str:
    if isinstance(field.spec, Flag):
        return "flag"
    if isinstance(field.spec, Quantity):
        by_unit = {Unit.SHARE: "share", Unit.PERCENT: "percent", Unit.SECONDS: "seconds", Unit.HOURS: "clock"}
        return by_unit.get(field.spec.unit, "number")
    if field.name in COUNTRY_FIELDS:
        return "country"
    if field.name in LANGUAGE_FIELDS:
        return "language"
    if field.name in DATED_FIELDS:
        return DATED_FIELDS[field.name]
    return "list" if field.many else "choice" if field.spec.choices else "id" if field.key else "text"


def _words(table: str, column: str) -> frozenset[str]:
    said = WORDS.get(table, {}).get(column, "")
    return frozenset({plain(column), *(plain(word) for word in said.split(",") if word.strip())})


@cache
def _choices(name: str, choices: tuple[str, ...]) -> Mapping[str, str]:
    known = CHOICES.get(name, {})
    return {**{plain(choice): choice for choice in choices},
            **{plain(word): choice for choice, words in known.items() for word in words.split(",")}}
