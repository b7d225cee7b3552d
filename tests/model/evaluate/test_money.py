"""The money of moved work, line by line, against figures worked out on paper."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model.evaluate import money
from cxmodel.model.evaluate.assumed import Assumed, central
from cxmodel.store.shipped import shipped

HOME = money.Home(cost=40.0, pay=20.0, years=3, growth=0.05, customer_value=300.0)
WORK = money.Moved(hours=np.array([1000.0, 5000.0]), rate=np.array([10.0, 12.0]), severity=np.array([0.2, 0.0]),
                   pooling=np.array([1.0, 1.1]), customers=np.array([1e4, 2e4]), contacts=np.array([12e3, 60e3]),
                   loyalty=np.array([1.0, 2.0]), event=np.array([0.05, 0.0]), drift=np.array([0.0, 0.01]),
                   currency=1.0)


def assumed(**values: float) -> Assumed:
    return central(shipped(), tuple(values.items()))


def test_growth_and_ramp():
    assert money.yearly_growth(0.1, 3).tolist() == pytest.approx([1, 1.1, 1.21])
    assert money.yearly_growth(np.array([0.0, 0.1]), 2).tolist() == [[1, 1], [1, 1.1]]
    assert money.ramp_lost(assumed(transition_volume_lost_weeks=13)) == 0.25
    assert money.ramp_lost(assumed(transition_volume_lost_weeks=80)) == 1.0
    assert float(money.both(0.05, 0.02)) == pytest.approx(0.071)


def test_a_ready_vendor_of_home_quality_costs_its_quote_and_nothing_else():
    """1,000 h at 40: 40,000 relieved; at 10: 10,000 run; one year, no ramp, everything avoidable."""
    plain = assumed(transition_volume_lost_weeks=0, paid_over_quote=1, avoidable_share=1, governance_posts_per_100=0,
                    change_scope_share=0, leakage_share=0, exit_probability_year=0, selection_share=0,
                    training_weeks=0, double_running_weeks=0, severance_weeks=0, engagement_dip=0)
    one = replace(WORK, hours=np.array([1000.0]), rate=np.array([10.0]), severity=np.zeros(1), pooling=np.ones(1))
    lines = money.lines(one, replace(HOME, years=1), plain)
    assert lines.relieved[0] == pytest.approx(40_000)
    assert lines.run[0] == pytest.approx(10_000)
    assert lines.saving[0] == pytest.approx(30_000)


def test_a_served_worse_contact_takes_more_work():
    """Severity 0.2, uplifts 0.25 and 0.34: 1.05 x 1.068 = 1.1214 times the hours."""
    lines = money.lines(WORK, HOME, assumed(handle_time_uplift=0.25, repeat_uplift=0.34))
    assert lines.flat_worked[0] / lines.flat_quoted[0] == pytest.approx(1.1214)
    assert lines.flat_worked[1] / lines.flat_quoted[1] == pytest.approx(1.1)


@given(st.floats(0.01, 1))
def test_all_money_is_proportional_to_the_work(part):
    """So a share of an activity costs that share, and the linear programme tells the truth."""
    whole = money.lines(WORK, HOME, assumed())
    some = money.lines(replace(WORK, hours=WORK.hours * part, customers=WORK.customers * part,
                               contacts=WORK.contacts * part), HOME, assumed())
    for item in fields(money.Lines):
        assert getattr(some, item.name) == pytest.approx(getattr(whole, item.name) * part, rel=1e-9)


def test_home_posts_leave_by_themselves_are_redeployed_or_released():
    people = money.people_of(WORK, assumed())
    assert people["leaving"] + people["redeployed"] + people["released"] == pytest.approx(people["posts"])
    many = money.people_of(WORK, assumed(home_attrition=2.0, transition_weeks=52, redeployed_share=1.0))
    assert (many["released"] == 0).all()
    assert (many["redeployed"] == 0).all()


def test_a_longer_ramp_relieves_less_and_pays_the_vendor_less():
    short, long = (money.lines(WORK, HOME, assumed(transition_volume_lost_weeks=weeks)) for weeks in (5, 12))
    assert (long.relieved < short.relieved).all()
    assert (long.run < short.run).all()
    assert (long.customers_lost < short.customers_lost).any()


def test_only_the_country_that_may_stop_carries_the_tail():
    lines = money.lines(WORK, HOME, assumed())
    assert lines.country_events[0] > 0
    assert lines.country_events[1] == 0


def test_customers_lost_follow_severity_value_and_loyalty():
    base = money.customers_lost(WORK, HOME, assumed())
    assert base[1] == 0.0
    for work, home, times in ((replace(WORK, severity=WORK.severity * 2), HOME, 2),
                              (replace(WORK, loyalty=WORK.loyalty * 3), HOME, 3),
                              (WORK, replace(HOME, customer_value=600.0), 2)):
        assert money.customers_lost(work, home, assumed())[0] == pytest.approx(times * base[0])


def test_the_parts_are_the_wholes():
    lines = money.lines(WORK, HOME, assumed())
    assert lines.overheads == pytest.approx(lines.governance + lines.changes + lines.leakage + lines.exit)
    assert lines.one_offs == pytest.approx(lines.selection + lines.training + lines.double_running + lines.severance
                                           + lines.engagement)
    assert lines.saving == pytest.approx(lines.relieved - lines.stranded - lines.run - lines.overheads - lines.one_offs)
    assert lines.at_risk == pytest.approx(lines.customers_lost + lines.country_events + lines.breaches)


def test_draws_give_a_row_each():
    rate = np.linspace(5, 15, 7)[:, None] + np.zeros((7, 2))
    assert money.lines(replace(WORK, rate=rate), HOME, assumed()).saving.shape == (7, 2)
