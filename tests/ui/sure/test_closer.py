"""One number closely: its range, its grade, who says so."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.model.evaluate.sure import inputs_of
from cxmodel.ui.sure import closer


def test_an_assumption_tells_range_grade_and_source(work, small, scene):
    row = next(row for row in small.assumption if row.evidence and row.low < row.high)
    one = next(one for one in inputs_of(small, scene) if one.id == row.id)
    told = closer.source(work(), row, one)
    assert f"<span class='cx-grade'>{row.grade}</span>" in told
    assert one.said(one.low) in told
    paper = small.published[row.evidence[0]]
    assert paper.source_title.split("&")[0][:12] in told


def test_a_judgement_tells_its_reasoning_and_is_escaped(work, small, scene):
    row = next(row for row in small.assumption if row.low < row.high)
    one = next(one for one in inputs_of(small, scene) if one.id == row.id)
    told = closer.source(work(), replace(row, evidence=(), reasoning="<i>guess</i>"), one)
    assert "&lt;i&gt;guess&lt;/i&gt;" in told


def test_prices_and_own_figures_say_what_they_are(work, small, scene):
    own = [one for one in inputs_of(small, scene) if one.kind in closer.OWN]
    assert {one.kind for one in own} == {"price", "case"}
    for one in own:
        assert closer.OWN[one.kind] in closer.source(work(), None, one)
        assert "page Data" in closer._where(None)


def test_the_number_that_was_clicked_is_looked_at_else_the_first(desk, small, scene):
    inputs = {one.id: one for one in inputs_of(small, scene)}
    assert closer.looked_at(inputs) is next(iter(inputs.values()))
    closer.look_at("shrinkage")
    assert closer.looked_at(inputs) is inputs["shrinkage"]
    assert closer.looked_at({}) is None


def test_the_box_it_leads_to_is_the_one_on_business_case(store, open_page):
    page = open_page("pages/business.py")
    assert closer.CHANGED_ON in [one.key for one in page.selectbox]
