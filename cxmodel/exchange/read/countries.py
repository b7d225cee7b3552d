"""A country from any of its spellings: ISO codes, names in many languages, common aliases; close ones are suggested."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from cxmodel.exchange.read.columns import plain

_LOCALES = ("en", "de", "es", "fr", "pt", "it", "nl", "pl", "tr", "ru", "el", "ar", "ja", "zh")
_AND = {"and", "und", "y", "et", "e", "en", "i", "ve"}
_FORMER = {"ANT", "BUR", "ROM", "TMP", "ZAR", "SCG", "YUG", "SUN", "DDR", "XKK", "QUU", "QMM", "FXX", "NTZ", "YMD"}
_ALIASES = {
    "GBR": "uk, u k, great britain, großbritannien, grossbritannien, grande bretagne, "
           "gran bretana, britain, england, scotland, wales, northern ireland",
    "USA": "us, u s, ee uu, eeuu, e u a, u s a, usa, united states of america, the united states, america, us of a",
    "KOR": "republic of korea, korea south, s korea, korea republic of, rok", "PRK": "dprk, korea north",
    "COD": "dr congo, drc, congo kinshasa, congo dr, democratic republic of the congo, democratic republic of congo",
    "COG": "congo brazzaville, republic of the congo, republic of congo", "DEU": "federal republic of germany, brd",
    "CIV": "ivory coast, cote divoire",
    "CZE": "czech republic, republique tcheque, tschechische republik, republica checa",
    "MMR": "burma", "NLD": "holland, the netherlands",
    "MKD": "macedonia, fyrom", "SWZ": "swaziland", "CPV": "cape verde", "VNM": "viet nam", "TUR": "turkey, turkiye",
    "RUS": "russian federation", "IRN": "iran islamic republic of", "SYR": "syrian arab republic", "LAO": "lao pdr",
    "MDA": "republic of moldova", "TZA": "united republic of tanzania", "BOL": "bolivia plurinational state of",
    "VEN": "venezuela bolivarian republic of", "ARE": "uae, u a e, eau, e a u, emirates", "TTO": "trinidad",
    "BIH": "bosnia, bosnien, bosnie", "DOM": "dominican rep, republica dominicana, rep dominicana, rep dominicaine",
    "PHL": "the philippines, phils, philippine islands",
    "ZAF": "rsa, republic of south africa", "IRL": "republic of ireland, eire", "ROU": "romania, rumania",
    "CHN": "prc, peoples republic of china, mainland china", "HKG": "hong kong, hong kong sar", "MAC": "macau",
    "TWN": "taiwan", "PSE": "palestine", "XKX": "republic of kosovo", "SLV": "salvador", "TLS": "east timor",
    "IND": "republic of india, bharat", "MEX": "mejico", "EGY": "arab republic of egypt", "BGR": "balgariya",
    "HUN": "magyarorszag", "SWE": "sverige", "DNK": "danmark", "NOR": "norge", "FIN": "suomi", "LTU": "lietuva",
    "MUS": "ile maurice, isla mauricio",
    "EST": "eesti", "ALB": "shqiperia", "GEO": "sakartvelo", "HRV": "hrvatska", "SRB": "srbija",
}
_FORM = re.compile(r"(?i)\b(the|republic|state|states|kingdom|federation|federal|people'?s|islamic|union)\b")
_UNCLEAR = {"congo": ("COD", "COG"), "kongo": ("COD", "COG"), "korea": ("KOR", "PRK"), "corea": ("KOR", "PRK"),
            "coree": ("KOR", "PRK"), "guiana": ("GUF", "GUY"),
            "virgin islands": ("VIR", "VGB"), "dominica republic": ("DOM", "DMA"), "na": ("NAM",)}
_ODD_CODES = {"ger": "DEU", "sui": "CHE", "phi": "PHL", "ned": "NLD", "den": "DNK", "por": "PRT", "gre": "GRC",
              "bul": "BGR", "cro": "HRV", "mas": "MYS", "ina": "IDN", "vie": "VNM", "sp": "ESP", "el": "GRC"}


@dataclass(frozen=True)
class Place:
    """What a text says of a country: either `iso3` is set, or `maybe` holds the guesses; `city` if it names one."""

    iso3: str = ""
    maybe: tuple[str, ...] = ()
    city: str = ""


@lru_cache(20_000)
def find(text: str, guess: bool = True) -> Place:
    """The country of a text, or what it may mean; without `guess` close spellings are not looked for.

    >>> find("U.A.E.").iso3, find("Côte d’Ivoire").iso3, find("Philippinen").iso3, find("Cebu, Philippines")
    ('ARE', 'CIV', 'PHL', Place(iso3='PHL', maybe=(), city='Cebu'))
    >>> find("Congo").maybe, find("Phillipines").maybe, find("NA").maybe
    (('COD', 'COG'), ('PHL',), ('NAM',))
    """
    if len(text) > 120:
        return Place()
    known = _known(text)
    if known.iso3 or known.maybe:
        return known
    parts = [part.strip() for part in re.split(r"\s*[,;/|()\[\]]\s*|\s+[-–—:]\s+|\n", text) if part.strip()]
    if 1 < len(parts) <= 4:
        found = [(part, _known(part)) for part in parts]
        sure = [(part, place) for part, place in found if place.iso3]
        if len({place.iso3 for _, place in sure}) == 1:
            city = next((part for part, place in found if not place.iso3 and not _FORM.search(part)), "")
            return Place(sure[0][1].iso3, city=city)
        if len(sure) > 1:
            return Place(maybe=tuple(dict.fromkeys(place.iso3 for _, place in sure)))
    return Place(maybe=_close(_key(text)) if guess else ())


@cache
def country_name(iso3: str, language: str = "en") -> str:
    """The usual name of a country.

    >>> country_name("PHL"), country_name("XKX")
    ('Philippines', 'Kosovo')
    """
    return dict(Locale(language).territories).get(_alpha2().get(iso3, ""), iso3)


def usual_names() -> list[tuple[str, str]]:
    """Every country's name in every language that is read, with its ISO code."""
    return [(name, _alpha3()[two]) for language in _LOCALES
            for two, name in Locale(language).territories.items() if two in _alpha3()]


