"""What a room changed on the journey is told by the names on the screen, and only where it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.difference import summary
from cxmodel.tables import LayerReadiness, Touchpoint

CALL = Touchpoint("alder", "late_call", 1, "use", "Call about a late parcel", "phone", None, 100.0, -0.5, False, None,
                  None, None, None, "high_touch", None, "in_house", None)
CHATBOT = LayerReadiness("alder", "chatbot", 3.0, None, 2.0, None)


@pytest.fixture(scope="module")
def met(dataset):
    return replace(dataset, touchpoint=(CALL,), layer_readiness=(CHATBOT,))


@pytest.mark.parametrize(("change", "expected"), [
    ({"emotions": (("late_call", -1.5),)}, "Call about a late parcel, emotion -0.5 → -1.5"),
    ({"emotions": (("late_call", 1.25),)}, "Call about a late parcel, emotion -0.5 → +1.25"),
    ({"emotions": (("late_call", -0.5),)}, ""),
    ({"moments": (("late_call", "yes"),)}, "Call about a late parcel, moment of truth no → yes"),
    ({"moments": (("late_call", "no"),)}, ""),
    ({"layer_readiness": (("chatbot:technology", 1.0),)}, "Chatbot, readiness of technology 3.0 → 1.0"),
    ({"layer_readiness": (("chatbot:culture", 0.0),)}, "Chatbot, readiness of culture not known → 0.0"),
    ({"layer_readiness": (("chatbot:operations", 2.0),)}, ""),
    ({"layer_readiness": (("self_search:culture", 4.0),)}, "Self search, readiness of culture not known → 4.0"),
])
def test_a_change_of_the_journey_reads_as_a_sentence(change, expected, alder, met):
    told = summary(alder, replace(alder, **change), met)
    assert told.replace("\N{MINUS SIGN}", "-") == expected


def test_a_touchpoint_the_data_no_longer_know_is_told_by_its_id(alder, met):
    assert summary(alder, replace(alder, emotions=(("gone", 1.0),)), met) == "gone, emotion as entered → +1.0"
    assert summary(alder, replace(alder, moments=(("gone", "yes"),)), met) == "gone, moment of truth as entered → yes"
