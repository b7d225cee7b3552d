"""Who does what: the parts of an activity add up, the smallest places share a column, names are escaped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.ui.plan import placing
from cxmodel.ui.plan.placing import OTHERS, places_of, shares_of
from tests.ui.conftest import texts


@pytest.mark.parametrize("most", [2, 3, 9])
def test_every_activity_adds_up_and_all_seats_are_told(work_of, alder, most):
    work = work_of(alder)
    places = places_of(work, work.results, most)
    assert places[0].id == "home"
    assert len(places) <= most + 1
    for row in work.results.by_activity:
        assert sum(shares_of(row, places)) == pytest.approx(1)
        assert min(shares_of(row, places)) >= -1e-9
    assert sum(place.seats for place in places) == pytest.approx(work.results.seats["plan"])


def test_what_has_no_column_is_one_column(work_of, alder):
    work = work_of(alder)
    assert len(work.results.by_site) > 2
    places = places_of(work, work.results, 2)
    assert places[-1].id == OTHERS
    assert places[-1].name == f"{len(work.results.by_site) - 1} other sites"


def _script():
    from cxmodel.ui import session
    from cxmodel.ui.plan import placing

    work = session.work()
    placing.who(work, work.results)


def test_the_table_names_shores_by_shape_and_those_who_stay(store):
    from streamlit.testing.v1 import AppTest

    page = AppTest.from_function(_script, default_timeout=30).run()
    assert not page.exception
    told = texts(page)
    assert "stay wholly at home" in told
    assert "sample vendors" in told
    assert any(f"cx-shape'>{shape}" in told for shape in "■◆▲")
    assert "Plan, with extra work" in told


def test_names_are_escaped(work_of, alder):
    work = work_of(alder)
    rows = [replace(row, name="<b>bad</b>") for row in work.results.by_activity]
    html = placing._table(work, places_of(work, work.results, 5), rows)
    assert "<b>bad</b>" not in html
    assert "&lt;b&gt;bad" in html


def test_seats_today_add_up_and_the_plan_says_that_it_has_more(work_of, alder):
    work = work_of(alder)
    moving = [row for row in work.results.by_activity if row.moved >= 1e-6]
    staying = sum(row.seats for row in work.results.by_activity if row.moved < 1e-6)
    html = placing._table(work, places_of(work, work.results, 5), moving)
    today = sum(row.seats for row in moving) + staying
    assert f"<td>All seats today</td><td class='num'>{today:,.0f}</td>" in html
    assert "Seats<small>today</small>" in html
    assert "Plan, with extra work" in html
    assert work.results.seats["plan"] > today
