"""Sure moves: the plan chosen anew in every draw, and how often each activity goes to each place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model import fit, uncertainty
from cxmodel.model.evaluate.assumed import chosen, drawn
from cxmodel.model.evaluate.basis import Array, Basis
from cxmodel.model.evaluate.plan import plan_of
from cxmodel.model.evaluate.sure.inputs import LINES
from cxmodel.model.evaluate.sure.progress import Ask, Tell, steps
from cxmodel.model.evaluate.sure.shifts import HOME, place_name, placed
from cxmodel.model.evaluate.sure.worlds import World, best, world_of
from cxmodel.model.portfolio import Allocation
from cxmodel.scenario import Scenario
from cxmodel.units import USD, Money, percent

ALWAYS, NEVER, DEPENDS = "always", "never", "depends"
SURE = 0.95
PART = 0.01  # of an activity: what is less does not count as going there
DRAWS, SEED = 200, 1


@dataclass(frozen=True)
class Move:
    """How often an activity belongs to a place in the best plan.

    place : a site's id, a country's ISO code, "home" (none of the activity moves) or "away" (some of it does).
    share : of the draws, with its 95 % interval low-high (Wilson, 1927). mean : of the activity that is there on
    average. now : whether it is so in the live plan with all inputs typical. verdict : always (from 95 % of the draws
    on), never (up to 5 %) or depends.
    """

    activity: str
    activity_name: str
    place: str
    place_name: str
    share: float
    low: float
    high: float
    mean: float
    now: bool
    verdict: str


@dataclass(frozen=True)
class Driver:
    """What decides most whether an activity's largest doubtful move is made. correlation : rank, -1 to 1."""

    activity: str
    id: str
    name: str
    correlation: float


@dataclass(frozen=True)
class Moves:
    """Plan acceptability. `staying` has one row of "home" and one of "away" for each activity; `drivers` at most one
    for each activity that depends, told only where chance alone would hardly ever show as much."""

    staying: tuple[Move, ...]
    by_site: tuple[Move, ...]
    by_country: tuple[Move, ...]
    drivers: tuple[Driver, ...]
    draws: int
    seed: int

    def answer(self, activity: str) -> Move:
        """The place where an activity goes most often, home among them, by site."""
        rows = [row for row in (*self.staying, *self.by_site) if row.activity == activity and row.place != "away"]
        return max(rows, key=lambda row: (row.share, row.mean))

    @property
    def activities(self) -> tuple[str, ...]:
        """Every activity, in the order of the case."""
        return tuple(dict.fromkeys(row.activity for row in self.staying))

    def finding(self, locale: str = "en_US", currency: Money = USD) -> str:
        """What the picture shows, in a sentence or two."""
        answers = [self.answer(activity) for activity in self.activities]
        sure = [row for row in answers if row.verdict == ALWAYS]
        open_ones = sorted((row for row in answers if row.verdict != ALWAYS), key=lambda row: row.share)
        told = (f"{len(sure)} of {len(answers)} activities have a sure place: it has a part in them in at least "
                f"{percent(SURE, locale)} of {self.draws} draws of all numbers.")
        if not open_ones:
            return told
        first = open_ones[0]
        why = next((one for one in self.drivers if one.activity == first.activity), None)
        return (f"{told} Least sure is {first.activity_name}: even its most frequent place, {first.place_name}, has a "
                f"part in only {percent(first.share, locale)} of them"
                + (f"; most depends on '{why.name}'." if why else "."))


def sure_moves(dataset: Dataset, scenario: Scenario, draws: int = DRAWS, seed: int = SEED,
               on_progress: Tell | None = None, cancelled: Ask | None = None) -> Moves:
    """The live plan chosen anew in every draw of all assumptions, open prices, missing scores and currencies.

    The draws are stratified, the same as in `simulate` by name and seed; each input on its own. A share of 95 % is
    known to about 3 points with 200 draws, and to 2 with 400. What is decided is held: verdicts, geography, and the
    lines that somebody draws (`inputs.LINES`), such as the least rule of law.
    Errors: Stopped.
    """
    base = world_of(dataset, scenario)
    hours, sites = base.today.hours, len(dataset.site)
    luck = _luck(dataset, scenario, base.basis, draws, seed)
    plans = np.stack([placed(_chosen(dataset, scenario, base.basis, luck, place), hours, sites)
                      for place in steps(range(draws), on_progress, cancelled)])
    now = placed(best(dataset, scenario).allocation, hours, sites)
    acts = [(row.id, row.name) for row in dataset.activities_of(scenario.case)]
    countries = sorted({site.iso3 for site in dataset.site})
    of_country = np.array([[site.iso3 == iso3 for iso3 in countries] for site in dataset.site], float).reshape(
        sites, len(countries))
    away = [np.stack([1.0 - part[..., -1]], axis=-1) for part in (plans, now)]
    staying = [np.concatenate([np.where(part <= PART, 1.0 - part, 0.0), part], axis=-1) for part in away]
    named = [(iso3, dataset.locations[iso3].country) for iso3 in countries]
    return Moves(
        tuple(_rows(acts, [(HOME, HOME), ("away", "away from home")], *staying, rare=True)),
        tuple(_rows(acts, [(site.id, place_name(dataset, site.id)) for site in dataset.site], plans[..., :-1],
                    now[:, :-1])),
        tuple(_rows(acts, named, plans[..., :-1] @ of_country, now[:, :-1] @ of_country)),
        tuple(_drivers(dataset, scenario, acts, plans, luck)), draws, seed)


