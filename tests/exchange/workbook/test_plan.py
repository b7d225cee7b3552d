"""The plan is held: its shares are inputs, and what is not placed stays at home."""

from __future__ import annotations

import pytest

from cxmodel.exchange.workbook.plan import FREE
from cxmodel.model.evaluate.held import placements


@pytest.fixture(scope="module")
def rows(formulas):
    return [row for row in formulas["Plan"].iter_rows(min_row=7) if row[0].value]


def test_the_shares_are_the_apps_and_may_be_changed(rows, shown, results, dataset):
    placed = [row for row in rows if row[1].value == 0 and row[2].value]
    names = {f"{place} {row.name}": row.id for place, row in enumerate(dataset.activities_of("alder"), 1)}
    sites = {str(place): row.id for place, row in enumerate(dataset.site, 1)}
    told = {(names[row[2].value], sites[row[3].value.split(" ")[0]]): row[4].value for row in placed}
    assert told == pytest.approx({(activity, site): share for activity, site, share in placements(results)})
    assert not any(cell.protection.locked for row in placed for cell in row[2:5])


def test_what_stays_at_home_is_worked_out(rows, shown, results):
    home = [row for row in rows if row[1].value == 1]
    assert len(home) == 14
    for row, activity in zip(home, results.by_activity, strict=True):
        assert row[4].value.startswith("=IF(1-SUMIFS(")
        assert shown["Plan"][row[4].coordinate].value == pytest.approx(1 - activity.moved)


def test_free_rows_take_more(rows):
    free = [row for row in rows if row[1].value == 0 and not row[2].value]
    assert len(free) == FREE
    assert {row[4].value for row in free} == {0}


def test_each_row_says_what_it_comes_to(shown, results):
    """The seats of all rows are the plan's, the savings of all rows are the bridge's less travel and home's queues."""
    table = [row for row in shown["Plan"].iter_rows(min_row=7, values_only=True) if row[0]]
    assert sum(row[10] for row in table) == pytest.approx(results.seats["plan"])
    assert sum(row[14] for row in table) == pytest.approx(sum(row.saving for row in results.by_activity))
    assert {row[16] for row in table} == {"fine"}
