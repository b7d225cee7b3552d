"""The journey in numbers and words: emotion, moments of truth, who hands a customer to whom, where it belongs (S10).

Rules that weigh touchpoints by their contacts, and rules of thumb that say in one sentence why a touchpoint wants a
person or a machine and where its work belongs. The thresholds are judgement; they place nothing by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxmodel.units import Number

FULL_SCORE = 4.0
CHARGED = 1.0
SKILLED = 2.5
READY_TO_MOVE = 3.0
IN_HOUSE = "in_house"
PLACES = (IN_HOUSE, "onshore", "nearshore", "offshore")
PEAK, TROUGH = "peak", "trough"
SENDERS = ("advertising", "direct_mail", "analytics")  # they reach customers; nobody there answers
SELF_SERVED = ("web", "app", "community")  # customers serve themselves or one another
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Handovers:
    """How often the same customer passes from one kind of server to another. [1/year]

    pairs : from, to and how often in a year, most often first. kinds : of servers that hand over or take over, in the
    order they are met.
    """

    total: float
    pairs: tuple[tuple[str, str, float], ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Suggestion:
    """Where a touchpoint's work belongs: one of `PLACES`, whether something is to be mended first, and why."""

    place: str
    mend_first: bool
    reason: str


def emotion_by_activity(emotion: ArrayLike, contacts: ArrayLike, activity: ArrayLike, entered: ArrayLike) -> Array:
    """What customers feel about each activity: the mean over its touchpoints by contacts. [emotion -2 to 2]

    Parameters
    ----------
    emotion, contacts : of the touchpoints, shape (T,). [emotion -2 to 2], [contacts/year]
    activity : place of the activity that serves each touchpoint, -1 for none, shape (T,).
    entered : emotion of the activities themselves, used where an activity has no touchpoint, shape (A,).

    Touchpoints of an activity that all have no contacts count alike.

    >>> emotion_by_activity([-2, 1], [300, 100], [0, 0], [0, 0.5]).tolist()
    [-1.25, 0.5]
    """
    return by_activity(emotion, contacts, activity, entered)


def by_activity(values: ArrayLike, contacts: ArrayLike, activity: ArrayLike, otherwise: ArrayLike) -> Array:
    """Mean of a figure of the touchpoints over each activity, by contacts; `otherwise` where it has none. Shape (A,).

    >>> by_activity([1, 0, 1], [0, 0, 50], [0, 0, -1], [0.25, 0.75]).tolist()
    [0.5, 0.75]
    """
    known, of = np.asarray(otherwise, float), np.asarray(activity, int)
    mine = of >= 0
    place, value = of[mine], np.asarray(values, float)[mine]
    weight = np.asarray(contacts, float)[mine]
    empty = np.bincount(place, weights=weight, minlength=known.size) <= 0
    weight = np.where(empty[place], 1.0, weight)
    total = np.bincount(place, weights=weight, minlength=known.size)
    summed = np.bincount(place, weights=weight * value, minlength=known.size)
    return np.where(total > 0, summed / np.where(total > 0, total, 1.0), known)


def loyalty_driver(score: Number, change: Number, step: Number) -> Array:
    """Factor score "drives loyalty" when touchpoints become moments of truth or cease to be some. [score 0-4]

    Parameters
    ----------
    score : as given, with the journey as it stood. [score 0-4]
    change : share of the contacts that became a moment of truth less the share that ceased to be one. [share]
    step : points for all contacts (judgement). [score 0-4]

    The score was given knowing the moments of truth there were, so only changes count; it never leaves the scale.

    >>> loyalty_driver([2.0, 3.5, 1.0], [0.5, 1.0, -1.0], 1.0).tolist()
    [2.5, 4.0, 0.0]
    """
    return np.asarray(np.clip(np.asarray(score, float) + np.asarray(change, float) * step, 0.0, FULL_SCORE))


def handovers(servers: Sequence[str], channels: Sequence[str], contacts: Sequence[float]) -> Handovers:
    """How often in a year the same customer passes between kinds of servers, touchpoint after touchpoint.

    servers, channels, contacts : kind of server, channel and contacts in a year, in the order customers meet them.
    Of two neighbours that are served by different kinds, as many customers pass as the smaller has contacts: who
    turns up at only one of the two is handed to nobody. Touchpoints without contacts are passed over. At one of the
    two somebody has to answer (see `answered`): who sees an advertisement and then a leaflet is not handed over.

    >>> found = handovers(["advertising", "direct_mail", "in_house", "in_house", "back_office"],
    ...                   ["social", "letter", "phone", "phone", "letter"], [900, 500, 400, 300, 200])
    >>> found.total, found.pairs[0]
    (600.0, ('direct_mail', 'in_house', 400.0))
    """
    met = [(kind, answered(kind, channel), float(count))
           for kind, channel, count in zip(servers, channels, contacts, strict=True) if count > 0]
    pairs: dict[tuple[str, str], float] = {}
    for (one, person, before), (other, another, after) in pairwise(met):
        if one != other and (person or another):
            pairs[one, other] = pairs.get((one, other), 0.0) + min(before, after)
    told = sorted(((*pair, count) for pair, count in pairs.items()), key=lambda item: -item[2])
    taking_part = {kind for pair in pairs for kind in pair}
    return Handovers(sum(pairs.values()), tuple(told),
                     tuple(dict.fromkeys(kind for kind, *_ in met if kind in taking_part)))