@dataclass(frozen=True, eq=False)
class _Luck:
    """Everything drawn: assumptions by id, shape (draws,); rates (draws, S); scores' luck (draws, V); swings."""

    assumptions: dict[str, Array]
    rate: Array
    scores: Array
    swing: Array


def _luck(dataset: Dataset, scenario: Scenario, basis: Basis, draws: int, seed: int) -> _Luck:
    """The draws, by the names under which `simulate` draws them."""
    assumed, changed = drawn(dataset, scenario.overrides, draws, seed), dict(scenario.overrides)
    assumptions = {row.id: assumed[row.id][:, 0] for row in dataset.assumption
                   if row.id not in LINES and chosen(row, changed)[0] < chosen(row, changed)[2]}
    rate = np.tile(basis.rate, (draws, 1))
    for place in np.flatnonzero(~basis.quoted & np.isfinite(basis.rate)):
        rate[:, place] = uncertainty.pert(
            float(basis.rate_low[place]), float(basis.rate[place]), float(basis.rate_high[place]),
            uncertainty.uniforms(f"rate {basis.sites[place].id}", draws, seed))
    scores = np.stack([uncertainty.uniforms(f"scores {row.id}", draws, seed) for row in dataset.vendor], axis=1)
    swing = np.stack([uncertainty.normals(f"currency {row.iso3}", draws, seed) for row in dataset.location], axis=1)
    return _Luck(assumptions, rate, scores, swing)


def _chosen(dataset: Dataset, scenario: Scenario, basis: Basis, luck: _Luck, draw: int) -> Allocation:
    """The live plan of one draw."""
    changes = tuple((name, float(values[draw])) for name, values in luck.assumptions.items())
    through = float(dict(changes).get("fx_pass_through", dict(scenario.overrides).get(
        "fx_pass_through", dataset.assumptions["fx_pass_through"].typical)))
    price = luck.rate[draw] * np.exp(through * basis.fx_volatility * luck.swing[draw])[basis.location]
    own = fit.FULL_SCORE * luck.scores[draw][:, None]
    world: World = world_of(dataset, scenario, changes, price, np.where(np.isnan(basis.scores), own, basis.scores))
    return plan_of(world.scenario, world.basis, world.today, world.options, world.assumed).allocation


def _rows(acts: list[tuple[str, str]], places: list[tuple[str, str]], plans: Array, now: Array,
          rare: bool = False) -> Iterator[Move]:
    """One row for each activity and each place it ever goes to; `rare` tells those of no draw as well."""
    share = (plans > PART).mean(axis=0)
    for row, (activity, name) in enumerate(acts):
        for column, (place, called) in enumerate(places):
            part = float(share[row, column])
            if part > 0 or now[row, column] > PART or rare:
                verdict = ALWAYS if part >= SURE else NEVER if part <= 1 - SURE else DEPENDS
                yield Move(activity, name, place, called, part, *wilson(part, plans.shape[0]),
                           float(plans[:, row, column].mean()), bool(now[row, column] > PART), verdict)


def wilson(share: float, draws: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share that was counted in so many draws. Source: Wilson, 1927.

    >>> [round(end, 3) for end in wilson(0.95, 200)]
    [0.91, 0.973]
    """
    middle, half = share + z * z / (2 * draws), z * (share * (1 - share) / draws + z * z / (4 * draws**2)) ** 0.5
    scale = 1 + z * z / draws
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def _drivers(dataset: Dataset, scenario: Scenario, acts: list[tuple[str, str]], plans: Array,
             luck: _Luck) -> Iterator[Driver]:
    """For each activity whose place depends: the assumption whose rank goes with it most, when it is no chance."""
    names, draws = list(luck.assumptions), plans.shape[0]
    if not names or draws < 30:
        return
    ranks = np.stack([np.argsort(np.argsort(luck.assumptions[name])) for name in names], axis=1).astype(float)
    ranks = (ranks - ranks.mean(axis=0)) / ranks.std(axis=0)
    least = 4.0 / draws**0.5  # four standard errors: chance hardly ever gives as much in a hundred inputs
    for row, (activity, _) in enumerate(acts):
        goes = (plans[:, row] > PART).astype(float)
        doubt = goes[:, int(np.abs(goes.mean(axis=0) - 0.5).argmin())]
        if 1 - SURE < doubt.mean() < SURE:
            with_it = ranks.T @ (doubt - doubt.mean()) / draws / doubt.std()
            top = int(np.abs(with_it).argmax())
            if abs(with_it[top]) >= least:
                yield Driver(activity, names[top], dataset.assumptions[names[top]].name, float(with_it[top]))
