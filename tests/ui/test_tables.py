"""Tables of the pages: every row there, every check beside what is published."""

from __future__ import annotations

import pytest
import streamlit as st

from cxmodel.presets import PRESETS, preset
from cxmodel.ui import tables
from cxmodel.units import number
from tests.ui.made import with_results


@pytest.fixture
def shown(monkeypatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(st, "html", told.append)
    monkeypatch.setattr(st, "info", told.append)
    return told


@pytest.fixture(params=PRESETS)
def work(request, dataset, work_of):
    return work_of(preset(dataset, "northmere", request.param))


def test_every_activity_has_its_verdict_and_the_reason(shown, work):
    tables.verdicts(work)
    rows = work.results.by_activity
    assert shown[0].count("<tr>") == len(rows) + 1
    assert [row.name for row in rows if row.name.replace("&", "&amp;") not in shown[0]] == []


def test_a_case_without_activities_says_so(shown, work):
    tables.verdicts(with_results(work, by_activity=()))
    assert shown == ["This case has no activities yet."]


def test_people_at_home_add_up(shown, work):
    told = work.results.people
    assert sum(told[name] for name, _ in tables.FATES) == pytest.approx(told["posts_today"])
    tables.people(work)
    text = " ".join(shown)
    assert number(told["posts_today"]) in text
    assert "Severance" in text


def test_every_year_has_its_row(shown, work):
    tables.years(work)
    assert shown[0].count("<tr>") == len(work.results.years) + 1


def test_every_check_names_the_published_figures(shown, work, dataset):
    tables.checks(work)
    for check in work.results.checks:
        assert ", ".join(check.evidence) in shown[0]
        assert [name for name in check.evidence if name not in dataset.published] == []
    assert [name for name in ("A-120", "A-001", "A-002", "A-041", "A-083") if name not in dataset.published] == []


@pytest.mark.parametrize(("value", "words"), [(0.1, "below"), (0.2, "within"), (0.3, "within"), (0.4, "above")])
def test_a_figure_outside_its_published_range_says_so(value, words):
    assert words in tables._standing(value, 0.2, 0.3)
