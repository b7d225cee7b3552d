"""The ready-made scenarios show what they promise, on both sample cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from cxmodel.errors import CxError
from cxmodel.model.evaluate import evaluated
from cxmodel.presets import FOUND_OUT, PRESETS, applied, preset
from cxmodel.scenario import from_json, starting, to_json
from cxmodel.schema import fields_of
from tests.scenario.vendor_decisions import vendor_decisions
from tests.worlds import scenarios

CASES = ("alder", "northmere")


def results(dataset, case, name):
    return evaluated(dataset, preset(dataset, case, name), 200)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_a_scenario_that_survives_its_file(dataset, case, name):
    scenario = preset(dataset, case, name)
    assert scenario.case == case
    assert from_json(to_json(scenario), dataset) == scenario


@pytest.mark.parametrize("case", CASES)
def test_cheapest_shows_a_headline_of_60_to_75_per_cent_and_a_net_well_below(dataset, case):
    """Published far-offshore rates lie 63-78 % under US and AU in-house cost; realised savings 20-45 %."""
    found = results(dataset, case, "cheapest")
    assert 0.60 <= found.headline_saving <= 0.75
    assert found.net_saving.typical < found.headline_saving - 0.20
    assert 0.20 <= found.net_saving.typical <= 0.45
    assert found.risk_adjusted_net.typical < found.net_saving.typical


def test_nothing_is_capped_a_free_vendor_saves_all_of_the_headline(dataset):
    from tests.worlds import all_out, one_site

    found = evaluated(one_site(dataset, "PHL", 0.0), all_out(dataset, "alder"), 50)
    assert found.headline_saving == 1.0
    dear = evaluated(one_site(dataset, "PHL", 199.0), all_out(dataset, "alder"), 50)
    assert dear.headline_saving < -3.0


@pytest.mark.parametrize("case", CASES)
def test_presets_trade_saving_for_risk_in_the_order_of_their_names(dataset, case):
    order = [results(dataset, case, name) for name in ("home", "experience_first", "balanced", "cheapest")]
    risks = [found.cx_risk_index for found in order]
    assert risks == sorted(risks)
    assert risks[0] == 0.0
    nets = [found.net_saving.typical for found in order]
    assert nets == sorted(nets)


def test_names_with_a_hyphen_are_understood(dataset):
    assert preset(dataset, "alder", "experience-first") == preset(dataset, "alder", "experience_first")


def test_balanced_is_the_start(dataset):
    assert preset(dataset, "alder", "balanced") == starting(dataset, "alder")


def test_an_unknown_preset_names_those_there_are(dataset):
    with pytest.raises(CxError, match="home, cheapest, balanced, experience_first"):
        preset(dataset, "alder", "luxury")


def test_fit_weighs_most_on_top_of_the_frameworks_own_weights(dataset):
    doubled = replace(dataset, theme=tuple(
        replace(row, default_weight=2.0 if row.id == "metrics" else 1.0) for row in dataset.theme))
    assert preset(doubled, "alder", "balanced").weight("metrics") == pytest.approx(2 / 11)
    found = preset(doubled, "alder", "experience_first")
    assert found.weight("metrics") == pytest.approx(found.weight("journey"))
    assert found.weight("culture") == pytest.approx(1.5 * found.weight("journey"))


@given(scenario=scenarios(), decided=vendor_decisions())
def test_starting_from_a_ready_made_scenario_loses_no_score_no_judgement_and_no_assumption(scenario, decided, dataset):
    now = replace(scenario, **decided)
    for name in PRESETS:
        found, plain = applied(dataset, now, name), preset(dataset, now.case, name)
        for field in fields_of(type(now)):
            assert getattr(found, field.name) == getattr(now if field.name in FOUND_OUT else plain, field.name)
