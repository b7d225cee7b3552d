"""A text as a number, in every way it can be read: with a decimal point and with a decimal comma."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from cxmodel.exchange.read.quoted import CURRENCIES, NOTHING, Said, said, stripped

LONGEST = 120  # characters of a text that may be a figure
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\ufe63\uff0d", "-"))
_QUOTES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bc\u00b4`\u2032\uff07", "'"))
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]+")
_RAISED = re.compile(r"(?<=\d)[\u00b9\u00b2\u00b3\u2070-\u2079*\u2020\u2021]+$")
_NUMERAL = r"(?:\d[\d., ']*\d|\d|[.,]\d+)"
_SIGNED = re.compile(rf"([+-]?)\s*({_NUMERAL})[.,]?(e[+-]?\d{{1,3}})?\s*(-?)", re.IGNORECASE)
_RANGE = re.compile(rf"({_NUMERAL})\s*(?:-|~|\.\.\.?|…|to|bis|until|through|à|a|hasta)\s*({_NUMERAL})", re.IGNORECASE)
_ABOUT = re.compile(r"(?:~|≈|±|\b(?:ca|circa|approx|approximately|about|around|roughly|etwa|rund|env|environ|aprox|"
                    r"alrededor de|unos)\b\.?)\s*", re.IGNORECASE)
_BOUND = re.compile(r"^(?:<=?|>=?|≤|≥|\b(?:up to|from|starting at|at least|at most|max|maximum|min|minimum|over|under|"
                    r"less than|more than|ab|bis zu|bis|mindestens|höchstens|maximal|à partir de|jusqu'à|desde|hasta|"
                    r"más de|menos de)\b\.?)\s*", re.IGNORECASE)
_ASIDE = re.compile(r"(.*\d.*?)\s*[(\[](?!.*\b(?!(?:19|20)\d\d\b)\d)[^(\[]*[)\]]")
_POWERS = {"k": 3, "tsd": 3, "thousand": 3, "mil": 3, "mn": 6, "mio": 6, "mill": 6, "million": 6, "millions": 6,
           "lakh": 5, "crore": 7}
_POWER_END = re.compile(rf"(?<=\d)\s*({'|'.join(_POWERS)})\.?$", re.IGNORECASE)
_BY_MARK = {".": (",", " ", "'"), ",": (".", " ", "'")}
_CODES = "|".join(CURRENCIES)
_TIMES = (
    (1000, re.compile(rf"(?<![^\W_])(?:(?:thousands?|tausend|tsd|milliers)(?![^\W_])\.?|k(?![^\W_]|\.?\s?a\b)|"
                      rf"[kt](?=\s?[€$£]|(?:{'|'.join(CURRENCIES)})(?![^\W_])))|[(\[]\s*['’]?000['’]?s?\s*[)\]]|"
                      r"(?<![\d.,])['’]000s?\b|\bin 000s?\b|(?<![\d.,'’])\b000s\b", re.IGNORECASE)),
    (1_000_000, re.compile(r"(?<![^\W_])(?:millions?|millionen|millones|mio|mn)(?![^\W_])\.?", re.IGNORECASE)),
)


@dataclass(frozen=True)
class Figure:
    """A number in a text. `point` and `comma`: its value when that sign is the decimal mark, None when it cannot be.

    `upper`: the other end of a range, read both ways; `loose`: what makes it less than a figure ("about", "more than");
    `power`: of ten, as a word behind it says (3 for "k").
    """

    point: float | None
    comma: float | None
    said: Said = NOTHING
    upper: tuple[float | None, float | None] | None = None
    loose: str = ""
    power: int = 0

    @property
    def ambiguous(self) -> bool:
        """Whether the decimal mark decides its value."""
        return self.point is not None and self.comma is not None and self.point != self.comma


def rounded(value: float) -> str:
    """A figure as a reader needs it: two decimals, below 1 three figures that count.

    >>> rounded(14.4409375), rounded(12.5), rounded(2100.0), rounded(0.0735294)
    ('14.44', '12.5', '2,100', '0.0735')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 1 or value == 0 else f"{value:.3g}"


def in_full(text: str) -> tuple[str, int]:
    """The words of a header without those for thousands and millions, and how many one of its figures stands for.

    >>> in_full("Hourly rate (TEUR)"), in_full("Seats (000)"), in_full("Rate in USD")
    (('Hourly rate ( EUR)', 1000), ('Seats  ', 1000), ('Rate in USD', 1))
    """
    for times, sign in _TIMES:
        if sign.search(text):
            return sign.sub(" ", text), times
    return text, 1