def answered(server: str, channel: str) -> bool:
    """Whether a person answers at a touchpoint: not where a kind of outsourcer only sends, nor on a page or in an app.

    >>> answered("direct_mail", "letter"), answered("in_house", "letter"), answered("in_house", "app")
    (False, True, False)
    """
    return server not in SENDERS and channel not in SELF_SERVED


def turns(emotion: Sequence[float]) -> tuple[str, ...]:
    """PEAK, TROUGH or nothing for each touchpoint of the line.

    A peak is at least as high as its neighbours, higher than one of them, and above the mean of the line; a trough
    the other way round. On a plateau only the first touchpoint is marked.

    >>> turns([0, 1, 1, -2, -1])
    ('', 'peak', '', 'trough', '')
    """
    mean = sum(emotion) / len(emotion) if emotion else 0.0
    return tuple(PEAK if _turns(emotion, place, 1.0) and value > mean else
                 TROUGH if _turns(emotion, place, -1.0) and value < mean else ""
                 for place, value in enumerate(emotion))


def _turns(line: Sequence[float], place: int, sign: float) -> bool:
    """Whether the line turns here: from before and until after the plateau it goes the other way."""
    here = line[place] * sign
    if place and line[place - 1] * sign >= here:
        return False
    after = next((value * sign for value in line[place + 1:] if value * sign != here), None)
    return (place > 0 or after is not None) and (after is None or after < here)


def touch(emotion: float, moment: bool, complexity: float | None) -> tuple[str, str]:
    """Whether a touchpoint wants a person ("high_touch") or a machine ("high_tech"), and why in one sentence.

    complexity : of the activity behind it; None where there is none. [score 0-4]

    >>> touch(-0.5, False, 1.0)
    ('high_tech', 'High tech: no moment of truth, calm feelings and simple work; speed counts.')
    >>> touch(-1.5, True, 2.0)[1]
    'High touch: it is a moment of truth and customers are upset.'
    """
    why = _stakes(emotion, moment, complexity)
    if why:
        return "high_touch", f"High touch: {_joined(why)}."
    calm = ["no moment of truth", "calm feelings", *(["simple work"] if complexity is not None else [])]
    return "high_tech", f"High tech: {_joined(calm)}; speed counts."


def suggestion(verdict: str, criticality: float, complexity: float, emotion: float, moment: bool,
               weakest: tuple[str, float] | None) -> Suggestion:
    """Where the work of a touchpoint belongs, and why in one sentence.

    Parameters
    ----------
    verdict : of its activity: "keep", "share" or "outsource". criticality : of its activity. [share]
    complexity : of its activity. [score 0-4] emotion : at the touchpoint. [emotion -2 to 2]
    weakest : part that is least ready, and how ready; None when nobody has rated one. [score 0-4]

    Kept work stays. So does a moment of truth with strong feelings. Of the rest, two reasons to be near (moment of
    truth, strong feelings, skilled work, a shared activity) suggest onshore, one nearshore, none offshore. What is
    not ready is mended first, whoever serves it: moving a broken process makes it somebody else's.

    >>> suggestion("outsource", 0.3, 1.0, 0.0, False, None).reason
    'May go offshore: criticality 30%, calm feelings, simple work and no moment of truth.'
    >>> suggestion("outsource", 0.3, 1.0, -1.0, False, ("data", 1.0)).reason
    'Mend the data first (1 of 4), then move it nearshore: customers are upset.'
    """
    why = _stakes(emotion, moment, complexity)
    if verdict == "keep":
        return Suggestion(IN_HOUSE, False, f"Keep it in house: {_joined([_critical(criticality), *why])}.")
    if moment and abs(emotion) >= CHARGED:
        return Suggestion(IN_HOUSE, False, f"Keep it in house: {_joined(why)}.")
    near = [*why, *([f"{_critical(criticality)} makes it shared work"] if verdict == "share" else [])]
    place = PLACES[max(1, 3 - len(near))]
    if weakest is not None and weakest[1] < READY_TO_MOVE:
        part, level = weakest
        return Suggestion(IN_HOUSE, True, f"Mend the {part} first ({level:g} of 4), then move it {place}: "
                                          f"{_joined(near) or 'nothing else keeps it near'}.")
    if near:
        return Suggestion(place, False, f"{place.capitalize()}: {_joined(near)}.")
    return Suggestion(place, False, f"May go offshore: {_critical(criticality)}, calm feelings, simple work and no "
                                    "moment of truth.")


def _stakes(emotion: float, moment: bool, complexity: float | None) -> list[str]:
    """What speaks for a person who is near."""
    told = ["it is a moment of truth"] if moment else []
    if abs(emotion) >= CHARGED:
        told.append("customers are upset" if emotion < 0 else "customers are delighted")
    if complexity is not None and complexity >= SKILLED:
        told.append(f"it takes skill ({complexity:g} of 4)")
    return told


def _critical(criticality: float) -> str:
    return f"criticality {criticality:.0%}"


def _joined(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
