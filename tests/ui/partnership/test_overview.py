"""One message over the three mistakes, from what is known; nothing unknown is shown as a number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.history import History
from cxmodel.ui.partnership import overview, reading

DAY = "2026-11-22"


def points(work):
    return reading.trend(work.dataset, work.results, DAY)


def test_the_finding_names_the_lowest_score(reviewed, work):
    made = work(reviewed)
    scores = {name: line[-1][1] for name, line in points(made).items()}
    worst = min(scores, key=lambda name: scores[name])
    told = overview.finding(made, points(made))
    assert told == f"The weakest of the three: {overview.MISTAKES[worst].lower()}, {scores[worst]:.0f} of 100"
    mean = sum(scores.values()) / 3
    assert f"Together {mean:.0f} of 100, the mean of all three" in overview.under(made, points(made))


def test_what_is_not_known_is_said_and_counts_neither_way(reviewed, work):
    made = work(replace(reviewed, barrier=(), answer=()))
    told = points(made)
    assert overview.finding(made, told) == "Only partner as a resource has a score yet: 75 of 100"
    assert "Not known yet: forced channels and different answers" in overview.under(made, told)
    html = overview.cards(made, told)
    assert html.count("not known") == 2
    assert "Nobody has asked yet" in html
    assert "No barrier is on the register yet" in html


def test_a_score_is_never_said_to_cost(reviewed, work):
    made = work(reviewed)
    told = overview.finding(made, points(made)) + overview.cards(made, points(made))
    assert "costs most" not in told
    assert "still cost $" in told, "money is told of the barriers"
    two = work(replace(reviewed, answer=()))
    assert overview.finding(two, points(two)).startswith("The weakest of the two that are known: ")


def test_with_everything_at_home_the_page_says_of_what_it_speaks(reviewed, work, alder):
    made = work(reviewed)
    assert overview.AT_HOME not in overview.under(made, points(made))
    home = replace(alder, moved_share=0.0)
    still = replace(made, history=History(home))
    assert overview.AT_HOME in overview.under(still, points(still))


def test_no_score_at_all_asks_for_one(bare, work, reviewed):
    made = work(replace(bare, action=reviewed.action))
    assert "No mistake has a score yet" in overview.finding(made, points(made))
    assert overview.told(made, points(made)) == ""
    assert not overview.is_empty(made)
    assert overview.is_empty(work(bare))


def test_a_card_says_what_its_score_is_made_of_and_how_it_moved(reviewed, work):
    made = work(reviewed)
    html = overview.cards(made, points(made))
    assert html.count(">weakest<") == 1
    assert "▲ 50" in html
    assert "since 1 Mar 2026" in html
    assert "2.0 against 4.0 of 4" in html
    assert "2 barriers still cost" in html
    assert "share that was taken away" in html, "how the score is made, on hover"


@pytest.mark.parametrize(("then", "now", "words"), [(40, 40.2, "as on"), (40, 30, "▼"), (40, 50, "▲")])
def test_a_move_has_a_direction_in_shape(reviewed, work, then, now, words):
    assert words in overview.change(work(reviewed), [("2026-03-01", then), ("2026-08-01", now)])
    assert overview.change(work(reviewed), [("2026-08-01", now)]) == ""


def test_the_trend_in_words_has_every_point(reviewed, work):
    told = overview.told(work(reviewed), points(work(reviewed)))
    assert "25 on 1 Mar 2026, 75 on 1 Aug 2026" in told
