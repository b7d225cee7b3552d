"""Scores in a grid, and what they rest on in a list."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.exchange.sheets import scoring
from cxmodel.tables import Score


def test_a_score_that_is_not_known_is_an_empty_cell_and_never_a_zero(dataset):
    vendor, criterion = dataset.vendor[0], dataset.criterion[0]
    odd = replace(dataset, score=(Score(vendor.id, criterion.id, None, "asked twice", None),
                                  Score(vendor.id, dataset.criterion[1].id, 0.0, None, None)))
    first = next(scoring.grid_rows(odd))
    assert first[2:5] == [None, 0.0, None]


def test_evidence_stands_for_each_score_that_rests_on_something_or_is_open(dataset):
    keys = [(dataset.vendor[0].id, row.id) for row in dataset.criterion[:4]]
    odd = replace(dataset, score=(Score(*keys[0], 3.0, "visit", "Ann"), Score(*keys[1], 3.0, None, None),
                                  Score(*keys[2], None, None, None), Score(*keys[3], 1.0, None, "Ann")))
    found = [(row[2], row[4], row[5]) for row in scoring.evidence_rows(odd)]
    assert found == [(keys[0][1], "visit", "Ann"), (keys[2][1], None, None), (keys[3][1], None, "Ann")]


def test_the_score_itself_stands_in_one_place_only(dataset):
    assert "score" not in [column.name for column in scoring.evidence_columns(dataset)]


def test_criteria_are_headed_by_their_names_unless_two_are_called_alike(dataset):
    first, second, *rest = dataset.criterion
    odd = replace(dataset, criterion=(first, replace(second, name=first.name.upper()), *rest))
    assert scoring.criterion_names(dataset)[0] == first.name
    assert scoring.criterion_names(odd)[:3] == [first.id, second.id, rest[0].name]


def test_a_name_that_is_another_criterion_s_short_name_gives_way(dataset):
    first, second, *rest = dataset.criterion
    odd = replace(dataset, criterion=(replace(first, name=second.id), second, *rest))
    assert scoring.criterion_names(odd)[0] == first.id


def test_a_gate_between_two_steps_is_shown_by_the_step_that_passes(dataset):
    gate = replace(next(row for row in dataset.criterion if row.kind == "gate"), minimum=2.5)
    (row,) = scoring.asked_rows(replace(dataset, criterion=(gate,)), dataset.vendor[0])
    assert row[5] == f"Must be met: {gate.scale_3}"
    assert row[-1] is None
