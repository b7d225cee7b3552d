"""Results on the page: what is shown, in whose money, and that nothing typed becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import streamlit as st

from cxmodel.presets import PRESETS, preset
from cxmodel.ui import charts, display
from cxmodel.units import Money, money, percent
from tests.ui.made import with_results


@pytest.fixture
def shown(monkeypatch) -> list[str]:
    """What is written as HTML; pictures are noted by their text alternative."""
    told: list[str] = []
    monkeypatch.setattr(st, "html", told.append)
    monkeypatch.setattr(display, "picture", lambda figure, **how: told.append(f"[{how['key']}: {how['alt']}]"))
    return told


@pytest.mark.parametrize("name", PRESETS)
def test_the_four_numbers_are_those_of_the_results(shown, work_of, dataset, name):
    work = work_of(preset(dataset, "alder", name))
    display.top(work)
    told, now = shown[0], work.results
    for value in (percent(now.headline_saving), percent(now.net_saving.typical), percent(now.net_saving.p10),
                  percent(now.net_saving.p90), money(now.cx_value_at_risk_per_year.typical)):
        assert value in told
    assert told.count("class='value'") == 4
    assert told.count("no change") == 4


def test_each_number_carries_the_change_since_the_last_move(shown, work_of, dataset):
    one, other = preset(dataset, "alder", "balanced"), preset(dataset, "alder", "cheapest")
    display.top(work_of(other, before=one))
    assert "▲" in shown[0]
    assert "cx-bad" in shown[0], "more value at risk is bad"
    assert "no change" not in shown[0]


def test_good_and_bad_depend_on_what_it_is():
    assert "cx-good" in display._change(1.0, "1 point", True, False)
    assert "cx-bad" in display._change(1.0, "1 M", False, False)
    assert "cx-grey" in display._change(-1.0, "1 seat", None, False)
    assert display._change(0.01, "0 points", True, True) == "<span class='cx-grey'>no change</span>"


def test_the_sample_says_so_and_another_case_does_not(shown, work_of, alder):
    work = work_of(alder)
    display.sample_note(work)
    assert shown.pop().count("invented") == 1
    mine = tuple(replace(case, sample=False) for case in work.dataset.case)
    display.sample_note(replace(work, dataset=replace(work.dataset, case=mine)))
    assert shown == []


def test_another_currency_names_its_rate_and_day(shown, work_of, alder):
    display.sample_note(work_of(alder, currency="EUR", per_usd=0.92, as_of="2026-01-02"))
    assert "One USD is 0.92 EUR as of 2026-01-02." in shown[0]
    display.top(work_of(alder, currency="EUR", per_usd=0.92, as_of="2026-01-02"))
    assert "€" in shown[1]
    assert "$" not in shown[1]


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_every_picture_says_in_words_what_it_shows(shown, work_of, dataset, desk, case, name):
    work = work_of(preset(dataset, case, name))
    for draw in (display.tradeoff, display.bridge, display.keep, display.business, display.hour,
                 display.who_and_where, display.last_move):
        draw(work)
    pictures = [text for text in shown if text.startswith("[")]
    assert len(pictures) == (3 if work.results.seats["moved"] == 0 else 5)
    assert all(len(text) > 40 for text in pictures)
    assert not any(re.search(r"\b(nan|inf|None|not known)\b", text) for text in shown)


def test_a_plan_that_moves_nothing_says_what_to_do(shown, work_of, dataset):
    display.who_and_where(work_of(preset(dataset, "alder", "home")))
    assert any("Raise &quot;Work that moves&quot;" in text for text in shown)


def test_remarks_of_the_table_are_announced_on_the_first_screen(shown, work_of, alder):
    work = work_of(alder)
    for notes, told in (((), ""), (("one",), "1 remark under"), (("one", "<b>"), "2 remarks under")):
        display.top(with_results(work, notes=notes), "Finding")
        assert told in shown[-1]
        assert ("△" in shown[-1]) == bool(notes)
        assert "<b>" not in shown[-1]
    display.top(with_results(work, notes=("one",)))
    assert "△" not in shown[-1], "a page without the table does not point to it"


def test_a_change_of_seats_is_that_of_the_seats_shown(work_of, alder):
    assert "80" in display._count(375.4, 454.6, work_of(alder))
    assert "no change" in display._count(375.4, 374.6, work_of(alder))


def test_what_somebody_typed_never_becomes_markup(shown, work_of, alder):
    work = work_of(alder)
    evil = "<img src=x onerror=alert(1)>"
    rows = tuple(replace(row, name=evil) for row in work.results.by_site)
    bad = with_results(work, by_site=rows, notes=(evil,))
    display.who_and_where(bad)
    display.finding(evil, evil)
    display.hidden_title(evil)
    display.last_move(bad)
    assert not any("<img" in text for text in shown)
    assert any("&lt;img" in text for text in shown)


def test_a_shore_has_a_colour_and_a_shape():
    found = {display.shore(name) for name in charts.SYMBOLS}
    assert len(found) == 4
    assert {glyph for text in found for glyph in display.GLYPHS.values() if glyph in text} == set(
        display.GLYPHS.values())


@pytest.mark.parametrize(("address", "expected"), [
    ("https://a.org/x?a=1&b='2'",
     "<a href='https://a.org/x?a=1&amp;b=&#x27;2&#x27;' rel='noreferrer' target='_blank'>T</a>"),
    ("javascript:alert(1)", "T"), (None, "T"), ("http://a.org", "T"),
])  # fmt: skip
def test_a_title_leads_only_to_a_safe_address(address, expected):
    assert display.link("T", address) == expected


def test_break_even_without_a_limit_is_words(work_of, alder):
    work = work_of(alder)
    assert display._churn(with_results(work, break_even_churn=float("inf"))) == "no limit"
    assert Money() == work.currency
