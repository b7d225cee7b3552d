"""A server that dies, and comes back: the right page, the whole menu, the work of everybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cxmodel.ui.frame import PAGES
from tests.browser.conftest import settle
from tests.browser.test_journeys import drag, idle, stands, value

pytestmark = pytest.mark.browser
DEEP = [path for path in PAGES if path != "tradeoff"]


def whole(page, path: str) -> None:
    """The page that was asked for, with the full menu and nothing wrong on it."""
    expect(page.locator("[data-testid=stTopNavLink]")).to_have_count(len(PAGES))
    titles = [text.strip() for text in page.locator("[data-testid=stTopNavLink]").all_inner_texts()]
    assert titles == [entry.title for entry in PAGES.values()]
    expect(page).to_have_title(f"{PAGES[path].title} · CX Sourcing Workbench")
    expect(page.locator("h1")).to_have_text(f"{PAGES[path].title}: {PAGES[path].question}")
    expect(page.locator("[data-testid=stException], [data-testid=stAlert]")).to_have_count(0)


def test_the_first_visit_after_a_restart_may_be_to_any_page(visit, own):
    back = visit(own)  # a browser that comes back beside the one that is new
    back.open("tradeoff")
    for path in DEEP:
        own.kill()
        own.start()
        visitor = visit(own)
        whole(visitor.open(path), path)
        back.leave()
        back = visitor


def test_nothing_is_lost_when_the_server_is_killed_in_the_middle_of_a_drag(visit, own):
    visitor = visit(own)
    page = visitor.open(room=False)
    drag(page, steps=10)
    page.mouse.up()
    idle(page)
    done = value(page)
    drag(page, "Onshore", by=0.2, steps=4)
    own.kill()
    page.close()
    own.start()
    new = visit(own)
    stands(new.open(room=False), done)  # a new browser takes up the latest work
    new.leave()
    again = visitor.open(room=False)
    stands(again, done)
    told = again.locator(".cx-move").inner_text()
    assert "→" in told, "the history is there too"
    again.keyboard.press("Control+z")
    expect(again.locator(".cx-move")).not_to_have_text(told)


def test_a_page_left_open_finds_its_server_again(visit, own):
    page = visit(own).open(room=False)
    drag(page, steps=8)
    page.mouse.up()
    idle(page)
    done = value(page)
    own.kill()
    own.start()
    page.wait_for_function("() => document.querySelector('[data-testid=stConnectionStatus]') === null", timeout=30_000)
    settle(page)
    stands(page, done)


def test_a_damaged_store_is_a_sentence_on_the_screen(visit, own, filled):
    own.kill()
    own.store.write_bytes(b"not a store" * 500)
    own.start()
    for path in ("", "where"):
        page = visit(own).open(path, ready="[data-testid=stAlert]")
        told = page.locator("[data-testid=stAlert]")
        expect(told).to_have_count(1)
        expect(told).to_contain_text("damaged")
        expect(told).to_contain_text("restore a backup")
        said = page.locator("body").inner_text()
        assert "Traceback" not in said
        assert "CxError" not in said
    assert own.store.read_bytes() == b"not a store" * 500
    own.kill()
    own.store.write_bytes(filled.read_bytes())
    own.start()
