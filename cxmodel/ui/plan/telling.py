"""Plans in words: the finding of the page, what a plan is like, and how two plans differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate import Results
from cxmodel.model.evaluate.sourced import Clash, Optimised, Told, spoken
from cxmodel.model.evaluate.sourced.worded import missed_parts
from cxmodel.ui.plan.limits import exact
from cxmodel.ui.plan.searches import Found
from cxmodel.ui.session import Work
from cxmodel.units import money, number, percent

LOOKING = "Looking for the best plan under your rules …"
FAILED, STOPPED = "The best plan could not be worked out", "Stopped before a plan was found"
WHY = "No plan obeys all the rules; looking for the smallest set that conflicts …"
UNKNOWN_WHY = "No plan obeys all the rules; which of them conflict was not found in time"
NO_WORK = "This case has no work to place yet"
NO_SITES = "There is no site to place work at yet"
HOME = "home"
VERBS = ("Use", "Give", "Keep", "Send", "Stay", "Save", "Move", "Leave", "Open", "Only")
LONGEST = 150  # letters of a title
A_SEAT = 0.5  # fewer are not told [seats]


@dataclass(frozen=True)
class Gist:
    """What a plan is like at a glance."""

    activities: int
    kept: int
    vendors: int
    countries: int
    net: float
    risk: float


def gist(results: Results, dataset: Dataset) -> Gist:
    """The plan of some results in six figures."""
    sites = {row.id: row for row in dataset.site}
    used = [sites[row.id] for row in results.by_site if row.id in sites]
    kept = sum(row.moved < 1e-6 for row in results.by_activity)
    return Gist(len(results.by_activity), kept, len({row.vendor_id for row in used}), len({row.iso3 for row in used}),
                results.net_saving.typical, results.cx_risk_index)


def finding(work: Work, found: Found | None, state: str = "running") -> str:
    """The title of the page. state : of the search for the best plan.

    While it runs, what it found is the best plan, or that there is none and why is looked for.
    """
    if not work.results.by_activity:
        return NO_WORK
    if not work.dataset.site:
        return NO_SITES
    if found is None:
        return {"failed": FAILED, "cancelled": STOPPED}.get(state, LOOKING)
    if found.clash is not None:
        return conflict(work, found.clash)
    if found.plan is None:
        return without(work, found.best, state)
    now = gist(found.plan, work.dataset)
    if now.vendors == 0:
        return f"Under these rules the best plan keeps everything at home{_cost(work, found)}"
    return (f"The best plan keeps {now.kept} of {now.activities} activities, uses {_count(now.vendors, 'vendor')} in "
            f"{_count(now.countries, 'country', 'countries')} and nets {percent(now.net, work.locale)}"
            f"{_cost(work, found)}")


def without(work: Work, best: Optimised, state: str = "done") -> str:
    """Why there is no plan to show: by how much the nearest one misses which rules, or that none was found."""
    if best.state == "impossible":
        return WHY if state == "running" else UNKNOWN_WHY
    if not best.broken:
        return STOPPED if state == "cancelled" else "No plan that obeys every rule was found in time"
    return missed(work, best.broken, missed_parts(best.posed, best.missing))


def missed(work: Work, broken: Sequence[Told], short: tuple) -> str:
    """Which rules the nearest plan misses, and by how much; only how many where that would fill the screen."""
    by = f" by {sentence(work, short)}" if short else ""
    names = "; ".join(in_sentence(sentence(work, one.parts)) for one in broken)
    said = f"No plan found obeys every rule; the nearest misses this{by}: {names}"
    if len(said) <= LONGEST or len(broken) == 1:
        return said
    return f"No plan found obeys every rule; the nearest misses {len(broken)} of them"


def conflict(work: Work, clash: Clash) -> str:
    """Which rules cannot all hold, in one sentence; only how many they are where that would fill the screen."""
    if clash.missed:
        return missed(work, clash.rules, clash.missed)
    told = [in_sentence(sentence(work, one.parts)) for one in clash.rules]
    if len(told) == 1:
        said = f"No plan can obey this rule: {told[0]}"
    else:
        said = f"These cannot all hold: {', '.join(told[:-1])} and {told[-1]}"
    return said if len(said) <= LONGEST else f"No plan can obey these {len(told)} rules together"


def in_sentence(rule: str) -> str:
    """A rule in the middle of a sentence: its verb small, a name as it is.

    >>> in_sentence("Use at most 1 vendor"), in_sentence("India is ruled out")
    ('use at most 1 vendor', 'India is ruled out')
    """
    return rule[0].lower() + rule[1:] if rule.split(" ")[0] in VERBS else rule


def _cost(work: Work, found: Found) -> str:
    cost = found.cost_of_rules
    if cost is None:
        return ""
    return "; your rules cost nothing" if cost < 500 else \
        f"; your rules cost {money(cost, work.locale, work.currency, 2)} a year"


def _count(number_of: int, one: str, many: str = "") -> str:
    return f"{number_of} {one if number_of == 1 else many or one + 's'}"


def points(value: float, locale: str) -> str:
    """So many points, whatever the sign.

    >>> points(-1.0, "en_US"), points(2.25, "en_US")
    ('1.0 points', '2.2 points')
    """
    return f"{number(abs(value), locale, 1)} points"


def same(one: Results, other: Results) -> bool:
    """Whether two results have the same placements, but for a hair."""
    a, b = ({(row.id, site): share for row in it.by_activity for site, share in row.places} for it in (one, other))
    return all(abs(a.get(key, 0.0) - b.get(key, 0.0)) < 1e-3 for key in {*a, *b})


def shifts(before: Mapping[str, float], after: Mapping[str, float]) -> list[tuple[str, str, float]]:
    """Seats that go elsewhere, by place before and after: from, to, how many; the largest first.

    >>> shifts({"home": 50, "Cebu": 40}, {"home": 60, "Pune": 30})
    [('Cebu', 'Pune', 30.0), ('Cebu', 'home', 10.0)]
    """
    old, new = dict(before), dict(after)
    change = {name: new.get(name, 0.0) - old.get(name, 0.0) for name in dict([*old.items(), *new.items()])}
    found: list[tuple[str, str, float]] = []
    while True:
        loser, gainer = min(change, key=change.__getitem__), max(change, key=change.__getitem__)
        seats = min(-change[loser], change[gainer])
        if seats < A_SEAT:
            return found
        found.append((loser, gainer, seats))
        change[loser] += seats
        change[gainer] -= seats


def _seats(results: Results, dataset: Dataset) -> dict[str, float]:
    """Seats at home and by city."""
    city = {row.id: row.city for row in dataset.site}
    found = {HOME: results.seats["home"]}
    for row in results.by_site:
        found[city[row.id]] = found.get(city[row.id], 0.0) + row.seats
    return found


def difference(work: Work, after: Results, most: int = 2) -> str:
    """How a plan differs from the one in use, in words."""
    if same(work.results, after):
        return "this is the plan in use"
    found = shifts(_seats(work.results, work.dataset), _seats(after, work.dataset))
    if not found:
        return "other activities in the same places"
    told = ", ".join(f"{_count_seats(seats, work.locale)} {loser} → {gainer}" for loser, gainer, seats in found[:most])
    return f"{told} and {len(found) - most} more" if len(found) > most else told


def _count_seats(seats: float, locale: str) -> str:
    told = number(seats, locale)
    return f"{told} seat" if told == "1" else f"{told} seats"


def sentence(work: Work, parts: tuple) -> str:
    """A rule or a repair as text, money in the display currency and as exact as in the field of its rule."""
    return spoken(parts, lambda value: exact(value, work.locale, work.currency), work.locale)
