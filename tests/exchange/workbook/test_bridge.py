"""The bridge in cells and as a native chart that is described in words."""

from __future__ import annotations

import re
import zipfile

import pytest


def test_every_step_is_a_formula_with_the_apps_value(formulas, shown, results):
    for row, step in enumerate(results.bridge, start=7):
        assert shown["Bridge"][f"A{row}"].value == step.name
        assert formulas["Bridge"][f"B{row}"].data_type == "f"
        assert shown["Bridge"][f"B{row}"].value == pytest.approx(step.value, rel=1e-12)
        assert shown["Bridge"][f"D{row}"].value == pytest.approx(step.level, rel=1e-12)
        assert formulas["Bridge"][f"E{row}"].value == pytest.approx(step.low)
        assert formulas["Bridge"][f"F{row}"].value == pytest.approx(step.high)


def test_the_bars_of_the_chart_end_where_the_bridge_stands(shown):
    """Hidden part and shown part of a bar reach from the last level to the next, above and below 0."""
    sheet, before = shown["Bridge"], 0.0
    for row in range(7, 18):
        level, total = sheet[f"D{row}"].value, row in (7, 14, 17)
        parts = [sheet.cell(row, column).value for column in range(8, 16)]
        start = 0.0 if total else before
        assert sum(part for part in parts if part > 0) == pytest.approx(max(start, level, 0.0))
        assert sum(part for part in parts if part < 0) == pytest.approx(min(start, level, 0.0))
        before = level


def test_the_finding_titles_the_chart_and_follows_the_figures(formulas, shown, written):
    assert shown["Bridge"]["A19"].value == "Net saving is 31%, not 69%; 27% after what is at risk"
    assert formulas["Bridge"]["A19"].value.count("TEXT(ROUND(") == 3
    with zipfile.ZipFile(written) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if "charts/chart" in name]
        drawings = "".join(parts.read(name).decode() for name in parts.namelist() if "drawings/drawing" in name)
    assert len(charts) == 3
    assert any("<c:f>Bridge!$A$19</c:f>" in chart for chart in charts)
    told = re.findall(r'descr="([^"]*)"', drawings)
    assert len(told) == 3
    assert all(one.startswith("Sample data. ") and len(one) > 100 for one in told)
