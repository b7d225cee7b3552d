"""The frame: menu, look, faults as sentences."""

from __future__ import annotations

import re

import pytest
import streamlit as st

from cxmodel.errors import CxError, Problems
from cxmodel.ui import frame


@pytest.fixture
def said(monkeypatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(st, "error", told.append)
    return told


def test_addresses_are_file_names_and_questions_are_questions():
    for path, entry in frame.PAGES.items():
        assert re.fullmatch("[a-z]+", path)
        assert entry.question.endswith("?")
        assert not entry.title.endswith("?")


def test_a_fault_is_told_with_what_where_and_mend(said):
    frame.tell(CxError("Rate is 2,900 USD an hour", "Vendors, row 7", "Enter a rate per hour."))
    assert said == ["**Rate is 2,900 USD an hour.** Vendors, row 7.\n\nEnter a rate per hour."]


def test_many_faults_are_told_one_by_one_and_kept_in_the_log(said, caplog):
    frame.tell(Problems([CxError("A", "there", "do."), CxError("B", "here", "do.")]))
    assert [text[:6] for text in said] == ["**A.**", "**B.**"]
    assert "A" in caplog.text


def test_a_fault_inside_a_live_part_is_told_in_its_place(said, monkeypatch):
    def broken(work):
        raise CxError("Case", "lost", "choose another.")

    monkeypatch.setattr(frame.session, "work", lambda: None)
    monkeypatch.setattr(frame.st, "fragment", lambda part: part)
    frame.live(broken)()
    assert said == ["**Case.** lost.\n\nchoose another."]


def test_the_look_names_no_address_outside():
    for css in (frame.LOOK, frame.ROOM):
        assert not re.search(r"https?:|@import|url\(", css)


def test_the_menu_opens_with_the_tradeoff():
    assert next(iter(frame.PAGES)) == "tradeoff"


@pytest.mark.parametrize("script", ["app.py", "pages/keep.py"])
def test_an_unknown_fault_shows_no_details(script):
    """Details stay in the log: the server is told so in its own settings."""
    import tomllib

    from tests.ui.conftest import ROOT

    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["browser"]["gatherUsageStats"] is False
    assert (ROOT / script).is_file()
