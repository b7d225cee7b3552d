"""Which column of the template a header means, however it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from cxmodel.exchange.read.columns import Column, plain, table_named
from cxmodel.exchange.read.numbers import in_full
from cxmodel.exchange.read.quoted import CURRENCIES, Said, said, stripped
from cxmodel.exchange.read.synonyms import LOOSE

_FILLERS = frozenset({
    "the", "of", "a", "an", "in", "per", "your", "our", "please", "enter", "current", "no", "number", "by", "at", "for",
    "to", "and", "or", "der", "die", "das", "des", "im", "pro", "anzahl", "de", "du", "la", "le", "les", "el", "los",
    "par", "por", "en", "nr", "net", "netto", "offered", "proposed", "indicative", "blended", "standard", "all", "ex",
    "excl", "incl", "vat", "tax", "zzgl", "ht", "hors", "taxes", "from", "as", "until", "ab", "min", "max", "minimum",
    "maximum", "lowest", "highest",
    *(code.lower() for code in CURRENCIES)})
LONGEST = 200  # characters of a header; instructions may stand in brackets behind it
_SHORT = 60  # characters of a header in which a known word may stand among others
_ELSE = frozenset({"website", "web", "url", "email", "mail", "phone", "fax", "contact", "address", "street", "postcode",
                   "zip", "date", "signature", "logo", "manager", "owner", "person", "status", "ansprechpartner",
                   "kontakt", "datum", "adresse", "correo", "telefono", "fecha"})
"""What a header speaks of when it is not about a column of ours, although a word of it is."""
_WHEN = re.compile(r"q[1-4]|(?:19|20)\d\d")
_WEAK = frozenset({"vendor", "vendor_id", "country", "name", "id"})
_TAX = re.compile(r"[(\[,;]?\s*(?:\b(?P<how>incl|inkl|including|included|mit|avec|con|excl|exkl|excluding|excluded|"
                  r"zzgl|plus|before|without|ohne|hors|sin|net of|ex)\b\.?\s*)?(?:\d+(?:[.,]\d+)?\s?%\s*)?(?:of\s)?"
                  r"\b(?:vat|mwst|ust|tva|iva|igv|gst|sales tax|tax(?:es)?|mehrwertsteuer|umsatzsteuer)\b\.?"
                  r"(?:\s*\(?\d+(?:[.,]\d+)?\s?%\)?)?(?:\s(?P<then>incl|included|excl|excluded)\w*)?\s*[)\]]?|"
                  r"\b(?P<gross>ttc|brutto|gross)\b", re.IGNORECASE)
_WITH_TAX = frozenset({"incl", "inkl", "including", "included", "mit", "avec", "con", "gross", "ttc", "brutto"})
_CONTAINED_IN_IT = re.compile(r"\b(?:incl|inkl|including|excl|exkl|excluding|without|ohne|with|after|nach)\b\s\w+")
NO_PRICE = "a rate that is no price"
_OTHER_PRICES = (
    (NO_PRICE, r"(?:occupancy|utili[sz]ation|absen\w+|abandon\w*|answer|retention|conversion|error|shrinkage|success|"
     r"response|resolution|growth|exchange|fx|interest|inflation|tax|vat|churn|completion|pass|failure) rates?"),
    ("a call or contact", r"(?:per|pro|je|par|por) (?:call|contact|interaction|ticket|case|transaction|order|message|"
     r"resolution|e ?mail|chat|anruf|kontakt|vorgang|appel|llamada|contacto)s?(?! (?:cent|hour|agent|seat|fte))|"
     r"(?:call|contact) (?:price|rate|cost|fee|minute)|minutes? of calls?"),
    ("what the agents are paid", r"wages?|salar(?:y|ies)|pay rate|base pay|lohn|stundenlohn|gehalt|salaires?|"
     r"salarios?|sueldos?"),
    ("a former price", r"previous|old|former|prior|last year|historic\w*|superseded|bisherig\w*|vorjahr\w*|alte[rn]?|"
     r"ancien\w*|anterior(?:es)?"),
    ("special hours", r"overtime|week ?ends?|saturdays?|sundays?|holidays?|nights?|surcharge|uberstunden\w*|"
     r"wochenend\w*|sonntag\w*|feiertag\w*|nacht\w*|zuschlag\w*|nuits?|heures supp\w*|noches?|nocturn\w*|"
     r"horas extra\w*"),
    ("a fee beside the hours", r"set ?up|one off|one time|einmalig\w*|einrichtung\w*|implementation|onboarding|"
     r"transition|training|recruit\w*|schulung\w*|licen[cs]es?|travel|penalt\w*|deposit|discounts?|rabatt\w*|"
     r"mise en place|formation|instalacion|capacitacion"),
)
_OTHER_SIGNS = tuple((what, re.compile(rf"\b(?:{words})\b")) for what, words in _OTHER_PRICES)


@dataclass(frozen=True)
class Match:
    """The column a header stands for. `quality`: 1 word for word, 0.9 without its unit, less for parts and typos; the
    template's own name counts a little more than a word like it.
    """

    column: str
    quality: float
    said: Said
    loose: bool = False


@dataclass(frozen=True)
class Headline(Said):
    """What a header says of the figures below it. `times`: how many one of them stands for, 1,000 under "thousand EUR";
    `taxed`: they contain a tax.
    """

    times: int = 1
    taxed: bool = False


@lru_cache(20_000)
def heard(text: str) -> Headline:
    """The words of a header on currency, period, kind of hour, thousands and tax.

    >>> heard("Rate kEUR/h").times, heard("Hourly rate USD incl. 19% VAT").taxed, heard("Rate excl. VAT").taxed
    (1000, True, False)
    """
    words, times = in_full(text[:2 * LONGEST].replace("_", " "))
    told = said(_untaxed(words), any_case=True)
    taxed = any((tax[name] or "").casefold() in _WITH_TAX
                for tax in _TAX.finditer(words) for name in ("how", "then", "gross"))
    return Headline(told.currencies, told.periods, told.basis, told.percent, times, taxed)


def _untaxed(text: str) -> str:
    """A header without what it says of a tax; a tax number keeps its name."""
    return _TAX.sub(lambda tax: " " if "%" in tax[0] or tax["how"] or tax["then"] or tax["gross"] else tax[0], text)


@lru_cache(20_000)
def other_price(text: str) -> str:
    """What a header of prices is about when it is not the quoted price of an hour; '' when it may be.

    >>> other_price("Overtime rate USD"), other_price("Price per contact"), other_price("Rate incl. training")
    ('special hours', 'a call or contact', '')
    """
    words = _CONTAINED_IN_IT.sub(" ", plain(text[:2 * LONGEST]))
    return next((what for what, sign in _OTHER_SIGNS if sign.search(words)), "")


@lru_cache(20_000)
def match(text: str, table_name: str, spelling: bool = True) -> Match | None:
    """The column of a table that a header means, or None; `spelling` also finds misspelt ones, which takes longer.

    >>> match("Hourly rate (EUR)", "Vendors").column, match("Fluktuation in %", "Vendors").column
    ('hourly_rate_usd', 'attrition_pct')
    >>> match("Colour of the logo", "Vendors") is None
    True
    """
    table, words = table_named(table_name), plain(text) if len(text) <= LONGEST and "://" not in text else ""
    if not words or not (spelling or _tokens(table_name) & set(re.findall(r"[^\W_]+", words))):
        return None
    told = heard(text)
    if any(words == plain(column.name) for column in table.columns):
        return Match(next(column.name for column in table.columns if words == plain(column.name)), 1.1, told)
    if not table.exact:
        text = _untaxed(in_full(text)[0])
        words = plain(text)
    columns = [column for column in table.columns if _fits(column, told, table.exact)]
    if not table.exact and other_price(text):
        columns = [column for column in columns if column.kind != "rate" and column.name != "price_unit"]
    for quality, phrase in _phrases(text, words, table.exact):
        for column in columns:
            if phrase in column.words:
                return Match(column.name, quality, told, phrase in LOOSE)
    if table.exact or len(words) > _SHORT or _ELSE & set(words.split()):
        return None
    units = set(plain(text).split()) - set(plain(stripped(text, things=False)).split())
    core = " ".join(word for word in words.split() if word not in units)
    return _contained(words, columns, told) or _contained(core, columns, told) or (
        _misspelt(words, columns, told) if spelling else None)


@cache
def _tokens(table_name: str) -> frozenset[str]:
    """Every word that occurs in a known header of a table."""
    return frozenset(part for column in table_named(table_name).columns for word in column.words
                     for part in word.split())


def _fits(column: Column, told: Said, exact: bool) -> bool:
    """A header with a per cent sign is no seat count, one with a currency is no headcount."""
    if exact:
        return True
    counted = column.name in ("seats", "seats_total")
    if told.percent and (counted or column.kind not in ("percent", "share", "number")):
        return False
    return not told.currencies or (column.kind in ("rate", "number") and not counted)


def _phrases(text: str, words: str, exact: bool) -> list[tuple[float, str]]:
    """The header as it is, without its unit, and its parts: two languages or two lines in one cell."""
    found = [(1.0, words)]
    if exact:
        return found
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)
    core = plain(stripped(bare, things=False))
    found += [(0.95, plain(bare)), (0.9, core), (0.9, plain(stripped(text, things=False))),
              (0.9, " ".join(word for word in core.split() if word not in _FILLERS))]
    if len(bare) <= _SHORT:
        found += [(0.85, plain(part)) for part in re.split(r"[\n/|:–—]| - ", bare) if part.strip()]
    return [(quality, phrase) for quality, phrase in found if phrase]


def _contained(words: str, columns: list[Column], told: Said) -> Match | None:
    """A known phrase inside a longer header, when it makes up at least half of it; the later one wins."""
    tokens = [word for word in words.split() if word not in _FILLERS and not _WHEN.fullmatch(word)]
    if not tokens:
        return None
    best: tuple[float, float, int, Column] | None = None
    for column in columns:
        for phrase in column.words:
            parts = [part for part in phrase.split() if part not in _FILLERS]
            if not parts or not set(parts) <= set(tokens):
                continue
            cover = len(set(parts)) / len(set(tokens))
            place = max(tokens.index(part) for part in parts)
            rank = (0.0 if column.name in _WEAK else 1.0, cover, place, column)
            if cover >= 0.5 and (best is None or rank[:3] > best[:3]):
                best = rank
    return Match(best[3].name, 0.5 + 0.2 * best[1], told) if best else None


def _misspelt(words: str, columns: list[Column], told: Said) -> Match | None:
    known = {word: column.name for column in columns for word in column.words if len(word) >= 5}
    near = get_close_matches(words, known, 1, 0.86) if len(words) >= 5 else []
    return Match(known[near[0]], 0.6, told) if near else None
