"""A suggestion becomes a rule of the plan at one click, in words, and goes again."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.scenario.ruling import rule_fault
from cxmodel.ui.journey import asking


def test_every_rule_that_is_offered_can_be_read_and_told(work_of, alder, found):
    work = work_of(alder)
    for one in found.stops:
        if one.rule is not None:
            assert rule_fault(one.rule[0]) is None
            told = asking.sentence(work, *one.rule)
            assert "…" not in told
            assert one.activity is not None
            assert one.activity.name in told


def test_a_click_makes_it_a_rule_and_another_takes_it_away(desk, work_of, stop):
    asking.ask(*stop.rule)
    assert dict(desk.present().rules) == dict([stop.rule])
    assert asking.asked(work_of(desk.present()), stop) == stop.rule
    asking.take_away(stop.rule[0])
    assert desk.present().rules == ()
    assert asking.asked(work_of(desk.present()), stop) is None
    assert len(desk.kept.history.past) == 2


def test_a_rule_that_asks_for_less_is_not_the_suggestion(work_of, alder, stop):
    key, limit = stop.rule
    less = replace(alder, rules=((key, limit / 2),))
    assert asking.asked(work_of(less), stop) is None


def test_the_rule_says_that_it_binds_all_of_the_work_and_where_its_limit_comes_from(work_of, alder, found):
    work = work_of(alder)
    verdicts = {}
    for one in found.stops:
        if one.rule is None:
            assert asking.extent(work, one) == ""
            continue
        told = asking.extent(work, one)
        assert told.startswith("It binds all of that work, not this touchpoint alone")
        verdicts[one.activity.verdict, one.rule[0].partition(":")[0]] = told
    assert verdicts["share", "go"].endswith("50%: so much of shared work may move (What to keep).")
    assert "%" not in verdicts["keep", "keep"]


def test_at_home_the_sentence_says_that_own_staff_does_not_count(work_of, alder):
    told = asking.sentence(work_of(alder), "go:complaints:country:USA", 0.5)
    assert told.endswith("goes to vendors' sites in the United States (own staff does not count)")
    assert "own staff" not in asking.sentence(work_of(alder), "go:complaints:country:PHL", 0.5)
