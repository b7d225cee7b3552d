"""The suggestion for a touchpoint as a rule of the plan: told in words, asked for and taken away at one click."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.model.evaluate.journey import Stop
from cxmodel.scenario import with_pair
from cxmodel.scenario.ruling import GAP, limit_words, rule_words
from cxmodel.ui import session
from cxmodel.ui.session import Work
from cxmodel.units import percent


def asked(work: Work, stop: Stop) -> tuple[str, float] | None:
    """The rule of the plan that asks for what is suggested for a touchpoint, or for more; None where there is none."""
    if stop.rule is None:
        return None
    key, limit = stop.rule
    now = dict(work.scenario.rules).get(key)
    return (key, now) if now is not None and now >= limit - 1e-9 else None


def sentence(work: Work, key: str, limit: float) -> str:
    """A rule in words, its limit in its place."""
    words = rule_words(key, work.dataset, work.scenario.case)
    return words.replace(GAP, limit_words(key, limit, work.locale))


def extent(work: Work, one: Stop) -> str:
    """How much the rule of a suggestion binds, and where its limit comes from; nothing where there is no rule."""
    if one.rule is None or one.activity is None:
        return ""
    key, limit = one.rule
    told = "It binds all of that work, not this touchpoint alone"
    if key.startswith("keep:"):
        return f"{told}."
    share = percent(limit, work.locale)
    shared = one.activity.verdict == "share"
    because = "so much of shared work may move" if shared else "work to outsource may move whole"
    return f"{told}. {share}: {because} (What to keep)."


def ask(key: str, limit: float) -> None:
    """Make it a rule of the plan."""
    now = session.kept().history.present
    session.change(replace(now, rules=with_pair(now.rules, key, limit)), moved=f"rules:{key}")


def take_away(key: str) -> None:
    """The plan need not obey it any more."""
    now = session.kept().history.present
    session.change(replace(now, rules=with_pair(now.rules, key, None)), moved=f"rules:{key}")
