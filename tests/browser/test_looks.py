"""What a room sees: everything at once, large enough for the back row, with enough contrast."""

from __future__ import annotations

import pytest

from cxmodel.ui.frame import PAGES
from tests.browser.conftest import settle
from tests.browser.looks import contrast, seen

pytestmark = pytest.mark.browser
SHAPES = "●■◆▲"  # a mark beside the word that says the same
PARTS = {"number": ".cx-number", "slider": ".live >> nth=0 >> .row", "picture": ".cx-picture >> nth=0",
         "finding": ".cx-finding >> nth=0", "last move": ".cx-move", "toolbar": ".st-key-toolbar button:visible",
         "menu": "[data-testid=stTopNavLink]"}  # fmt: skip
SIZES = {"projector": (1280, 720), "full HD": (1920, 1080)}

PAINTED = """(dark) => [...document.querySelectorAll('.cx-picture .xtitle, .cx-picture .annotation-text')].every((it) =>
    (getComputedStyle(it).fill.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0) > 384) === dark)"""


def sized(page, size: str) -> tuple[int, int]:
    """The page on a screen of this size."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    settle(page)
    return width, height


@pytest.mark.parametrize("room", [True, False], ids=["room", "desk"])
def test_sliders_picture_and_numbers_are_visible_together(reader, room):
    page = reader(room=room)
    for size in SIZES:
        width, height = sized(page, size)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
        parts = {name: page.locator(css) for name, css in PARTS.items()}
        assert [parts[name].count() for name in ("number", "menu", "toolbar")] == [4, len(PAGES), 5]
        assert parts["slider"].count() >= 14
        out = [(name, box) for name, found in parts.items() for place in range(found.count())
               if not (box := found.nth(place).bounding_box()) or box["x"] < 0 or box["y"] < 0
               or box["x"] + box["width"] > width or box["y"] + box["height"] > height]
        assert out == [], size
        picture = parts["picture"].bounding_box()
        assert picture["width"] * picture["height"] > 0.4 * width * height, "the picture is the largest thing"
        header = page.locator("[data-testid=stHeader]").bounding_box()
        assert parts["number"].first.bounding_box()["y"] >= header["y"] + header["height"], "nothing under the menu"


def test_no_text_of_a_picture_is_cut_off(reader):
    page = reader(room=True)
    for size in SIZES:
        sized(page, size)
        for name in ("tradeoff", "bridge"):
            box = page.locator(f".st-key-box-{name} .cx-picture").bounding_box()
            texts = [one for one in seen(page, f".st-key-box-{name}") if one["svg"]]
            assert len(texts) >= 8
            cut = [one["text"] for one in texts
                   if one["left"] < box["x"] - 1 or one["right"] > box["x"] + box["width"] + 1
                   or one["top"] < box["y"] - 1 or one["bottom"] > box["y"] + box["height"] + 1]
            assert cut == [], (name, size)


@pytest.mark.parametrize("path", PAGES)
def test_the_back_row_can_read_it(reader, path):
    """In room mode text is at least 1/40 of the screen's height and the big numbers are at least 1/18."""
    page = reader(path, room=True)
    small = set()
    for size in SIZES:
        _, height = sized(page, size)
        texts = seen(page, "[data-testid=stMain], [data-testid=stHeader]")
        assert len(texts) > 20
        small |= {(size, one["text"], round(one["size"], 1), one["place"]) for one in texts
                  if one["size"] < height / 40 - 0.01}
        for value in page.locator(".cx-number .value").all():
            assert float(value.evaluate("(it) => parseFloat(getComputedStyle(it).fontSize)")) >= height / 18
    assert small == set()


@pytest.mark.parametrize("path", PAGES)
def test_text_stands_out_from_its_ground(reader, path):
    page = reader(path, room=False)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("(dark) => document.documentElement.classList.contains('cx-dark') === dark",
                               arg=scheme == "dark")
        settle(page)
        page.wait_for_function(PAINTED, arg=scheme == "dark")
        for _ in range(20):  # colours glide when the theme changes
            texts = seen(page)
            weak = {(one["text"], round(contrast(one["ink"], one["ground"]), 2), one["place"]) for one in texts
                    if contrast(one["ink"], one["ground"]) < 4.5 and one["text"] not in SHAPES}
            if not weak:
                break
            page.wait_for_timeout(150)
        dark = sum(sum(one["ground"]) < 384 for one in texts) / len(texts)
        assert dark > 0.9 if scheme == "dark" else dark < 0.1
        assert weak == set(), scheme
