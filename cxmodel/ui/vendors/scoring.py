"""Scores of one vendor as people give them: the checklist, and a score with its evidence and its assessor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.partners import Gate, Partner
from cxmodel.scenario import Scenario, with_pair
from cxmodel.tables import Criterion
from cxmodel.ui import session
from cxmodel.ui.session import Work
from cxmodel.units import number

UNKNOWN = "unknown"
STATES = {"met": ("cx-good", "✓", "met"), "open": ("", "△", "open"), "failed": ("cx-bad", "✗", "failed")}
LONGEST = 400


@dataclass(frozen=True)
class Given:
    """What stands for a vendor on a criterion. score 0-4, None while nobody knows; texts may be empty."""

    score: float | None = None
    evidence: str = ""
    assessor: str = ""


def entered(dataset: Dataset, vendor: str) -> dict[str, Given]:
    """What was entered with the data, by criterion; the scenario's changes are not in it."""
    return {row.criterion_id: Given(row.score, row.evidence or "", row.assessor or "")
            for row in dataset.score if row.vendor_id == vendor}


def standing(dataset: Dataset, scenario: Scenario, vendor: str) -> dict[str, Given]:
    """What stands in this scenario, by criterion: what was entered, with the changes on top."""
    own = entered(dataset, vendor)
    scores, texts, people = dict(scenario.scores), dict(scenario.evidence), dict(scenario.assessors)
    found = {}
    for row in dataset.criterion:
        key, base = f"{vendor}:{row.id}", own.get(row.id, Given())
        score = None if key in scenario.open_scores else scores.get(key, base.score)
        found[row.id] = Given(score, texts.get(key, base.evidence), people.get(key, base.assessor))
    return found


def given(scenario: Scenario, dataset: Dataset, vendor: str, criterion: str, now: Given) -> Scenario:
    """The scenario in which this stands; what is as it was entered (or an empty text) is no change any more."""
    key, base = f"{vendor}:{criterion}", entered(dataset, vendor).get(criterion, Given())
    back = now.score == base.score
    taken = set(scenario.open_scores) - {key} | ({key} if now.score is None and not back else set())
    return replace(
        scenario, open_scores=tuple(sorted(taken)),
        scores=with_pair(scenario.scores, key, None if back or now.score is None else float(now.score)),
        evidence=with_pair(scenario.evidence, key, _other(now.evidence, base.evidence)),
        assessors=with_pair(scenario.assessors, key, _other(now.assessor, base.assessor)))


def _other(text: str, base: str) -> str | None:
    text = " ".join(text.split())[:LONGEST]
    return None if text in ("", " ".join(base.split())) else text


def points(score: float, locale: str) -> str:
    """A score as it is written: whole steps without a decimal.

    >>> points(3.0, "en_US"), points(2.5, "de_DE")
    ('3', '2,5')
    """
    return number(score, locale, 0 if score == int(score) else 1)


def sentence(criterion: Criterion, score: float | None) -> str:
    """What a score looks like in the words of the scale; between two steps it names both."""
    if score is None:
        return "not scored yet: counts as a range from 0 to 4"
    low = int(score)
    words = getattr(criterion, f"scale_{low}")
    return words if score == low else f"between “{words}” and “{getattr(criterion, f'scale_{low + 1}')}”"


def steps(criterion: Criterion, score: float | None, locale: str) -> dict[str, str]:
    """What can be chosen, by its key: not known, the five steps, and the present score where it lies between two."""
    values = sorted({float(step) for step in range(5)} | ({score} if score is not None else set()))
    told = {f"{value:g}": f"{int(value)} · {sentence(criterion, value)}" if value == int(value) else
            f"{points(value, locale)} · between {int(value)} and {int(value) + 1}" for value in values}
    return {UNKNOWN: "Not known"} | told


def plain(text: str) -> str:
    r"""Text for a label that reads Markdown: its signs stay signs.

    >>> print(plain("2 * 3 costs $5"))
    2 \* 3 costs \$5
    """
    return re.sub(r"([\\`*_\[\]$~<>#])", r"\\\1", text)


def changed(work: Work, vendor: str, criterion: str) -> str:
    """A mark that the score differs from what was entered, in HTML; empty where it does not."""
    key = f"{vendor}:{criterion}"
    texts = {name for name, _ in (*work.scenario.evidence, *work.scenario.assessors)}
    if key not in {name for name, _ in work.scenario.scores} | set(work.scenario.open_scores) | texts:
        return ""
    was = entered(work.dataset, vendor).get(criterion, Given()).score
    told = "no score" if was is None else points(was, work.locale)
    return f"<span class='cx-accent' title='Entered with the data: {escape(told, quote=True)}'>✎ changed here</span>"


def checklist(work: Work, partner: Partner) -> None:
    """The minimum standards one by one, each to be scored here; the last one that is met sets the price free."""
    named = {row.id: row for row in work.dataset.criterion}
    stands = standing(work.dataset, work.scenario, partner.id)
    for gate in partner.gates:
        said, score, more = st.columns([63, 26, 11], gap="small", vertical_alignment="center")
        row, now = named[gate.criterion_id], stands[gate.criterion_id]
        with said:
            _gate(work, partner, gate, row, now)
        with score:
            _gate_score(work, partner, row, now)
        with more, st.popover("Evidence", width="stretch"):
            _gate_texts(partner, row, now)


