"""The rules of the plan that a user sets: how each is written, what its limit may be, and its sentence."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.schema import Quantity, check_quantity
from cxmodel.tables import SHORES
from cxmodel.units import Unit, in_unit, number

GAP = "…"
_SHARE = Quantity("The limit", Unit.SHARE, 0, 1)
_COUNT = Quantity("The limit", Unit.NONE, 0, 10_000, True)
_SEATS = Quantity("The limit", Unit.SEATS, 0, 1e6, True)
_MONEY = Quantity("The limit", Unit.USD_PER_YEAR, -1e12, 1e12)
_RISK = Quantity("The limit", Unit.POINTS, 0, 100)
_SWITCH = Quantity("The mark", Unit.NONE, 1, 1, True)
_COUNTED = {"vendor": ("vendor", "vendors"), "country": ("country", "countries"), "site": ("site", "sites")}
_PLACE = re.compile("ACTIVITY|VENDOR|COUNTRY|SITE|SHORE|BAR|RULE")
_WITH_COLONS = ("BAR", "RULE")
_WITH_ARTICLE = ("United States", "United Kingdom", "Netherlands", "Philippines", "Dominican Republic")


@dataclass(frozen=True)
class Form:
    """One kind of rule: how its key is written, what its limit is, and its sentence, … standing for the limit.

    Words in capitals are filled in: the id of an activity, a vendor, a site or another rule, a country's code.
    """

    key: str
    limit: Quantity
    words: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What a key of this kind looks like; ids of other rules may hold colons."""
        return re.compile(_PLACE.sub(
            lambda found: f"(?P<{found[0]}>{'.+' if found[0] in _WITH_COLONS else '[^:]+'})", self.key))


FORMS = (
    *(Form(f"most:{kind}", _COUNT, "At most …") for kind in ("vendor", "country", "site")),
    *(Form(f"least:{kind}", _COUNT, "At least …") for kind in ("vendor", "country")),
    Form("cap:vendor", _SHARE, "At most … of the moved work with any one vendor"),
    Form("cap:country", _SHARE, "At most … of the moved work in any one country"),
    Form("cap:site", _SHARE, "At most … of the moved work at any one site"),
    Form("cap:moved", _SHARE, "At most … of all work moves"),
    Form("floor:moved", _SHARE, "At least … of all work moves"),
    *(Form(f"{kind}:{what}", _SHARE, f"At {least} … of the moved work {where}")
      for kind, least in (("cap", "most"), ("floor", "least"))
      for what, where in (("vendor:VENDOR", "with VENDOR"), ("country:COUNTRY", "in COUNTRY"),
                          ("shore:SHORE", "SHORE"))),
    Form("keep:ACTIVITY", _SHARE, "At least … of ACTIVITY stays at home"),
    Form("go:ACTIVITY:vendor:VENDOR", _SHARE, "At least … of ACTIVITY goes to VENDOR"),
    Form("go:ACTIVITY:site:SITE", _SHARE, "At least … of ACTIVITY goes to SITE"),
    Form("go:ACTIVITY:country:COUNTRY", _SHARE, "At least … of ACTIVITY goes to vendors' sites in COUNTRY"),
    Form("incumbent:VENDOR", _SHARE, "At least … of all work stays with VENDOR"),
    Form("least_seats", _SEATS, "At least … at every open site"),
    Form("least_share", _SHARE, "At least … of an activity at a site, or none of it"),
    Form("more_seats:SITE", _SEATS, "Up to … more than offered at SITE"),
    Form("saving", _MONEY, "A net saving of at least …"),
    Form("risk", _RISK, "A CX risk index of at most …"),
    Form("shores", _SHARE, "Onshore, nearshore and offshore within … of the sliders"),
    Form("through:BAR:ACTIVITY", _SWITCH, "Let through although barred (BAR): ACTIVITY"),
    Form("waived:RULE", _SWITCH, "A rule is set aside: RULE"),
)
KINDS = tuple(dict.fromkeys(form.key.split(":")[0] for form in FORMS))


@dataclass(frozen=True)
class Asked:
    """A rule's key taken apart. `named` holds what its capitals stand for: {"ACTIVITY": "billing"}."""

    form: Form
    named: dict[str, str]


@lru_cache(maxsize=1024)
def asked(key: str) -> Asked | None:
    """The kind of a rule and what it names; None when the key cannot be read.

    >>> found = asked("go:billing:vendor:heronlight")
    >>> found.form.key, found.named
    ('go:ACTIVITY:vendor:VENDOR', {'ACTIVITY': 'billing', 'VENDOR': 'heronlight'})
    """
    for form in FORMS:
        if found := form.pattern.fullmatch(key):
            return Asked(form, found.groupdict())
    return None


