"""How sure a ranking is, in sentences and plain rows: who leads how often, what a rival needs, what could go."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxmodel.model.evaluate.partners import Field, Opinion, Partner, Sureness, squared
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.phrases import listed, ordinal
from cxmodel.ui.vendors.sure_pictures import LOWER, Reach
from cxmodel.units import percent

PLACES = 5
METHODS = {"weighted_sum": "Weighted sum", "topsis": "TOPSIS", "promethee": "PROMETHEE II", "vikor": "VIKOR"}
ASKS = {
    "weighted_sum": "lets a strength make up for a weakness",
    "topsis": "asks who is nearest to the best on every point and farthest from the worst",
    "promethee": "counts on how much of the weight one vendor clearly beats another",
    "vikor": "also minds the one point on which a vendor disappoints most",
}


def asks(work: Work, everyone: Field, method: str) -> str:
    """What a method asks; of TOPSIS also which column its squares favour, where one holds a third or more."""
    column, share = squared(everyone)
    if method != "topsis" or share < 1 / 3:
        return ASKS[method]
    name = next((row.short_name for row in work.dataset.theme if row.id == column), "the price")
    return f"{ASKS[method]}; it squares gaps, so {name} makes up {percent(share, work.locale)} of its weight"


def slivers(everyone: Field, spread: str) -> str:
    """That what weighs nothing may come to count in the draws, where that is so; empty, or a clause."""
    names = [name for name, weight in zip(everyone.themes, everyone.theme_weights, strict=True) if weight == 0]
    count = len(names) + (everyone.price_weight == 0)
    if not count or spread == "completely":
        return ""
    return f"{count} that {'weighs' if count == 1 else 'weigh'} 0 may come to count a little; "


def no_race(everyone: Field, found: Sureness) -> tuple[str, str] | None:
    """Why there is no race to speak of, and what to do; None where there is one."""
    names = [everyone.by_id[name].name for name in found.ids]
    if len(everyone.partners) == 1:
        return (f"{names[0]} is the only vendor, so it leads whatever the weights",
                "Import a second vendor with its scores to see how sure a choice would be.")
    if len(names) == 1:
        return (f"{names[0]} is the only vendor whose checklist is met, so it leads whatever the weights",
                "Score the open points of the others under One vendor to bring them into the race.")
    totals = [everyone.by_id[name].total for name in found.ids]
    if max(totals) - min(totals) < 1e-9 and float(np.ptp(found.by_rank[:, 0])) < 0.02:
        return (f"All {len(names)} vendors stand level, so no weighting tells them apart",
                "Score them apart under One vendor: give each criterion the step that fits best.")
    return None


def race(everyone: Field, found: Sureness) -> str:
    """Who is in the race and who waits, in a sentence."""
    if not any(partner.passes for partner in everyone.partners):
        return (f"No vendor has its checklist met, so all {len(found.ids)} are in the race and no price counts; start "
                f"with the checklist of {everyone.partners[0].name} under One vendor.")
    waiting = [partner.name for partner in everyone.partners if partner.id not in found.ids]
    told = f"; {len(waiting)} wait for the checklist" if len(waiting) > 1 else ""
    wait = f"; {waiting[0]} waits for the checklist" if len(waiting) == 1 else told
    return f"{len(found.ids)} of all {len(everyone.partners)} vendors are in the race{wait}."


def leaders(found: Sureness) -> list[int]:
    """Rows of `found`, those that lead most often first; then by mean place."""
    mean = found.by_rank @ np.arange(1, len(found.ids) + 1)
    return sorted(range(len(found.ids)), key=lambda at: (-round(float(found.by_rank[at, 0]), 6), float(mean[at])))


def places(found: Sureness, rows: Sequence[int]) -> tuple[list[str], list[list[float]]]:
    """Heads and shares of the first places; all later ones together as lower. [share]"""
    count = len(found.ids)
    first = min(PLACES, count)
    shares = [[float(share) for share in found.by_rank[at, :first]] for at in rows]
    heads = [ordinal(rank) for rank in range(1, first + 1)]
    if count <= PLACES:
        return heads, shares
    return [*heads, LOWER], [[*line, max(0.0, float(found.by_rank[at, first:].sum()))]
                               for at, line in zip(rows, shares, strict=True)]


def who(everyone: Field, found: Sureness) -> str:
    """Who leads in how many of 100 weightings."""
    order = leaders(found)
    names = [everyone.by_id[found.ids[at]].name for at in order[:2]]
    shares = [float(found.by_rank[at, 0]) for at in order[:2]]
    if shares[1] <= 0:
        return f"{names[0]} leads in every weighting that was drawn"
    return f"{names[0]} leads in {of_hundred(shares[0])} of 100 weightings; {names[1]} in {of_hundred(shares[1])}"


def of_hundred(share: float) -> str:
    """A share of draws as so many of 100, without false certainty.

    >>> [of_hundred(share) for share in (0.0, 0.002, 0.184, 0.997, 1.0)]
    ['0', 'fewer than 1', '18', 'more than 99', '100']
    """
    if 0 < share < 0.005:
        return "fewer than 1"
    return "more than 99" if 0.995 <= share < 1 else f"{100 * share:.0f}"


def need(work: Work, everyone: Field, found: Sureness, at: int) -> str:
    """What counts more, and what less, where this vendor leads, against the mean draw; empty where it never does."""
    central = found.central[at]
    if central is None:
        return ""
    usual = by_group(work, everyone, mean_weights(found))
    shift = by_group(work, everyone, central) - usual
    name = everyone.by_id[found.ids[at]].name
    if float(np.abs(shift).max()) < 0.005:
        return f"{name} leads with weights like the average ones."
    named = group_names(work, found)
    more, less = (f"{named[k]} counts {percent(usual[k] + shift[k], work.locale)} instead of "
                  f"{percent(usual[k], work.locale)}" for k in (int(np.argmax(shift)), int(np.argmin(shift))))
    verb = "leads" if found.ids[at] == leading(everyone, found).id else "would lead"
    return f"{name} {verb} where, on average, {more} and {less}."


def leading(everyone: Field, found: Sureness) -> Partner:
    """Who leads the race under the weights in force."""
    return max((everyone.by_id[name] for name in found.ids), key=lambda one: one.total)


def mean_weights(found: Sureness) -> NDArray[np.float64]:
    """Mean of all drawn weights: everybody's central weights, each as often as its vendor leads. [share]"""
    led = [(float(found.by_rank[at, 0]), weights) for at, weights in enumerate(found.central) if weights is not None]
    return np.asarray(sum(share * weights for share, weights in led))


