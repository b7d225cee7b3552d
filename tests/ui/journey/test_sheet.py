"""The sheet of a touchpoint: readiness in words, who serves it, the suggestion with its reason; all text escaped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.journey import journey_of
from cxmodel.ui.journey import sheet


def test_a_moment_of_truth_is_a_what_if_and_the_data_s_own_is_no_change(alder, stop):
    on = sheet.with_moment(alder, stop.row, True)
    assert dict(on.moments) == {stop.row.id: "yes"}
    assert sheet.with_moment(on, stop.row, False) == alder


def test_making_a_moment_of_truth_of_it_raises_need_and_says_so_in_the_reason(dataset, alder, stop):
    after = journey_of(dataset, sheet.with_moment(alder, stop.row, True))
    now = next(one for one in after.stops if one.row.id == stop.row.id)
    assert now.moment
    assert stop.activity is not None
    assert now.activity is not None
    assert now.activity.criticality > stop.activity.criticality
    assert now.activity.need > stop.activity.need
    assert now.suggestion is not None
    assert "moment of truth" in now.suggestion.reason


@pytest.mark.parametrize(("score", "kind", "words"), [(None, "unknown", "not rated"), (1.0, "weak", "begun (1 of 4)"),
                                                      (3.0, "cx-part'", "works (3 of 4)")])
def test_readiness_is_a_bar_and_a_word_and_unknown_is_not_zero(score, kind, words):
    told = sheet.bar("data", score)
    assert kind in told
    assert words in told
    assert f"width:{25 * (score or 0):.0f}%" in told


def test_who_serves_it_today_and_where_the_plan_puts_its_work(work_of, alder, found, stop):
    told = sheet.served(work_of(alder), stop)
    assert stop.activity is not None
    assert stop.activity.name in told
    assert sum(share for _, share in stop.places) == pytest.approx(1)
    outside = next(one for one in found.stops if one.activity is None and one.row.outsourcer)
    assert "not in it" in sheet.served(work_of(alder), outside)
    assert f"({sheet.plain_word(outside.row.outsourcer)})" in sheet.today(outside.row)


def test_where_the_rule_of_thumb_disagrees_both_are_told(stop):
    other = "high_tech" if stop.touch == "high_touch" else "high_touch"
    assert "rule of thumb" in sheet.touch(replace(stop, row=replace(stop.row, touch=other)))
    assert "rule of thumb" not in sheet.touch(replace(stop, row=replace(stop.row, touch=stop.touch)))


def test_what_a_company_typed_is_shown_as_text(work_of, alder, stop):
    row = replace(stop.row, name="<b>x</b>", stage="<i>", touch_reason="<img src=x>")
    one = replace(stop, row=row)
    for told in (sheet.head(work_of(alder), one), sheet.served(work_of(alder), one)):
        assert "<img" not in told
        assert "<b>x</b>" not in told
        assert "<i>" not in told
