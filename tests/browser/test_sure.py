"""A room asks how sure it is: seven questions, one message each, nothing jumps, nothing is a decision."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, settle
from tests.browser.looks import contrast, seen

pytestmark = pytest.mark.browser
VIEWS = {"Range": "range", "What moves it": "what moves it", "Flip points": "flip points", "Regret": "regret",
         "Worth checking": "worth checking", "Goal": "goal", "Sure moves": "sure moves"}  # and what each asks
PATIENCE = 120_000  # [ms]: the work behind a view, on a busy machine
STATE, BODY = ".st-key-sure-state", ".st-key-sure-body"


@pytest.fixture(scope="module")
def room(chromium, smaller) -> Iterator[Page]:
    """The page on a projector."""
    visitor = Visitor(chromium, smaller.address)
    page = visitor.open("sure", ready=".st-key-sure-head", room=True)
    yield page
    visitor.leave()


def look(page: Page, view: str) -> None:
    """Open a view and wait for its whole answer."""
    page.get_by_role("radio", name=view, exact=True).click()
    expect(page.get_by_role("radio", name=view, exact=True)).to_be_checked()
    state = page.locator(f"{STATE} [data-asks='{VIEWS[view]}']")
    expect(state).to_contain_text("Worked out in", timeout=PATIENCE)
    settle(page)
    expect(page.locator("[data-testid=stException], [data-testid=stAlert]")).to_have_count(0)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_one_message_that_fits_and_can_be_read_from_the_back_row(room, view):
    look(room, view)
    expect(room.locator(f"{BODY} .cx-finding")).to_have_count(1)
    assert room.locator(STATE).bounding_box()["y"] < 720
    found = seen(room, "[data-testid=stMain]")
    small = [one for one in found if one["size"] < 18 - 0.05 and one["top"] < 720]
    assert small == []
    faint = [one for one in found if contrast(one["ink"], one["ground"]) < 4.5 and not one["svg"]
             and one["text"] not in "■◆▲"]  # a mark beside the word that says the same
    assert faint == []
    assert room.evaluate("document.documentElement.scrollWidth <= innerWidth")
    said = room.locator(f"{BODY} .cx-picture").evaluate_all("all => all.map((one) => one.ariaLabel || '')")
    assert all(len(one) > 20 for one in said)


def test_the_target_is_typed_and_both_views_hear_it(room):
    look(room, "Range")
    field = room.get_by_role("spinbutton")
    field.fill("25")
    field.press("Enter")
    expect(room.locator(BODY)).to_contain_text("Chance to reach 25%")
    look(room, "Goal")
    expect(room.locator(BODY)).to_contain_text(re.compile(r"25% is met"), timeout=PATIENCE)
    settle(room)
    field = room.get_by_role("spinbutton")
    field.fill("70")
    field.press("Enter")
    expect(room.locator(BODY)).to_contain_text("not 70%", timeout=PATIENCE)


def test_a_bar_that_is_clicked_tells_who_says_so_and_leads_to_the_assumption(room):
    look(room, "What moves it")
    before = room.locator(".cx-sure-source").inner_text()
    room.locator(".st-key-box-sure-swings .cx-picture .bars .point path").nth(7).click(force=True)
    expect(room.locator(".cx-sure-source")).not_to_have_text(before)
    settle(room)
    assert re.search(r"to .*, used ", room.locator(".cx-sure-source").inner_text())
    name = room.locator(f"{BODY} [data-testid=stSelectbox]").inner_text().strip()
    room.get_by_role("button", name=re.compile("Change it")).click()
    expect(room).to_have_url(re.compile("business"))
    expect(room.get_by_text(f"{name} [", exact=False).first).to_be_attached()
    expect(room.locator("[data-testid=stException]")).to_have_count(0)
    room.go_back()
    room.wait_for_selector(".st-key-sure-head")


def test_it_can_be_worked_by_keyboard_alone(room):
    look(room, "Range")
    first = room.get_by_role("radio", name="Range", exact=True)
    first.focus()
    room.keyboard.press("ArrowRight")
    room.keyboard.press("Space")
    expect(room.get_by_role("radio", name="What moves it", exact=True)).to_be_checked()


def test_work_can_be_stopped_and_taken_up_again(chromium, shared):
    visitor = Visitor(chromium, shared.address)
    page = visitor.open("sure", ready=".st-key-sure-head")
    page.get_by_role("radio", name="Goal", exact=True).click()
    field = page.get_by_role("spinbutton")
    field.fill("41")
    field.press("Enter")
    stop = page.get_by_role("button", name="Cancel", exact=True)
    stop.click()
    again = page.get_by_role("button", name="Go on", exact=True)
    expect(again.or_(page.locator(STATE).get_by_text("Worked out in"))).to_be_visible()  # it may have been quicker
    if again.is_visible():
        again.click()
    expect(page.locator(STATE)).to_contain_text("Worked out in", timeout=PATIENCE)
    visitor.leave()
