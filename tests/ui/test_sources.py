"""Every number can answer "says who?"."""

from __future__ import annotations

from dataclasses import replace

import pytest
import streamlit as st

from cxmodel.ui import sources


@pytest.fixture
def shown(monkeypatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(st, "html", told.append)
    return told


def test_every_assumption_stands_with_range_grade_reason_and_figures(shown, work_of, alder, dataset):
    groups = tuple(dict.fromkeys(row.group for row in dataset.assumption))
    sources.assumptions(work_of(alder), groups)
    told = " ".join(shown)
    assert told.count("<tr>") == len(dataset.assumption) + len(groups)
    used = {name for row in dataset.assumption for name in row.evidence}
    assert [name for name in used if name not in told] == []
    assert told.count("class='cx-grade'") == len(dataset.assumption)


def test_ones_own_value_is_marked(shown, work_of, alder, dataset):
    row = dataset.assumption[0]
    sources.assumptions(work_of(replace(alder, overrides=((row.id, row.high),))), (row.group,))
    assert " ".join(shown).count("(yours)") == 1


def test_the_pages_of_the_business_case_leave_no_group_out(dataset):
    import ast

    from tests.ui.conftest import ROOT

    tree = ast.parse((ROOT / "pages/business.py").read_text(encoding="utf-8"))
    named = next(ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign)
                 and getattr(node.targets[0], "id", "") == "GROUPS")
    assert set(named) == {row.group for row in dataset.assumption}


def test_each_of_the_four_numbers_says_how_it_is_made(shown, work_of, alder):
    sources.numbers(work_of(alder))
    assert [name for name in ("Headline saving", "Net saving", "CX value at risk", "Seats moved")
            if f"<b>{name}</b>" not in shown[0]] == []
    assert "(sample)" in shown[0]


def test_results_name_data_scenario_model_and_seed(shown, work_of, alder):
    work = work_of(alder)
    sources.provenance(work)
    told = work.results.provenance
    assert all(str(told[name]) in shown[0] for name in ("dataset", "scenario", "model_version", "draws", "seed"))


def test_a_figure_without_a_date_says_so(dataset):
    one = next(iter(dataset.evidence))
    assert sources._figure(replace(one, year=None)).endswith(", not dated")
    assert "<b>" not in sources._figure(replace(one, source_title="<b>x"))
