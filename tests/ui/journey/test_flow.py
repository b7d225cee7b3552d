"""The flow: nothing is lost on the way; what comes in is settled or reaches a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.tables import CONTACT_CLASSES, LAYERS
from cxmodel.ui.journey import flow
from tests.ui.figures import labels, sound

contacts = st.fixed_dictionaries({kind: st.floats(1, 1e7) for kind in CONTACT_CLASSES})
shares = st.lists(st.floats(0, 0.9), min_size=4, max_size=4)


def drawn(arise, settles):
    left, streams = dict(arise), []
    for layer, share in zip(LAYERS, settles, strict=True):
        streams.append(flow.Stream(layer, share, {kind: share * value for kind, value in left.items()}))
        left = {kind: (1 - share) * value for kind, value in left.items()}
    return flow.flow(arise, streams), left


@given(contacts, shares)
def test_every_node_passes_on_what_it_gets_and_all_contacts_end_somewhere(arise, settles):
    figure, left = drawn(arise, settles)
    link, count = figure["data"][0]["link"], len(figure["data"][0]["node"]["x"])
    come, go = [0.0] * count, [0.0] * count
    for source, target, value in zip(link["source"], link["target"], link["value"], strict=True):
        go[source] += value
        come[target] += value
    ends = [place for place in range(count) if go[place] == 0]
    assert sum(come[place] for place in ends) == pytest.approx(sum(arise.values()))
    assert all(come[place] == pytest.approx(go[place]) for place in range(count) if come[place] and go[place])
    person = figure["data"][0]["node"]["customdata"].index("a person")
    assert come[person] == pytest.approx(sum(left.values()))


def test_every_layer_and_every_class_is_named_in_the_picture():
    figure, left = drawn(dict.fromkeys(CONTACT_CLASSES, 1_000_000.0), [0.5, 0.0, 0.1, 0.2])
    told = " ".join(labels(figure))
    for name in ("Self-search", "Community", "Chatbot", "Messaging", "A person", "Complaint 1.0M", "4.0M contacts"):
        assert name in told
    assert f"{flow.short(sum(left.values()))}, 36%" in told
    sound(figure)


def test_a_class_that_never_occurs_is_left_out():
    figure, _ = drawn({"information": 100.0, "transaction": 0.0, "problem": 0.0, "complaint": 0.0}, [0.1] * 4)
    assert set(figure["data"][0]["link"]["customdata"]) == {"information"}
