"""What means the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.exchange.read.compare import Index, same, slug, updated
from cxmodel.tables import Site

SITE = Site("a-phl", "a", "PHL", "Cafe\u0301", False, 12.5, "paid", 10, ("en", "es"))


@pytest.mark.parametrize(("old", "new", "result"), [
    (0.1 + 0.2, 0.3, True), (0.3, 0.31, False), (None, None, True), (None, 0.0, False), (0.0, None, False),
    (True, 1, False),
    ("a  b", "a b ", True), ("a", "A", False), (("en", "es"), ("es", "en"), True), (("en",), (), False), (3, 3.0, True),
])
def test_rounding_spaces_and_order_do_not_count_and_all_else_does(old, new, result):
    assert same(old, new) is result


def test_a_row_that_changes_nothing_is_the_very_same_row():
    assert updated(SITE, {"city": "Café", "languages": ("es", "en"), "rate_usd_h": 12.5000000000001}) is SITE
    assert updated(SITE, {"seats": 11}) == Site("a-phl", "a", "PHL", "Cafe\u0301", False, 12.5, "paid", 11,
                                                ("en", "es"))


def test_a_loose_look_counts_only_where_it_leaves_no_doubt():
    index = Index([("A-1", 1), ("a-1", 2), ("b 1", 3), ("B-2", 4)])
    assert [index.find(text) for text in ("A-1", "a-1", "a 1", "B 1", "b-2", "c")] == [1, 2, None, 3, 4, None]
    assert "b 1" in index


@given(st.text(max_size=30))
def test_a_short_name_has_no_signs_that_keys_are_made_of(text):
    made = slug(text)
    assert not set(made) & set(":|/ \n")
    assert slug(made) == made
