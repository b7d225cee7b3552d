"""Sentences read like sentences, and every term of the trade is explained where it stands."""

from __future__ import annotations

from html import escape

import pytest

from cxmodel.glossary import TERMS
from cxmodel.ui.vendors import phrases

USED = ("Rank acceptability", "Central weights", "Stability interval", "Weighted sum", "TOPSIS", "PROMETHEE II",
        "VIKOR", "Should-cost", "Checklist", "Total of a vendor")


@pytest.mark.parametrize("term", USED)
def test_every_term_of_the_trade_is_in_the_glossary_and_explained_on_hover(term):
    assert f"title='{escape(TERMS[term])}'" in phrases.explained(term)


def test_places_are_words():
    assert [phrases.ordinal(rank) for rank in (1, 2, 3, 4, 11, 12, 13, 21, 101, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "101st", "111th"]


def test_long_lists_are_counted_and_nothing_is_lost():
    names = [f"Theme {at}" for at in range(6)]
    assert phrases.listed([]) == ""
    assert phrases.listed(names[:3]) == "Theme 0, Theme 1 and Theme 2"
    assert phrases.listed(names) == "Theme 0, Theme 1, Theme 2 and 3 more"
    assert phrases.listed(names, 6).endswith("Theme 4 and Theme 5")
