"""Rules and repairs as they read on the page, the numbers left as numbers."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false, reportOperatorIssue=false
from __future__ import annotations

import numpy as np
import pytest

from cxmodel.model.sourcing.rules import (
    AtLeast,
    AtMost,
    Barred,
    Cap,
    Capacity,
    Ceiling,
    Floor,
    Incumbents,
    KeepHome,
    LeastSeats,
    LeastShare,
    MustGo,
)
from cxmodel.model.sourcing.sentences import Amount, Names, loosening, sentence
from cxmodel.units import Unit
from tests.model.sourcing.markets import market, rule_book

NAMES = Names(("Billing", "Sales"), ("home", "Alpha, Manila"), ("Alpha", "Beta"), ("Philippines",), ("near", "far"))


def read(parts) -> str:
    """The sentence with plain numbers."""
    return " ".join(part if isinstance(part, str) else f"{part.value:g}" for part in parts)


@pytest.mark.parametrize(("rule", "words"), [
    (KeepHome(id="r", activity=0, limit=0.8), "Keep at least 0.8 of Billing at home"),
    (MustGo(id="r", activity=1, kind="vendor", index=1), "Send at least 1 of Sales to Beta"),
    (MustGo(id="r", activity=1, kind="moved", limit=0.5), "Send at least 0.5 of Sales to other sites than home"),
    (AtMost(id="r", kind="country", limit=2), "Use at most 2 countries"),
    (AtLeast(id="r", kind="vendor", limit=2, share=0.05),
     "Use at least 2 vendors, each with at least 0.05 of all work"),
    (Cap(id="r", kind="country", limit=0.6), "Give at most 0.6 of the moved work to any one country"),
    (Cap(id="r", kind="moved", limit=0.6, of="all"), "Give at most 0.6 of all work to other sites than home"),
    (Floor(id="r", kind="shore", index=0, limit=0.2), "Give at least 0.2 of the moved work to near"),
    (Incumbents(id="r", vendors=(0, 1), limit=0.1), "Leave at least 0.1 of all work with Alpha and Beta each"),
    (Capacity(id="r", more=((1, 14.0),)),
     "Stay within the seats that each site offers, with 0 more and 14 more in Alpha, Manila"),
    (LeastSeats(id="r", limit=20), "Open a site only for at least 20 seats"),
    (LeastShare(id="r", limit=0.2), "Give a site at least 0.2 of an activity or none of it"),
    (Ceiling(id="r", measure="risk", limit=12, step=1), "The CX risk is at most 12"),
    (Barred(id="r", because="Nobody in Manila speaks German", pairs=()), "Nobody in Manila speaks German"),
])
def test_a_rule_reads_as_a_sentence(rule, words):
    assert read(sentence(rule, NAMES)) == words


@pytest.mark.parametrize(("rule", "amount", "item", "words"), [
    (Capacity(id="r"), 14, 1, "14 more seats in Alpha, Manila"),
    (AtMost(id="r", kind="vendor", limit=2), 1, None, "1 vendors more"),
    (AtLeast(id="r", kind="country", limit=2), 1, None, "1 countries fewer"),
    (Cap(id="r", kind="country", limit=0.6), 0.12, None,
     "Give at most 0.72 of the moved work to any one country instead of 0.6"),
    (Barred(id="r", because="no overlap", pairs=()), 1, 0, "Billing let through although: no overlap"),
])
def test_a_repair_reads_in_the_rules_own_units(rule, amount, item, words):
    assert read(loosening(rule, amount, item, NAMES)) == words


@pytest.mark.parametrize("seed", range(10))
def test_the_first_number_of_a_sentence_is_the_rules_limit_in_its_unit(seed):
    rng = np.random.default_rng(seed)
    for rule in rule_book(rng, market(rng, 3, 4), 18):
        amounts = [part for part in sentence(rule, Names()) if isinstance(part, Amount)]
        unit = Unit.POINTS if isinstance(rule, Ceiling) and rule.measure == "risk" else rule.UNIT
        assert amounts[:1] == ([] if isinstance(rule, Barred) else [Amount(rule.limit, unit)])