@lru_cache(20_000)
def figure(text: str) -> Figure | None:
    """The number a text holds, or None when it holds none, or words that are not understood.

    >>> figure("1.234,50").comma, figure("1'234.5").point, figure("(12)").point, figure("twelve")
    (1234.5, 1234.5, -12.0, None)
    >>> figure("1.234").point, figure("1.234").comma, figure("12,34,567").point
    (1.234, 1234.0, 1234567.0)
    """
    if len(text) > LONGEST:
        return None
    told = said(text, any_case=True)
    words = _SPACES.sub(" ", _usual(text)).strip()
    loose = ""
    if _ABOUT.match(words):
        words, loose = _ABOUT.sub("", words, count=1), "about"
    elif _BOUND.match(words) and not _RANGE.fullmatch(words):
        words, loose = _BOUND.sub("", words, count=1), "a bound"
    if re.search(r"\d\s*\+$", words):
        words, loose = words.rstrip("+ "), "a bound"
    raised = _RAISED.sub("", words)
    words, loose = raised, loose or ("a footnote mark" if raised != words else "")
    found = _number(_SPACES.sub(" ", stripped(words)).strip(" '"), told, loose)
    aside = _ASIDE.fullmatch(words) if found is None else None
    if aside and not told.currencies[1:]:
        times = in_full(words[len(aside[1]):])[1]
        words, loose = aside[1] + {1: "", 1000: " k"}.get(times, " mn"), loose or ("words in brackets" * (times == 1))
        return _number(_SPACES.sub(" ", stripped(words)).strip(" '"), told, loose)
    return found


def _number(words: str, told: Said, loose: str) -> Figure | None:
    negative = bool(re.fullmatch(r"\(.*\)", words))
    words = words[1:-1].strip() if negative else words
    match, power = _POWER_END.search(words), 0
    if match:
        power, words = _POWERS[match[1].lower()], words[: match.start()]
    words = re.sub(r"(?<=\d)[.,]-{1,2}$", "", words)
    pair = _RANGE.fullmatch(words)
    if pair:
        low, high = _both(pair[1], power), _both(pair[2], power)
        rising = any(a is not None and b is not None and a < b for a, b in zip(low, high, strict=True))
        return Figure(*low, told, high, "a range", power) if rising else None
    match = _SIGNED.fullmatch(words)
    if not match or (match[1] and match[4]):
        return None
    minus = (match[1] == "-" or bool(match[4])) != negative
    point, comma = _both(match[2], power + int(match[3][1:] if match[3] else 0), "-" if minus else "")
    return None if point is None and comma is None else Figure(point, comma, told, None, loose, power)


def _usual(text: str) -> str:
    """Digits of every script as 0-9, every minus as -, every apostrophe as '."""
    text = text.translate(_MINUS).translate(_QUOTES).replace("٫", ".").replace("٬", "'").replace("·", ".")
    text = "".join(_digit(sign) for sign in text)
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Cc") or sign.isspace())


def _digit(sign: str) -> str:
    if sign < "\u0080":
        return sign
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return unicodedata.normalize("NFKC", sign) if "\uff01" <= sign <= "\uff5e" else sign


def _both(numeral: str, power: int = 0, sign: str = "") -> tuple[float | None, float | None]:
    return _read(numeral, ".", power, sign), _read(numeral, ",", power, sign)


def _read(numeral: str, mark: str, power: int, sign: str) -> float | None:
    """One numeral under one decimal mark; None when its groups do not fit (Western threes, Indian twos)."""
    whole, _, part = numeral.partition(mark)
    if part and not part.isdigit():
        return None
    marks = {sign for sign in whole if not sign.isdigit()}
    if len(marks) > 1 or not marks <= set(_BY_MARK[mark]):
        return None
    if marks:
        group = re.escape(marks.pop())
        if not re.fullmatch(rf"[1-9]\d{{0,2}}(?:{group}\d{{3}})+|[1-9]\d?(?:{group}\d{{2}})+{group}\d{{3}}", whole):
            return None
    digits = re.sub(r"\D", "", whole)
    value = float(f"{sign}{digits or 0}.{part or 0}e{power}") if digits or part else math.inf
    return value if math.isfinite(value) else None
