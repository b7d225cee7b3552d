"""Every result of the app has its live figure."""

from __future__ import annotations

import math

from cxmodel.exchange.workbook.figures import Figure
from cxmodel.exchange.workbook.formula import Formula
from cxmodel.model.evaluate import as_json


def test_nothing_of_the_results_is_left_behind(shown, results):
    """Each single number of the results stands on the sheet Results; what does not is a range, a list or its key."""
    told = as_json(results)
    sheet = [cell for row in shown["Results"].iter_rows(min_row=7, max_col=4, values_only=True) for cell in row[2:]]
    shown_values = [value for value in sheet if isinstance(value, int | float)]
    wanted = {"headline_saving": told["headline_saving"], "net": told["net_saving"]["typical"], "npv": told["npv"],
              "moved": told["net_saving_on_moved"], "adjusted": told["risk_adjusted_net"]["typical"],
              "at_risk": told["cx_value_at_risk_per_year"]["typical"], "index": told["cx_risk_index"],
              "churn": told["break_even_churn"], "baseline": told["baseline_per_year"], "rate": told["average_rate"],
              "npv_risk": told["npv_risk_adjusted"], "payback": told["payback_years"], **told["at_risk_parts"],
              **told["seats"], **told["shores"], **told["one_off_parts"], **told["people"]}
    for name, value in wanted.items():
        assert any(abs(value - one) <= 1e-9 * max(1.0, abs(value)) for one in shown_values), name


def test_a_figure_stands_beside_its_unit(formulas):
    units = {row[1].value for row in formulas["Results"].iter_rows(min_row=8, max_row=66) if row[2].data_type == "f"}
    assert units <= {"share", "USD", "USD/year", "years", "seats", "people", "USD/productive hour", "index 0-100"}


def test_what_is_no_number_is_a_word():
    """A payback that never comes is never; a value nobody can work out is not known; neither is a 0."""
    for value, told in ((2.5, 2.5), (math.inf, "never"), (math.nan, "not known"), (-math.inf, "not known")):
        assert Figure("Payback", "years", Formula("A1", 0.0), value).told == told
