"""Heads of the ranking: no column over 3 % goes without, and none stands on another."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxmodel.ui.vendors import heads
from cxmodel.ui.vendors.heads import Column

GAP = 0.008


def side_by_side(weights):
    found, start = [], 0.0
    for place, weight in enumerate(weights):
        found.append(Column(str(place), f"Theme <{place}>", start, weight))
        start += weight + GAP
    return found, start - GAP


@given(st.lists(st.floats(0.01, 1.0), min_size=1, max_size=11))
def test_every_column_over_three_per_cent_has_a_head_clear_of_the_next(raw):
    parts, end = side_by_side([weight / sum(raw) for weight in raw])
    shown, slant = heads.headed(parts, end)
    assert {part.id for part in parts if part.width > heads.MUST_SHOW} <= {part.id for part in shown}
    assert heads.SLANT - 1e-9 <= slant <= 90
    for one, other in pairwise(shown):
        across = (other.middle - one.middle) / end * heads.CELLS_REM * math.sin(math.radians(slant))
        assert across >= heads.NEAR_REM - 1e-6


def test_heads_rise_where_columns_are_narrow():
    wide, narrow = (heads.headed(*side_by_side(weights))[1] for weights in ([0.2] * 5, [0.64, *[0.04] * 9]))
    assert (round(wide), round(narrow)) == (48, 90)


def test_a_name_is_cut_to_its_room_and_is_no_markup():
    parts, end = side_by_side([0.64, *[0.04] * 9])
    told = [note["text"] for note in heads.heads(parts, end, "Vendor") if note.get("textangle")]
    assert told[0] == "Theme &lt;0&gt;"
    long = [Column("a", "A theme with a very long name", 0.0, 1.0)]
    assert heads.heads(long, 1.0, "Vendor")[0]["text"].endswith("…")


def test_the_first_head_says_which_rows_are_in_the_picture():
    assert heads.top(0, 11, 11, "en_US") == "Vendor"
    assert heads.top(0, 11, 20, "en_US") == "Top 11 of 20"
    assert heads.top(11, 9, 20, "en_US") == "12 to 20 of 20"
