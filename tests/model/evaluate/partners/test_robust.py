"""How sure a ranking is: on paper, by brute force over weights, and at the edges."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model.evaluate.partners import field, sureness
from cxmodel.model.evaluate.partners.robust import middle, race
from cxmodel.scenario import normalised
from cxmodel.tables import Score
from tests.model.evaluate.partners.conftest import paper, vendor
from tests.worlds import scenarios

VALUE = {line["figure"]: float(line["value"]) for line in paper()}


def test_with_weights_held_only_the_missing_score_decides(three, plain):
    found = sureness(three, plain, spread=0.0, draws=20_000)
    assert found.ids == ("alto", "brio")
    assert found.by_rank[1, 0] == pytest.approx(VALUE["brio_wins"], abs=0.01)
    assert found.by_rank.sum(axis=0) == pytest.approx([1, 1])
    assert found.central[0] == pytest.approx(field(three, plain).weights)
    assert found.confidence == pytest.approx([1 - VALUE["brio_wins"], VALUE["brio_wins"]], abs=0.04)


def test_how_far_a_weight_may_move_worked_on_paper(three, plain):
    found = sureness(three, plain)
    assert found.groups == ("fit", "craft", "price")
    steady = found.stability
    assert steady.weight == pytest.approx([0.45, 0.3, 0.25])
    assert steady.low[2] == pytest.approx(VALUE["price_low"])
    assert steady.high[1] == pytest.approx(VALUE["skill_high"])
    assert (found.ids[steady.low_by[2]], found.ids[steady.high_by[1]]) == ("brio", "brio")
    assert (steady.high_by[2], steady.low_by[1]) == (-1, -1)


def test_the_weight_at_the_end_of_its_interval_makes_two_level(dataset, alder):
    """What the interval promises, tried: half a per cent inside its ends the leader leads, beyond them it does not."""
    sure = sureness(dataset, alder, draws=10)
    leader, steady = sure.ids[0], sure.stability
    tried = 0
    for place, name in enumerate(sure.groups[:-1]):
        for edge, by, out in ((steady.low[place], steady.low_by[place], -0.005),
                              (steady.high[place], steady.high_by[place], 0.005)):
            if by >= 0:
                for step, leads in ((-out, True), (out, False)):
                    moved = moved_to(alder, name, edge + step)
                    first = next(row for row in field(dataset, moved).partners if row.passes)
                    assert (first.id == leader) == leads
                tried += 1
    assert tried >= 2


def moved_to(scenario, theme, total):
    """The theme's weight in the total is `total`; price and the other themes keep their proportions."""
    rest = {name: weight for name, weight in scenario.theme_weights if name != theme}
    old = dict(scenario.theme_weights)[theme] * (1 - scenario.price_weight)
    price = scenario.price_weight * (1 - total) / (1 - old)
    share = total / (1 - price)
    whole = sum(rest.values())
    return replace(scenario, price_weight=price, theme_weights=normalised(
        {name: share if name == theme else rest[name] / whole * (1 - share) for name, _ in scenario.theme_weights}))


@given(scenario=scenarios(overrides=False), spread=st.sampled_from([0.0, 0.25, 0.9, 1.0, 2.0]))
def test_places_are_shared_out_in_full_and_only_among_those_in_the_race(scenario, spread, dataset):
    everyone, found = field(dataset, scenario), sureness(dataset, scenario, spread, draws=200)
    assert set(found.ids) == {row.id for row in everyone.partners if row.passes}
    assert found.by_rank.sum(axis=0) == pytest.approx(np.ones(len(found.ids)))
    assert found.by_rank.sum(axis=1) == pytest.approx(np.ones(len(found.ids)))
    for first, weights, sure in zip(found.by_rank[:, 0], found.central, found.confidence, strict=True):
        assert (weights is None) == (first == 0)
        assert 0 <= sure <= 1
        assert weights is None or weights.sum() == pytest.approx(1)
    steady = found.stability
    assert np.all((steady.low <= steady.weight + 1e-9) & (steady.weight <= steady.high + 1e-9))
    assert set(found.droppable_together) <= set(everyone.criteria)


def test_a_criterion_left_out_leaves_the_top_three(dataset, alder):
    sure, everyone = sureness(dataset, alder, draws=10), field(dataset, alder)
    value, place = middle(everyone)[race(everyone)], {name: at for at, name in enumerate(everyone.criteria)}
    for name in everyone.criteria:
        weights = np.where(np.arange(len(place)) == place[name], 0.0, everyone.weights)
        top = np.argsort(-(value @ weights), kind="stable")[:3].tolist()
        assert (name in sure.droppable) == (top == [0, 1, 2])
    gone = [place[name] for name in sure.droppable_together]
    weights = np.where(np.isin(np.arange(len(place)), gone), 0.0, everyone.weights)
    assert np.argsort(-(value @ weights), kind="stable")[:3].tolist() == [0, 1, 2]
    assert gone


