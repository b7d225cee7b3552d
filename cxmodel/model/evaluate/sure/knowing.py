"""What it is worth to know a number before choosing among plans: the value of perfect information, in money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.model import uncertainty
from cxmodel.model.evaluate import account
from cxmodel.model.evaluate.assumed import chosen, drawn
from cxmodel.model.evaluate.basis import Array
from cxmodel.model.evaluate.plan import Plan, weights_of
from cxmodel.model.evaluate.reckoning import extras_of
from cxmodel.model.evaluate.simulate import draws_of, simulate
from cxmodel.model.evaluate.sure.inputs import kind_of
from cxmodel.model.evaluate.sure.progress import Ask, Tell, steps
from cxmodel.model.evaluate.sure.regrets import Plans
from cxmodel.model.evaluate.sure.worlds import World, arranged, staffed, world_of
from cxmodel.scenario import Scenario
from cxmodel.units import USD, Money, money, percent

DRAWS, SEED = 10_000, 1
GROUPS = 25  # of 400 draws each: finer groups are noisier, coarser ones blur where the choice turns
SHUFFLES = 100


@dataclass(frozen=True)
class Known:
    """What knowing one number would be worth. usd : a year on average over the horizon, never below 0.

    certain : whether it is more than what a number that has nothing to do with the plans reaches by chance.
    A currency cannot be known beforehand, only hedged; everything else can be asked, tried or measured.
    """

    id: str
    name: str
    kind: str
    grade: str
    usd: float
    certain: bool


@dataclass(frozen=True, eq=False)
class Checking:
    """What it is worth to check numbers before choosing among `plans`; money in USD a year over the horizon.

    choice : the plan that brings most on average. expected, wins : of every plan, its average and the share of draws
    in which it is the best. total : value of knowing everything, the expected regret of `choice`; noise : the half
    width of its 95 % interval. known : by number, the dearest first; they do not add up to the total. chance : the
    most that a number without any meaning reached in a hundred trials; less than that is not told from nothing.
    """

    plans: tuple[str, ...]
    choice: str
    expected: Array
    wins: Array
    total: float
    noise: float
    known: tuple[Known, ...]
    chance: float
    draws: int
    seed: int

    def finding(self, locale: str = "en_US", currency: Money = USD) -> str:
        """What the picture shows, in a sentence or two."""
        share = float(self.wins[self.plans.index(self.choice)])
        if self.total < 1.0:
            return f"'{self.choice}' is the best of these plans whatever the numbers are: nothing is worth checking."
        told = (f"Knowing every number before choosing among these {len(self.plans)} plans would bring "
                f"{money(self.total, locale, currency)} a year; '{self.choice}' is best in "
                f"{percent(share, locale)} of the draws anyway.")
        worth = [one for one in self.known if one.certain]
        named = [f"{one.name} ({money(one.usd, locale, currency)})" for one in worth if one.kind != "currency"][:3]
        hedged = [f"{one.name} ({money(one.usd, locale, currency)})" for one in worth[:3] if one.kind == "currency"]
        told += (f" Check first: {'; '.join(named)}." if named else
                 " No number that can be checked would change the choice enough on its own to be worth it.")
        return told + (f" Not to be known beforehand, only hedged: {'; '.join(hedged)}." if hedged else "")


def checking(dataset: Dataset, scenario: Scenario, plans: Plans, draws: int = DRAWS, seed: int = SEED,
             on_progress: Tell | None = None, cancelled: Ask | None = None) -> Checking:
    """What knowing each number would be worth before one of the plans is chosen and held.

    plans : by name, as `held.placements` gives them. The draws are those of `simulate`: every assumption, open price,
    missing score and currency on its own; quotes and the case's own figures count as known.
    Errors: CxError without a plan, for an unknown one, and for fewer than 100 draws; Stopped.
    Source: Strong and Oakley, 2013, for one number by sorting and grouping the draws; Strong, Oakley and Brennan,
    2014, and Brennan and Kharroubi, 2007, for the measure. Here the choice within a group is learned on one half of
    its draws and paid out on the other, because a mean of few draws would promise too much.
    """
    if not plans or draws < 100:
        raise CxError("There is nothing to choose from, or there are fewer than 100 draws", "How sure, checking",
                      "Name at least one plan, and ask for more draws.")
    world = world_of(dataset, scenario)
    fixed = [staffed(world, arranged(dataset, scenario, plan)) for plan in plans.values()]
    worth = np.stack([_worth(dataset, world, plan, draws, seed)
                      for plan in steps(fixed, on_progress, cancelled, 0.0, 0.8)], axis=1)
    expected, winner = worth.mean(axis=0), worth.argmax(axis=1)
    lost = worth.max(axis=1) - worth[:, expected.argmax()]
    total, chance = float(lost.mean()), by_chance(worth, seed)
    numbers = tuple(_numbers(dataset, world, fixed, draws, seed))
    found = [(name, words, kind, grade, min(value_of_knowing(luck, worth), total))
             for name, words, kind, grade, luck in steps(numbers, on_progress, cancelled, 0.8, 1.0)]
    known = [Known(*one, one[4] > max(chance, 1.0)) for one in sorted(found, key=lambda one: -one[4])]
    return Checking(tuple(plans), tuple(plans)[int(expected.argmax())], expected,
                    np.bincount(winner, minlength=len(fixed)) / draws, total,
                    1.96 * float(lost.std()) / draws**0.5, tuple(known), chance, draws, seed)


def value_of_knowing(luck: Array, worth: Array, groups: int = GROUPS) -> float:
    """Value of knowing one number before choosing a plan, never below 0, in the unit of `worth`.

    luck : the number in every draw, in any scale, shape (draws,). worth : of every plan, shape (draws, plans).
    The draws are sorted by the number and cut into groups; within each the best plan is chosen on every other draw
    and paid out on the rest, and the other way round.

    >>> luck = (np.arange(8000) + 0.5) / 4000 - 1
    >>> round(value_of_knowing(luck, np.stack([luck, 0 * luck], axis=1)), 2)
    0.25
    """
    order = np.argsort(luck, kind="stable")
    pairs = worth.shape[0] // (2 * groups)
    if worth.shape[1] < 2 or pairs < 1:
        return 0.0
    means = worth[order[:2 * groups * pairs]].reshape(groups, pairs, 2, worth.shape[1]).mean(axis=1)
    learned = means[:, ::-1].argmax(axis=2)  # the choice of each half is learned on the other
    paid = float(np.take_along_axis(means, learned[..., None], axis=2).mean())
    return max(0.0, paid - float(means.mean(axis=(0, 1))[worth.mean(axis=0).argmax()]))


def by_chance(worth: Array, seed: int, groups: int = GROUPS) -> float:
    """The most that a number which says nothing of the plans reaches in a hundred trials."""
    luck = np.random.default_rng([seed, SHUFFLES])
    return max(value_of_knowing(luck.random(worth.shape[0]), worth, groups) for _ in range(SHUFFLES))


def _worth(dataset: Dataset, world: World, plan: Plan, draws: int, seed: int) -> Array:
    """Risk-adjusted net saving of a held plan in every draw, shape (draws,). [USD/year on average]"""
    scenario, basis = world.scenario, world.basis
    case = draws_of(dataset, scenario.case, scenario.overrides, scenario.horizon_years, draws, seed,
                    scenario.layer_readiness)
    varied = simulate(dataset, basis, world.today, world.options, plan, weights_of(dataset, scenario, basis),
                      extras_of(basis, world.today, plan, world.assumed), case, draws, seed)
    hours = account.Extras(case.hours.sum(axis=1, keepdims=True), 0.0, 0.0, 0.0)
    whole = np.asarray(account.baseline(case.home, hours, case.assumed), float)[:, 0]
    return varied["risk_adjusted"] * whole / case.home.years


def _numbers(dataset: Dataset, world: World, plans: list[Plan], draws: int,
             seed: int) -> Iterator[tuple[str, str, str, str, Array]]:
    """Everything that is drawn: id, name, kind, grade, and its value or rank in every draw, as `simulate` draws it."""
    scenario, basis, changed = world.scenario, world.basis, dict(world.scenario.overrides)
    assumed = drawn(dataset, scenario.overrides, draws, seed)
    for row in dataset.assumption:
        low, _, high = chosen(row, changed)
        if low < high:
            yield row.id, row.name, kind_of(row.id), row.grade, assumed[row.id][:, 0]
    used = np.unique(np.concatenate([plan.allocation.site for plan in plans])).astype(int)
    for site in used[~basis.quoted[used]]:
        one = basis.sites[site]
        yield (f"rate {one.id}", f"Price at {dataset.vendors[one.vendor_id].name}, {one.city}, not quoted yet",
               "price", "C", uncertainty.uniforms(f"rate {one.id}", draws, seed))
    unknown = np.isnan(basis.scores) @ weights_of(dataset, scenario, basis)
    for vendor in np.unique(basis.vendor[used]):
        if unknown[vendor] > 0:
            one = dataset.vendor[vendor]
            yield (f"scores {one.id}", f"Missing scores of {one.name}", "score", "judgement",
                   uncertainty.uniforms(f"scores {one.id}", draws, seed))
    for place in np.unique(basis.location[used]):
        if basis.fx_volatility[place] > 0:
            one = dataset.location[place]
            yield (f"currency {one.iso3}", f"Currency of {one.country}", "currency", "C",
                   uncertainty.normals(f"currency {one.iso3}", draws, seed))
