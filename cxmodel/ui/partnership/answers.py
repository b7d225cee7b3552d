"""View Same answer?: the same questions put to every channel, those that agree least first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, raise_all
from cxmodel.framework import Edit
from cxmodel.model.partnership import FEW_QUESTIONS
from cxmodel.tables import CHANNELS, Answer
from cxmodel.ui import display, session
from cxmodel.ui.partnership import looking, saving
from cxmodel.ui.partnership.grid import put
from cxmodel.ui.partnership.labels import INTERVAL, KAPPA, channel, counted, day
from cxmodel.ui.partnership.reading import Asked, answer_reviews, asked, differing
from cxmodel.ui.session import Work
from cxmodel.units import number, percent

NAME, WHERE, QUESTION = "Same answer?", "Partnership, answers", "Question"
LONGEST = 200


def handles(work: Work) -> None:
    """Which review, reading or typing, and a new one."""
    looking.handles(work, "answers", NAME, answer_reviews(work.dataset, work.scenario.case))


def answers(work: Work) -> None:
    """Question by channel, with the answers marked that differ; or the same to type into."""
    case = work.scenario.case
    chosen = looking.chosen("answers", answer_reviews(work.dataset, case))
    if not chosen:
        looking.first_review(work, "Nobody has asked yet whether every channel gives the same answer")
        return
    told = asked(work.dataset, case, chosen)
    looking.heading(finding(work, told), under(work, told))
    if looking.editing(NAME):
        edit(work, chosen)
    else:
        st.html(grid(work, told))


def finding(work: Work, told: Asked) -> str:
    """How many questions get different answers, and how far all agree, in words; or what is still to be gathered."""
    open_ones = len(told.answers) * len(told.channels) - told.given
    if told.found.value is None or told.found.same is None:
        verb = "is" if open_ones == 1 else "are"
        return f"{counted(open_ones, 'answer')} of {day(told.review)} {verb} to be gathered"
    parted = sum(bool(differing(given)) for _, given in told.answers)
    if not parted:
        whom = f"All {told.found.questions} questions get" if told.found.questions > 1 else "The one question gets"
        return f"{whom} the same answer in every channel"
    return (f"{parted} of {counted(told.found.questions, 'question')} {'gets' if parted == 1 else 'get'} different "
            f"answers: {told.found.strength} agreement")


def under(work: Work, told: Asked) -> str:
    """The measure with its interval, how many questions it rests on, what is missing; HTML."""
    if told.found.value is None:
        how = "" if looking.editing(NAME) else " Turn on Edit to write them down."
        return escape("Put every question to every channel as a customer would. Write what was answered in a few "
                      f"words, the same words for the same answer.{how}") + sample(work)
    found, digits = told.found, 2
    span = ""
    if found.low is not None and found.high is not None:
        words = f"{number(found.low, work.locale, digits)} to {number(found.high, work.locale, digits)}"
        span = f" ({looking.explained(words, INTERVAL)})"
    parts = [f"Two channels say the same in {percent(found.same or 0.0, work.locale)} of comparisons",
             f"{looking.explained(told.method, KAPPA)} {number(found.value or 0.0, work.locale, digits)}{span} over "
             f"{counted(found.questions, 'question')} of {escape(day(told.review))}"]
    missing = len(told.answers) * len(told.channels) - told.given
    if missing:
        parts.append(f"{counted(missing, 'answer')} not known, counted neither way")
    if found.questions < FEW_QUESTIONS:
        parts.append(f"fewer than {FEW_QUESTIONS} questions: ask more before you rely on it")
    return "; ".join(parts) + "." + sample(work)


def sample(work: Work) -> str:
    """The mark of an invented case."""
    return " <b>Sample answers.</b>" if work.results.sample else ""


def grid(work: Work, told: Asked) -> str:
    """Question by channel, HTML; an answer that differs has a sign and is bold, not only another colour."""
    rows = []
    for (question, given), same in zip(told.answers, told.same, strict=True):
        other = differing(given)
        cells = [_cell(given.get(name), name in other) for name in told.channels]
        rows.append([escape(question), *cells, "–" if same is None else percent(same, work.locale)])
    head = [(QUESTION, False), *((escape(channel(name)), False) for name in told.channels), ("Same", True)]
    key = ("<div class='cx-under'><b class='cx-bad'>≠</b> differs from what most channels say, or no answer leads "
           "&nbsp; – not known &nbsp; Same: pairs of channels that agree</div>")
    return f"<div class='cx-answers'>{display.table_html(head, rows, 'Answers by question and channel')}</div>{key}"


def _cell(text: str | None, differs: bool) -> str:
    if not text:
        return "<span class='cx-grey'>–</span>"
    return f"<b class='cx-bad' title='Differs'>≠ {escape(text)}</b>" if differs else escape(text)


def edit(work: Work, review: str) -> None:
    """The answers as a table with a row a question, and which channels are asked."""
    case = work.scenario.case
    rows = tuple(row for row in work.dataset.answer if row.case_id == case and row.review == review)
    channels = list(dict.fromkeys(row.channel for row in rows))
    config: dict[str, Any] = {
        QUESTION: st.column_config.TextColumn(width="large", max_chars=LONGEST),
        **{channel(name): st.column_config.TextColumn(max_chars=LONGEST) for name in channels}}
    saving.sheet(work, f"answers-{case}-{review}", rows, pivoted, config,
                 lambda base, delta: changed(work.dataset, case, review, base, delta))
    others = [name for name in CHANNELS if name not in channels]
    key = session.fill(f"answers-channels-{case}-{review}", channels)
    told, button = st.columns([80, 20], vertical_alignment="bottom")
    wanted = told.multiselect("Channels that are asked", [*channels, *others], key=f"{key}-box", default=channels,
                              format_func=channel)
    if button.button("Use these channels", key="answers-use", width="stretch", disabled=set(wanted) == set(channels)):
        saving.take(work, lambda: rechannelled(work.dataset, rows, wanted), f"answers-{case}-{review}")


def pivoted(rows: Sequence[Answer]) -> pd.DataFrame:
    """Answers with a row a question and a column a channel."""
    channels = dict.fromkeys(row.channel for row in rows)
    given: dict[str, dict[str, str | None]] = {}
    for row in rows:
        given.setdefault(row.question, {})[row.channel] = row.answer
    told = [{QUESTION: question, **{channel(name): found.get(name) for name in channels}}
            for question, found in given.items()]
    return pd.DataFrame(told, columns=[QUESTION, *(channel(name) for name in channels)], dtype=object)


def changed(dataset: Dataset, case: str, review: str, base: Sequence[Answer], delta: Mapping[str, Any]) -> Edit:
    """The answers after what was typed. Errors: a question without words, one that stands twice."""
    labels = {channel(name): name for name in dict.fromkeys(row.channel for row in base)}
    gone, edits = set(delta.get("deleted_rows", ())), delta.get("edited_rows", {})
    lines = [line | edits.get(place, {}) for place, line in enumerate(pivoted(base).to_dict("records"))
             if place not in gone]
    lines += [line for line in delta.get("added_rows", ()) if any((text or "").strip() for text in line.values())]
    words = [" ".join(str(line.get(QUESTION) or "").split()) for line in lines]
    raise_all([CxError("A question has no words", f"{WHERE}, row {place}", "Write the question, or remove the row.")
               for place, text in enumerate(words, start=1) if not text]
              + [CxError(f"“{text}” stands twice", f"{WHERE}, row {place + 1}", "Ask it once.")
                 for place, text in enumerate(words) if text and text in words[:place]])
    rows = [Answer(case, review, text, name, str(line.get(label) or "").strip() or None)
            for text, line in zip(words, lines, strict=True) for label, name in labels.items()]
    return put(dataset, Answer, base, _as_they_stood(base, rows), f"Answers of {day(review)}")


def _as_they_stood(base: Sequence[Answer], rows: Sequence[Answer]) -> list[Answer]:
    """Rows in the order they had; an empty answer that had no row before gets none."""
    had = {(row.question, row.channel) for row in base}
    asked_before = {question for question, _ in had}
    return [row for row in rows if row.answer or (row.question, row.channel) in had
            or row.question not in asked_before]


def rechannelled(dataset: Dataset, rows: Sequence[Answer], wanted: Sequence[str]) -> Edit:
    """The same questions asked in these channels; answers of a channel that is dropped go with it."""
    if len(wanted) < 2:
        raise CxError("One channel alone agrees with itself", WHERE, "Choose at least two channels.")
    given = {(row.question, row.channel): row for row in rows}
    new = [given.get((row.question, name)) or Answer(row.case_id, row.review, row.question, name, None)
           for row in {row.question: row for row in rows}.values() for name in wanted]
    return put(dataset, Answer, rows, new, f"Channels of {day(rows[0].review)}")
