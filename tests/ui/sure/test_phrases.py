"""Terms are explained on hover; values in pictures are short."""

from __future__ import annotations

import pytest

from cxmodel.model.evaluate.sure import inputs_of
from cxmodel.ui.sure.phrases import explained, short_value
from cxmodel.units import USD


@pytest.mark.parametrize("term", ["Range", "Tornado", "Flip point", "Regret", "Value of checking", "Goal seek",
                                  "Sure move"])
def test_every_term_is_explained(term):
    assert f">{term}</span>" in explained(term)
    assert "title='" in explained(term)


def test_values_beside_bars_are_short(dataset, alder):
    for one in inputs_of(dataset, alder):
        for value in (one.low, one.high):
            assert 0 < len(short_value(one, value, "en_US", USD).replace("&lt;", "<").replace("&amp;", "&")) <= 18
