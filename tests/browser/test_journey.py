"""A room edits its journey: a point is dragged and the numbers follow; a suggestion becomes a rule; all can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor, settle
from tests.browser.looks import contrast, seen

pytestmark = pytest.mark.browser
VIEWS = ("Emotion line", "Layers", "Who serves whom", "Table")
MARKS = "●■◆▲★✓"  # a mark beside the word that says the same
MOVED = "returning"  # a touchpoint of the sample whose work the plan moves


@pytest.fixture(scope="module")
def room(chromium, own) -> Iterator[Page]:
    """The page on a projector."""
    visitor = Visitor(chromium, own.address)
    page = visitor.open("journey", ready=".cx-journey .touch", room=True)
    yield page
    visitor.leave()


def look(page: Page, view: str) -> None:
    page.get_by_role("radio", name=view, exact=True).click()
    expect(page.get_by_role("radio", name=view, exact=True)).to_be_checked()
    page.wait_for_timeout(150)
    settle(page)
    expect(page.locator("[data-testid=stException], [data-testid=stAlert]")).to_have_count(0)


def point(page: Page, name: str) -> Locator:
    return page.locator(f".cx-journey .touch[data-id={name}]")


def undo(page: Page) -> None:
    page.get_by_role("button", name="↶").locator("visible=true").click()


def numbers(page: Page) -> list[str]:
    """The four numbers with what stands beside them; not the change since the last move."""
    return page.locator(".cx-number .value, .cx-number .aside").all_inner_texts()


def drag(page: Page, name: str, up: float) -> None:
    """Pull a point up by so many pixels, as a hand does."""
    box = point(page, name).locator(".reach").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(x, y - up * step / 8)
        page.wait_for_timeout(30)
    page.mouse.up()


def test_a_point_is_dragged_the_numbers_follow_and_undo_brings_all_back(room):
    look(room, "Emotion line")
    start, before = numbers(room), point(room, MOVED).get_attribute("aria-valuenow")
    drag(room, MOVED, 70)  # to about neutral: feelings that are not strong ask for less, so the plan sends it farther
    expect(room.locator(".cx-move")).to_contain_text(re.compile("emotion −1.0 → "))
    settle(room)
    value = float(point(room, MOVED).get_attribute("aria-valuenow") or "nan")
    assert value > -0.5, "the point stays where the hand let it go"
    expect(room.locator(".cx-number .change").nth(2)).not_to_have_text("no change")
    assert numbers(room) != start
    expect(room.locator(".cx-sheet .name")).to_have_text("Sending it back")
    undo(room)
    expect(point(room, MOVED)).to_have_attribute("aria-valuenow", before or "")
    settle(room)
    assert numbers(room) == start, "the whole drag was one step"


def test_arrow_keys_move_a_point_and_a_click_opens_its_sheet(room):
    look(room, "Emotion line")
    point(room, "claim").click()
    expect(room.locator(".cx-sheet .name")).to_have_text("Claim for damage in transit")
    settle(room)
    room.keyboard.press("Shift+ArrowUp")
    room.keyboard.press("ArrowUp")
    expect(room.locator(".cx-move")).to_contain_text("emotion −1.0 → −0.4")
    expect(point(room, "claim")).to_have_attribute("aria-valuetext", "−0.4, neutral")
    room.keyboard.press("ArrowRight")
    expect(room.locator(".cx-journey .touch[data-id=claim] ~ .touch").first).to_be_focused()
    room.wait_for_timeout(800)  # the hand rests: the gesture is over
    undo(room)
    expect(point(room, "claim")).to_have_attribute("aria-valuenow", "-1")


def test_a_suggestion_becomes_a_rule_that_stands_on_plan(room):
    look(room, "Emotion line")
    point(room, "claim").click()
    room.get_by_role("button", name="Make it a rule of the plan").click()
    told = room.locator(".cx-sheet.cx-good")
    expect(told).to_contain_text("Rule of the plan: At least ")
    rule = told.inner_text().partition(": ")[2].rstrip(".")
    way = room.get_by_role("button", name=re.compile("See it on Plan"))
    box = way.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 720, "no need to scroll on a projector"
    way.click()
    expect(room).to_have_url(re.compile("plan"))
    own = room.locator(".cx-rules .own .cx-rule")
    expect(own).to_have_count(1)
    place = rule.rpartition(" to ")[2]
    expect(own).to_contain_text(place)
    expect(own).to_contain_text("Claims processing")
    room.go_back()
    room.wait_for_selector(".cx-journey .touch")
    settle(room)
    room.get_by_role("button", name="Take it away").click()
    expect(room.get_by_role("button", name="Make it a rule of the plan")).to_be_visible()


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_one_message_and_can_be_read_from_the_back_row(room, view):
    look(room, view)
    assert room.locator(".cx-finding[role=heading]").count() == 1
    found = seen(room, "[data-testid=stMain]")
    assert [one["text"] for one in found if one["size"] < 18 - 0.05] == []
    faint = [one for one in found if not one["svg"] and one["text"] not in MARKS
             and contrast(one["ink"], one["ground"]) < 4.5]
    assert faint == []
    assert room.locator("[data-testid=stMain]").evaluate("(it) => it.scrollWidth - it.clientWidth") <= 0
    said = room.locator(".cx-picture, .cx-journey").evaluate_all("all => all.map((one) => one.ariaLabel || '')")
    assert all(len(one) > 20 for one in said)


def test_line_and_layers_fit_on_a_projector_and_no_name_is_cut_off(room):
    for view, parts in (("Emotion line", (".cx-journey", ".st-key-journey-ask")), ("Layers", (".cx-picture", ".live"))):
        look(room, view)
        for part in parts:
            box = room.locator(part).first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= 720, part
    picture = room.locator(".cx-picture").bounding_box()
    assert picture is not None
    cut = [one["text"] for one in seen(room, ".cx-picture") if one["left"] < picture["x"] - 1
           or one["right"] > picture["x"] + picture["width"] + 1 or one["bottom"] > 720]
    assert cut == []


def test_a_layer_that_settles_more_leaves_fewer_contacts_to_people(room):
    look(room, "Layers")
    start = room.locator(".cx-finding[role=heading]").inner_text()
    field = room.locator(".live .number input").first
    field.fill("60")
    field.press("Enter")
    expect(room.locator(".cx-move")).to_contain_text("Assumption: ")
    expect(room.locator(".cx-finding[role=heading]")).not_to_have_text(start)
    settle(room)
    undo(room)
    expect(room.locator(".cx-finding[role=heading]")).to_have_text(start)


def named(page: Page) -> dict[str, list[float]]:
    """Where the names of the line stand, by touchpoint: left, top, right, bottom. [pixels]"""
    return page.locator(".cx-journey .names .label").evaluate_all(
        """all => Object.fromEntries(all.map((one) => {
             const { left, top, right, bottom } = one.getBoundingClientRect()
             return [one.dataset.id, [left, top, right, bottom]] }))""")


def marks(page: Page) -> dict[str, tuple[list[float], bool]]:
    """Where the points stand, in the same way, and whether each has to have a name."""
    return page.locator(".cx-journey .touch").evaluate_all(
        """all => Object.fromEntries(all.map((one) => {
             const mark = one.querySelector(".mark"), { left, top, right, bottom } = mark.getBoundingClientRect()
             const must = mark.classList.contains("moment") || Math.abs(one.ariaValueNow) >= 1.75
             return [one.dataset.id, [[left, top, right, bottom], must]] }))""")


def overlap(one: list[float], other: list[float]) -> bool:
    return all(one[side] < other[side + 2] - 0.5 and other[side] < one[side + 2] - 0.5 for side in (0, 1))


def choose(page: Page, case: str) -> None:
    page.get_by_role("button", name="Start", exact=True).click()
    page.locator(".st-key-case [data-baseweb=select], .st-key-case input").first.click()
    page.get_by_role("option").filter(has_text=case).first.click()
    page.keyboard.press("Escape")
    expect(page.locator(".cx-move")).to_contain_text(case)
    settle(page)


@pytest.mark.parametrize("case", [None, "Northmere"])
def test_every_star_and_both_ends_of_the_scale_have_a_name_that_lies_on_nothing(room, case):
    look(room, "Emotion line")
    if case:
        choose(room, case)
    names, points = named(room), marks(room)
    assert [one for one, (_, must) in points.items() if must and one not in names] == []
    told = list(names)
    assert [(one, other) for at, one in enumerate(told) for other in told[:at]
            if overlap(names[one], names[other])] == []
    assert [(name, point) for name, box in names.items() for point, (mark, _) in points.items()
            if overlap(box, mark)] == []
    if case:
        undo(room)
