"""The plan in use in words: beside the best one, or with the rules that it breaks."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sourced import chosen_by, posed
from cxmodel.ui.plan import in_use
from cxmodel.ui.plan.in_use import broken, granting, short, told


def test_the_plan_in_use_is_compared_with_the_best(work_of, alder, best, dataset, found):
    said = told(work_of(alder), found)
    assert "follows the sliders" in said
    assert said.endswith("points better.")
    used = chosen_by(dataset, alder, best.placements)
    assert told(work_of(used), found) == "In use: the best plan, on every page."
    home = replace(used, chosen=tuple((key, 0.0) for key, _ in used.chosen[:1]))
    assert "the plan you chose" in told(work_of(home), found)
    assert told(work_of(alder), None).endswith(".")


def test_the_best_plan_breaks_no_rule(work_of, alder, best, dataset):
    assert broken(work_of(chosen_by(dataset, alder, best.placements)), posed(dataset, alder)) == ()


@pytest.fixture
def breaking(alder, dataset, best):
    """The best plan, chosen, and two rules that it breaks."""
    used = chosen_by(dataset, alder, best.placements)
    return replace(used, rules=(("most:vendor", 1.0), ("risk", 1.0)))


def test_a_plan_that_breaks_rules_says_which_and_not_that_the_best_is_worse(work_of, breaking, dataset, found):
    work = work_of(breaking)
    breaks = broken(work, posed(dataset, breaking))
    assert {one.id for one in breaks} == {"most:vendor", "risk"}
    said = told(work, found, breaks)
    assert said.startswith("In use: the plan you chose. It breaks 2 of your rules: ")
    assert "use at most 1 vendor" in said
    assert "CX risk index at or below 1 point" in said
    assert "best plan" not in said


def test_rules_of_other_pages_are_not_called_yours_and_a_long_list_is_counted(work_of, alder, dataset):
    work, rules = work_of(alder), posed(dataset, alder).rules
    others = [one for one in rules if one.origin != "user"]
    assert in_use.broken_words(work, others[:1]).startswith("one of the rules from other pages: ")
    assert in_use.broken_words(work, others).endswith(" more")
    assert len(in_use.broken_words(work, others[:6])) < 260


def test_a_site_over_its_offer_is_named_with_its_seats_and_can_have_them(work_of, northmere, dataset):
    work, question = work_of(northmere), posed(dataset, northmere)
    breaks = broken(work, question)
    assert [one.id for one in breaks] == ["capacity"]
    over = short(work, question, breaks)
    seats = {row.id: row.seats for row in work.results.by_site}
    for one in over:
        assert one.offered == next(site.seats for site in dataset.site if site.id == one.site)
        assert one.more == math.ceil(seats[one.site] - one.offered - 1e-6)
    assert over[0].words("en_US") in told(work, None, breaks, over)
    after = granting(northmere, over)
    assert dict(after.rules) == {f"more_seats:{one.site}": one.more for one in over}
    assert broken(work_of(after), posed(dataset, after)) == ()
    assert short(work, question, ()) == ()
