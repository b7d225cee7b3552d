"""The years, present value and payback."""

from __future__ import annotations

from dataclasses import asdict

import pytest

TITLES = {"baseline": "Everything at home", "home": "Home under the plan", "vendors": "Vendors",
          "stranded": "Home cost that does not stop", "overheads": "Overheads and travel",
          "one_offs": "One-off costs", "saving": "Net saving", "at_risk": "Customer value at risk"}


@pytest.mark.parametrize("name", TITLES)
def test_each_year_is_the_apps_and_those_beyond_the_horizon_are_nought(lines, results, name):
    row = lines("Years", TITLES[name])
    assert list(row[4:9]) == pytest.approx([asdict(year)[name] for year in results.years])
    assert set(row[9:14]) == {0}


def test_present_value_and_payback_are_the_apps(lines, results):
    assert lines("Years", "Net saving, discounted")[3] == pytest.approx(results.npv)
    assert lines("Years", "The same, less what is at risk")[3] == pytest.approx(results.npv_risk_adjusted)
    assert lines("Years", "Payback")[3] == pytest.approx(results.payback_years)
