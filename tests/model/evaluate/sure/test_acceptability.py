"""Sure moves, counted again by evaluating every draw by hand."""

from __future__ import annotations

import pytest

from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.sure import ALWAYS, DEPENDS, NEVER, sure_moves
from cxmodel.model.evaluate.sure.acceptability import wilson
from cxmodel.model.evaluate.sure.inputs import LINES
from cxmodel.model.uncertainty import pert, uniforms
from cxmodel.scenario import starting
from tests.model.evaluate.sure.conftest import BUT, set_to, shrunk

DRAWS = 24


@pytest.fixture(scope="module")
def found(small, scene):
    return sure_moves(small, scene, DRAWS, 7)


def test_every_share_is_counted_by_hand(found, small, scene):
    drawn = {name: pert(row.low, row.typical, row.high, uniforms(name, DRAWS, 7))
             for name, row in ((name, small.assumptions[name]) for name in BUT)}
    goes: dict[tuple[str, str], int] = {}
    countries: dict[tuple[str, str], set[int]] = {}
    moves: dict[str, int] = {}
    iso3 = {row.id: row.iso3 for row in small.site}
    for draw in range(DRAWS):
        then = evaluate(small, set_to(scene, **{name: float(drawn[name][draw]) for name in BUT}), 2)
        for row in then.by_activity:
            moves[row.id] = moves.get(row.id, 0) + (row.moved > 0.01)
            for site, share in row.places:
                goes[row.id, site] = goes.get((row.id, site), 0) + (share > 0.01)
                countries.setdefault((row.id, iso3[site]), set()).add(draw)
    told = {(row.activity, row.place): row.share for row in found.by_site}
    assert {key: round(share * DRAWS) for key, share in told.items() if share} == {k: v for k, v in goes.items() if v}
    away = {row.activity: row.share for row in found.staying if row.place == "away"}
    assert {key: round(share * DRAWS) for key, share in away.items()} == moves
    by_country = {(row.activity, row.place): round(row.share * DRAWS) for row in found.by_country if row.share}
    assert by_country == {key: len(draws) for key, draws in countries.items()}


def test_an_activity_moves_or_stays(found):
    for activity in found.activities:
        parts = {row.place: row.share for row in found.staying if row.activity == activity}
        assert parts["home"] + parts["away"] == pytest.approx(1)


def test_the_verdict_follows_the_share(found):
    for row in (*found.staying, *found.by_site, *found.by_country):
        assert row.verdict == (ALWAYS if row.share >= 0.95 else NEVER if row.share <= 0.05 else DEPENDS)
        assert row.low <= row.share <= row.high


def test_without_chance_every_place_is_sure(dataset):
    sure = shrunk(dataset, ())
    scenario = starting(sure, "alder")
    found = sure_moves(sure, scenario, 6)
    assert {row.verdict for row in (*found.staying, *found.by_site)} == {ALWAYS, NEVER}
    assert all(row.now == (row.share == 1.0) for row in found.by_site)
    assert found.drivers == ()
    assert f"{len(found.activities)} of {len(found.activities)} activities have a sure place" in found.finding()


def test_the_same_seed_gives_the_same_moves_and_another_about_the_same(dataset, alder):
    one, again, other = (sure_moves(dataset, alder, 60, seed) for seed in (1, 1, 2))
    assert one == again
    share = {(row.activity, row.place): row.share for row in one.by_site}
    gaps = [abs(row.share - share.get((row.activity, row.place), 0.0)) for row in other.by_site]
    assert max(gaps) < 5 * (0.5 / 60) ** 0.5
    assert sum(gaps) / len(gaps) < 0.06
    assert all(one.answer(act).verdict == ALWAYS and one.answer(act).place == "home"
               for act in ("loyalty_programme", "advocate_support", "escalation_care"))


def test_what_drives_a_doubt_is_a_fact_and_no_line_that_somebody_draws(dataset, alder):
    found = sure_moves(dataset, alder, 100)
    doubtful = {row.activity for row in found.by_site if row.verdict == DEPENDS}
    assert found.drivers
    assert {one.activity for one in found.drivers} <= doubtful
    assert not {one.id for one in found.drivers} & LINES
    assert all(0.4 <= abs(one.correlation) <= 1 for one in found.drivers)


def test_the_interval_of_a_share_counted_in_few_draws_is_wide():
    """Wilson, 1927; the limits of 0 of 10 and of 5 of 10 as Brown, Cai and DasGupta, 2001, compute them."""
    assert wilson(0.0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(0.5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
