"""Every assumption and every decision has its cell; those that do nothing here are locked and say so."""

from __future__ import annotations

import re
from dataclasses import replace

import openpyxl
import pytest

from cxmodel.exchange import workbook
from cxmodel.exchange.workbook.inputs import inside
from cxmodel.model.evaluate import evaluate

NUMBER = re.compile(r"(?<![A-Za-z0-9_$.])\d+(?:\.\d+)?(?![A-Za-z0-9_(])")


@pytest.fixture(scope="module")
def rows(formulas):
    return {row[8].value or row[0].value: row for row in formulas["Inputs"].iter_rows(min_row=7) if row[0].value}


def test_every_assumption_stands_with_range_grade_and_sources(rows, dataset):
    by_title = {row[0].value: row for row in rows.values()}
    for item in dataset.assumption:
        row = by_title[item.name]
        assert [cell.value for cell in row[3:6]] == [item.low, item.typical, item.high]
        assert (row[6].value, row[7].value) == (item.grade, ", ".join(item.evidence) or "judgement")
        assert row[1].value == item.typical


def test_a_name_in_formulas_is_a_cell_and_the_cell_is_an_input(formulas, rows):
    """92 or more assumptions and weights work here; whatever has no name is locked."""
    assert len(formulas.defined_names) > 120
    for name, where in formulas.defined_names.items():
        sheet, _, address = where.attr_text.partition("!")
        assert formulas[sheet][address.replace("$", "")].row == rows[name][0].row
    for row in rows.values():
        if row[9].value == "live in this workbook":
            assert row[8].value in formulas.defined_names
            assert not row[1].protection.locked
        else:
            assert row[1].protection.locked


def test_what_the_app_alone_can_do_says_so(rows):
    assert rows["Currency swing that reaches the price"][9].value == "in the app only: the ranges"
    assert rows["Largest share of the moved work in one foreign country"][9].value == (
        "in the app only: the choice of plan")
    assert rows["avoidable_share"][9].value == "live in this workbook"


def test_an_override_is_the_value_in_use(dataset, alder, tmp_path):
    scenario = replace(alder, overrides=(("avoidable_share", 0.75),))
    workbook.write(dataset, evaluate(dataset, scenario, 5), tmp_path / "one.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "one.xlsx")["Inputs"]
    row = next(row for row in sheet.iter_rows() if row[8].value == "avoidable_share")
    assert [row[place].value for place in (1, 3, 4, 5)] == [0.75, 0.7, 0.9, 1]


def test_no_number_hides_in_a_formula(formulas):
    """But 0, 1 and 2 every constant stands in a cell with a name and a unit."""
    for sheet in formulas:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            bare = re.sub(r'"[^"]*"|\$?[A-Z]{1,3}\$?\d+', "", cell.value)
            assert set(NUMBER.findall(bare)) <= {"0", "1", "2"}, (sheet.title, cell.coordinate, cell.value)


def test_a_gate_carries_no_weight(dataset, alder):
    weights = inside(dataset, alder)
    assert [weight for weight, row in zip(weights, dataset.criterion, strict=True) if row.kind == "gate"] == [
        0.0] * sum(row.kind == "gate" for row in dataset.criterion)


def test_inputs_refuse_what_makes_no_sense(formulas, rows):
    rules = {str(rule.sqref): rule for rule in formulas["Inputs"].data_validations.dataValidation}
    rule = rules[f"B{rows['shrinkage'][0].row}"]
    assert (float(rule.formula1), float(rule.formula2)) == (0.0, 0.6)
    assert rules[f"B{rows['horizon_years'][0].row}"].type == "whole"