def _gate(work: Work, partner: Partner, gate: Gate, criterion: Criterion, now: Given) -> None:
    """One line of the checklist in words: state and question, what was found or is needed, what it rests on."""
    colour, shape, word = STATES[gate.state]
    found = f"{points(gate.score, work.locale)}: {sentence(criterion, gate.score)}" if gate.score is not None else ""
    if gate.state != "met":
        needed = f"needed is {points(gate.minimum, work.locale)} or more"
        if sentence(criterion, gate.minimum) not in found:
            needed += f": {sentence(criterion, gate.minimum)}"
        found = f"{found}; {needed}" if found else f"{needed[0].upper()}{needed[1:]}"
    st.html(f"<div style='line-height:1.3'><b class='{colour}'>{shape} {word}</b> &nbsp;<b>{escape(gate.name)}</b> "
            f"{changed(work, partner.id, gate.criterion_id)} <span class='cx-grey'>{escape(criterion.question)}</span>"
            f"<br>{escape(found)}</div><div class='cx-under'>{rests_on(now)}</div>")


def rests_on(now: Given) -> str:
    """Evidence and assessor, in HTML."""
    return " · ".join(escape(text) for text in (now.evidence, now.assessor) if text) or "no evidence named yet"


def _gate_score(work: Work, partner: Partner, criterion: Criterion, now: Given) -> None:
    choices = steps(criterion, now.score, work.locale)
    key = session.fill(f"gate {partner.id}:{criterion.id}", UNKNOWN if now.score is None else f"{now.score:g}")
    st.selectbox(f"{criterion.name}: what we found", list(choices), key=key, label_visibility="collapsed",
                 format_func=lambda step: choices[step],
                 on_change=session.taker(key, lambda step: _take(partner.id, criterion.id, score=_score(step))))


def _gate_texts(partner: Partner, criterion: Criterion, now: Given) -> None:
    """What the score rests on and who says so; each is taken at once."""
    for field, label in (("evidence", "What it rests on"), ("assessor", "Who scored")):
        key = session.fill(f"gate {partner.id}:{criterion.id} {field}", getattr(now, field))
        st.text_input(label, key=key, max_chars=LONGEST, on_change=session.taker(
            key, lambda text, field=field: _take(partner.id, criterion.id, **{field: text or ""})))


def _score(step: str) -> float | None:
    return None if step == UNKNOWN else float(step)


def _take(vendor: str, criterion: str, **parts: float | str | None) -> None:
    """Write one part of a score into the scenario: one step of the history."""
    now, data = session.kept().history.present, session.dataset()
    stands = standing(data, now, vendor)[criterion]
    session.change(given(now, data, vendor, criterion, replace(stands, **parts)))


def editor(work: Work, partner: Partner, criteria: Mapping[str, Criterion]) -> None:
    """Give a score: the question, the five steps in words, what it rests on, who says so; one step to undo."""
    with st.expander("Change a score", key="score-editor"):
        picked = session.picked("criterion")
        key = session.fill("score-criterion", picked if picked in criteria else next(iter(criteria)))
        chosen = st.selectbox("Criterion", list(criteria), format_func=lambda name: criteria[name].name, key=key,
                              on_change=session.taker(key, lambda name: session.pick("criterion", name)))
        row, now = criteria[chosen], standing(work.dataset, work.scenario, partner.id)[chosen]
        name = f"{partner.id}:{chosen}"
        with st.form(f"score {name}", border=False):
            choices = {step: plain(words) for step, words in steps(row, now.score, work.locale).items()}
            key = session.fill(f"score {name} step", UNKNOWN if now.score is None else f"{now.score:g}")
            st.radio(plain(row.question), list(choices), key=key, format_func=lambda step: choices[step])
            left, right = st.columns([70, 30], gap="small")
            session.fill(f"score {name} evidence", now.evidence)
            session.fill(f"score {name} assessor", now.assessor)
            left.text_area("What it rests on", key=f"score {name} evidence", max_chars=LONGEST, height=80)
            right.text_input("Who scored", key=f"score {name} assessor", max_chars=LONGEST)
            with st.container(horizontal=True):
                st.form_submit_button("Save", on_click=_save, args=(partner.id, row), type="primary")
                st.form_submit_button("Back to what was entered", on_click=back, args=(partner.id, chosen),
                                      disabled=not changed(work, partner.id, chosen))


def _save(vendor: str, criterion: Criterion) -> None:
    """Take the form as one step; its theme stays open even where another one is the strongest now."""
    name = f"score {vendor}:{criterion.id}"
    session.pick("theme", criterion.theme_id)
    _take(vendor, criterion.id, score=_score(session.value(f"{name} step")), evidence=session.value(f"{name} evidence"),
          assessor=session.value(f"{name} assessor"))


def back(vendor: str, criterion: str) -> None:
    """As it was entered with the data: score, evidence and assessor; one step of the history."""
    now, data = session.kept().history.present, session.dataset()
    session.change(given(now, data, vendor, criterion, entered(data, vendor).get(criterion, Given())))
