"""The rules as sentences with their numbers in them, a price beside each, and those that follow from elsewhere."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

import streamlit.components.v2 as components

from cxmodel.model.evaluate.sourced import Posed, Told, spoken
from cxmodel.scenario import Scenario, with_pair
from cxmodel.scenario.ruling import GAP, asked, rule_words
from cxmodel.ui import session
from cxmodel.ui.plan.limits import bounds_in_words, in_words, limit_of
from cxmodel.ui.session import Work
from cxmodel.units import money

KEY = "plan-rules"
NONE_YET = "No rule of your own yet: the plan only obeys what follows from the other pages. Add one to see its price."
SMALL = 500.0  # money a year that is not worth telling [USD]
_COMPONENT = components.component(
    "cxworkbench_plan_rules", html="<div class='cx-rules'></div>",
    js=(Path(__file__).parent / "rules.js").read_text(encoding="utf-8"), isolate_styles=False)


@dataclass(frozen=True)
class Price:
    """What a rule costs, and what one step of it would save, in USD a year; `step` says what the step is."""

    cost: float
    step_saves: float | None = None
    step: str = ""


@dataclass(frozen=True)
class Row:
    """One rule as it is drawn; `price` is HTML."""

    id: str
    parts: list[dict[str, Any]]
    plain: str
    own: bool
    on: bool
    broken: bool
    where: str
    price: str
    price_help: str


def rules(work: Work, posed: Posed, prices: Mapping[str, Price], pricing: bool, broken: Sequence[str] = ()) -> None:
    """The list: the user's own rules first, the others in a fold with where each is changed.

    prices : of the rules by id, as far as they are known; pricing : whether more are on their way.
    broken : ids of rules that cannot hold together.
    """
    dearest = max((price.cost for price in prices.values()), default=0.0)
    told = _Told(work, posed, prices, pricing, dearest, frozenset(broken))
    own = [told.own(key, value) for key, value in work.scenario.rules if not key.startswith("waived:")]
    others = [told.other(one, True) for one in posed.rules if one.origin != "user"]
    others += [told.other(one, False) for one in posed.waived]
    _COMPONENT(key=KEY, data={"rows": [asdict(row) for row in own], "others": [asdict(row) for row in others],
                              "fold": told.fold(), "empty": NONE_YET, "open": not own}, on_told_change=_take)


@dataclass(frozen=True)
class _Told:
    """Everything a row needs to be told."""

    work: Work
    posed: Posed
    prices: Mapping[str, Price]
    pricing: bool
    dearest: float
    broken: frozenset[str]

    def own(self, key: str, value: float) -> Row:
        """A rule that the user set."""
        before, _, after = words_of(self.work, self.posed, key).partition(GAP)
        ids = [one.id for one in self.posed.rules if one.key == key]
        limit = limit_of(key, value, self.work.locale, self.work.currency)
        parts: list[dict[str, Any]] = [{"text": before.strip()}] if before.strip() else []
        plain = before
        if GAP in words_of(self.work, self.posed, key):
            plain = f"{before}{in_words(limit, self.work.locale)}{after}"
            parts += [{"value": limit.value, "low": limit.low, "high": limit.high, "step": limit.step,
                       "whole": limit.whole, "bounds": bounds_in_words(limit, self.work.locale), "before": limit.before,
                       "after": limit.after, "label": plain}]
            parts += [{"text": after.strip()}] if after.strip() else []
        known = [self.prices[name] for name in ids if name in self.prices]
        price = max(known, key=lambda one: one.cost) if known and len(known) == len(ids) else None
        return Row(key, parts, plain, True, True, bool(self.broken & set(ids)), "",
                   *self._price(price, "" if ids else "no rule of its own, so no price"))

    def other(self, one: Told, on: bool) -> Row:
        """A rule that follows from elsewhere; it can be left out, and says where it is changed."""
        plain = spoken(one.parts, self._money, self.work.locale)
        return Row(one.id, [{"text": plain}], plain, False, on, one.id in self.broken, f"→ {page_of(one)}",
                   *self._price(self.prices.get(one.id), "" if on else "not asked"))

    def fold(self) -> list[str]:
        """The head of the fold: how many follow from elsewhere, and under it the dearest of them."""
        others = [one for one in self.posed.rules if one.origin != "user"]
        known = [(self.prices[one.id].cost, one) for one in others if one.id in self.prices]
        told = f"{len(others)} rules follow from other pages"
        if not known:
            return [told, "pricing …" if self.pricing else ""]
        cost, one = max(known, key=lambda item: item[0])
        dearest = f"{self._money(cost)} a year: {spoken(one.parts, self._money, self.work.locale)}"
        if self.pricing:
            return [told, f"dearest so far {dearest}" if cost >= SMALL else f"pricing, {len(known)} of {len(others)} …"]
        free = "none of them costs anything" if len(known) == len(others) else \
            f"none of the {len(known)} priced so far costs anything"
        return [told, dearest if cost >= SMALL else free]

    def _money(self, value: float) -> str:
        return money(value, self.work.locale, self.work.currency, 2)

    def _price(self, price: Price | None, none: str = "") -> tuple[str, str]:
        if price is None:
            waits = "pricing …" if self.pricing and not none else ""
            return f"<span class='wait'>{none or waits}</span>", ""
        if price.cost < SMALL:
            bound = price.step_saves is not None and price.step_saves >= SMALL
            return "<span class='wait'>costs nothing</span>" + (self._step(price) if bound else ""), ""
        wide = 100 * price.cost / self.dearest
        told = (f"<b>{escape(self._money(price.cost))} a year</b>{self._step(price)}"
                f"<i class='bar' style='width:{wide:.0f}%'></i>")
        return told, f"One step: {price.step}." if price.step else "What the best plan would gain without this rule."

    def _step(self, price: Price) -> str:
        if price.step_saves is None:
            return ""
        saved = "a step saves nothing" if price.step_saves < SMALL else f"a step saves {self._money(price.step_saves)}"
        return f"<small>{escape(saved)}</small>"


def words_of(work: Work, posed: Posed, key: str) -> str:
    """The sentence of a rule that the user set, with a gap for its limit; a bar is told by its reason."""
    found = asked(key)
    if found and key.startswith("through:"):
        because = next((spoken(one.parts) for one in posed.rules if one.id == found.named["BAR"]), "")
        name = next((row.name for row in work.dataset.activities_of(work.scenario.case)
                     if row.id == found.named["ACTIVITY"]), found.named["ACTIVITY"])
        return f"{name} is let through although: {because}" if because else rule_words(
            key, work.dataset, work.scenario.case)
    return rule_words(key, work.dataset, work.scenario.case)


def page_of(one: Told) -> str:
    """Where a rule from elsewhere is changed; what its sentence names already is not said again."""
    return one.where.partition(",")[0] if one.origin in ("verdict", "gate") else one.where


def _take() -> None:
    """What the list reports: a limit typed, a rule taken away, a rule from elsewhere left out or asked again."""
    report = session.value(KEY)
    told = report.get("told") if hasattr(report, "get") else None
    if isinstance(told, Mapping) and isinstance(told.get("rule"), str):
        work = session.work()
        session.change(changed(work, dict(told)), moved=f"rules:{told['rule']}")


def changed(work: Work, told: dict[str, Any]) -> Scenario:
    """The scenario after a report; what it does not know, or a number that is none, changes nothing."""
    now, rule = work.scenario, str(told["rule"])
    asks: dict[str, Callable[[], tuple[str, float | None]]] = {
        "gone": lambda: (rule, None),
        "on": lambda: (f"waived:{rule}", None if told["on"] else 1.0),
        "limit": lambda: (rule, limit_of(rule, dict(now.rules)[rule], work.locale, work.currency).typed(
            float(told["limit"]))),
    }
    what = next((name for name in asks if name in told), "")
    known = rule in dict(now.rules) if what != "on" else isinstance(told["on"], bool)
    number = told.get("limit", 0.0)
    if not what or not known or isinstance(number, bool) or not isinstance(number, int | float) \
            or not math.isfinite(number):
        return now
    key, value = asks[what]()
    return replace(now, rules=with_pair(now.rules, key, value))
