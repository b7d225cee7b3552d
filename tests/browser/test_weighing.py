"""Somebody who has never seen it weighs the ten themes: five ways, each done with a few clicks, each ending alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor, settle

pytestmark = pytest.mark.browser
BARS = ".st-key-box-weigh-bars .cx-picture"
THEMES = ("Culture", "Brand journey", "CX metrics", "Co-design", "People", "Impact (ESG)", "Technology", "Improvement",
          "Scale", "Value")
AIM = dict(zip(THEMES, (20, 20, 10, 10, 10, 10, 5, 5, 5, 5), strict=True))
TWO_MINUTES = 24  # actions, at five seconds each


class Hand:
    """A person at the screen; every action is counted and waits until the page has answered."""

    def __init__(self, page: Page, used: set[str]) -> None:
        self.page, self.actions, self.used = page, 0, used

    def done(self) -> None:
        for _ in range(2):  # the part of the page first, then the whole
            self.page.wait_for_timeout(150)  # a hand, not a machine
            settle(self.page)
        expect(self.page.locator("[data-testid=stException], [data-testid=stAlert]")).to_have_count(0)

    def click(self, name: str | re.Pattern[str], **how: object) -> None:
        self.press(self.page.get_by_role("button", name=name, **how))

    def press(self, what: Locator) -> None:
        self.actions += 1
        what.click()
        self.done()

    def type(self, field: Locator, text: str) -> None:
        self.actions += 1
        field.fill(text)
        field.press("Enter")
        self.done()

    def choose(self, name: str) -> None:
        """Open a way of weighing; not counted, as it is the same click for all."""
        self.used.add(name)
        self.page.get_by_role("radio", name=name, exact=True).click()
        self.done()


@pytest.fixture(scope="module")
def used() -> set[str]:
    """The ways in which something may have been said since they were last begun anew."""
    return {"100 points", "Swing", "Ranks", "Pairs"}


@pytest.fixture(scope="module")
def room(chromium, own) -> Iterator[Page]:
    """The view Weigh of one person, on a projector."""
    visitor = Visitor(chromium, own.address)
    page = visitor.open("vendors", ready=".cx-move", room=True)
    page.get_by_role("radio", name="Weigh", exact=True).click()
    settle(page)
    yield page
    visitor.leave()


@pytest.fixture
def hand(room, used) -> Hand:
    """Equal weights again, and nothing said yet in any way."""
    person = Hand(room, used)
    room.get_by_test_id("stPopover").first.click()
    room.get_by_role("button", name="Reset decisions").click()
    person.done()
    room.keyboard.press("Escape")
    for way in sorted(used & {"100 points", "Swing", "Ranks", "Pairs"}):
        person.choose(way)
        again = room.get_by_role("button", name="Start again", exact=True)
        if again.count():
            again.click()
            person.done()
    used.clear()
    return person


def shows(page: Page, wanted: Mapping[str, int]) -> None:
    """The picture comes to say these weights, in per cent."""
    told = ", ".join(f"{name} {wanted[name]}%" for name in THEMES)
    expect(page.locator(BARS)).to_have_attribute("aria-label", told)


def use(hand: Hand) -> None:
    """Put them to use; leader and net saving are told, and nothing of the screen needs scrolling for it."""
    button = hand.page.get_by_role("button", name="Use these weights")
    box = button.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 720, "no need to scroll on a projector"
    hand.press(button)
    expect(hand.page.locator(".cx-finding", has_text="These weights are in use")).to_have_count(1)
    expect(hand.page.locator(".cx-effect")).to_contain_text("Your last change: ")
    expect(hand.page.locator(".cx-effect")).to_contain_text("net saving")
    assert hand.actions <= TWO_MINUTES


def test_sliders_need_one_move_and_the_rest_gives_way(hand):
    hand.choose("Sliders")
    hand.type(hand.page.locator(".live .number input").first, "28")
    shows(hand.page, {name: 28 if name == "Culture" else 8 for name in THEMES})
    expect(hand.page.locator(".cx-move")).to_contain_text("Culture 10% → 28%")
    assert hand.actions <= TWO_MINUTES


def test_a_hundred_points(hand):
    hand.choose("100 points")
    for name, points in AIM.items():
        if points != 10:
            hand.type(hand.page.locator("[data-testid=stNumberInput] input").nth(THEMES.index(name)), str(points))
        if name == "Culture":
            expect(hand.page.locator(".cx-left")).to_contain_text("10 points too many")
    expect(hand.page.locator(".cx-left")).to_contain_text("all 100 are given")
    shows(hand.page, AIM)
    use(hand)


def test_swing_in_two_steps(hand):
    hand.choose("Swing")
    hand.press(hand.page.get_by_role("radio", name="People", exact=True))
    expect(hand.page.locator(".cx-card.worst")).to_be_visible()
    hand.press(hand.page.get_by_role("radio", name="Culture", exact=True))
    hand.click("Lift Culture first")
    rows = hand.page.locator(".live .number input")
    for place, name in enumerate(THEMES[1:]):
        if AIM[name] != 10:  # half of the first is where all start
            hand.type(rows.nth(place), str(5 * AIM[name]))
    shows(hand.page, AIM)
    use(hand)


def test_ranks_by_clicking_in_order(hand):
    hand.choose("Ranks")
    for name in ("People", "Culture", *(one for one in THEMES if one not in ("People", "Culture"))):
        hand.click(name, exact=True)
    hand.press(hand.page.get_by_role("button", name="▲", exact=True).nth(1))  # Culture after all
    expect(hand.page.locator(".cx-finding", has_text="The order is complete")).to_have_count(1)
    shows(hand.page, dict(zip(("Culture", "People", *(one for one in THEMES if one not in ("People", "Culture"))),
                              (29, 19, 14, 11, 8, 6, 5, 3, 2, 1), strict=True)))  # rank-order centroid of ten
    use(hand)


def test_pairs_nine_answers_are_enough_and_an_odd_one_is_found(hand):
    hand.choose("Pairs")
    scale = hand.page.locator(".st-key-pair-scale")
    for place in range(9):
        if AIM[THEMES[place]] > AIM[THEMES[place + 1]]:
            scale.get_by_role("slider").press("ArrowLeft")
            hand.done()
            hand.actions += 1
            expect(hand.page.locator(".cx-said")).to_contain_text("(2 to 1)")
        hand.click(re.compile("Answer and next"))
    expect(hand.page.locator(".cx-steps")).to_contain_text("9 of 45 answered")
    expect(hand.page.locator(".cx-steps")).to_contain_text("36 open pairs are filled in")
    shows(hand.page, AIM)
    use(hand)
    scale.get_by_role("slider").press("End")  # Value far above Culture contradicts all that was said
    hand.done()
    expect(hand.page.locator(".cx-said")).to_contain_text("(9 to 1)")
    hand.click(re.compile("Answer and next"))
    expect(hand.page.locator("[data-testid=stMain]")).to_contain_text("the answers contradict one another")
    hand.click(re.compile("Look again at "))
    expect(hand.page.locator(".cx-steps")).to_contain_text("10 of 45 answered")


def test_two_people_see_where_they_differ(hand):
    hand.choose("100 points")
    for name, points in (("Ana", "55"), ("Ben", "1")):
        hand.type(hand.page.locator("[data-testid=stNumberInput] input").first, points)
        hand.page.locator(".st-key-weigh-person input").fill(name)
        hand.click("Keep", exact=True)
    hand.choose("Two people")
    expect(hand.page.locator(".cx-finding", has_text="Ana gives Culture 38%, Ben 1%: the widest gap")).to_have_count(1)
    hand.click("Use the average of the two")
    expect(hand.page.locator(".cx-move")).to_contain_text("Culture 10% → 20%")
    for name in ("Ana", "Ben"):
        hand.click(f"Delete {name}")
    expect(hand.page.locator(".cx-finding", has_text="Nobody's weights are kept yet")).to_have_count(1)


def test_nothing_is_cut_off_and_no_way_needs_a_sideways_scroll(hand):
    for size in ({"width": 1280, "height": 720}, {"width": 1920, "height": 1080}):
        hand.page.set_viewport_size(size)
        for way in ("Sliders", "100 points", "Swing", "Ranks", "Pairs", "Two people", "What the data say"):
            hand.choose(way)
            main = hand.page.locator("[data-testid=stMain]")
            assert main.evaluate("(it) => it.scrollWidth - it.clientWidth") <= 0, way
            right = hand.page.locator("[role=radio]").evaluate_all(
                "(all) => Math.max(...all.map((it) => it.getBoundingClientRect().right))")
            assert right <= size["width"], way
    hand.page.set_viewport_size({"width": 1280, "height": 720})
