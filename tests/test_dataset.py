"""The shipped data: whole, in order, sourced."""

from __future__ import annotations

from collections import Counter

from cxmodel.dataset import faults_of
from cxmodel.tables import Location

# The documents supplied with the brief have no public address; everything else has one.
SUPPLIED = "supplied with the brief"


def test_the_shipped_data_has_no_fault(dataset):
    assert faults_of(dataset) == []
    assert len(dataset.location) >= 50
    assert len(dataset.evidence) >= 300


def test_no_figure_about_a_place_stands_without_a_source(dataset):
    behind = {(row.iso3, row.column) for row in dataset.location_source if row.used == "yes"}
    bare = [f"{place.iso3}.{name}" for place in dataset.location for name, value in vars(place).items()
            if name != "iso3" and value not in (None, ()) and (place.iso3, name) not in behind]
    assert bare == []


def test_a_source_speaks_of_a_field_there_is(dataset):
    fields = set(Location.__dataclass_fields__)
    assert {row.column for row in dataset.location_source} - fields == set()


def test_every_published_figure_can_be_looked_up(dataset):
    assert [row.id for row in dataset.evidence if not row.source_title.strip()] == []
    bare = [row for row in dataset.evidence if not row.source_url]
    assert [row.id for row in bare if SUPPLIED not in row.source_title] == []
    assert not {row.id for row in bare} & {item for row in dataset.assumption for item in row.evidence}
    assert all(row.source_title.strip() for row in dataset.location_source)


def test_ranges_of_published_figures_are_in_order(dataset):
    for row in dataset.evidence:
        known = [value for value in (row.low, row.typical, row.high) if value is not None]
        assert known == sorted(known), row.id
        assert known, f"{row.id} holds no figure"
    for place in dataset.location:
        if place.agent_rate_usd_h_low is not None and place.agent_rate_usd_h_high is not None:
            assert place.agent_rate_usd_h_low <= place.agent_rate_usd_h_high, place.iso3


def test_ranges_of_assumptions_are_in_order_and_say_why(dataset):
    for row in dataset.assumption:
        assert row.floor <= row.low <= row.typical <= row.high <= row.ceiling, row.id
        assert len(row.reasoning) > 30, row.id
        assert row.low < row.high, f"{row.id} pretends to be certain"
        assert (row.grade == "judgement") == (row.kind == "judgement"), row.id


def test_no_assumption_is_graded_above_its_best_evidence(dataset):
    for row in dataset.assumption:
        if row.kind == "evidence":
            assert row.grade >= min(dataset.published[item].grade for item in row.evidence), row.id


def test_samples_are_marked_as_samples(dataset):
    assert all(row.sample for row in dataset.case)
    assert all(row.sample for row in dataset.vendor)
    assert all(row.sample for row in dataset.site)
    assert all("(sample)" in row.name for row in dataset.case)


def test_the_framework_has_ten_themes_with_at_least_two_criteria_each(dataset):
    counts = Counter(row.theme_id for row in dataset.criterion)
    assert len(dataset.theme) == 10
    assert set(counts) == {row.id for row in dataset.theme}
    assert 24 <= len(dataset.criterion) <= 30
    assert all((row.kind == "gate") == (row.minimum is not None) for row in dataset.criterion)
    assert {row.default_weight for row in (*dataset.theme, *dataset.criterion)} == {1.0}, "equal until somebody weighs"
    for row in dataset.criterion:
        steps = [getattr(row, f"scale_{step}") for step in range(5)]
        assert len(set(steps)) == 5, row.id
