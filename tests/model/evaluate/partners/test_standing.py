"""What stands about a vendor before any weighing: sites and prices with their source, checklist, dominance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.assumed import central
from cxmodel.model.evaluate.basis import basis_of
from cxmodel.model.evaluate.partners import field, should_costs
from cxmodel.model.evaluate.partners.local import home_cost
from cxmodel.model.evaluate.partners.standing import offers_of, standing_of
from cxmodel.model.hour import should_cost
from cxmodel.scenario import starting
from cxmodel.tables import Score
from tests.model.evaluate.partners.conftest import criterion, site
from tests.worlds import assuming


def test_a_site_is_told_with_its_price_its_country_and_what_it_should_cost(dataset):
    offers = {offer.site_id: offer for found in offers_of(dataset, "alder", ()).values() for offer in found}
    assert set(offers) == {row.id for row in dataset.site}
    quoted = offers["marigold-iloilo"]
    assert (quoted.rate_low, quoted.rate, quoted.rate_high, quoted.quoted) == (11.4, 11.4, 11.4, True)
    assert (quoted.country, quoted.shore, quoted.seats) == ("Philippines", "offshore", 150)
    known = central(dataset, ())
    assert quoted.should_cost == pytest.approx(should_cost(
        dataset.locations["PHL"].agent_wage_usd_month, known.vendor_pay_load, known.vendor_pay_share,
        known.paid_hours_per_year, known.shrinkage))
    for offer in offers.values():
        assert offer.should_cost == should_costs(dataset, "alder", ())[offer.iso3]
        if not offer.quoted and offer.rate is not None:
            assert offer.rate_low < offer.rate < offer.rate_high


def test_the_shore_is_seen_from_the_cases_home(dataset):
    seen = {case: {offer.site_id: offer.shore for found in offers_of(dataset, case, ()).values() for offer in found}
            for case in ("alder", "northmere")}
    assert seen["alder"]["quillwater-norwich"] == "offshore"
    assert seen["northmere"]["quillwater-norwich"] == "onshore"


def test_a_country_under_the_table_stakes_is_told_at_its_sites(dataset):
    strict = assuming(dataset, stake_rule_of_law_min=101.0)
    for found in offers_of(strict, "alder", ()).values():
        for offer in found:
            published = dataset.locations[offer.iso3].wgi_rule_of_law_pctile is not None
            assert any(text.startswith("rule of law percentile") for text in offer.stakes) == published


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_home_is_as_dear_here_as_in_the_plan(case, dataset):
    for world in (dataset, replace(dataset, case=tuple(replace(row, home_cost_usd_h=51.5) for row in dataset.case))):
        found = evaluate(world, starting(world, case), 10)
        assert home_cost(basis_of(world, case, ()), central(world, ())) == found.home_hour["total"]


def test_the_price_of_a_vendor_is_the_mean_over_its_seats(three, plain):
    without = replace(three, site=(site("a1", "alto", 10.0, 0), site("a2", "alto", 30.0, 0)))
    assert field(three, plain).by_id["alto"].rate == pytest.approx(15)
    assert field(without, plain).by_id["alto"].rate == pytest.approx(20)


def test_a_price_above_home_saves_nothing_and_takes_nothing_away(three, plain):
    dear = field(replace(three, site=(site("a", "alto", 60.0),)), plain).by_id["alto"]
    assert (dear.rate, dear.price, dear.total) == (60.0, 0.0, pytest.approx(0.75 * dear.quality))


def test_a_gate_without_a_minimum_cannot_be_failed(three, plain):
    loose = replace(three, criterion=tuple(replace(row, minimum=None) if row.id == "continuity" else row
                                           for row in three.criterion))
    coda = field(loose, plain).by_id["coda"]
    assert (coda.passes, coda.gates, coda.price_waits) == (True, (), False)


def test_only_what_is_known_and_counts_can_dominate(three, plain):
    """Alto beats Dara on everything; Brio has a gap, so nobody can say; Coda's price does not count."""
    poor = replace(three, vendor=(*three.vendor, replace(three.vendor[0], id="dara", name="Dara")),
                   site=(*three.site, site("d", "dara", 30.0)),
                   score=(*three.score, *(Score("dara", name, 2.0, None, None)
                                          for name in ("match", "method", "skill", "continuity"))))
    assert field(poor, plain).by_id["dara"].dominated_by == ("Alto",)
    ticked = replace(plain, scores=(("coda:continuity", 2.0),))
    assert field(poor, ticked).by_id["dara"].dominated_by == ("Alto", "Coda")
    filled = replace(plain, scores=(("brio:method", 2.0),))
    assert field(poor, filled).by_id["dara"].dominated_by == ("Alto",), "Brio is dearer"


def test_scores_of_the_scenario_stand_beside_those_of_the_data(three, plain):
    changed = (("alto:skill", 0.0),)
    standing = standing_of(three, "alder", (), changed, ("alto:match",))
    assert standing.values[0].tolist()[1:3] == [0.75, 0.0]
    assert standing.fixed[0]["missing"] == 1
    entered = replace(three, score=tuple(
        replace(row, score=0.0) if (row.vendor_id, row.criterion_id) == ("alto", "skill") else row
        for row in three.score if (row.vendor_id, row.criterion_id) != ("alto", "match")))
    one = field(three, replace(plain, scores=changed, open_scores=("alto:match",)))
    assert one.partners == field(entered, plain).partners


def test_the_framework_may_be_without_gates(three, plain):
    free = replace(three, criterion=(criterion("match", "fit"),),
                   score=tuple(row for row in three.score if row.criterion_id == "match"))
    assert all(row.passes and not row.price_waits for row in field(free, plain).partners)
