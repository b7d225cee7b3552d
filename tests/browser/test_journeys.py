"""What a room does: drag, undo, replay, click a country, two people at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from cxmodel.ui.frame import PAGES
from tests.browser.conftest import READY, settle

pytestmark = pytest.mark.browser
PICTURE = ".st-key-box-tradeoff .cx-picture"
SLIDER = ".live >> nth=0 >> role=slider[name='{}']"


def value(page: Page, name: str = "Culture") -> float:
    """Where a handle stands."""
    return float(page.locator(SLIDER.format(name)).input_value())


def stands(page: Page, wanted: float, name: str = "Culture") -> None:
    expect(page.locator(SLIDER.format(name))).to_have_value(f"{wanted:g}")


def drawn(page: Page) -> int:
    return int(page.locator(PICTURE).get_attribute("data-drawn") or 0)


def drag(page: Page, name: str = "Culture", by: float = 0.4, steps: int = 20) -> int:
    """Move a handle by a part of its track and hold it there; how often the picture was drawn meanwhile."""
    before, track = drawn(page), page.locator(SLIDER.format(name)).bounding_box()
    start = track["x"] + 8 + (track["width"] - 16) * value(page, name) / 100
    middle = track["y"] + track["height"] / 2
    page.mouse.move(start, middle)
    page.mouse.down()
    for step in range(1, steps + 1):
        page.mouse.move(start + track["width"] * by * step / steps, middle)
        page.wait_for_timeout(60)  # a hand, not a machine
    return drawn(page) - before


def idle(page: Page) -> None:
    """Nothing under way: the move is told in words and the script rests."""
    page.wait_for_function("() => !document.querySelector('.live')?.querySelector('.held')")
    settle(page)


@pytest.fixture
def page(visit, shared) -> Page:
    return visit(shared).open(room=False)


def test_the_picture_moves_while_the_handle_moves_and_every_key_works(page):
    start = value(page)
    while_held = drag(page)
    assert while_held >= 3, "the picture is redrawn before the mouse is let go"
    page.mouse.up()
    idle(page)
    end = value(page)
    assert end > start + 30
    expect(page.locator(".cx-move")).to_contain_text(f"Culture {start:.0f}% → {end:.0f}%")
    page.keyboard.press("Control+z")
    stands(page, start)
    page.keyboard.press("Control+y")
    stands(page, end)
    page.keyboard.press("Control+z")
    stands(page, start)
    page.keyboard.press("Control+Shift+z")
    stands(page, end)
    before = drawn(page)
    page.keyboard.press("p")
    page.wait_for_function(f"() => Number(document.querySelector('{PICTURE}').dataset.drawn) > {before}")
    page.keyboard.press("m")
    expect(page.get_by_role("button", name="Room off")).to_be_visible()
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 18
    page.keyboard.press("m")
    expect(page.get_by_role("button", name="Room off")).to_have_count(0)


def test_the_keyboard_moves_a_handle_and_one_undo_takes_it_back(page):
    name = "Technology"
    start = value(page, name)
    page.locator(SLIDER.format(name)).focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    stands(page, start + 6, name)
    expect(page.locator(".cx-move")).to_contain_text(f"{start:.0f}% → {start + 6:.0f}%")
    page.keyboard.press("Control+z")
    stands(page, start, name)


def test_shares_add_up_to_a_hundred_while_one_is_dragged(page):
    drag(page, "Onshore", by=0.3, steps=6)
    page.mouse.up()
    idle(page)
    assert sum(value(page, name) for name in ("Onshore", "Nearshore", "Offshore")) == pytest.approx(100)
    page.keyboard.press("Control+z")


def test_a_number_can_be_typed_and_undo_inside_the_field_is_the_texts_own(page):
    start = value(page, "One country ≤")
    field = page.locator(".live >> nth=0 >> .number input[aria-label^='One country']")
    field.click()
    page.keyboard.type("35")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+a")
    page.keyboard.type("45")
    page.keyboard.press("Enter")
    expect(page.locator(".cx-move")).to_contain_text(f"One country at most {start:.0f}% → 45%")
    page.keyboard.press("Control+z")
    stands(page, start, "One country ≤")


def test_every_page_is_one_click_away_and_keeps_the_work(page):
    for entry in reversed(PAGES.values()):
        page.locator("[data-testid=stTopNavLink]", has_text=entry.title).click()
        expect(page).to_have_title(f"{entry.title} · CX Sourcing Workbench")
        page.wait_for_selector(READY, state="attached")
        expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_a_country_clicked_on_the_map_opens_its_sheet_with_sources(visit, shared):
    page = visit(shared).open("where", room=False)
    place = page.evaluate("""() => {
        const mark = [...document.querySelectorAll('.cx-picture path.point')].find((it) => it.__data__.data === 'ZAF')
        const box = mark.getBoundingClientRect()
        return [box.x + box.width / 2, box.y + box.height / 2] }""")
    page.mouse.move(place[0] - 3, place[1])
    page.mouse.move(*place)
    page.mouse.click(*place)
    sheet = page.locator(".cx-finding", has_text="South Africa")
    expect(sheet).to_have_count(1)
    table = page.locator(".cx-table", has_text="Figures of South Africa")
    assert table.locator("tbody tr").count() >= 15
    assert table.locator("a[href^='https://']").count() >= 10
    assert table.locator(".cx-grade").count() == table.locator("tbody tr").count()


def test_two_people_at_the_same_time_do_not_disturb_one_another(visit, shared):
    one, other = visit(shared).open(room=False), visit(shared).open(room=False)
    here, there = value(one), value(other)
    drag(one, steps=8)
    one.mouse.up()
    idle(one)
    moved = value(one)
    drag(other, "Onshore", by=0.2, steps=8)
    other.mouse.up()
    idle(other)
    assert (value(other), value(one)) == (there, moved)
    assert moved > here + 30
    for page, expected in ((one, moved), (other, there)):
        page.reload()
        settle(page)
        stands(page, expected)
