"""Emotion by contacts, moments of truth, hand-overs, turns of the line, and suggestions that give their reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.model import journey

contacts = st.lists(st.floats(0, 1e7), min_size=1, max_size=8)
servers = st.sampled_from(["in_house", "contact_centre", "back_office", "advertising"])


def test_emotion_is_weighed_by_contacts_and_an_activity_without_touchpoints_keeps_its_own():
    """300 upset at -2 and 100 pleased at +1: (-600 + 100) / 400 = -1.25; a touchpoint of no activity counts nowhere."""
    found = journey.emotion_by_activity([-2, 1, 2], [300, 100, 9e9], [0, 0, -1], [0, 0.5])
    assert found.tolist() == [-1.25, 0.5]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(-2, 2), st.floats(0, 1e7), st.integers(-1, 2)), max_size=10))
def test_the_mean_lies_between_the_touchpoints(met):
    values, weights, of = zip(*met, strict=True) if met else ((), (), ())
    found = journey.by_activity(values, weights, of, [9.0, 9.0, 9.0])
    for place in range(3):
        mine = [value for value, _, activity in met if activity == place]
        assert min(mine, default=9.0) - 1e-9 <= found[place] <= max(mine, default=9.0) + 1e-9


def test_only_moments_of_truth_that_changed_move_loyalty_and_never_off_the_scale():
    """Half of the contacts became one, a step is 1 point: 2.0 + 0.5 = 2.5. All of 3.5 would be 4.5: 4."""
    assert journey.loyalty_driver([2.0, 2.0, 3.5, 0.5], [0.0, 0.5, 1.0, -1.0], 1.0).tolist() == [2.0, 2.5, 4.0, 0.0]


def test_hand_overs_are_counted_where_the_kind_changes_and_by_the_smaller_side():
    """Shop 500 → centre 300: 300 pass. Centre → centre: none. Centre 200 → back office 250: 200. In all 500."""
    found = journey.handovers(["in_house", "contact_centre", "contact_centre", "back_office"], ["phone"] * 4,
                              [500, 300, 200, 250])
    assert found.total == 500
    assert found.pairs == (("in_house", "contact_centre", 300.0), ("contact_centre", "back_office", 200.0))
    assert found.kinds == ("in_house", "contact_centre", "back_office")


def test_a_touchpoint_nobody_comes_to_does_not_stand_between_two_others():
    assert journey.handovers(["in_house", "back_office", "in_house"], ["phone"] * 3, [500, 0, 300]).total == 0


def test_a_hand_over_needs_a_person_who_answers_on_one_side_at_least():
    """Advertisement → leaflet → the web page of the analysts: nobody hands a customer over; → a call: 100 are."""
    servers = ["advertising", "direct_mail", "analytics", "in_house"]
    found = journey.handovers(servers, ["social", "letter", "web", "phone"], [900, 800, 700, 100])
    assert found.pairs == (("analytics", "in_house", 100.0),)
    assert found.kinds == ("analytics", "in_house")
    assert journey.handovers(servers, ["social", "letter", "web", "app"], [900, 800, 700, 100]).total == 0


@settings(max_examples=40)
@given(contacts, st.data())
def test_one_kind_of_server_hands_nobody_over_and_pairs_add_up(counts, data):
    assert journey.handovers(["in_house"] * len(counts), ["phone"] * len(counts), counts).total == 0
    kinds = data.draw(st.lists(servers, min_size=len(counts), max_size=len(counts)))
    found = journey.handovers(kinds, ["phone"] * len(counts), counts)
    assert sum(count for _, _, count in found.pairs) == pytest.approx(found.total)
    assert [count for _, _, count in found.pairs] == sorted((count for _, _, count in found.pairs), reverse=True)


@pytest.mark.parametrize(("line", "expected"), [
    ([0, 1.5, -2, -0.5], ("", "peak", "trough", "")),
    ([1, 0, 1], ("peak", "trough", "peak")),
    ([-1, -0.9, -1, 2], ("trough", "", "trough", "peak")),
    ([0, 1, 1, 0], ("trough", "peak", "", "trough")),
    ([0.5, 0.5, 0.5], ("", "", "")),
    ([1.0], ("",)),
    ([], ()),
])
def test_peaks_and_troughs_are_turns_of_the_line_on_their_own_side_of_its_mean(line, expected):
    assert journey.turns(line) == expected


@pytest.mark.parametrize(("emotion", "moment", "complexity", "touch", "word"), [
    (-0.5, False, 1.0, "high_tech", "no moment of truth, calm feelings and simple work"),
    (0.0, False, None, "high_tech", "no moment of truth and calm feelings"),
    (0.0, True, 1.0, "high_touch", "it is a moment of truth"),
    (1.5, False, 1.0, "high_touch", "customers are delighted"),
    (0.0, False, 3.5, "high_touch", "it takes skill (3.5 of 4)"),
])
def test_a_person_or_a_machine_with_the_reason(emotion, moment, complexity, touch, word):
    found, why = journey.touch(emotion, moment, complexity)
    assert found == touch
    assert word in why


@pytest.mark.parametrize(("given_", "place", "why"), [
    (("keep", 0.8, 2.0, 0.0, False, None), "in_house", "Keep it in house: criticality 80%."),
    (("outsource", 0.3, 1.0, -2.0, True, ("data", 4.0)), "in_house",
     "Keep it in house: it is a moment of truth and customers are upset."),
    (("share", 0.5, 2.5, 0.0, False, None), "onshore",
     "Onshore: it takes skill (2.5 of 4) and criticality 50% makes it shared work."),
    (("outsource", 0.3, 1.0, -1.0, False, ("data", 3.0)), "nearshore", "Nearshore: customers are upset."),
    (("outsource", 0.3, 1.0, 0.0, False, None), "offshore",
     "May go offshore: criticality 30%, calm feelings, simple work and no moment of truth."),
])
def test_where_work_belongs_and_why(given_, place, why):
    found = journey.suggestion(*given_)
    assert (found.place, found.mend_first, found.reason) == (place, False, why)


def test_what_is_not_ready_is_mended_first_and_then_moved():
    found = journey.suggestion("outsource", 0.3, 1.0, 0.0, False, ("process", 2.0))
    assert (found.place, found.mend_first) == ("in_house", True)
    assert found.reason == ("Mend the process first (2 of 4), then move it offshore: nothing else keeps it near.")
    kept = journey.suggestion("keep", 0.8, 1.0, 0.0, False, ("process", 0.0))
    assert not kept.mend_first, "what stays is not moved, mended or not"


@settings(max_examples=50)
@given(st.sampled_from(["share", "outsource"]), st.floats(0, 4), st.floats(-2, 2), st.booleans())
def test_a_moment_of_truth_never_sends_work_further_away(verdict, complexity, emotion, ready):
    weakest = ("data", 4.0) if ready else None
    plain, decisive = (journey.suggestion(verdict, 0.4, complexity, emotion, moment, weakest)
                       for moment in (False, True))
    assert journey.PLACES.index(decisive.place) <= journey.PLACES.index(plain.place)
    assert decisive.reason.endswith(".")
