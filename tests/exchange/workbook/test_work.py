"""Contacts to hours and fit, row by row as the model has them."""

from __future__ import annotations

import pytest

from cxmodel.exchange.workbook.work import NUMBER_ROW


def test_contacts_that_reach_a_person_and_hours_of_handling_are_the_models(lines, results):
    work = results.today.work
    for title, key in (("Share that reaches a person", "through"), ("Contacts that reach", "reaching"),
                       ("Handle time of what is left", "handle_time"), ("Live handling", "live"),
                       ("Handling in writing", "written"), ("Live contacts", "live_contacts")):
        assert list(lines("Calc", title)[4:18]) == pytest.approx(list(work[key]))


def test_fit_is_the_models_and_home_is_never_worse_than_home(lines, results):
    found, acts = results.plan.allocation, 14
    severity = lines("Calc", "Severity")[4:]
    assert list(severity[:acts]) == [0.0] * acts
    placed = severity[acts:acts + found.share.size]
    assert list(placed) == pytest.approx(list(results.options.severity[found.activity, found.site]))
    assert list(lines("Calc", "Need")[4:4 + acts]) == pytest.approx(list(results.options.need))
    assert list(lines("Calc", "Criticality")[4:4 + acts]) == pytest.approx(list(results.options.criticality))


def test_columns_are_headed_by_the_rows_of_the_plan(formulas, shown):
    assert formulas["Calc"]["E6"].value == f"=INDEX(Plan!$I$7:$I$43,E{NUMBER_ROW})"
    assert shown["Calc"]["E6"].value == "Order status and delivery · at home"
