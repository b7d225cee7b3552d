"""Every picture of every ready-made scenario: finite, with known colours, nothing cut off, labels in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate import evaluated
from cxmodel.presets import PRESETS, preset
from cxmodel.tables import SHORES
from cxmodel.ui import charts
from cxmodel.units import Money
from tests.ui.figures import TOKENS, inside, labels, sound

EVERY = [(case, name) for case in ("alder", "northmere") for name in PRESETS]
PLACES = [("en_US", Money()), ("de_DE", Money("EUR", 0.92, "2026-01-02")), ("hi_IN", Money("VND", 25_000.0, ""))]


@pytest.fixture(params=EVERY, ids=["-".join(one) for one in EVERY])
def results(request, dataset):
    return evaluated(dataset, preset(dataset, *request.param))


def tradeoff(results, trail=(), locale="en_US"):
    return charts.tradeoff(results.sketch, trail, charts.extents(results.sketch), locale)


def test_the_tradeoff_holds_every_open_site_the_frontier_and_the_plan(results):
    figure = tradeoff(results, ((0.0, 0.0), (5.0, 10.0)))
    sound(figure)
    inside(figure)
    assert sum(len(trace["x"]) for trace in figure["data"][:3]) == len(results.dots)
    assert figure["data"][-1]["x"] == [results.cx_risk_index]
    assert figure["data"][-1]["y"] == [pytest.approx(100 * results.risk_adjusted_net.typical)]


def test_the_tradeoff_says_in_words_what_its_marks_are(results):
    told = labels(tradeoff(results))
    assert "everything at home" in told
    assert "the promised 70%" in told
    assert ("<b>your plan</b>" in told) == (results.seats["moved"] > 0)
    assert [shore for shore in SHORES if not any(shore in text for text in told)
            and any(dot.shore == shore for dot in results.dots)] == []


def test_no_plan_lies_above_the_frontier(results):
    plan = 100 * results.risk_adjusted_net.typical
    reachable = [100 * y for x, y in results.frontier if x <= results.cx_risk_index + 1e-6]
    best = max((100 * y for _, y in results.frontier), default=0.0)
    assert plan <= best + 0.05
    assert reachable


def test_extents_hold_the_promise_and_home(results):
    right, low, high = charts.extents(results.sketch)
    assert (low <= 0, high >= 80, right >= 15) == (True, True, True)


@pytest.mark.parametrize("locale", ["en_US", "de_DE"])
def test_the_bridge_has_a_label_and_a_name_for_every_step(results, locale):
    figure = charts.bridge(results.bridge, locale)
    sound(figure)
    assert len(results.bridge) == 11
    assert len(labels(figure)) == 11
    assert len(set(figure["layout"]["yaxis"]["ticktext"])) == 11
    low, high = figure["layout"]["xaxis"]["range"]
    bars = figure["data"][0]
    for base, value, note in zip(bars["base"], bars["x"], figure["layout"]["annotations"], strict=True):
        assert low <= min(base, base + value)
        assert max(base, base + value) <= note["x"] + 1e-9 <= high - 15, "room for the label right of the bar"


def test_the_bridge_walks_from_headline_to_risk_adjusted_net(results):
    bars = charts.bridge(results.bridge, "en_US")["data"][0]
    assert bars["x"][-1] == pytest.approx(100 * results.headline_saving)
    assert bars["x"][0] == pytest.approx(100 * results.risk_adjusted_net.typical)


@pytest.mark.parametrize(("locale", "currency"), PLACES)
def test_what_to_keep_shows_every_activity(results, locale, currency):
    scenario = results.scenario
    figure = charts.keep(results.by_activity, scenario.keep_above, scenario.outsource_below, currency, locale)
    sound(figure)
    inside(figure)
    shown = [name for trace in figure["data"] for name in trace["customdata"]]
    assert sorted(shown) == sorted(row.id for row in results.by_activity)
    names = {row.name for row in results.by_activity}
    assert len([text for text in labels(figure) if text in names]) >= len(names) // 2


def test_what_to_keep_of_a_case_without_activities_is_an_empty_picture():
    sound(charts.keep((), 0.65, 0.45, Money(), "en_US"))


@pytest.mark.parametrize(("locale", "currency"), PLACES)
def test_years_and_hours_are_drawn_in_the_readers_money(results, locale, currency):
    sound(charts.years(results.years, currency, locale))
    parts = [(name, results.home_hour[name]) for name in ("wage", "on_costs")]
    rates = [(row.name, row.rate, row.shore) for row in results.by_site]
    figure = charts.hour(parts, rates, currency, locale)
    sound(figure)
    assert len(labels(figure)) == 1 + len(rates)


def test_one_year_is_a_picture_too(dataset, alder):
    rows = evaluated(dataset, replace(alder, horizon_years=1)).years
    sound(charts.years(rows, Money(), "en_US"))
    sound(charts.years((), Money(), "en_US"))


def test_every_shore_and_verdict_has_a_colour_and_a_shape_of_its_own():
    assert len(set(charts.SYMBOLS.values())) == len(charts.SYMBOLS) == 4
    assert set(charts.SYMBOLS) <= TOKENS
    assert len(set(charts.VERDICT_SYMBOLS.values())) == len(set(charts.VERDICT_COLOURS.values())) == 3


@pytest.mark.parametrize(("value", "expected"), [(2.5e9, ("B", 1e9)), (1e6, ("M", 1e6)), (999.0, ("", 1.0)),
                                                 (0.0, ("", 1.0))])
def test_big_numbers_get_a_letter(value, expected):
    assert charts._scale(value) == expected


@pytest.mark.parametrize(("code", "sign"), [("USD", "$"), ("EUR", "€"), ("JPY", "¥")])
def test_an_axis_of_money_carries_its_sign(code, sign):
    assert charts._sign(Money(code), "en_US") == sign
