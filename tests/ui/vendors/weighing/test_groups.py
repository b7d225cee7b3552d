"""What is weighed together, and how answers become weights in use without touching anything else."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from cxmodel.model.evaluate import partners
from cxmodel.scenario import Scenario, among_themes, inside_theme
from cxmodel.ui.vendors.weighing.groups import (
    best,
    group_of,
    in_use,
    said,
    same,
    saying,
    titles,
    used,
    waiting,
)


def test_themes_and_every_theme_with_two_scored_criteria_can_be_weighed(dataset):
    told = titles(dataset)
    assert told["themes"] == "The ten themes"
    assert [name for name in told if name != "themes"] == [row.id for row in dataset.theme]
    for name in told:
        group = group_of(dataset, name)
        assert len(group.items) > 1
        assert not {row.id for row in dataset.criterion if row.kind == "gate"} & set(group.ids), "gates carry no points"


def test_a_theme_whose_criteria_are_gates_but_one_has_nothing_to_weigh(dataset):
    alone = replace(dataset, criterion=tuple(
        replace(row, kind="gate", minimum=2.0) if row.id == "cultural_match" else row for row in dataset.criterion))
    assert "culture" not in titles(alone)
    assert group_of(alone, "culture").id == "themes", "what cannot be weighed any more falls back to the themes"


def emptied(dataset, *themes):
    """The dataset without any criterion that gives points in these themes."""
    gone = {row.id for row in dataset.criterion if row.theme_id in themes and row.kind == "score"}
    return replace(dataset, criterion=tuple(row for row in dataset.criterion if row.id not in gone),
                   score=tuple(row for row in dataset.score if row.criterion_id not in gone))


def test_a_theme_without_a_scored_criterion_is_not_weighed_and_counts_nothing(dataset, alder):
    bare = emptied(dataset, "people")
    group = group_of(bare, "themes")
    assert (group.title, waiting(bare), waiting(dataset)) == ("The nine themes", ("People",), ())
    assert "people" not in group.ids
    found = in_use(alder, bare, group)
    assert found == pytest.approx(dict.fromkeys(group.ids, 1 / 9)), "what it would have had goes to the others"
    assert ranked(bare, alder) == pytest.approx({**found, "people": 0.0})
    after = used(alder, group, {"culture": 3.0, "scale": 1.0})
    assert (after.weight("culture"), after.weight("scale"), after.weight("people")) == (0.75, 0.25, 0)
    assert [name for name, _ in after.theme_weights] == [name for name, _ in alder.theme_weights]


def test_where_all_weight_lies_on_a_theme_that_cannot_count_the_others_count_as_the_ranking_has_it(dataset, alder):
    bare, only = emptied(dataset, "people"), used(alder, group_of(dataset, "themes"), {"people": 1.0})
    assert {**among_themes(only, bare), "people": 0.0} == pytest.approx(ranked(bare, only))


def ranked(dataset, scenario):
    """What the ranking counts each theme with, when the price is left out."""
    field = partners.field(dataset, replace(scenario, price_weight=0.0))
    return dict(zip(field.themes, field.theme_weights, strict=True))


def test_worst_and_best_are_told_in_the_words_of_the_scale(dataset, themes, culture):
    by_id = {row.id: row for row in dataset.criterion}
    assert themes.items[0].worst == (by_id["cultural_match"].scale_0, by_id["customer_culture"].scale_0)
    assert [item.worst for item in culture.items] == [(by_id[name].scale_0,) for name in culture.ids]


def test_the_best_step_can_be_read_without_the_one_before(dataset):
    for row in dataset.criterion:
        told = best(row)
        assert "As for 3" not in told
        if row.scale_4.startswith("As for 3"):
            assert told.startswith(row.scale_3)
            assert told.endswith(row.scale_4.removeprefix("As for 3").lstrip(", "))
        else:
            assert told == row.scale_4


def test_weights_of_one_group_come_into_use_and_nothing_else_changes(dataset, alder, themes, culture):
    found = used(alder, culture, {"cultural_match": 3, "customer_culture": 1})
    assert inside_theme(found, dataset, "culture") == {"cultural_match": 0.75, "customer_culture": 0.25}
    assert in_use(found, dataset, culture) == {"cultural_match": 0.75, "customer_culture": 0.25}
    assert in_use(found, dataset, themes) == in_use(alder, dataset, themes)
    again = used(found, themes, {"culture": 1.0})
    assert again.weight("culture") == 1
    assert sum(weight for _, weight in again.theme_weights) == pytest.approx(1)
    changed = {field.name for field in fields(Scenario) if getattr(again, field.name) != getattr(alder, field.name)}
    assert changed == {"criterion_weights", "theme_weights"}


def test_what_was_said_in_one_way_leaves_the_others_alone(alder, themes, culture):
    one = saying(alder, "points", themes, {"culture": 30.0})
    two = saying(saying(one, "swing", themes, {"people": 100.0}), "points", culture, {"cultural_match": 60.0})
    assert said(two, "points", themes) == {"culture": 30}
    assert said(two, "swing", themes) == {"people": 100}
    assert said(two, "points", culture) == {"cultural_match": 60}
    assert saying(saying(two, "swing", themes, {}), "points", culture, {}) == one


def test_what_was_said_of_an_item_that_is_gone_counts_no_more(alder, themes):
    left = replace(themes, items=themes.items[1:])
    spoken = saying(alder, "pairwise", themes, {"culture:people": 3.0, "people:scale": 2.0})
    assert said(spoken, "pairwise", left) == {"people:scale": 2}


def test_weights_read_the_same_when_no_figure_on_the_screen_differs():
    assert same({"a": 0.5, "b": 0.5}, {"a": 0.5004, "b": 0.4996})
    assert not same({"a": 0.5, "b": 0.5}, {"a": 0.51, "b": 0.49})
