"""Cells that name a country or languages: what is certain is taken, what is close is asked, the rest is a fault."""

from __future__ import annotations

from collections.abc import Mapping

from cxmodel.exchange.read import countries, languages
from cxmodel.exchange.read.cells import Gap, Lane, is_placeholder, parts, read_text
from cxmodel.exchange.read.columns import plain
from cxmodel.exchange.read.enquiry import Option, Question
from cxmodel.exchange.read.grids import Cell


def read_languages(cell: Cell | None, lane: Lane) -> tuple[str, ...] | str | Gap:
    """Languages as ISO 639-1 codes; a close spelling is asked, an unknown one is a fault."""
    value = read_text(cell, lane)
    if isinstance(value, Gap) or cell is None:
        return value
    if is_placeholder(value):
        return Gap.UNKNOWN
    found: list[str] = []
    for part in _languages(value):
        if part in lane.known:
            found.append(part)
            continue
        tongue = languages.find(part, guess=False)
        if not tongue.code and lane.enquiry.may_guess():
            tongue = languages.find(part)
        maybe = {code: languages.language_name(code) for code in tongue.maybe}
        code = tongue.code or _spelling(cell, lane, part, maybe, "a language")
        if isinstance(code, Gap):
            return code
        if tongue.trimmed:
            lane.note(cell, "languages alone", "Levels and regions are left out.")
        found.append(code)
    return tuple(dict.fromkeys(found))


def _languages(text: str) -> list[str]:
    """The languages of a list, also of one that is cut by spaces alone."""
    found: list[str] = []
    for part in parts(text, slash=True):
        words = part.split()
        apart = len(words) > 1 and not languages.find(part, guess=False).code and all(
            languages.find(word, guess=False).code for word in words)
        found += words if apart else [part]
    return found


def read_country(cell: Cell | None, lane: Lane) -> str | tuple[str, str] | Gap:
    """A country as (ISO alpha-3, city named beside it); what is not certain is asked, once for each spelling."""
    value = read_text(cell, lane)
    if isinstance(value, Gap) or cell is None:
        return value
    place = countries.find(value, guess=False)
    if not (place.iso3 or place.maybe or is_placeholder(value)) and lane.enquiry.may_guess():
        place = countries.find(value)
    if not (place.iso3 or place.maybe) and is_placeholder(value):
        return Gap.UNKNOWN
    if place.iso3:
        return place.iso3, place.city
    maybe = {iso3: countries.country_name(iso3) for iso3 in place.maybe}
    city = lane.known.get(plain(value))
    if not maybe and city:
        maybe = {city: countries.country_name(city)}
    answer = _spelling(cell, lane, value, maybe, "a country")
    return answer if isinstance(answer, Gap) else (answer, "")


def _spelling(cell: Cell, lane: Lane, word: str, maybe: Mapping[str, str], what: str) -> str | Gap:
    """Ask what an unclear word means; without any suggestion it is a fault."""
    if not maybe:
        return lane.wrong(cell, what, f"'{word[:60]}' is not known. Write its usual name or its ISO code.")
    names = [name if name == key else f"{name} ({key})" for key, name in maybe.items()]
    nothing = [Option("nothing", "Not available: none is named", (f"{word[:40]} → nothing",))] * is_placeholder(word)
    maybes = " or ".join([*names, *["not available"] * len(nothing)])
    options = (*(Option(key, f"{name}", (f"{word[:40]} → {name}",)) for key, name in
                 zip(maybe, names, strict=True)), *nothing, Option("none", "None of these; I shall correct the file"))
    question = Question(f"{lane.name}.{plain(word)[:60]}", lane.spot(cell),
                        f"What does '{word[:60]}' mean: {maybes}?", options)
    answer = lane.enquiry.ask(question)
    if answer is None:
        return Gap.OPEN
    if answer.key == "nothing":
        return Gap.UNKNOWN
    if answer.key == "none":
        return lane.wrong(cell, what, "Write its usual name or its ISO code.")
    return answer.key
