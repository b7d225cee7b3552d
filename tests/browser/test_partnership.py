"""Partnership in a small window and with two people at it: nothing overlaps, nobody turns round what another did."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, settle

pytestmark = pytest.mark.browser
HEAD, REGISTER = ".st-key-partnership-head", ".st-key-partnership-body .cx-barrier"


@pytest.mark.parametrize("room", [False, True])
def test_the_months_under_the_trend_stand_apart_in_a_small_window(chromium, shared, room):
    visitor = Visitor(chromium, shared.address, viewport={"width": 1024, "height": 768})
    page = visitor.open("partnership", ready=".st-key-partnership-now .cx-picture", room=room)
    spans = sorted(page.locator(".cx-picture .xtick text").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map((box) => [box.left, box.right])"))
    assert len(spans) > 1
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visitor.leave()


def opened(visitor: Visitor) -> Page:
    page = visitor.open("partnership", ready=HEAD)
    page.get_by_role("radio", name="Barriers", exact=True).click()
    expect(page.locator(REGISTER).first).to_be_visible()
    settle(page)
    return page


def test_two_people_who_mark_the_same_barrier_leave_it_marked(chromium, own):
    one, two = Visitor(chromium, own.address), Visitor(chromium, own.address)
    first, second = opened(one), opened(two)
    gone = first.locator(f"{REGISTER}.gone").count()
    first.get_by_role("button", name="Mark removed").first.click()
    expect(first.locator("[data-testid=stToast]")).to_contain_text("take it back on Data, What changed")
    expect(first.locator(f"{REGISTER}.gone")).to_have_count(gone + 1)
    second.get_by_role("button", name="Mark removed").first.click()
    expect(second.locator(f"{REGISTER}.gone")).to_have_count(gone + 1)
    settle(second)
    first.reload()
    settle(first)
    assert second.locator(f"{REGISTER}.gone").count() == gone + 1
    one.leave()
    two.leave()
