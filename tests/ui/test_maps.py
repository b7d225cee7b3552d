"""The world as bubbles: every country once, home apart, nothing known only by its colour."""

from __future__ import annotations

import pytest

from cxmodel.presets import PRESETS, preset
from cxmodel.ui import maps, session
from tests.ui.figures import labels, sound


@pytest.fixture(params=[(case, name) for case in ("alder", "northmere") for name in PRESETS], ids="-".join)
def drawn(request, dataset, work_of):
    work = work_of(preset(dataset, *request.param))
    return work, maps.world(dataset, work.results, session.shores_by_country(work), work.locale)


def test_every_country_stands_on_the_map_once(drawn, dataset):
    _, figure = drawn
    sound(figure)
    shown = [iso3 for trace in figure["data"] for iso3 in trace.get("customdata", [])]
    assert sorted(shown) == sorted(row.iso3 for row in dataset.location)


def test_countries_of_the_plan_are_labelled_with_their_share(drawn):
    work, figure = drawn
    told = " ".join(text for trace in figure["data"] for text in trace.get("text", []))
    assert [row.name for row in work.results.by_location if row.name not in told] == []


def test_a_country_without_a_price_is_hollow_and_asks_for_a_quote(drawn, dataset):
    _, figure = drawn
    priced = {row.iso3: maps.has_rate(row) for row in dataset.location}
    home = next(case.home_iso3 for case in dataset.case if case.id == drawn[0].scenario.case)
    for trace in figure["data"]:
        for iso3, words in zip(trace.get("customdata", []), trace.get("hovertext", []), strict=True):
            if iso3 != home:
                assert trace["marker"]["symbol"].endswith("-open") == (not priced[iso3])
                assert ("ask for a quote" in words) == (not priced[iso3])


def test_the_key_explains_every_shape(drawn):
    key = " ".join(labels(drawn[1]))
    assert all(word in key for word in ("● home", "■ onshore", "◆ nearshore", "▲ offshore", "hollow"))


def test_neighbours_do_not_cover_one_another(dataset):
    near = [dataset.locations[iso3] for iso3 in ("GTM", "SLV", "CRI", "COL", "JAM")]
    assert len(set(maps._positions(near[:3]))) == 3
