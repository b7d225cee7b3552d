"""The page Plan in a browser: rules typed in their sentences, points clicked, nothing jumps, all on the screen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser
SIZES = ({"width": 1280, "height": 720}, {"width": 1920, "height": 1080})
VIEWS = ("Frontier", "Who does what", "Ready-made plans")
LONG = 120_000


def at_rest(page: Page) -> Page:
    """Wait until nothing is worked out any more."""
    expect(page.locator(".cx-state progress")).to_have_count(0, timeout=LONG)
    settle(page)
    return page


@pytest.fixture
def plan(visit, smaller) -> Page:
    """The page in a browser of its own, with all decisions as at the start."""
    return begun(visit(smaller).open("plan"))


@pytest.fixture
def whole(visit, shared) -> Iterator[Page]:
    """The page with the whole sample; at the end what is still looked for is stopped."""
    page = begun(visit(shared).open("plan"))
    yield page
    cancel = page.get_by_role("button", name="Cancel", exact=True)
    with suppress(TimeoutError):  # it may be over by itself
        cancel.click(timeout=1_000)


def begun(page: Page) -> Page:
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Reset decisions").click()
    page.keyboard.press("Escape")
    expect(page.locator(".cx-rule .gone:visible")).to_have_count(0)
    expect(page.get_by_role("button", name="Follow the sliders")).to_be_disabled()
    return page


def add(page: Page, kind: str) -> None:
    page.get_by_text("Add a rule").click()
    body = page.locator("[data-testid=stPopoverBody]")
    body.locator("[data-testid=stSelectbox]").first.click()
    page.get_by_role("option", name=kind).click()
    body.get_by_role("button", name="Add the rule").click()
    expect(page.locator(".cx-rule .gone:visible")).not_to_have_count(0)


def test_a_rule_is_added_typed_priced_and_taken_away_and_undo_brings_it_back(plan):
    add(plan, "Use at most so many …")
    field = plan.get_by_role("spinbutton", name="At most 3 vendors")
    field.fill("1")
    field.press("Enter")
    expect(plan.locator(".cx-move")).to_contain_text("At most 3 vendors → 1 vendor")
    expect(plan.locator(".cx-plan-title")).to_contain_text("uses 1 vendor", timeout=LONG)
    expect(plan.locator(".cx-rule .price").first).to_contain_text("a year", timeout=LONG)
    plan.get_by_role("button", name="Remove: At most 1 vendor").click()
    expect(plan.locator(".cx-rule .gone:visible")).to_have_count(0)
    plan.keyboard.press("Control+z")
    expect(plan.get_by_role("spinbutton", name="At most 1 vendor")).to_be_visible()


def test_a_conflict_is_one_sentence_and_one_button_mends_it(plan):
    add(plan, "Use at least so many …")
    add(plan, "Use at most so many …")
    field = plan.get_by_role("spinbutton", name="At most 3 vendors")
    field.fill("1")
    field.press("Enter")
    expect(plan.locator(".cx-plan-title")).to_contain_text("These cannot all hold", timeout=LONG)
    expect(plan.locator(".cx-rule.broken")).to_have_count(2)
    plan.get_by_role("button", name="Do that").click()
    expect(plan.locator(".cx-plan-title")).to_contain_text("The best plan keeps", timeout=LONG)


def test_a_click_on_a_point_makes_it_the_plan_and_the_sliders_take_over_again(plan):
    at_rest(plan)
    points = plan.locator(".st-key-box-plan-frontier .scatterlayer .trace").nth(1).locator(".points path")
    assert points.count() >= 4
    box = points.nth(2).bounding_box()
    plan.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(plan.locator(".cx-move")).to_contain_text("Plan chosen")
    expect(plan.locator(".cx-plan-use")).to_contain_text("the plan you chose")
    assert not plan.locator(".cx-state progress").count(), "nothing is looked for anew"
    plan.get_by_role("button", name="More saving").click()
    expect(plan.locator(".cx-move")).to_contain_text("Another plan chosen")
    plan.get_by_role("button", name="Follow the sliders").click()
    expect(plan.locator(".cx-plan-use")).to_contain_text("follows the sliders")


def test_cancel_stops_what_runs_and_go_on_takes_it_up(whole):
    add(whole, "Do not cut an activity into small parts")
    whole.get_by_role("button", name="Cancel", exact=True).click()
    start = time.monotonic()
    expect(whole.get_by_role("button", name="Go on")).to_be_visible()
    assert time.monotonic() - start < 10
    whole.get_by_role("button", name="Go on").click()
    expect(whole.locator(".cx-plan-title")).to_contain_text("The best plan keeps", timeout=LONG)


def test_nothing_jumps_while_results_arrive(plan):
    watched = [".st-key-plan-head", ".st-key-plan-rules-box", ".st-key-box-plan-frontier", ".st-key-plan-state"]
    add(plan, "Stay below a CX risk")
    places = set()
    end = time.monotonic() + LONG / 1000
    while time.monotonic() < end:
        boxes = [plan.locator(css).bounding_box() for css in watched]
        if all(boxes):
            places.add(tuple(round(box["y"]) for box in boxes))
        if not plan.locator(".cx-state progress").count() and "best plan keeps" in plan.locator(
                ".cx-plan-title").inner_text():
            break
        plan.wait_for_timeout(200)
    assert len(places) == 1, places


@pytest.mark.parametrize("room", [True, False], ids=["room", "desk"])
def test_what_is_looked_at_is_on_the_screen(whole, room):
    """Also while the rest of the frontier is still on its way."""
    if room:
        whole.keyboard.press("m")
        expect(whole.get_by_role("button", name="Room off")).to_be_visible()
    expect(whole.locator(".cx-plan-title")).to_contain_text("The best plan keeps", timeout=LONG)
    for size in SIZES:
        whole.set_viewport_size(size)
        for view in VIEWS:
            whole.get_by_role("radio", name=view).click()
            expect(whole.get_by_role("radio", name=view)).to_be_checked()
            settle(whole)
            main = whole.locator("[data-testid=stMain]")
            assert main.evaluate("(it) => it.scrollWidth - it.clientWidth") <= 0, view
            state = whole.locator(".st-key-plan-state").bounding_box()
            assert state["y"] + state["height"] <= size["height"], (view, size)
