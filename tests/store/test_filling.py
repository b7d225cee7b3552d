"""A store filled by an older product gets the shipped rows of new tables, and nothing of one's own is touched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.dataset import CASE_ROWS, Dataset, faults_of
from cxmodel.schema import table_name
from cxmodel.store import Database, current_dataset, dataset_of, edits, open_store, prepare
from cxmodel.store.datasets import save_dataset
from cxmodel.store.filling import fill
from cxmodel.tables import LayerReadiness, Touchpoint

TABLES = (*(table_name(kind) for kind in CASE_ROWS), "metric", "parity_item")


def without(dataset: Dataset) -> Dataset:
    """The dataset as it was before the tables were made."""
    return replace(dataset, **dict.fromkeys(TABLES, ()))


@pytest.fixture
def older(database):
    """Makes the store one of before: with this content, and the tables just made."""
    def make(content: Dataset) -> Database:
        save_dataset(database, without(content))
        database.write([("INSERT INTO table_to_fill VALUES (?)", [name]) for name in TABLES])
        return database
    return make


def touchpoints_of(dataset: Dataset, *, activity: tuple[str, str]) -> list[Touchpoint]:
    return [row for row in dataset.touchpoint if (row.case_id, row.activity_id) == activity]


def test_an_untouched_store_of_before_becomes_what_a_new_one_is(older, dataset):
    database = older(dataset)
    assert prepare(database)
    assert dataset_of(database).content == dataset.content
    assert edits.log(database) == [], "nobody has changed anything"
    assert not prepare(database), "filled once"


def test_what_was_left_out_or_taken_out_later_does_not_come_again(older, dataset):
    database = older(dataset)
    fill(database)
    fewer = replace(dataset, touchpoint=(), barrier=(), action=())
    save_dataset(database, fewer)
    assert not fill(database)
    assert dataset_of(database) == fewer


def test_a_case_of_ones_own_gets_nothing_even_under_the_name_of_a_sample(older, dataset):
    mine = tuple(replace(row, sample=False) if row.id == "alder" else row for row in dataset.case)
    own = replace(dataset.case[0], id="own", sample=False)
    database = older(replace(dataset, case=(*mine, own)))
    fill(database)
    found = dataset_of(database)
    assert {row.case_id for kind in CASE_ROWS for row in getattr(found, table_name(kind))} <= {"northmere"}
    assert (found.metric, found.parity_item) == (dataset.metric, dataset.parity_item), "libraries come for everybody"


def test_a_sample_that_was_taken_out_stays_out(older, dataset):
    database = older(replace(dataset, case=dataset.case[:1], activity=tuple(
        row for row in dataset.activity if row.case_id == dataset.case[0].id)))
    fill(database)
    found = dataset_of(database)
    assert faults_of(found) == []
    assert {row.case_id for row in found.layer_readiness} <= {dataset.case[0].id}


def test_touchpoints_of_an_activity_that_was_changed_or_removed_stay_out(older, dataset):
    """Their emotion would overrule the one that somebody has entered."""
    changed, gone, *rest = dataset.activity
    database = older(replace(dataset, activity=(replace(changed, emotion=1.25), *rest)))
    fill(database)
    found = dataset_of(database)
    assert faults_of(found) == []
    for row in (changed, gone):
        assert touchpoints_of(found, activity=(row.case_id, row.id)) == []
    for row in rest:
        key = row.case_id, row.id
        assert touchpoints_of(found, activity=key) == touchpoints_of(dataset, activity=key)


def test_rows_that_are_there_already_stay_as_they_are(older, dataset):
    mine_is = dataset.case[0].id, "chatbot"
    mine = LayerReadiness(*mine_is, 1.0, 2.0, 3.0, "my own")
    database = older(dataset)
    save_dataset(database, replace(without(dataset), layer_readiness=(mine,)))
    database.write([("INSERT INTO table_to_fill VALUES (?)", [name]) for name in TABLES])
    fill(database)
    found = dataset_of(database).layer_readiness
    assert found[0] == mine
    assert found[1:] == tuple(row for row in dataset.layer_readiness if (row.case_id, row.layer) != mine_is)


def test_an_assumption_the_model_has_gained_is_there_with_what_it_rests_on(database, dataset):
    gained = next(row for row in reversed(dataset.assumption) if row.evidence)
    others = tuple(row for row in dataset.assumption if row is not gained)
    named = {name for row in (*others, *dataset.metric) for name in row.evidence}
    fewer = tuple(row for row in dataset.evidence if row.id in named or row.id not in gained.evidence)
    save_dataset(database, replace(dataset, assumption=others, evidence=fewer))
    assert fill(database)
    found = dataset_of(database)
    assert found.assumption == dataset.assumption, "in the order of the model, among the others of its heading"
    assert faults_of(found) == []
    assert found.touchpoint == dataset.touchpoint


def test_a_command_beside_no_workbench_fills_it_too(older, dataset, monkeypatch):
    database = older(dataset)
    database.close()
    monkeypatch.setenv("CXMODEL_STORE", str(database.path))
    assert current_dataset()[0].content == dataset.content


def test_a_store_of_before_is_filled_when_it_is_opened(older, dataset):
    database = older(dataset)
    database.close()
    opened = open_store(database.path)
    assert dataset_of(opened).content == dataset.content
    opened.close()
