"""Sentences a reader can say aloud, in his money and his locale."""

from __future__ import annotations

import pytest

from cxmodel.model.evaluate.sourced import posed
from cxmodel.model.evaluate.sourced.worded import missed_parts, parts_of, repair_parts, spoken
from cxmodel.model.sourcing.rules import AtMost, Barred, Cap, Ceiling, KeepHome
from cxmodel.model.sourcing.sentences import Amount, Names
from cxmodel.units import Money, Unit, money
from tests.model.evaluate.sourced.conftest import ruled

NAMES = Names(activity=("Billing",), vendor=("Alpha",), country=("Poland",))


def test_money_is_spoken_in_the_display_currency():
    rule = Ceiling(id="saving", measure="cost", limit=-2e6, step=1e5)
    euros = lambda value: money(value, "de_DE", Money("EUR", 0.5))  # noqa: E731
    assert spoken(parts_of(rule, NAMES), euros, "de_DE") == "Save at least 1,00M\xa0€ a year after all costs"


def test_the_first_amount_is_the_limit_as_it_is_set():
    for rule, limit in ((Ceiling(id="s", measure="cost", limit=-5.0, step=1.0), 5.0),
                        (Ceiling(id="r", measure="risk", limit=7.0, step=1.0), 7.0),
                        (Cap(id="c", kind="country", limit=0.4), 0.4)):
        assert next(part.value for part in parts_of(rule, NAMES) if isinstance(part, Amount)) == limit


@pytest.mark.parametrize(("rule", "amount", "item", "said"), [
    (KeepHome(id="k", activity=0), 0.3, None, "keep at least 70% of Billing at home instead of 100%"),
    (KeepHome(id="k", activity=0), 1.0, None, "do without: Keep all of Billing at home"),
    (AtMost(id="m", kind="country", limit=1), 1, None, "use at most 2 countries abroad instead of 1"),
    (Barred(id="b", because="Poland is ruled out", pairs=((0, 0),)), 1, 0,
     "let Billing through although Poland is ruled out"),
    (Ceiling(id="s", measure="cost", limit=-5e6, step=1e5), 1e6, None,
     "save at least $4.00M a year after all costs instead of $5.00M"),
])  # fmt: skip
def test_repairs_begin_with_what_to_do(rule, amount, item, said):
    assert spoken(repair_parts(rule, amount, item, NAMES)) == said


def test_points_and_shares_show_a_decimal_only_where_there_is_one():
    assert spoken((Amount(1, Unit.POINTS), Amount(1.5, Unit.POINTS), Amount(0.125, Unit.SHARE))) == \
        "1 point 1.5 points 12.5%"


def test_what_is_missed_is_told_in_the_unit_of_its_rule(dataset, alder):
    asked = posed(dataset, ruled(alder, rules={"saving": 20e6, "risk": 5.0}))
    name = asked.names.of("site", 0)
    missing = (("saving", None, 30_366.46), ("risk", None, 0.2137), ("capacity", 0, 1.2))
    assert spoken(missed_parts(asked, missing), lambda usd: f"{usd:,.0f}") == (
        f"30,400 a year and 0.2 points of risk and 2 seats at {name}")
    assert missed_parts(asked, ()) == ()
