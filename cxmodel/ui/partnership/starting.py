"""A new review: the questions and items of the last one with empty answers, or the first ones from the library."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.dataset import Dataset
from cxmodel.framework import Edit
from cxmodel.tables import CHANNELS, Activity, Answer, ParityScore
from cxmodel.ui.partnership.labels import counted, day
from cxmodel.ui.partnership.reading import answer_reviews, asked, compared, parity_reviews

MOST_QUESTIONS, LEAST_QUESTIONS, MOST_CHANNELS = 14, 12, 5
ASKABLE = ("phone", "chat", "messaging", "email", "web", "app", "social", "store")
# One question that has a short answer for each kind of contact; the second serves cases with few activities.
BANK = {
    "information": ("{}: where can I look it up myself?", "{}: how long does what you say hold?"),
    "transaction": ("{}: how many days until it is done?", "{}: what does it cost me?"),
    "problem": ("{}: by when do I hear from you?", "{}: who calls whom back?"),
    "complaint": ("{}: what do I get if it was your fault?", "{}: by when is it settled?"),
}


def is_begun(dataset: Dataset, case: str, today: str) -> bool:
    """Whether there is a review of this day already, with all that it asks."""
    return not begun(dataset, case, today).what


def is_empty(dataset: Dataset, case: str) -> bool:
    """Whether there has been no review of this case yet."""
    return not answer_reviews(dataset, case) and not parity_reviews(dataset, case)


def begun(dataset: Dataset, case: str, today: str) -> Edit:
    """The dataset with a review of this day, all answers and scores empty; what is there already stays as it is."""
    questions = [] if today in answer_reviews(dataset, case) else _questions(dataset, case)
    items = [] if today in parity_reviews(dataset, case) else _items(dataset, case)
    if not questions and not items:
        return Edit(dataset, "")
    answers = tuple(Answer(case, today, question, channel, None) for question, channel in questions)
    scores = tuple(ParityScore(case, today, item, None, None, None) for item in items)
    after = replace(dataset, answer=(*dataset.answer, *answers), parity_score=(*dataset.parity_score, *scores))
    asks = len({question for question, _ in questions})
    return Edit(after, f"Review of the partnership of {day(today)} started with {counted(asks, 'question')} and "
                       f"{counted(len(items), 'item')} of parity")


def channels_of(dataset: Dataset, case: str) -> tuple[str, ...]:
    """Channels in which a question can be put, those with most contacts first.

    They come from the case's touchpoints that its work serves, where it has any, else from how its contacts arrive.
    """
    busy: dict[str, float] = dict.fromkeys(CHANNELS, 0.0)
    for row in dataset.touchpoints_of(case):
        busy[row.channel] += row.contacts_per_year if row.activity_id or row.channel == "store" else 0.0
    if len([name for name in ASKABLE if busy[name]]) < 2:
        for row in dataset.activities_of(case):
            for name, share in (("phone", row.voice_share), ("chat", row.chat_share), ("email", row.written_share)):
                busy[name] += row.contacts_per_year * share
    found = sorted((name for name in ASKABLE if busy[name] > 0), key=lambda name: -busy[name])
    return tuple(found[:MOST_CHANNELS])


def bank(activities: tuple[Activity, ...]) -> tuple[str, ...]:
    """Questions to begin with: one for each activity that meets customers, the busiest first; two when they are few."""
    met = sorted((row for row in activities if row.customers > 0), key=lambda row: -row.contacts_per_year)
    found = [BANK[row.contact_class][0].format(row.name) for row in met]
    found += [BANK[row.contact_class][1].format(row.name) for row in met][:max(0, LEAST_QUESTIONS - len(found))]
    return tuple(dict.fromkeys(found))[:MOST_QUESTIONS]


def _questions(dataset: Dataset, case: str) -> list[tuple[str, str]]:
    """(question, channel) of the last review; without one, the bank in the case's channels."""
    earlier = answer_reviews(dataset, case)
    if earlier:
        last = asked(dataset, case, earlier[0])
        return [(row.question, row.channel) for row in dataset.answer if row.case_id == case
                and row.review == last.review]
    return [(question, channel) for question in bank(dataset.activities_of(case))
            for channel in channels_of(dataset, case)]


def _items(dataset: Dataset, case: str) -> list[str]:
    """Items of the last review; without one, the whole library."""
    earlier = parity_reviews(dataset, case)
    if earlier:
        return [item.id for item, _ in compared(dataset, case, earlier[0])]
    return [item.id for item in sorted(dataset.parity_item, key=lambda item: item.position)]
