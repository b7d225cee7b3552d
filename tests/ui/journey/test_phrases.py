"""No short name of the data stands on the screen as it is."""

from __future__ import annotations

import pytest

from cxmodel.tables import CHANNELS, LAYERS, OUTSOURCERS, SERVERS, TOUCHES
from cxmodel.ui.journey.phrases import READY, plain_word, ready_word


@pytest.mark.parametrize("name", [*CHANNELS, *LAYERS, *OUTSOURCERS, *SERVERS, *TOUCHES])
def test_a_short_name_reads_as_words(name):
    assert "_" not in plain_word(name)


def test_readiness_has_a_word_a_step_and_unknown_is_none_of_them():
    assert [ready_word(step) for step in range(5)] == list(READY)
    assert ready_word(None) not in READY
