"""Partner against own staff: what is said, in which words, and what may be typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.errors import Problems
from cxmodel.ui.partnership import parity, reading, starting

DAY = "2026-08-01"


@pytest.fixture
def lines(reviewed):
    return reading.compared(reviewed, "alder", DAY)


def test_the_finding_is_the_share_and_the_widest_gap(reviewed, work, lines):
    gaps = reading.area_gaps(lines)
    assert parity.finding(work(reviewed), lines, gaps, DAY) == \
        "The partner's people get 75% of what our own people get; the widest gap is in brand coaching, 2.0 of 4 points"
    level = [(item, replace(one, partner=4.0, own=4.0)) for item, one in lines]
    assert parity.finding(work(reviewed), level, reading.area_gaps(level), DAY).endswith("100% of what our own people "
                                                                                         "get: no area falls short")


def test_an_empty_review_counts_the_scores_to_be_given(desk, reviewed, work):
    data = starting.begun(reviewed, "alder", "2026-11-22").after
    lines = reading.compared(data, "alder", "2026-11-22")
    assert parity.finding(work(data), lines, (), "2026-11-22") == "6 scores of 22 Nov 2026 are to be given"
    assert parity.opened(lines, ()) == "brand_coaching"


def test_a_score_is_read_in_the_words_of_its_scale(lines):
    item = lines[0][0]
    assert [parity.sentence(item, score) for score in (0.0, 4.0, 2.5, None)] == \
        ["nothing", "all", "between “half” and “most”", "not known"]


def test_an_item_shows_both_sides_and_no_markup_of_the_reader(reviewed, work, lines):
    html = [parity.item_html(work(reviewed), item, one).replace("&#x27;", "'") for item, one in lines]
    assert "Own people 4" in html[0]
    assert "Partner's 2" in html[0]
    assert "&lt;on&gt;" in html[1]
    assert "Partner's ?" in html[2]
    assert "<b>search</b>" not in html[2]
    assert "●" in html[0]
    assert "◆" in html[0]


def test_scores_are_typed_and_kept_inside_0_to_4(reviewed, lines):
    base = [one for _, one in lines]
    edit = parity.changed(reviewed, DAY, base, {"edited_rows": {0: {"Partner's people": 4, "What it rests on": "a day"},
                                                                1: {"Own people": None}}})
    scores = {item.id: (one.partner, one.own, one.note) for item, one in reading.compared(edit.after, "alder", DAY)}
    assert scores == {"days": (4.0, 4.0, "a day"), "desk": (3.0, None, "seen <on> site"), "bonus": (None, 4.0, None)}
    assert edit.what == "Parity of 1 Aug 2026: 2 changed"
    with pytest.raises(Problems, match="0 to 4"):
        parity.changed(reviewed, DAY, base, {"edited_rows": {0: {"Own people": 5}, 1: {"Own people": 9}}})


def test_the_scale_of_every_item_can_be_read(lines):
    told = parity.scale([item for item, _ in lines])
    assert told.count("nothing") == 3
    assert "&lt;b&gt;search" in told


def test_a_click_on_an_area_opens_its_items(desk, reviewed, work, lines, monkeypatch):
    told = {}
    monkeypatch.setattr(parity, "picture", lambda *_, **given: told.update(given))
    parity.parity(work(reviewed))
    told["on_click"]("tools")
    assert parity.opened(lines, reading.area_gaps(lines)) == "tools"
    assert desk.kept.history.past == ()
