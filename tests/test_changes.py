"""What is new, changed or gone between two datasets: carried out, it gives the second; turned round, the first."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.changes import KINDS, RowChange, applied, changes_between, counts, keyed, reversed_changes
from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, Problems
from cxmodel.store.shipped import shipped
from cxmodel.tables import ROW_TYPES, Score

RESTING = {"score", "site", "location_source", "performance", "barrier"}  # tables no other row points to


def small(dataset: Dataset) -> Dataset:
    """The same tables with fewer rows in the long ones: what is true of these is true of more."""
    named = {name for row in (*dataset.assumption, *dataset.metric) for name in row.evidence}
    return replace(dataset, location_source=dataset.location_source[:60], score=dataset.score[:60],
                   performance=dataset.performance[:60], answer=dataset.answer[:20],
                   evidence=tuple(row for row in dataset.evidence if row.id in named))


@st.composite
def edited(draw: st.DrawFn, dataset: Dataset) -> Dataset:
    """The dataset after any mixture of taking out, changing and putting in; the rows that stay keep their order."""
    after = dataset
    for table in draw(st.sets(st.sampled_from(sorted(RESTING)), min_size=1)):
        rows = list(getattr(after, table))
        for place in sorted(draw(st.sets(st.integers(0, len(rows) - 1), max_size=5)), reverse=True):
            fate = draw(st.sampled_from(["gone", "changed", "moved away and new"]))
            row = rows.pop(place)
            if fate == "changed":
                rows.insert(place, replace(row, **CHANGED[table](row)))
            elif fate != "gone":
                rows.insert(draw(st.integers(0, len(rows))), replace(row, **RENAMED[table](row, place)))
        after = replace(after, **{table: tuple(rows)})
    return after


CHANGED = {
    "score": lambda row: {"score": 4.0 - (row.score or 0.0), "evidence": "seen"},
    "site": lambda row: {"seats": row.seats + 1, "languages": ("en",)},
    "location_source": lambda row: {"note": f"{row.note} again"},
    "performance": lambda row: {"value": (row.value or 0.0) / 2 + 0.0123},
    "barrier": lambda row: {"removed": not row.removed},
}
RENAMED = {  # a score keeps its key: it changes and stands elsewhere
    "score": lambda row, place: {"vendor_id": row.vendor_id, "criterion_id": row.criterion_id, "score": 1.0},
    "site": lambda row, place: {"id": f"{row.id}_{place}"},
    "location_source": lambda row, place: {"value": f"{place}"},
    "performance": lambda row, place: {"month": f"1{place:03}-01"},
    "barrier": lambda row, place: {"id": f"{row.id}_{place}"},
}


@given(st.data())
def test_carried_out_they_give_the_second_and_turned_round_the_first(data):
    dataset = small(shipped())
    after = data.draw(edited(dataset))
    changes = changes_between(dataset, after)
    there = applied(dataset, changes)
    assert {table: set(keyed(kind, getattr(there, table)).items()) for table, kind in KINDS.items()} == {
        table: set(keyed(kind, getattr(after, table)).items()) for table, kind in KINDS.items()}
    assert applied(there, reversed_changes(changes)).content == dataset.content
    assert applied(dataset, changes_between(dataset, there)).content == there.content, "exact, order and all"


def test_a_row_that_comes_back_comes_back_to_its_place(dataset):
    fewer = replace(dataset, site=(*dataset.site[:3], *dataset.site[5:]))
    gone = changes_between(dataset, fewer)
    assert [(one.table, one.key, one.place, one.after) for one in gone] == [
        ("site", (dataset.site[3].id,), 3, None), ("site", (dataset.site[4].id,), 4, None)]
    assert applied(fewer, reversed_changes(gone)).content == dataset.content


def test_a_changed_row_says_which_fields_differ(dataset):
    row = replace(dataset.vendor[2], name="Another", seats_total=7)
    change, = changes_between(dataset, replace(dataset, vendor=(*dataset.vendor[:2], row, *dataset.vendor[3:])))
    assert (change.key, change.fields) == ((row.id,), ("name", "seats_total"))
    assert RowChange("vendor", (row.id,), None, row).fields == ()


def test_nothing_differs_from_itself_and_order_alone_is_no_change(dataset):
    assert changes_between(dataset, dataset) == ()
    assert changes_between(dataset, replace(dataset, site=tuple(reversed(dataset.site)))) == ()
    assert applied(dataset, ()).content == dataset.content


def test_rows_without_a_key_are_told_apart_by_all_they_hold(dataset):
    first = dataset.location_source[0]
    twice = replace(dataset, location_source=(*dataset.location_source, first))
    change, = changes_between(dataset, twice)
    assert (change.before, change.after) == (None, first)
    assert applied(twice, reversed_changes([change])).content == dataset.content


def test_they_are_counted(dataset):
    score = dataset.score
    after = replace(dataset, score=(replace(score[0], evidence="seen"), *score[3:]), site=dataset.site[:-1])
    changes = changes_between(dataset, after)
    assert counts(changes, dataset, ("score", "site")) == {
        "new": 0, "changed": 1, "unchanged": len(score) - 3 + len(dataset.site) - 1, "removed": 3}
    everything = sum(len(getattr(dataset, table)) for table in KINDS)
    assert sum(counts((), dataset).values()) == counts((), dataset)["unchanged"] == everything


def test_a_row_that_moved_on_since_is_not_overwritten(dataset):
    site = dataset.site
    mine = changes_between(dataset, replace(dataset, site=(replace(site[0], seats=1), *site[1:])))
    theirs = replace(dataset, site=(replace(site[0], seats=2), *site[1:]))
    with pytest.raises(CxError, match="changed again since") as told:
        applied(theirs, mine)
    assert (told.value.where, told.value.mend) == (
        f"table site, {site[0].id}", "Look at the data as they are now, and repeat the change.")
    with pytest.raises(CxError, match="no longer there"):
        applied(replace(dataset, site=site[1:]), mine)
    with pytest.raises(CxError, match="there already"):
        applied(dataset, [RowChange("site", (site[0].id,), None, site[0])])


def test_a_row_must_fit_its_declaration(dataset):
    wrong = replace(dataset.site[0], id="s", rate_usd_h=2900.0, rate_basis="lunar")
    with pytest.raises(Problems) as told:
        applied(dataset, changes_between(dataset, replace(dataset, site=(*dataset.site, wrong))))
    assert [fault.where for fault in told.value.faults] == ["table site, s, column rate_usd_h",
                                                            "table site, s, column rate_basis"]


def test_values_come_out_as_the_store_would_read_them(dataset):
    loose = replace(dataset.vendor[0], id="new", seats_total=5.0, note="  ", certifications=("a", "b"))  # type: ignore
    after = applied(dataset, [RowChange("vendor", ("new",), None, loose)])
    assert (after.vendor[-1].seats_total, after.vendor[-1].note) == (5, None)
    assert isinstance(after.vendor[-1].seats_total, int)


def test_a_broken_reference_is_told(dataset):
    stray = Score("nobody", dataset.criterion[0].id, 1.0, None, None)
    with pytest.raises(CxError, match="'nobody' is not known"):
        applied(dataset, [RowChange("score", ("nobody", stray.criterion_id), None, stray)])
    gone = changes_between(dataset, replace(dataset, theme=dataset.theme[1:]))
    with pytest.raises(CxError, match="theme"):
        applied(dataset, gone)


def test_a_key_that_stands_twice_is_told_and_not_lost(dataset):
    double = replace(dataset, site=(*dataset.site, dataset.site[0]))
    with pytest.raises(CxError, match="stands twice"):
        changes_between(dataset, double)


def test_every_table_is_compared(dataset):
    assert set(KINDS.values()) == set(ROW_TYPES)


def test_fifty_thousand_rows_are_compared_and_applied_in_seconds(dataset):
    vendors = tuple(replace(dataset.vendor[0], id=f"v{place}", name=f"V{place}") for place in range(1800))
    scores = tuple(Score(vendor.id, criterion.id, 2.0, None, None)
                   for vendor in vendors for criterion in dataset.criterion)
    big = replace(dataset, vendor=(*dataset.vendor, *vendors), score=(*dataset.score, *scores))
    half = replace(big, score=tuple(replace(row, evidence="seen") if place % 2 else row
                                    for place, row in enumerate(big.score)))
    start = time.perf_counter()
    changes = changes_between(big, half)
    assert len(changes) == len(big.score) // 2 > 25_000
    assert applied(big, changes).content == half.content
    assert time.perf_counter() - start < 10, "about one second on two cores"
