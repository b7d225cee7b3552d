"""The partnership review: barriers put in customers' way, the same question asked twice, the partner as one of us.

Three mistakes, each with its own measure: what a barrier costs; how far the answers of several channels agree
beyond chance (Fleiss' kappa, or Krippendorff's alpha when answers are missing); how far the partner's people get
what one's own people get.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxmodel.errors import CxError
from cxmodel.units import Number

RESAMPLES, SEED = 2000, 1
FEW_QUESTIONS = 10
FULL_SCORE = 4.0
WHERE = "Partnership, answers"
# Landis and Koch, Biometrics 33 (1977): words for a kappa, by its lower bound.
STRENGTHS = ((0.8, "almost perfect"), (0.6, "substantial"), (0.4, "moderate"), (0.2, "fair"), (0.0, "slight"),
             (-1.0, "no"))


@dataclass(frozen=True)
class Agreement:
    """How far the answers to the same questions agree.

    value : kappa or alpha, 1 is always the same answer, 0 no better than chance; None when nothing can be compared.
    low, high : 95 % interval over the questions (seeded bootstrap); None with fewer than two questions.
    same : share of pairs of answers that are the same. [share]
    by_question : the same for each question, None where fewer than two channels answered; worst first: `worst`.
    """

    value: float | None
    low: float | None
    high: float | None
    same: float | None
    by_question: tuple[float | None, ...]
    questions: int

    @property
    def worst(self) -> tuple[int, ...]:
        """Places of the questions with two answers or more, least agreement first."""
        known = [(share, place) for place, share in enumerate(self.by_question) if share is not None]
        return tuple(place for _, place in sorted(known))

    @property
    def strength(self) -> str:
        """In words (Landis and Koch, 1977): "substantial"; empty when not known."""
        return "" if self.value is None else next(word for least, word in STRENGTHS if self.value >= least)


def fleiss_kappa(counts: ArrayLike) -> float:
    """Agreement beyond chance of the same number of answers to every question (Fleiss, 1971).

    counts : how often each answer was given to each question, shape (questions, answers); every row has the same sum
    of at least 2. Errors: CxError for counts below zero, and for rows with different sums.

    >>> round(fleiss_kappa([[2, 0], [0, 2]]), 3), round(fleiss_kappa([[1, 1], [1, 1]]), 3)
    (1.0, -1.0)
    """
    table = np.asarray(counts, float)
    if table.ndim != 2 or not table.size or (table < 0).any():
        raise CxError("The counts are no table of numbers from 0", WHERE,
                      "Give one row a question, one column an answer.")
    sums = table.sum(axis=1)
    if sums[0] < 2 or (sums != sums[0]).any():
        raise CxError("Not every question has the same number of answers", WHERE,
                      "Use Krippendorff's alpha, which may have gaps.")
    return _beyond_chance(float(_same(table).mean()), float(((table.sum(axis=0) / table.sum()) ** 2).sum()))


def krippendorff_alpha(counts: ArrayLike) -> float | None:
    """Agreement beyond chance where answers may be missing, nominal scale (Krippendorff, 2011).

    counts : as in `fleiss_kappa`, rows of any sum; a question with fewer than two answers says nothing and is left
    out. None when no question has two answers, and 1 when every answer is the same.

    >>> krippendorff_alpha([[1, 1], [2, 0], [0, 1]])
    0.0
    """
    table = np.asarray(counts, float)
    table = table[table.sum(axis=1) >= 2] if table.size else table
    if not table.size:
        return None
    sums = table.sum(axis=1, keepdims=True)
    differ = float(((sums**2 - (table**2).sum(axis=1, keepdims=True)) / (sums - 1.0)).sum())
    totals, whole = table.sum(axis=0), float(table.sum())
    expected = float(whole**2 - (totals**2).sum()) / (whole - 1.0)
    return 1.0 - differ / expected if expected > 0 else 1.0


def agreement(answers: Sequence[Mapping[str, str]], resamples: int = RESAMPLES, seed: int = SEED) -> Agreement:
    """Agreement of the answers of several channels to the same questions, and how sure it is.

    answers : for each question, the answer by channel; a channel that was not asked is left out, and case and outer
    spaces do not matter. Without gaps it is Fleiss' kappa, with gaps Krippendorff's alpha.
    """
    table = _counted(answers)
    sums = table.sum(axis=1)
    known = sums >= 2
    by_question = tuple(float(share) if there else None
                        for share, there in zip(_same(table), known, strict=True)) if table.size else ()
    if not known.any():
        return Agreement(None, None, None, None, by_question, 0)
    whole = bool((sums == sums[0]).all())
    value = fleiss_kappa(table) if whole else krippendorff_alpha(table)
    low, high = _interval(table[known], whole, resamples, seed)
    pairs = sums[known] * (sums[known] - 1.0)
    same = float((_same(table)[known] * pairs).sum() / pairs.sum())
    return Agreement(value, low, high, same, by_question, int(known.sum()))


def barrier_cost(customers: Number, extra_contacts: Number, cost_per_contact: Number, leavers: Number,
                 customer_value: Number) -> NDArray[np.float64]:
    """What a barrier costs in a year: contacts it makes, and customers it drives away. [USD/year]

    customers : who meet it in a year. extra_contacts : each of them makes because of it. [contacts]
    cost_per_contact : [USD]. leavers : share of them who leave for it. [share] customer_value : margin. [USD]

    >>> float(barrier_cost(10_000, 0.5, 6.0, 0.002, 400.0))
    38000.0
    """
    people = np.asarray(customers, float)
    return np.asarray(people * extra_contacts * cost_per_contact + people * np.asarray(leavers) * customer_value)


def parity(partner: ArrayLike, own: ArrayLike) -> float | None:
    """How much of what its own people get the company gives its partner's people. [share]

    partner, own : scores 0-4 of the same items, NaN where not known; such items are left out. More than one's own
    people get counts as the same, and where they get nothing there is nothing to share. None when nothing is known.

    >>> parity([2, 4], [4, 3])
    0.75
    """
    theirs, ours = np.asarray(partner, float), np.asarray(own, float)
    if ((theirs < 0) | (theirs > FULL_SCORE) | (ours < 0) | (ours > FULL_SCORE)).any():
        raise CxError("A score is outside 0 to 4", "Partnership, parity", "Enter a score from 0 to 4.")
    known = np.isfinite(theirs) & np.isfinite(ours)
    if not known.any():
        return None
    part = np.where(ours > 0, np.minimum(theirs, ours) / np.where(ours > 0, ours, 1.0), 1.0)
    return float(part[known].mean())


def _counted(answers: Sequence[Mapping[str, str]]) -> NDArray[np.float64]:
    """How often each answer was given to each question; the same words are the same answer to any question."""
    told = [[" ".join(text.casefold().split()) for text in given.values() if text.strip()] for given in answers]
    column = {text: at for at, text in enumerate(sorted({text for given in told for text in given}))}
    table = np.zeros((len(told), max(len(column), 1)))
    for place, given in enumerate(told):
        for text in given:
            table[place, column[text]] += 1.0
    return table


def _same(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share of pairs of answers that are the same, by question; 0 where there is no pair."""
    sums = table.sum(axis=1)
    pairs = sums * (sums - 1.0)
    return np.divide((table * (table - 1.0)).sum(axis=1), pairs, out=np.zeros(sums.size), where=pairs > 0)


def _beyond_chance(found: float, by_chance: float) -> float:
    return (found - by_chance) / (1.0 - by_chance) if by_chance < 1.0 else 1.0


def _interval(table: NDArray[np.float64], whole: bool, resamples: int, seed: int) -> tuple[float | None, float | None]:
    """95 % percentile interval over questions drawn with replacement; None with fewer than two questions."""
    count = table.shape[0]
    if count < 2:
        return None, None
    picks = np.random.default_rng(seed).integers(0, count, (resamples, count))
    found = [fleiss_kappa(table[pick]) if whole else krippendorff_alpha(table[pick]) for pick in picks]
    low, high = np.percentile(np.array([one for one in found if one is not None], float), [2.5, 97.5])
    return float(low), float(high)
