"""The picture's script is served from here, and the browser is given plain figures."""

from __future__ import annotations

import re

import pytest

from cxmodel.errors import CxError
from cxmodel.ui import picture
from tests.ui.figures import TOKENS

SCRIPT = (picture.Path(picture.__file__).parent / "picture.js").read_text(encoding="utf-8")


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours given as #rrggbb."""
    def light(colour: str) -> float:
        parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def palettes() -> dict[str, dict[str, str]]:
    light, dark = SCRIPT.split("dark: {")
    return {name: dict(re.findall(r'"?([a-z-]+)"?: "(#[0-9A-Fa-f]{6})"', part))
            for name, part in (("light", light), ("dark", dark.split("}")[0]))}


def test_the_library_is_put_in_place_once(tmp_path):
    target = picture.serve_library(tmp_path)
    assert target.stat().st_size > 1_000_000
    stamp = target.stat().st_mtime_ns
    assert picture.serve_library(tmp_path).stat().st_mtime_ns == stamp


def test_an_old_library_is_replaced(tmp_path):
    (tmp_path / "plotly.min.js").write_text("old")
    assert picture.serve_library(tmp_path).stat().st_size > 1_000_000


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError("no")

    monkeypatch.setattr(picture.shutil, "copyfile", refuse)
    with pytest.raises(CxError, match="cannot be put in place"):
        picture.serve_library(tmp_path)


def test_both_themes_know_the_same_colours():
    light, dark = palettes().values()
    assert set(light) == set(dark) == TOKENS


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_in_pictures_can_be_read(theme):
    """Contrast of at least 4.5:1 for every colour that text is set in."""
    colours = palettes()[theme]
    for name in ("ink", "grey", "accent", "home", "onshore-text", "nearshore-text", "offshore-text", "good", "bad"):
        assert contrast(colours[name], colours["paper"]) >= 4.5, name


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_stand_out_from_the_paper(theme):
    colours = palettes()[theme]
    for name in ("home", "onshore", "offshore", "accent"):
        assert contrast(colours[name], colours["paper"]) >= 3, name


def test_maps_are_served_from_here():
    assert picture._CONFIG["topojsonURL"] == "app/static/topojson/"
    assert list((picture.STATIC / "topojson").glob("world_*.json"))
    assert not re.search(r"https?://", SCRIPT)


def test_a_click_tells_the_id_of_the_mark_and_nothing_else(desk):
    told = []
    picture._clicked("box-a", told.append)
    for report in ({}, {"click": None}, {"click": {"id": 7, "at": 1}}):
        desk.state["box-a"] = report
        picture._clicked("box-a", told.append)
        picture._clicked("box-a", None)
    assert told == ["7"]
