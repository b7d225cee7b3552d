"""The field of vendors: worked on paper, and what must hold whatever is scored, weighed and scaled."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.partners import SCALINGS, Field, field
from cxmodel.scenario import normalised, with_pair
from cxmodel.store.shipped import shipped
from cxmodel.tables import Score
from tests.model.evaluate.partners.conftest import criterion, paper, site, vendor
from tests.worlds import scenarios

LINES = paper()
VALUE = {line["figure"]: float(line["value"]) for line in LINES}
VENDORS = [row.id for row in shipped().vendor]
CRITERIA = [row.id for row in shipped().criterion if row.kind == "score"]
anything = scenarios(overrides=False)
scalings = st.sampled_from(SCALINGS)


@pytest.mark.parametrize("line", LINES, ids=[line["figure"] for line in LINES])
def test_the_paper_itself_is_worked_out_right(line):
    assert eval(line["working"], {}, dict(VALUE)) == pytest.approx(float(line["value"]), rel=1e-12)


def test_the_field_gives_the_figures_of_the_paper(three, plain):
    found = field(three, plain)
    alto, brio, coda = (found.by_id[name] for name in ("alto", "brio", "coda"))
    assert found.weights == pytest.approx([0.75 * VALUE[f"{name}_weight"] for name in ("match", "method", "skill")]
                                          + [VALUE["price_weight"]])
    told = {"alto_rate": alto.rate, "alto_price": alto.price, "brio_rate": brio.rate, "brio_price": brio.price,
            "coda_rate": coda.rate, "coda_price": coda.price, "alto_fit": alto.themes[0],
            "alto_skill": alto.themes[1], "alto_quality": alto.quality, "alto_total": alto.total,
            "brio_fit": brio.themes[0], "brio_fit_low": brio.themes_low[0], "brio_fit_high": brio.themes_high[0],
            "brio_quality": brio.quality, "brio_quality_low": brio.quality_low,
            "brio_quality_high": brio.quality_high, "brio_total": brio.total, "brio_total_low": brio.total_low,
            "brio_total_high": brio.total_high, "coda_quality": coda.quality, "coda_total": coda.total}
    assert told == pytest.approx({name: VALUE[name] for name in told})
    assert [(row.id, row.rank) for row in found.partners] == [("alto", 1), ("brio", 2), ("coda", 3)]
    assert (coda.price_waits, coda.passes, coda.gates[0].state) == (True, False, "open")
    assert coda.open_points == ("Continuity has no score yet, at least 2 is needed",)
    assert (alto.missing, brio.missing) == (0, 1)


def test_ticking_the_open_point_lets_the_price_count(three, plain):
    found = field(three, replace(plain, scores=(("coda:continuity", 2.0),)))
    coda = found.partners[0]
    assert (coda.id, coda.passes, coda.gates[0].state) == ("coda", True, "met")
    assert coda.total == pytest.approx(VALUE["coda_total_ticked"])
    failed = field(three, replace(plain, scores=(("coda:continuity", 1.5),))).by_id["coda"]
    assert (failed.gates[0].state, failed.price) == ("failed", 0.0)


def test_columns_over_their_largest_worked_on_paper(three, plain):
    found = field(three, plain, "max")
    totals = {name: found.by_id[name].total for name in ("alto", "brio", "coda")}
    assert totals == pytest.approx({name: VALUE[f"{name}_max"] for name in totals})
    assert np.isnan(found.values[1]).tolist() == [False, True, False, False]


def test_only_prices_that_count_set_the_scale_of_prices(three, plain):
    """Of 0.625 and 0.2 the worse is 0 by minmax, though Coda, whose price waits, stands at 0 too."""
    found = field(three, plain, "minmax")
    assert {row.id: row.price for row in found.partners} == {"alto": 1.0, "brio": 0.0, "coda": 0.0}
    shares = field(three, plain, "sum").by_id
    assert shares["brio"].price / shares["alto"].price == pytest.approx(0.2 / 0.625)
    failing = replace(plain, scores=tuple((f"{name}:continuity", 0.0) for name in ("alto", "brio", "coda")))
    for scaling in SCALINGS:
        assert [row.price for row in field(three, failing, scaling).partners] == [0, 0, 0]


@pytest.mark.parametrize("scaling", [name for name in SCALINGS if name != "none"])
def test_the_best_value_of_a_scaled_table_is_one(scaling, three, plain):
    assert np.nanmax(field(three, plain, scaling).values) == pytest.approx(1)


# --- laws -------------------------------------------------------------------------------------------


@given(scenario=anything, scaling=scalings)
def test_bars_add_up_to_the_total_and_nothing_leaves_its_range(scenario, scaling, dataset):
    found = field(dataset, scenario, scaling)
    assert found.weights.sum() == pytest.approx(1)
    assert sum(found.theme_weights) + found.price_weight == pytest.approx(1)
    for row, values in zip(found.partners, found.values, strict=True):
        assert row.total == pytest.approx(np.dot(found.theme_weights, row.themes) + found.price_weight * row.price)
        assert row.total == pytest.approx((1 - found.price_weight) * row.quality + found.price_weight * row.price)
        for low, typical, high in [(row.total_low, row.total, row.total_high),
                                   (row.quality_low, row.quality, row.quality_high),
                                   *zip(row.themes_low, row.themes, row.themes_high, strict=True)]:
            assert -1e-12 <= low <= typical + 1e-12 <= high + 2e-12 <= 1 + 4e-12
        assert np.isnan(values[:-1]).sum() == row.missing
        assert row.price == 0 or not row.price_waits
        if not row.missing:
            assert row.total == pytest.approx(np.nan_to_num(values) @ found.weights)
    ranks = [row.rank for row in found.partners]
    assert ranks == sorted(ranks)
    assert ranks == [1 + sum(other.total > row.total + 1e-9 for other in found.partners) for row in found.partners]


@given(scenario=anything)
def test_quality_is_the_capability_the_plan_uses(scenario, dataset):
    found, options = field(dataset, scenario), evaluate(dataset, scenario, 10).options
    assert [found.by_id[name].quality for name in VENDORS] == pytest.approx(options.capability.tolist())


@given(scenario=anything, scaling=scalings)
def test_without_a_weight_on_the_price_the_total_is_the_quality(scenario, scaling, dataset):
    for row in field(dataset, replace(scenario, price_weight=0.0), scaling).partners:
        assert (row.total, row.total_low, row.total_high) == (row.quality, row.quality_low, row.quality_high)


@given(scenario=anything, scaling=scalings, factor=st.sampled_from([0.125, 0.3, 7.0]))
def test_the_scale_of_weights_inside_a_theme_changes_nothing(scenario, scaling, factor, dataset):
    scaled = replace(dataset, criterion=tuple(replace(row, default_weight=row.default_weight * factor)
                                              for row in dataset.criterion))
    bare = replace(scenario, criterion_weights=())
    one, other = field(dataset, bare, scaling), field(scaled, bare, scaling)
    assert totals(other) == pytest.approx(totals(one))


@given(scenario=anything, scaling=scalings)
def test_a_dominated_vendor_is_never_before_its_better(scenario, scaling, dataset):
    worse = tuple(Score("thistlepost", row.criterion_id, max(0.0, row.score - 0.5), None, None)
                  for row in dataset.score if row.vendor_id == "quillwater" and row.score is not None)
    world = replace(dataset, score=worse + tuple(row for row in dataset.score if row.vendor_id != "thistlepost"))
    found = field(world, scenario, scaling)
    rank = {row.name: row.rank for row in found.partners}
    for row in found.partners:
        assert all(rank[better] <= row.rank for better in row.dominated_by)
    if not scenario.scores and not scenario.open_scores:
        assert "Quillwater Service" in found.by_id["thistlepost"].dominated_by
        assert found.by_id["quillwater"].dominated_by == ()


@given(scenario=anything, owner=st.sampled_from(VENDORS), name=st.sampled_from(CRITERIA))
def test_taking_a_score_back_never_narrows_a_range(scenario, owner, name, dataset):
    key = f"{owner}:{name}"
    wider = replace(scenario, scores=with_pair(scenario.scores, key, None),
                    open_scores=tuple({*scenario.open_scores, key}))
    one, other = field(dataset, scenario).by_id[owner], field(dataset, wider).by_id[owner]
    assert other.total_low <= one.total_low + 1e-12
    assert other.total_high >= one.total_high - 1e-12
    assert all(low <= was + 1e-12 for low, was in zip(other.themes_low, one.themes_low, strict=True))
    assert all(high >= was - 1e-12 for high, was in zip(other.themes_high, one.themes_high, strict=True))
    assert other.missing - one.missing in (0, 1)


@given(scenario=anything, owner=st.sampled_from(VENDORS), gate=st.sampled_from(
    [row for row in shipped().criterion if row.kind == "gate"]), low=st.booleans())
def test_a_vendor_that_fails_a_gate_is_marked_and_never_in_the_plan(scenario, owner, gate, low, dataset):
    key = f"{owner}:{gate.id}"
    rest = {"scores": with_pair(scenario.scores, key, 1.5 if low else None),
            "open_scores": tuple({*scenario.open_scores} - {key} | (set() if low else {key}))}
    failing = replace(scenario, **rest)
    row = field(dataset, failing).by_id[owner]
    assert (row.passes, row.price, row.price_waits) == (False, 0.0, True)
    assert any(text.startswith(gate.name) for text in row.open_points)
    used = {place.id for place in evaluate(dataset, failing, 10).by_site}
    assert not used & {offer.site_id for offer in row.offers}


@pytest.mark.parametrize(("case", "change", "key"), [
    ("northmere", {}, "coralquay:business_continuity"), ("alder", {"objective": "cost"}, "octaverrane:fair_labour")])
def test_its_last_open_point_ticked_brings_a_vendor_back_into_the_plan(case, change, key, dataset, alder, northmere):
    before = replace({"alder": alder, "northmere": northmere}[case], **change)
    owner = key.split(":")[0]
    after = replace(before, scores=((key, 2.0),))
    used = [{place.id for place in evaluate(dataset, one, 10).by_site} for one in (before, after)]
    sites = {offer.site_id for offer in field(dataset, after).by_id[owner].offers}
    assert field(dataset, after).by_id[owner].passes
    assert not used[0] & sites
    assert used[1] & sites


# --- edges --------------------------------------------------------------------------------------------


def whole(found: Field) -> bool:
    """Whether nothing but the values has a gap, under the given field."""
    numbers = [(row.total, row.total_low, row.total_high, row.quality, row.price, *row.themes, *row.themes_low,
                *row.themes_high) for row in found.partners]
    return bool(np.isfinite(numbers).all() and np.isfinite(found.weights).all() and np.isfinite(
        found.theme_weights).all())


def totals(found: Field) -> dict[str, float]:
    return {row.id: row.total for row in found.partners}


@pytest.mark.parametrize("scaling", SCALINGS)
def test_vendors_without_sites_scores_or_price_and_nobody_at_all(scaling, three, plain, dataset):
    bare = next(row.iso3 for row in dataset.location if row.agent_rate_usd_h_low is None)
    more = replace(three, vendor=(*three.vendor, vendor("empty"), vendor("asked")),
                   site=(*three.site, replace(site("d", "asked", None), iso3=bare)),
                   score=(*three.score, Score("empty", "continuity", 4.0, None, None),
                          Score("asked", "continuity", 4.0, None, None)))
    found = field(more, plain, scaling)
    assert whole(found)
    for name in ("empty", "asked"):
        row = found.by_id[name]
        assert (row.rate, row.price, row.price_waits, row.missing) == (None, 0.0, False, 3)
        assert row.total_low < row.total < row.total_high
    assert (found.by_id["empty"].offers, found.by_id["empty"].countries) == ((), ())
    assert found.by_id["asked"].offers[0].rate is None
    nobody = field(replace(three, vendor=(), site=(), score=()), plain, scaling)
    assert (nobody.partners, nobody.values.shape) == ((), (0, 4))


@pytest.mark.parametrize("scaling", SCALINGS)
def test_equal_vendors_share_a_rank_and_constant_columns_tell_nobody_apart(scaling, three, plain):
    same = replace(three, score=tuple(replace(row, score=3.0) for row in three.score),
                   site=tuple(site(name, name, 20.0) for name in ("alto", "brio")))
    ticked = replace(plain, scores=(("brio:method", 3.0),))
    found = field(same, ticked, scaling)
    assert whole(found)
    assert [(row.id, row.rank) for row in found.partners] == [("alto", 1), ("brio", 1), ("coda", 3)]
    assert found.partners[0].dominated_by == ()


def test_a_theme_of_gates_alone_counts_for_nothing(three, plain):
    gates = replace(three, criterion=tuple(row for row in three.criterion if row.id != "skill"),
                    score=tuple(row for row in three.score if row.criterion_id != "skill"))
    found = field(gates, plain)
    assert whole(found)
    assert found.theme_weights == pytest.approx((0.75, 0.0))
    assert [row.themes[1] for row in found.partners] == [0, 0, 0]
    only = replace(gates, criterion=(criterion("continuity", "craft", minimum=2.0),),
                   score=tuple(row for row in three.score if row.criterion_id == "continuity"))
    found = field(only, plain)
    assert whole(found)
    assert found.weights.tolist() == [1.0]
    assert [(row.id, row.total) for row in found.partners] == [("alto", 0.625), ("brio", pytest.approx(0.2)),
                                                               ("coda", 0.0)]


def test_all_weights_zero_means_equal(three, plain):
    none = replace(plain, criterion_weights=(("match", 0.0), ("method", 0.0), ("skill", 0.0)), price_weight=0.0)
    assert field(three, none).weights.tolist() == pytest.approx([0.3, 0.3, 0.4, 0.0])
    empty = replace(three, theme=(*three.theme, replace(three.theme[0], id="bare", position=3)))
    all_on_it = replace(plain, theme_weights=normalised({"fit": 0.0, "craft": 0.0, "bare": 1.0}), price_weight=0.0)
    assert field(empty, all_on_it).weights.tolist() == pytest.approx([1 / 3, 1 / 3, 1 / 3, 0.0])


def test_scales_that_are_not_there_and_cases_without_work_are_told(three, plain):
    with pytest.raises(CxError, match="no scaling 'best'"):
        field(three, plain, "best")
    with pytest.raises(CxError, match="has no work yet"):
        field(replace(three, activity=()), plain)


def test_a_move_that_the_ranking_does_not_know_changes_no_field(three, plain):
    assert field(three, plain) is field(three, replace(plain, horizon_years=7, onshore=0.2, nearshore=0.25))
