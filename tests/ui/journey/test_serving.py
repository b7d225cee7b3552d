"""Who serves whom: kinds in play and hand-offs, counted."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.model.journey import Handovers
from cxmodel.ui.journey import serving


def test_the_message_counts_hand_offs_and_kinds(found):
    told = serving.finding(found)
    assert f"{found.per_customer:.1f} times a year" in told
    assert serving.COUNTS[len(found.handovers.kinds)] in told
    assert len(found.handovers.kinds) >= 4, "several kinds of outsourcer are in play in the sample"


def test_one_kind_hands_nobody_over(found):
    assert "never handed" in serving.finding(replace(found, handovers=Handovers(0.0, (), ("in_house",))))


def test_every_kind_and_every_hand_off_is_told_and_the_sum_too(found):
    told = serving.kinds(found.stops)
    for kind in {one.server for one in found.stops}:
        assert serving.capital(serving.kind_word(kind)) in told
    passed = serving.handoffs(found, 5)
    assert passed.count("→") - 1 == min(len(found.handovers.pairs), 5)
    assert serving.short(found.handovers.total) in passed


def test_names_are_shown_as_text(found):
    one = replace(found.stops[0], row=replace(found.stops[0].row, name="<script>"))
    assert "<script>" not in serving.kinds([one])


def test_what_is_not_listed_is_counted_in_good_english(found):
    pairs = (("in_house", "analytics", 9.0), ("analytics", "in_house", 5.0))
    assert "1 other way<" in serving.handoffs(replace(found, handovers=Handovers(14.0, pairs, ())), 1)


def test_both_sums_of_contacts_are_told_side_by_side(found):
    """22.5 million at all touchpoints = 14.05 of the work + 8.41 elsewhere; reports are work that is met nowhere."""
    assert serving.counted(found) == (
        "All touchpoints have 22.5M contacts; 14.0M are work of this case, the other 8.4M need none of it. Layers "
        "counts all of the work, drawn here or not: 14.1M.")
    half = replace(found, stops=[one for one in found.stops if one.row.activity_id == "returns"], layers=[
        replace(found.layers[0], flows=(replace(found.layers[0].flows[0], arriving=1.9e6),))])
    assert serving.counted(half).endswith("all of them. Layers counts these 1.9M.")