def other_names() -> list[tuple[str, str]]:
    """What countries are called besides, with their ISO codes."""
    return [(name.strip(), three) for three, names in _ALIASES.items() for name in names.split(",")]


def _known(text: str) -> Place:
    code, said, words = text.strip().upper(), plain(text), _key(text)
    if len(code) == 2 and code in _alpha3() and said not in _UNCLEAR:  # "NA" is Namibia, or "not available"
        return Place(_alpha3()[code])
    if len(code) == 3 and code in _alpha2():
        return Place(code)
    if said in _UNCLEAR:
        return Place(maybe=_UNCLEAR[said])
    if said in _ODD_CODES:
        return Place(maybe=(_ODD_CODES[said],))
    return Place(_names().get(words) or _names().get(words.removeprefix("the "), ""))


def _key(text: str) -> str:
    """A name without the word for "and" between others; initials stand together, so that U.A.E. keeps its last one."""
    words = plain(text).split()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return "".join(words)
    return " ".join(word for place, word in enumerate(words) if word not in _AND or place in (0, len(words) - 1))


def _close(words: str) -> tuple[str, ...]:
    if len(words) < 4:
        return ()
    near = get_close_matches(words, _names().keys(), 4, 0.82)
    return tuple(dict.fromkeys(_names()[name] for name in near))


@cache
def _alpha2() -> dict[str, str]:
    """Two letters by three; Kosovo has no official code and uses XKX."""
    aliases = get_global("territory_aliases")
    countries = Locale("en").territories
    found = {three: two[0] for three, two in aliases.items()
             if len(three) == 3 and three.isalpha() and len(two) == 1 and two[0] in countries and three not in _FORMER}
    return {**found, "XKX": "XK"}


@cache
def _alpha3() -> dict[str, str]:
    return {**{two: three for three, two in _alpha2().items()}, "UK": "GBR"}


@cache
def _names() -> dict[str, str]:
    """Every reduced name and the country it stands for; what two countries share is left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for name, three in usual_names():
        key = _key(name)
        if key and found.setdefault(key, three) != three:
            shared.add(key)
    for name, three in other_names():
        found[_key(name)] = three
        shared.discard(_key(name))
    return {name: three for name, three in found.items() if name not in shared | set(_UNCLEAR)}
