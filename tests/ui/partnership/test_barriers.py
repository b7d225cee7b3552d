"""The register in money and in words; whatever is typed there fits or is told."""

from __future__ import annotations

import pytest

from cxmodel.errors import Problems
from cxmodel.ui.partnership import barriers, reading
from cxmodel.units import money


@pytest.fixture
def costs(reviewed, work):
    return reading.barriers(reviewed, work(reviewed).results)


def test_the_finding_is_in_money_and_leaves_out_what_was_removed(reviewed, work, costs):
    told = barriers.finding(work(reviewed), costs)
    low, typical, high = reading.total(costs)
    assert told == (f"2 barriers cost {money(typical)} a year ({money(low)} to {money(high)}); the dearest alone "
                    f"{money(costs[0].typical)}")
    one = barriers.finding(work(reviewed), costs[:1])
    assert one.startswith("1 barrier costs ")
    assert "dearest" not in one
    assert barriers.finding(work(reviewed), costs[2:]) == "No barrier stands any more"
    assert barriers.finding(work(reviewed), ()) == "No barrier is on the register yet"


def test_what_was_won_is_told_and_the_sample_is_marked(reviewed, work, costs):
    told = barriers.under(work(reviewed), costs)
    assert money(costs[2].typical) in told
    assert "Sample" in told
    assert "None was taken away yet" in barriers.under(work(reviewed), costs[:2])


def test_a_line_says_who_decided_and_shows_no_markup_of_the_reader(reviewed, work, costs):
    named = {one.row.id: barriers.line(work(reviewed), one, 1e6) for one in costs}
    assert "decided by Ops Nov 2025" in named["wait"]
    assert "nobody named as deciding it" in named["form"]
    assert "✓ removed" in named["label"]
    assert all("<save>" not in text and "&lt;save&gt;" in text for text in named.values())


def test_marking_is_one_row_and_goes_both_ways(reviewed):
    form = reviewed.barrier[0]
    once = barriers.marked(reviewed, form)
    assert once.after.barrier[0].removed
    assert once.after.barrier[1:] == reviewed.barrier[1:]
    twice = barriers.marked(once.after, once.after.barrier[0])
    assert twice.after == reviewed
    assert "back" in twice.what


def test_an_added_barrier_gets_a_name_of_its_own(reviewed, work):
    asked = barriers.columns(work(reviewed))
    given = {"What we make customers do": "Form", "Customers a year": 10, "Extra contacts": 1, "Leave, low %": 0,
             "Leave, typical %": 1, "Leave, high %": 2}
    edit = barriers.changed(reviewed, "alder", reviewed.barrier, {"added_rows": [given, given]}, asked)
    assert [row.id for row in edit.after.barrier] == ["form", "wait", "label", "form_2", "form_3"]
    assert edit.after.barrier[-1].leavers == 0.01
    assert edit.what == "Barriers: 2 new"


def test_missing_numbers_are_told_at_once(reviewed, work):
    asked = barriers.columns(work(reviewed))
    with pytest.raises(Problems) as told:
        barriers.changed(reviewed, "alder", (), {"added_rows": [{"What we make customers do": "Form"}]}, asked)
    assert len(told.value.faults) == 5
