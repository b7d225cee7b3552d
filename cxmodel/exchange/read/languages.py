"""A language from its name in many languages or its code, as ISO 639-1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from babel import Locale

from cxmodel.exchange.read.columns import plain

_LOCALES = ("en", "de", "es", "fr", "pt", "it", "nl", "pl")
_ALIASES = {"tagalog": "tl", "filipino": "tl", "fil": "tl", "mandarin": "zh", "cantonese": "zh", "castilian": "es",
            "castellano": "es", "flemish": "nl", "farsi": "fa", "moldovan": "ro", "brazilian": "pt", "twi": "ak",
            "valencian": "ca", "bangla": "bn", "mandarin chinese": "zh", "gaelic": "ga", "burmese": "my",
            "eng": "en", "ger": "de", "deu": "de", "spa": "es", "fra": "fr", "fre": "fr", "ita": "it", "por": "pt",
            "nld": "nl", "pol": "pl", "jpn": "ja", "zho": "zh", "chi": "zh", "ara": "ar", "hin": "hi", "rus": "ru"}
_LEVEL = re.compile(r"\b(native|fluent|business|basic|advanced|conversational|bilingual|neutral|us|uk|british|american|"
                    r"latam|latin american|mexican|european|canadian|swiss|austrian|brazilian|[abc][12]\+?)\b|"
                    r"\([^)]*\)|\d+\s*%", re.IGNORECASE)


@dataclass(frozen=True)
class Tongue:
    """Either `code` is set, or `maybe` holds what the word could be; `trimmed` says that more stood there."""

    code: str = ""
    maybe: tuple[str, ...] = ()
    trimmed: bool = False


@lru_cache(5_000)
def find(text: str, guess: bool = True) -> Tongue:
    """The language of a word; without `guess` close spellings are not looked for.

    >>> find("Deutsch").code, find("EN").code, find("pt-BR").code, find("English (C1)").trimmed
    ('de', 'en', 'pt', True)
    >>> find("Englsh").maybe
    ('en',)
    """
    words = plain(text[:80])
    code = _code(words)
    if code:
        return Tongue(code)
    region = re.fullmatch(r"\s*([a-z]{2})[-_](?:[a-z]{2}|419|latn|hans|hant)\s*", text, re.IGNORECASE)
    if region and region[1].lower() in _codes():
        return Tongue(region[1].lower(), trimmed=True)
    bare = plain(_LEVEL.sub(" ", text))
    if bare != words and _code(bare):
        return Tongue(_code(bare), trimmed=True)
    near = get_close_matches(words, _names(), 3, 0.8) if guess and len(words) > 3 else []
    return Tongue(maybe=tuple(dict.fromkeys(_names()[name] for name in near)))


@cache
def language_name(code: str) -> str:
    """The English name of a language.

    >>> language_name("pl")
    'Polish'
    """
    return str(Locale("en").languages.get(code, code))


def _code(words: str) -> str:
    return words if words in _codes() else _names().get(words, "")


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code in map(str, Locale("en").languages) if len(code) == 2)


@cache
def _names() -> dict[str, str]:
    found = {plain(name): code for language in reversed(_LOCALES)
             for code, name in Locale(language).languages.items() if len(code) == 2}
    for code in sorted(_codes()):
        try:
            own = Locale(code).get_language_name(code)
        except Exception:  # Babel has no data for some of the codes
            continue
        if own:
            found.setdefault(plain(own), code)
    return {**found, **_ALIASES}
