"""Every key a user may write becomes the rule that its sentence says, and holds in the plan."""

from __future__ import annotations

import numpy as np
import pytest

from cxmodel.model.evaluate.sourced import optimise, posed, spoken
from cxmodel.scenario.ruling import FORMS
from tests.model.evaluate.sourced.conftest import ruled

SITE, VENDOR, COUNTRY = "wayfennel-quetzaltenango", "monsoonleaf", "GTM"
KEYS = {
    "most:vendor": (2, "Use at most 2 vendors"),
    "most:country": (1, "Use at most 1 country abroad"),
    "most:site": (2, "Use at most 2 sites"),
    "least:vendor": (3, "Use at least 3 vendors, each with at least 1% of all work"),
    "least:country": (3, "Use at least 3 countries abroad, each with at least 1% of all work"),
    "cap:vendor": (0.3, "Give at most 30% of the moved work to any one vendor"),
    "cap:country": (0.3, "Give at most 30% of the moved work to any one country abroad"),
    "cap:site": (0.25, "Give at most 25% of the moved work to any one site"),
    "cap:moved": (0.2, "Move at most 20% of all work"),
    "floor:moved": (0.5, "Move at least 50% of all work"),
    f"cap:vendor:{VENDOR}": (0.1, "Give at most 10% of the moved work to Monsoonleaf"),
    f"floor:vendor:{VENDOR}": (0.4, "Give at least 40% of the moved work to Monsoonleaf"),
    f"cap:country:{COUNTRY}": (0.1, "Give at most 10% of the moved work to Guatemala"),
    f"floor:country:{COUNTRY}": (0.5, "Give at least 50% of the moved work to Guatemala"),
    "floor:country:USA": (0.2, "Give at least 20% of the moved work to vendors' sites at home"),
    "cap:shore:offshore": (0.0, "Give at most 0% of the moved work to offshore sites"),
    "floor:shore:onshore": (0.15, "Give at least 15% of the moved work to vendors' sites at home"),
    "keep:billing": (0.5, "Keep at least 50% of Billing and payment at home"),
    f"go:billing:vendor:{VENDOR}": (0.5, "Send at least 50% of Billing and payment to Monsoonleaf"),
    f"go:billing:site:{SITE}": (1.0, "Send at least 100% of Billing and payment to Wayfennel Global, Quetzaltenango"),
    "go:billing:country:USA": (0.5, "Send at least 50% of Billing and payment to vendors' sites at home"),
    f"incumbent:{VENDOR}": (0.3, "Leave at least 30% of all work with Monsoonleaf"),
    "least_seats": (60, "Open a site only for at least 60 seats"),
    "least_share": (0.5, "Give a site at least 50% of an activity or none of it"),
    "saving": (12e6, "Save at least $12.0M a year after all costs"),
    "risk": (8, "Keep the CX risk index at or below 8 points"),
    "shores": (0.05, None),
}  # fmt: skip


def test_every_kind_of_rule_is_tried():
    grants = ("more_seats", "through", "waived")
    assert {form.key.split(":")[0] for form in FORMS} - set(grants) == {key.split(":")[0] for key in KEYS}


@pytest.mark.parametrize("key", KEYS)
def test_a_rule_reads_as_it_means_and_the_plan_keeps_it(few_sites, alder, key):
    limit, sentence = KEYS[key]
    best = optimise(few_sites, ruled(alder, rules={key: limit}), gap=5e-3)
    mine = [told for told in best.posed.rules if told.key == key]
    assert sentence is None or [spoken(told.parts) for told in mine] == [sentence]
    assert best.state == "optimal"
    assert not best.broken
    assert not any(np.isnan(share) for _, _, share in best.placements)


def test_the_sliders_are_held_within_points(few_sites, alder):
    best = optimise(few_sites, ruled(alder, rules={"shores": 0.05}), gap=5e-3)
    for name, share in best.results.shores.items():
        assert abs(share - getattr(alder, name)) <= 0.05 + 1e-6


def test_limits_that_forbid_nothing_are_left_out(dataset, alder):
    rules = {told.id for told in posed(dataset, ruled(alder, rules={"shores": 0.5})).rules}
    assert "shores:offshore:least" in rules
    assert not {"shores:onshore:least", "shores:offshore:most"} & rules
