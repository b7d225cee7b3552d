"""A fault says what, where and how to mend it; many faults come together."""

from __future__ import annotations

import pytest

from cxmodel.errors import CxError, Problems, raise_all

RATE = CxError("Rate is 2,900 USD an hour", "Vendors, row 7 (Lisbon)", "Enter a rate per hour, not per month")
SEATS = CxError("Seats are missing.", "Vendors, row 9", "Enter a value!")


def test_a_fault_reads_as_three_sentences():
    assert str(RATE) == "Rate is 2,900 USD an hour. Vendors, row 7 (Lisbon). Enter a rate per hour, not per month."
    assert str(SEATS) == "Seats are missing. Vendors, row 9. Enter a value!"


def test_a_fault_without_a_place_leaves_no_gap():
    assert str(CxError("Nothing to do", "", "Add a row")) == "Nothing to do. Add a row."


def test_no_fault_raises_nothing():
    raise_all([])
    raise_all(iter(()))


def test_one_fault_is_raised_as_itself():
    with pytest.raises(CxError) as caught:
        raise_all([RATE])
    assert caught.value is RATE


def test_two_faults_are_told_together_with_place_and_remedy():
    with pytest.raises(Problems) as caught:
        raise_all(fault for fault in (RATE, SEATS))
    assert caught.value.faults == (RATE, SEATS)
    assert str(caught.value) == f"2 things need mending:\n- {RATE}\n- {SEATS}"


def test_a_collection_of_one_speaks_like_the_one():
    assert str(Problems([RATE])) == str(RATE)
    assert (Problems([RATE]).what, Problems([RATE]).where) == (RATE.what, RATE.where)


def test_whoever_catches_one_fault_catches_many():
    assert issubclass(Problems, CxError)