def rule_fault(key: str) -> tuple[str, str] | None:
    """What is wrong with the key of a rule and how to mend it; None when it can be read.

    >>> rule_fault("most:vendor")
    >>> rule_fault("mots:vendor")
    ("'mots' is not a kind of rule", "Did you mean 'most'?")
    """
    kind, found = key.split(":")[0], asked(key)
    if found is None and kind not in KINDS:
        close = difflib.get_close_matches(kind, KINDS, 1, 0.5)
        return (f"'{kind[:40]}' is not a kind of rule",
                f"Did you mean '{close[0]}'?" if close else f"Use one of: {', '.join(KINDS)}.")
    if found is None:
        forms = [form.key for form in FORMS if form.key.split(":")[0] == kind]
        return f"The rule '{key[:80]}' cannot be read", f"Write it as {' or '.join(forms)}."
    shore = found.named.get("SHORE")
    if shore is not None and shore not in SHORES:
        return f"There is no shore '{shore[:40]}'", f"Use one of: {', '.join(SHORES)}."
    return None


def check_limit(key: str, value: Any, where: str) -> None:
    """Refuse a limit outside the bounds of its kind, or a count that is not whole. Errors: CxError."""
    found = asked(key)
    if found is None:
        return
    if found.form.limit is _SWITCH and value != 1:
        raise CxError(f"The mark is {value:g}", where, "Write 1, or leave the rule out.")
    check_quantity(found.form.limit, value, where)


def rule_words(key: str, dataset: Dataset, case: str) -> str:
    """The sentence of a rule by the names on the screen, `GAP` standing for the limit; the key when it has none."""
    found = asked(key)
    if found is None:
        return key
    named = {place: _name(place, item, dataset, case) for place, item in found.named.items()}
    if key.startswith("go:") and "COUNTRY" in named:
        at_home = dataset.case_named(case).home_iso3 == found.named["COUNTRY"]
        return f"At least {GAP} of {named['ACTIVITY']} goes to {vendors_in(named['COUNTRY'], at_home)}"
    return _PLACE.sub(lambda place: named[place[0]], found.form.words)


def vendors_in(country: str, at_home: bool) -> str:
    """The sites of a country to which work can go; at home, own staff is named as what does not count.

    >>> vendors_in("Mexico", False), vendors_in("United States", True)
    ("vendors' sites in Mexico", "vendors' sites in the United States (own staff does not count)")
    """
    article = "the " if country in _WITH_ARTICLE else ""
    return f"vendors' sites in {article}{country}{' (own staff does not count)' if at_home else ''}"


def limit_words(key: str, value: float, locale: str = "en_US") -> str:
    """A limit as it stands in its sentence.

    >>> [limit_words(*one) for one in (("most:vendor", 1), ("cap:country", 0.4), ("shores", 0.05), ("risk", 8))]
    ['1 vendor', '40%', '5 points', '8']
    """
    found = asked(key)
    if found is None or found.form.limit is _SWITCH:
        return ""
    if found.form.limit is _COUNT:
        return f"{number(value, locale)} {_COUNTED[key.split(':')[1]][value != 1]}"
    if key in ("risk", "shores"):
        amount = value * 100 if key == "shores" else value
        told = number(amount, locale, 0 if round(amount, 9) == round(amount) else 1)
        return told if key == "risk" else f"{told} point{'s' if told != '1' else ''}"
    return in_unit(value, found.form.limit.unit, locale)


def _name(place: str, item: str, dataset: Dataset, case: str) -> str:
    """What the screen calls an id; the id itself where the data do not know it."""
    if place == "ACTIVITY":
        return next((row.name for row in dataset.activities_of(case) if row.id == item), item)
    if place == "SITE":
        site = next((row for row in dataset.site if row.id == item), None)
        return f"{_name('VENDOR', site.vendor_id, dataset, case)}, {site.city}" if site else item
    if place == "VENDOR":
        return dataset.vendors[item].name if item in dataset.vendors else item
    if place == "COUNTRY":
        return dataset.locations[item].country if item in dataset.locations else item
    kinds = ("ACTIVITY", "VENDOR", "COUNTRY", "SITE")
    return " ".join(next((name for kind in kinds if (name := _name(kind, part, dataset, case)) != part),
                         part.replace("_", " ")) for part in item.split(":"))
