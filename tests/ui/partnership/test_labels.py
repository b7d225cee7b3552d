"""Words of the page stand for everything the rows can hold."""

from __future__ import annotations

from datetime import date

from cxmodel import tables
from cxmodel.model import review
from cxmodel.ui.partnership import labels


def test_every_mistake_area_and_state_has_its_words():
    assert tuple(labels.MISTAKES) == tuple(labels.ASKS) == tuple(labels.MADE) == tables.MISTAKES
    assert len(set(labels.SHAPES.values())) == 3, "told apart by shape, not by colour alone"
    assert tuple(labels.AREAS) == tables.AREAS
    assert tuple(labels.STATES) == review.STATES
    assert len({shape for _, shape, _ in labels.STATES.values()}) == len(review.STATES)


def test_channels_read_as_words():
    assert all("_" not in labels.channel(name) and labels.channel(name)[0].isupper() for name in tables.CHANNELS)
    assert len({labels.channel(name) for name in tables.CHANNELS}) == len(tables.CHANNELS)


def test_today_is_the_day_of_the_clock():
    assert abs((labels.today() - date.today()).days) <= 1