def test_a_weight_of_nothing_may_come_to_count_and_is_not_left_out(dataset, alder):
    """With Culture alone a rival leads in few draws, not in none; what weighs 0 is no criterion to leave out."""
    only = replace(alder, theme_weights=normalised({row.id: float(row.id == "culture") for row in dataset.theme}),
                   price_weight=0.0)
    everyone, found = field(dataset, only), sureness(dataset, only, 0.5, 2000)
    counted = {name for name, weight in zip(everyone.criteria, everyone.weights, strict=True) if weight > 0}
    assert 0 < len(counted) < len(everyone.criteria)
    assert set(found.droppable) | set(found.droppable_together) <= counted
    mean = np.sum([share * weights for share, weights in zip(found.by_rank[:, 0], found.central, strict=True)
                   if weights is not None], axis=0)
    unweighed = [at for at, name in enumerate(everyone.criteria) if name not in counted]
    assert 0 < mean[unweighed].sum() < 0.03
    held = sureness(dataset, only, 0.0, 200).central[0]
    assert held is not None
    assert held[unweighed].sum() == 0, "held is held"


def test_any_weights_at_all_do_not_know_the_scenarios(dataset, alder):
    tilted = replace(alder, theme_weights=normalised({row.id: float(row.id == "scale") for row in dataset.theme}))
    one, other = sureness(dataset, alder, 1.0, 500), sureness(dataset, tilted, 1.0, 500)
    assert one.ids != other.ids
    assert dict(zip(one.ids, one.by_rank[:, 0], strict=True)) == pytest.approx(
        dict(zip(other.ids, other.by_rank[:, 0], strict=True)), abs=0.02)
    near = sureness(dataset, alder, 0.05, 500)
    assert near.by_rank[0, 0] > one.by_rank[0, 0]


def test_when_nobody_passes_all_race_and_no_price_counts(three, plain):
    failing = replace(plain, scores=tuple((f"{name}:continuity", 0.0) for name in ("alto", "brio", "coda")))
    found = sureness(three, failing, 0.0, 100)
    assert found.ids == ("coda", "brio", "alto")
    assert found.by_rank[0, 0] + found.by_rank[1, 0] == pytest.approx(1)


def test_a_missing_price_never_counts_in_a_vendors_favour(three, plain):
    silent = replace(three, site=tuple(row for row in three.site if row.vendor_id != "brio"))
    found = sureness(silent, replace(plain, price_weight=0.5), 0.0, 5000)
    best = 0.5 * VALUE["brio_quality_high"]
    alto = 0.5 * VALUE["alto_quality"] + 0.5 * VALUE["alto_price"]
    assert best < alto
    assert found.by_rank[0].tolist() == [1, 0]
    row = [partner.id for partner in field(silent, plain).partners].index("brio")
    assert middle(field(silent, plain))[row].tolist() == [0.5, 0.5, 1, 0]
    light = replace(plain, price_weight=0.1)
    wins = 1 - ((0.9 * VALUE["alto_quality"] + 0.1 * VALUE["alto_price"]) / 0.9 - VALUE["brio_quality_low"]) / 0.45
    assert sureness(silent, light, 0.0, 5000).confidence[1] == pytest.approx(wins, abs=0.04)


def test_one_vendor_nobody_and_a_theme_without_criteria(three, plain):
    alone = replace(three, vendor=three.vendor[:1], site=three.site[:2], score=tuple(
        row for row in three.score if row.vendor_id == "alto"))
    found = sureness(alone, plain, draws=50)
    assert (found.ids, found.by_rank.tolist(), found.confidence.tolist()) == (("alto",), [[1]], [1])
    assert (found.stability.low.tolist(), found.stability.high.tolist()) == ([0, 0, 0], [1, 1, 1])
    nobody = sureness(replace(three, vendor=(), site=(), score=()), plain, draws=50)
    assert (nobody.ids, nobody.by_rank.shape, nobody.droppable) == ((), (0, 0), ())
    assert nobody.stability.weight == pytest.approx([0.45, 0.3, 0.25])
    bare = replace(three, theme=(*three.theme, replace(three.theme[0], id="bare")))
    steady = sureness(bare, plain, draws=50).stability
    assert (steady.weight[2], steady.low[2], steady.high[2], steady.low_by[2]) == (0, 0, 1, -1)
    assert steady.low[3] == pytest.approx(VALUE["price_low"])


def test_what_nobody_scored_is_anybodys(three, plain):
    unknown = replace(three, vendor=(*three.vendor, vendor("nobody"), vendor("noone")), score=(
        *three.score, *(Score(name, "continuity", 4.0, None, None) for name in ("nobody", "noone"))))
    found = sureness(unknown, replace(plain, price_weight=0.0), 1.0, 8000)
    share = dict(zip(found.ids, found.by_rank[:, 0], strict=True))
    assert share["nobody"] == pytest.approx(share["noone"], abs=0.03)
    assert min(share.values()) > 0
