"""Fees in money: what was lost and came back, as a range where figures are missing, beside what others agree."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.exchange.schedule import agreement
from cxmodel.ui import session
from cxmodel.ui.contract import fees
from cxmodel.ui.contract.empty import vendors_per_year
from cxmodel.units import money
from tests.exchange.schedule import world
from tests.ui.conftest import texts
from tests.ui.contract.conftest import in_another_tab, press


def test_the_finding_is_what_was_lost_and_earned_back(work, held):
    """Lost 4,000, 0 to 2,000 and 750; earned back 1,041.67 to 1,375.01, of three fees of 100,000."""
    assert fees.title(work(), held, held.settled) == (
        "In 3 months $4.75K to $6.75K of $300K were lost and $1.04K to $1.38K earned back")
    told = fees.under(work(), held, held.settled)
    assert "1 month stood at the most that can be lost, $4.00K" in told
    assert "2026-02: CSAT" in told


def test_the_metric_that_cost_most_is_named_as_sure_as_it_is(work, held):
    """FCR lost 2,083.33; CSAT 666.67 and perhaps 2,000 more. January alone leaves no doubt."""
    assert fees.dearest(work(), held, held.settled) == "FCR probably cost most, $2.08K"
    assert fees.dearest(work(), held, held.settled[:1]) == "FCR cost most, $2.08K"


def test_nothing_lost_and_nothing_measured_are_said(work, held):
    good = replace(held, months=(("2026-01", {"fcr": 0.8, "aht": 200.0, "csat": 5.0, "says_it_back": 1.0}),))
    assert fees.title(work(), good, good.settled) == "In 1 month nothing of $100K was lost"
    none = replace(held, months=())
    assert "At most $4.00K of a month's $100K" in fees.title(work(), none, none.settled)


def test_the_published_norms_stand_beside_with_source_and_grade(work, held):
    html = fees.norms(work(), held)
    for words in (
            "4% at most; 10% at risk before the cap", "10% to 12%", "D-037", "D-033", "D-006", "did not change vendor"):
        assert words in html


def test_credits_are_set_against_the_customers_at_risk(work, held):
    now = work()
    told = fees.customers(now, held)
    assert told.startswith("Credits bring at most $48.0K of this contract's $1.20M a year")
    assert now.results.at_risk_parts["customers"] > 500
    paid = money(vendors_per_year(now))
    assert f"With all vendors of the plan together (on average {paid} a year), customers worth" in told


def test_a_cap_that_allows_more_than_is_at_risk_never_binds(work, held):
    """12% at risk under a cap of 20%: a month loses 12% at most, and that stands beside the norm."""
    loose = held.with_rows(contract=replace(world.CONTRACT, at_risk=0.12, monthly_cap=0.20))
    assert fees.lost_at_most(loose) == 0.12
    assert "12% at most; the cap of 20% never binds" in fees.norms(work(), loose)
    assert fees.idle_cap(work(), held) == ""


def test_further_months_with_gaps_are_counted(work, held):
    """Three or four months without CSAT: two are named, the others counted."""
    gap = {"fcr": 0.8, "aht": 200.0, "csat": None, "says_it_back": 1.0}
    for count, words in ((3, "; and 1 more month)"), (4, "; and 2 more months)")):
        some = replace(held, months=tuple((f"2026-0{place}", gap) for place in range(1, count + 1)))
        assert words in fees.under(work(), some, some.settled)


def test_what_is_typed_is_looked_at_before_it_is_saved(visit, signed):
    page = visit(signed, contract_view="Fees")
    cap = next(one for one in page.number_input if one.label.startswith("Lost at most"))
    cap.set_value(10.0).run()
    assert "In 3 months $5.55K to $7.55K" in texts(page), "4,800 in January without the cap"
    assert agreement(session.dataset(), world.CASE).fees.cap == 0.04
    page.button(key="contract-fees-save").click().run()
    assert not page.exception
    assert agreement(session.dataset(), world.CASE).fees.cap == 0.10
    assert session.data_log()[0].record.what == "Fees of the contract changed"


def test_without_months_a_button_leads_to_them(visit, signed):
    page = visit(replace(signed, performance=()), contract_view="Fees")
    assert "no month is measured yet" in texts(page)
    page.button(key="contract-first-month").click().run()
    assert "No month is measured yet: enter the first one" in texts(page)


def test_what_is_typed_can_be_forgotten(visit, signed):
    page = visit(signed, contract_view="Fees")
    page.number_input[0].set_value(1.0).run()
    page.button(key="contract-fees-forget").click().run()
    assert page.number_input[0].value == 100_000
    assert "Not saved yet" not in texts(page)


def test_typed_fees_outlive_what_somebody_else_saves_and_are_told(visit, signed):
    """One tab saves 12% at risk, the other has typed 18% and presses Save."""
    page = visit(signed, contract_view="Fees")
    page.number_input[1].set_value(18.0).run()
    in_another_tab(contract=(replace(world.CONTRACT, at_risk=0.12),))
    page.button(key="contract-fees-save").click().run()
    assert not page.exception
    assert "Somebody else has changed these rows" in page.warning[0].value
    assert page.number_input[1].value == 18
    assert agreement(session.dataset(), world.CASE).fees.at_risk == 0.12
    press(page, "Show them as they are now")
    assert not page.warning
    assert page.number_input[1].value == 12


def test_fees_that_nobody_typed_into_are_as_they_are_now_and_another_name_changes_none(visit, signed):
    page = visit(signed, contract_view="Fees")
    in_another_tab(contract=(replace(world.CONTRACT, at_risk=0.12),))
    page.run()
    assert not page.warning
    assert page.number_input[1].value == 12
    page.number_input[1].set_value(18.0).run()
    in_another_tab(contract=(replace(world.CONTRACT, at_risk=0.12, partner="Isthmarelle"),))
    page.button(key="contract-fees-save").click().run()
    assert not page.warning
    row = session.dataset().contract[0]
    assert (row.partner, row.at_risk) == ("Isthmarelle", 0.18)
