"""What the words around a figure say of it: currency, period, kind of hour, per cent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cxmodel.exchange.read.columns import plain

CURRENCIES = (
    "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "MXN", "PHP", "INR", "ZAR", "EGP", "MAD", "TND", "KES", "GHS",
    "NGN", "RWF", "MUR", "MYR", "LKR", "VND", "IDR", "COP", "CRC", "GTQ", "HNL", "DOP", "JMD", "GYD", "TTD", "BRL",
    "ARS", "PEN", "PLN", "RON", "BGN", "HUF", "CZK", "TRY", "GEL", "RSD", "MKD", "BAM", "JPY", "SGD", "CNY", "HKD",
    "THB", "KRW", "AED", "SEK", "NOK", "DKK", "ILS", "UAH",
)
"""Codes that occur in quotes. ALL (Albanian lek) is a word of English and is left out."""

_SIGNS = (  # the longer sign first: A$ is not $
    ("US$", "USD"), ("U$S", "USD"), ("A$", "AUD"), ("AU$", "AUD"), ("C$", "CAD"), ("CA$", "CAD"), ("NZ$", "NZD"),
    ("MX$", "MXN"), ("HK$", "HKD"), ("S$", "SGD"), ("R$", "BRL"), ("J$", "JMD"), ("TT$", "TTD"), ("RD$", "DOP"),
    ("€", "EUR"), ("£", "GBP"), ("₱", "PHP"), ("₹", "INR"), ("¥", "JPY"), ("₺", "TRY"), ("₦", "NGN"), ("₴", "UAH"),
    ("₫", "VND"), ("₡", "CRC"), ("₩", "KRW"), ("₪", "ILS"), ("zł", "PLN"), ("Kč", "CZK"), ("$", "USD"),
)
_WORDS = {
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "us dollar": "USD", "us dollars": "USD",
    "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "rupee": "INR", "rupees": "INR", "rs": "INR", "inr": "INR",
    "zloty": "PLN", "rand": "ZAR", "swiss franc": "CHF", "swiss francs": "CHF", "franken": "CHF", "sfr": "CHF",
    "yen": "JPY", "lei": "RON", "forint": "HUF", "philippine peso": "PHP", "philippine pesos": "PHP",
    "mexican peso": "MXN", "mexican pesos": "MXN", "local currency": "local currency",
    "landeswahrung": "local currency", "monnaie locale": "local currency", "moneda local": "local currency",
}
_PERIODS = (
    ("month", r"months?|monthly|mth|monats?\w*|monatlich\w*|mois|mensuel\w*|mes|mensual\w*|p ?m"),
    ("day", r"days?|daily|tag|tages\w*|taglich\w*|jour|journalier\w*|dia|diari[oa]|per diem"),
    ("week", r"weeks?|weekly|wochen?\w*|wochentlich\w*|semaine|semana|hebdomadaire|semanal"),
    ("year", r"years?|yearly|annual\w*|annum|p ?a|jahr\w*|jahrlich\w*|ano|anual\w*|annuel\w*|par an"),
    ("minute", r"minutes?|min|minuten?|minuto"),
    ("hour", r"hours?|hourly|hrs?|hr|h|p ?h|stunden?\w*|stundlich\w*|std|heures?|horaires?|horas?|horari[oa]"),
)
_BASES = (
    ("productive", r"productive|production|produktiv\w*|productif|productiv[ao]s?|logged in|login"),
    ("paid", r"paid|payroll|bezahlte?\w*|payees?|pagad[ao]s?|scheduled"),
    ("handled", r"handled|handling|talk time|traitees?|gestionad[ao]s?|atendid[ao]s?"),
)
_PERCENT = re.compile(r"%|\b(per ?cent|percent(?:age)?|pct|prozent|pour ?cent|por ?ciento|pourcentage|porcentaje)\b")
_PERIOD_WORDS = tuple((name, re.compile(rf"\b(?:{words})\b")) for name, words in _PERIODS)
_BASIS_WORDS = tuple((name, re.compile(rf"\b(?:{words})\b")) for name, words in _BASES)
_CODE = re.compile(rf"(?<![A-Za-z])({'|'.join(CURRENCIES)})(?![A-Za-z])")
_CODE_LOW = re.compile(rf"(?<![a-z])({'|'.join(code.lower() for code in CURRENCIES if code != 'TRY')})(?![a-z])")
_PRICE = re.compile(r"\b(rates?|prices?|priced|pricing|quot\w+|fees?|tarif\w*|amounts?|figures|costs?|billed|billing|"
                    r"invoic\w+|charg\w+|currency|preise?\w*|satze?|stundensatz\w*|betrage?|wahrung|kosten|prix|"
                    r"montants?|devise|taux|precios?|tarifas?|importes?|moneda|divisa|cotiza\w*)\b")
_ASIDE = re.compile(r"\b(set ?up|one off|once|training|increase\w*|index\w*|inflation|rise|rises|discount|deposit|"
                    r"einmalig\w*|rabatt|converted|umgerechnet)\b")
_FREQUENCY = re.compile(r"\b(invoic\w*|billed|billing|payable|payments?|rechnung\w*|zahlbar|factur\w*)\b")
_TWELVE = re.compile(r"\b(?:12|twelve|zwolf|douze|doce) (?:months?|monat\w*|mois|meses)\b")
_A_MINUTE = re.compile(r"\b(?:per|pro|a|je|par|por) min\b|\bminut")
_PER = re.compile(r"\b(per|each|pro|par|por|je)\b|/|\b(monthly|daily|hourly|monatlich\w*|monats\w*|tages\w*|stunden\w*|"
                  r"mensuel\w*|mensual\w*|horaire\w*)\b")


@dataclass(frozen=True)
class Said:
    """What a text says of a figure; empty where it says nothing. `currencies` holds every one that it names."""

    currencies: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    basis: str = ""
    percent: bool = False

    @property
    def currency(self) -> str:
        return self.currencies[0] if self.currencies else ""

    @property
    def period(self) -> str:
        return self.periods[0] if self.periods else ""


NOTHING = Said()

@lru_cache(20_000)
def said(text: str, any_case: bool = False) -> Said:
    """Read the words of a header, a cell or a note; `any_case` also takes "usd" for the currency.

    >>> said("Rate (EUR per month)")
    Said(currencies=('EUR',), periods=('month',), basis='', percent=False)
    >>> said("$ / productive hour").basis
    'productive'
    """
    words = _TWELVE.sub("year", re.sub(r"(?<=\d)(?=[a-z])", " ", plain(text)))
    periods = tuple(name for name, sign in _PERIOD_WORDS if sign.search(words))
    if len(periods) > 1 and not _A_MINUTE.search(words):
        periods = tuple(name for name in periods if name != "minute")  # "min" is the least, not a minute
    return Said(_currencies(text, words, any_case), periods,
                next((name for name, sign in _BASIS_WORDS if sign.search(words)), ""),
                bool(_PERCENT.search(text.casefold())) or bool(_PERCENT.search(words)))


def about_price(text: str) -> Said:
    """What a note says of the prices of the table; nothing when it speaks of other money.

    >>> about_price("All rates in EUR").currency, about_price("Founded with 3 million EUR").currency
    ('EUR', '')
    >>> about_price("Prices are per month").period, about_price("Prices rise by 3 % per year").period
    ('month', '')
    """
    currencies: list[str] = []
    periods: list[str] = []
    for part in re.split(r"[.;!\n]", text):
        words = plain(part)
        if "%" in part or not _PRICE.search(words) or _ASIDE.search(words):
            continue
        currencies += said(part).currencies
        if _FREQUENCY.search(words):
            continue  # how often is paid says nothing of what the price is for
        if _PER.search(words) or _PER.search(part.casefold()):
            periods += [name for name in said(part).periods if name in ("minute", "hour", "day", "month")]
    return Said(tuple(dict.fromkeys(currencies)), tuple(dict.fromkeys(periods)))


def _currencies(text: str, words: str, any_case: bool) -> tuple[str, ...]:
    found = [match[1] for match in _CODE.finditer(text.replace("_", " "))]
    if any_case:
        found += [match[1].upper() for match in _CODE_LOW.finditer(words)]
    rest = text
    for sign, code in _SIGNS:
        if sign in rest:
            found.append(code)
            rest = rest.replace(sign, " ")
    found += ["ZAR"] if re.search(r"\bR ?(?=\d)", text) else []
    found += [code for word, code in _WORDS.items() if re.search(rf"\b{word}\b", words)]
    return tuple(dict.fromkeys(found))


_MEASURES = "|".join([*(words for _, words in _PERIODS), *(words for _, words in _BASES),
                      *(word.replace(" ", r"[\s-]?") for word in _WORDS), r"ph|p\.m|p\.a|p\.h",
                      r"día|años?|jährlich|täglich|seconds?|secs?|sek|sekunden|secondes?|segundos?|s"])
_COUNTED = (r"ftes?|agents?|seats?|persons?|platze?|plätze|arbeitsplatze|arbeitsplätze|postes?|puestos?|plazas|"
            r"contacts?|kontakte|calls")


def _unit(words: str) -> re.Pattern[str]:
    return re.compile(r"(?:(?:/|\b(?:per|pro|par|por|je|a|an|la|the|p)\b\.?|\bà\b)\s*)?(?<![^\W\d_])"
                      rf"(?:{words})(?![^\W\d_])\.?", re.IGNORECASE)


_MEASURE, _THING = _unit(_MEASURES), _unit(_COUNTED)
_PERCENT_WORD = re.compile(r"%|(?<![a-z])(per ?cent|percent|pct|prozent|pour ?cent|por ?ciento|v\.?h\.?)(?![a-z])",
                           re.IGNORECASE)
_ANY_CODE = re.compile(_CODE.pattern + r"|\bR ?(?=\d)", re.IGNORECASE)


def stripped(text: str, things: bool = True) -> str:
    """A text without the words that `said` understands: what is left of a cell besides its figure.

    `things`: also without what is counted (seats, agents), which in a header is the very meaning.

    >>> stripped("USD 13.50 / productive hour").strip()
    '13.50'
    """
    for sign, _ in _SIGNS:
        text = text.replace(sign, " ")
    for pattern in (_ANY_CODE, _PERCENT_WORD, _MEASURE, *([_THING] if things else [])):
        text = pattern.sub(" ", text)
    text = re.sub(r"[(\[]\s*[)\]]", " ", text)
    return text if re.search(r"\d\s*/\s*\d", text) else text.replace("/", " ")