def by_group(work: Work, everyone: Field, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of the criteria summed by theme, then the price: the order of `Sureness.groups`. [share]"""
    theme = {row.id: row.theme_id for row in work.dataset.criterion}
    place = {name: at for at, name in enumerate([*everyone.themes, "price"])}
    groups = [place[theme.get(name, "price")] for name in everyone.criteria]
    return np.bincount(groups, weights=weights, minlength=len(place)).astype(float)


def group_names(work: Work, found: Sureness) -> list[str]:
    """Names of the themes and of the price, in the order of `Sureness.groups`."""
    names = {row.id: row.short_name for row in work.dataset.theme}
    return [names.get(name, "Price") for name in found.groups]


def reaches(work: Work, everyone: Field, found: Sureness) -> list[Reach]:
    """One row a theme and one for the price, those that carry weight or could change the leader."""
    steady = found.stability

    def called(at: int) -> str:
        return everyone.by_id[found.ids[at]].name if at >= 0 else ""

    return [Reach(name, float(steady.weight[k]), float(steady.low[k]), float(steady.high[k]),
                  called(int(steady.low_by[k])), called(int(steady.high_by[k])))
            for k, name in enumerate(group_names(work, found))
            if steady.weight[k] > 0 or steady.low_by[k] >= 0 or steady.high_by[k] >= 0]


def tightest(rows: Sequence[Reach]) -> tuple[Reach, bool] | None:
    """The row with the end nearest to its weight, and whether that is the upper end; None where none has one."""
    ends = [(row.weight - row.low, row, False) for row in rows if row.low_by]
    ends += [(row.high - row.weight, row, True) for row in rows if row.high_by]
    return min(ends, key=lambda end: end[0])[1:] if ends else None


def how_far(tight: tuple[Reach, bool], leader: str, locale: str) -> str:
    """How far the tightest weight may move, in a sentence."""
    row, up = tight
    word, edge, rival = ("rise", row.high, row.high_by) if up else ("fall", row.low, row.low_by)
    digits = 1 if abs(edge - row.weight) < 0.02 else 0
    ends = f"from {percent(row.weight, locale, digits)} to {percent(edge, locale, digits)}"
    return f"{row.name} may {word} {ends} before {rival} overtakes {leader}"


def dropped(work: Work, everyone: Field, found: Sureness) -> str:
    """Which criteria do not decide the top three, in words."""
    names = {row.id: row.name for row in work.dataset.criterion} | {"price": "the price"}
    alone, together = ([names[name] for name in which] for which in (found.droppable, found.droppable_together))
    count, whole = len(alone), int((everyone.weights > 0).sum())
    if whole == 1:
        return "Only one criterion counts, so none can be left out."
    if not alone:
        return "Every criterion counts: leave any one of them out and the top three change."
    some = "the" if count == whole else f"{count} of the"
    start = f"Any one of {some} {whole} criteria that count" if count > 1 else alone[0]
    told = f"{start} could be left out without changing the top three"
    if len(together) > 1:
        return f"{told}; {len(together)} could go at once: {listed(together, 4)}."
    return f"{told}: {listed(alone, 4)}." if count > 1 else f"{told}."


def methods(everyone: Field, told: Sequence[Opinion]) -> str:
    """Whether the methods put the same vendor first."""
    leader = everyone.by_id[told[0].leader].name
    others = [opinion for opinion in told if opinion.leader != told[0].leader]
    if not others:
        return f"All {len(told)} methods put {leader} first"
    named = []
    for rival in dict.fromkeys(opinion.leader for opinion in others):
        mine = [METHODS[opinion.method] for opinion in others if opinion.leader == rival]
        named.append(f"{listed(mine)} {'prefers' if len(mine) == 1 else 'prefer'} {everyone.by_id[rival].name}")
    return f"{len(told) - len(others)} of {len(told)} methods put {leader} first; {'; '.join(named)}"


def meaning(told: Sequence[Opinion]) -> str:
    """What agreement or disagreement of the methods means."""
    if all(opinion.leader == told[0].leader for opinion in told):
        return "They agree: the choice of the first does not hang on how points are added up."
    return ("They differ: who is first hangs on the arithmetic, so look at what each of these methods asks before you "
            "choose.")
