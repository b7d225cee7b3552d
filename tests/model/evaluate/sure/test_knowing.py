"""The value of knowing: textbook cases, a recomputation by held plans, and an integral by scipy's beta."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import beta, norm

from cxmodel.errors import CxError
from cxmodel.model.evaluate.sure import checking
from cxmodel.model.evaluate.sure.knowing import by_chance, value_of_knowing
from cxmodel.model.uncertainty import pert, uniforms
from tests.model.evaluate.sure.conftest import BUT, set_to, worth
from tests.worlds import assuming

TWO = ("avoidable_share", "intent_to_behaviour")


def test_two_actions_with_a_normal_payoff():
    """Raiffa and Schlaifer, 1961: value of knowing = s (n(u) - u N(-u)), u = m/s, for a payoff N(m, s) against 0."""
    m, s, n = 0.4, 1.0, 20_000
    luck = norm.ppf((np.arange(n) + 0.5) / n)
    u = m / s
    told = value_of_knowing(luck, np.stack([m + s * luck, np.zeros(n)], axis=1), 50)
    assert told == pytest.approx(s * (norm.pdf(u) - u * norm.cdf(-u)), rel=0.01)


def test_knowing_one_of_two_numbers_among_noise():
    """Payoff x + y, both standard normal: knowing x is worth 1/sqrt(2 pi), the sum sqrt(2) times that."""
    rng = np.random.default_rng(5)
    x, y = rng.standard_normal((2, 40_000))
    told = value_of_knowing(x, np.stack([x + y, np.zeros(x.size)], axis=1))
    assert told == pytest.approx(norm.pdf(0), rel=0.03)


def test_a_number_without_meaning_is_worth_nothing():
    """Choosing by the means of few draws and paying out on the same draws would promise something here."""
    rng = np.random.default_rng(6)
    worths = rng.standard_normal((5000, 4))
    told = [value_of_knowing(rng.random(5000), worths) for _ in range(30)]
    assert np.median(told) == 0.0
    assert max(told) <= 1.2 * by_chance(worths, 1) + 1e-3
    naive = worths.reshape(25, 200, 4).mean(axis=1).max(axis=1).mean() - worths.mean(axis=0).max()
    assert naive > 10 * float(np.mean(told))


@given(st.integers(0, 10_000), st.integers(1, 4), st.integers(60, 400))
def test_never_below_nothing_and_never_above_knowing_everything_in_the_groups(seed, count, draws):
    rng = np.random.default_rng(seed)
    worths = rng.normal(rng.normal(0, 1, count), 1, (draws, count))
    told = value_of_knowing(worths[:, 0] + rng.normal(0, 1, draws), worths, 5)
    assert told >= 0
    assert count > 1 or told == 0


@pytest.fixture(scope="module")
def found(small, scene, plans):
    return checking(small, scene, plans, 120, 3)


def test_the_total_is_what_held_plans_add_up_to_draw_by_draw(found, small, scene, plans):
    """120 draws of four assumptions by hand: the best plan of each draw against the plan best on average."""
    rows = [small.assumptions[name] for name in BUT]
    drawn = {row.id: pert(row.low, row.typical, row.high, uniforms(row.id, 120, 3)) for row in rows}
    by_hand = np.array([[worth(small, set_to(scene, **{name: float(drawn[name][i]) for name in BUT}), plan)
                         for plan in plans.values()] for i in range(120)])
    assert found.expected == pytest.approx(by_hand.mean(axis=0))
    assert found.total == pytest.approx(by_hand.max(axis=1).mean() - by_hand.mean(axis=0).max(), rel=1e-6, abs=1e-6)
    wins = np.bincount(by_hand.argmax(axis=1), minlength=len(plans)) / 120
    assert found.wins == pytest.approx(wins)
    assert found.choice == tuple(plans)[int(by_hand.mean(axis=0).argmax())]


def test_the_value_of_one_number_is_the_integral_over_its_distribution(small, scene, plans):
    """A plan against home when its worth is linear in two numbers: the mean over one, the integral over the other."""
    wide = assuming(small, **{name: small.assumptions[name].typical for name in BUT})
    ends = {"avoidable_share": (0.30, 0.62, 0.95), "intent_to_behaviour": (0.1, 0.35, 0.9)}
    wide = replace(wide, assumption=tuple(
        replace(row, low=ends[row.id][0], typical=ends[row.id][1], high=ends[row.id][2], floor=0.0, ceiling=1.0)
        if row.id in ends else row for row in wide.assumption))

    def line(name):
        low, _, high = ends[name]
        at = [worth(wide, set_to(scene, **{name: value}), plans["live"]) for value in (low, high)]
        return (at[1] - at[0]) / (high - low)

    middle = worth(wide, scene, plans["live"])
    slope = {name: line(name) for name in TWO}
    mean = {name: (low + 4 * typical + high) / 6 for name, (low, typical, high) in ends.items()}
    overall = middle + sum(slope[name] * (mean[name] - ends[name][1]) for name in TWO)
    found = checking(wide, scene, {"live": plans["live"], "home": ()}, 10_000)
    known = {one.id: one for one in found.known}
    for name, (low, typical, high) in ends.items():
        left, right = 1 + 4 * (typical - low) / (high - low), 1 + 4 * (high - typical) / (high - low)
        exact = quad(lambda u, name=name, low=low, high=high, left=left, right=right: beta.pdf(u, left, right) * max(
            0.0, overall + slope[name] * (low + (high - low) * u - mean[name])), 0, 1)[0] - max(0.0, overall)
        assert known[name].usd == pytest.approx(exact, rel=0.06, abs=0.01 * found.total)
    assert known["avoidable_share"].usd > 0.1 * found.total
    assert known["avoidable_share"].certain


def test_no_number_is_worth_less_than_nothing_or_more_than_all_and_all_no_more_than_the_worst_regret(found):
    assert all(0 <= one.usd <= found.total for one in found.known)
    assert [one.usd for one in found.known] == sorted((one.usd for one in found.known), reverse=True)


def test_the_sample_is_bounded_repeatable_and_settled(dataset, alder):
    from cxmodel.model.evaluate.sure import rivals
    named = rivals(dataset, alder)
    one, again, other = (checking(dataset, alder, named, 4000, seed) for seed in (1, 1, 2))
    assert (one.total, one.known, one.chance) == (again.total, again.known, again.chance)
    assert other.total == pytest.approx(one.total, abs=2 * (one.noise + other.noise))
    assert all(0 <= item.usd <= one.total for item in one.known)
    assert one.wins.sum() == pytest.approx(1)


def test_open_prices_missing_scores_and_currencies_are_numbers_too(dataset, northmere):
    plan = (("billing", "orbinelle-iasi", 1.0), ("orders", "monsoonleaf-chennai", 1.0))
    kinds = {one.kind for one in checking(dataset, northmere, {"a": plan, "home": ()}, 200).known}
    assert kinds >= {"assumption", "line", "price", "currency"}


def test_one_plan_alone_leaves_nothing_to_know(small, scene, plans):
    alone = checking(small, scene, {"live": plans["live"]}, 100)
    assert alone.total == 0.0
    assert "nothing is worth checking" in alone.finding()


def test_too_little_to_go_by_is_told(small, scene, plans):
    for named, draws in (({}, 1000), (plans, 99)):
        with pytest.raises(CxError, match="nothing to choose from"):
            checking(small, scene, named, draws)
