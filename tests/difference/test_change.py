"""A change reads as a sentence, with or without a from and a to; two scenarios know what differs."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.difference.change import Change, Two


def test_a_change_is_told_with_from_and_to_without_them_or_in_its_own_words():
    change = Change("decision", "", "Work that moves", "100%", "50%", 0.5)
    assert str(change) == "Work that moves 100% → 50%"
    assert str(replace(change, before="", after="")) == "Work that moves"
    assert str(replace(change, told="Half of it stays")) == "Half of it stays"


def test_only_pairs_that_differ_are_changed_and_a_missing_one_is_none(alder, dataset):
    before = replace(alder, rules=(("most:vendor", 3.0), ("risk", 8.0)))
    after = replace(alder, rules=(("most:vendor", 4.0), ("risk", 8.0), ("saving", 1e6)))
    assert Two(before, after, dataset, "en_US").changed("rules") == [("most:vendor", 3.0, 4.0), ("saving", None, 1e6)]
