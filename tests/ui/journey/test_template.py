"""The template: six stages made of the case's own activities, and not one figure moves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.dataset import faults_of
from cxmodel.model.evaluate import evaluate
from cxmodel.ui.journey import template


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_every_activity_is_met_once_over_six_stages(bare, case):
    rows = template.template(bare, case)
    assert list(dict.fromkeys(row.stage for row in rows)) == list(template.STAGES)
    assert sorted(row.activity_id for row in rows if row.activity_id) == sorted(
        row.id for row in bare.activities_of(case))
    assert [row.position for row in rows] == sorted({row.position for row in rows})
    assert faults_of(replace(bare, touchpoint=rows)) == []


def test_no_figure_moves(bare, alder):
    before, after = (evaluate(data, alder, draws=50) for data in
                     (bare, replace(bare, touchpoint=template.template(bare, "alder"))))
    assert after.net_saving == before.net_saving
    assert after.cx_risk_index == before.cx_risk_index


def test_a_case_without_work_still_has_its_six_stages(bare):
    rows = template.template(replace(bare, activity=()), "alder")
    assert [row.stage for row in rows] == list(template.STAGES)
