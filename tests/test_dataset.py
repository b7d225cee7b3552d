"""The shipped data: whole, in order, sourced; broken references are told all at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from cxmodel.dataset import build, faults_of
from cxmodel.errors import CxError, Problems
from cxmodel.schema import table_name
from cxmodel.tables import ROW_TYPES, Location

# The documents supplied with the brief have no public address; everything else has one.
SUPPLIED = "supplied with the brief"


def rows_of(dataset):
    return {table_name(kind): getattr(dataset, table_name(kind)) for kind in ROW_TYPES}


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


def test_equal_content_is_equal_whoever_built_it(dataset):
    again = build(rows_of(dataset))
    assert again is not dataset
    assert again == dataset
    assert hash(again) == hash(dataset)
    other = replace(dataset, case=(replace(dataset.case[0], volume_growth=0.123), *dataset.case[1:]))
    assert other != dataset


def test_broken_references_are_told_all_at_once(dataset):
    rows = rows_of(dataset)
    rows["site"] = (*rows["site"], rows["site"][0], replace(rows["site"][1], id="lost", vendor_id="nobody", iso3="XXX"))
    rows["activity"] = (replace(rows["activity"][0], voice_share=0.9), *rows["activity"][1:])
    with pytest.raises(Problems) as caught:
        build(rows)
    told = " ".join(fault.what for fault in caught.value.faults)
    assert len(caught.value.faults) == 4
    for part in ("stands twice", "'nobody' is not known", "'XXX' is not known", "do not add up to 1"):
        assert part in told
    assert all(fault.where and fault.mend for fault in caught.value.faults)


@pytest.mark.parametrize("change", [{"typical": 9.0}, {"evidence": ("Z-999",)}, {"kind": "evidence", "evidence": ()}])
def test_an_assumption_out_of_order_or_without_evidence_is_a_fault(dataset, change):
    rows = rows_of(dataset)
    rows["assumption"] = (replace(rows["assumption"][0], **change), *rows["assumption"][1:])
    with pytest.raises(CxError, match=rows["assumption"][0].id):
        build(rows)


@pytest.mark.parametrize("change", [{"kind": "gate", "minimum": None}, {"kind": "score", "minimum": 2.0}])
def test_a_minimum_belongs_to_a_gate_and_only_to_a_gate(dataset, change):
    rows = rows_of(dataset)
    rows["criterion"] = (replace(rows["criterion"][0], **change), *rows["criterion"][1:])
    with pytest.raises(CxError, match="A minimum belongs to a gate"):
        build(rows)


def test_an_unknown_case_names_those_there_are(dataset):
    with pytest.raises(CxError, match="alder, northmere"):
        dataset.case_named("nobody")


def test_sources_in_use_come_first(dataset):
    used = [row.used for row in dataset.sources_of("PHL", "agent_rate_usd_h_low")]
    assert used == sorted(used, key=["yes", "input", "no"].index)
