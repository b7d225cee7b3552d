"""Worth checking: in money, with who would tell, and honest when it is not worth it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cxmodel.model.evaluate.sure import Known
from cxmodel.ui.sure import checks
from cxmodel.units import USD
from tests.ui.figures import labels, sound

KNOWN = (Known("currency GTM", "Currency of Guatemala", "currency", "C", 4e5, True),
         Known("shrinkage", "Paid time not on contacts (shrinkage)", "assumption", "B", 2e5, True))


def test_what_matters_is_named_and_a_currency_is_never_checked_first(work, answers):
    found = replace(answers.checking, total=9e5, known=KNOWN, expected=np.array([1e7, 0.0, 0.0]))
    assert checks.title(work(), found) == (
        "Among these 3 plans knowing every number first would bring $900K a year; check Paid time not on contacts "
        "(shrinkage) first")
    assert "none alone" in checks.title(work(), replace(found, known=KNOWN[:1]))


def test_what_is_little_beside_the_plan_is_called_little(work, answers):
    found = replace(answers.checking, total=9e4, known=KNOWN, expected=np.array([1e7, 0.0, 0.0]))
    assert checks.title(work(), found).endswith("would bring $90.0K a year: hardly worth checking")
    assert "nothing is worth checking" in checks.title(work(), replace(found, total=0.0))


def test_a_better_plan_is_to_be_taken_before_anything_is_checked(work, answers):
    found = replace(answers.checking, total=1e4, expected=np.array([1e7, 0.0, 1.3e7]), choice="Half of it")
    assert checks.title(work(), found) == (
        "First switch to 'Half of it', worth $3.00M a year; knowing every number would then bring $10.0K more among "
        "these 3 plans: hardly worth checking")


def test_bars_start_with_everything_and_hollow_ones_say_why(answers):
    figure = checks.figure(replace(answers.checking, total=9e5), KNOWN, "en_US", USD)
    sound(figure)
    assert figure["data"][0]["x"] == [9e5, 4e5, 2e5]
    assert [("only hedged" in text) for text in labels(figure)] == [False, True, False]


def test_every_group_of_assumptions_has_somebody_who_would_tell(dataset):
    assert {row.group for row in dataset.assumption} <= set(checks.TELLS)


def test_the_table_says_who_would_tell_and_leaves_hedging_to_the_end(work, small):
    told = checks.asked_first(work(), KNOWN)
    group = small.assumptions["shrinkage"].group
    assert checks.TELLS[group].split(":")[0] in told
    assert told.index("shrinkage") < told.index("hedge it")


def test_the_real_case_keeps_its_bound(answers):
    assert all(0 <= one.usd <= answers.checking.total for one in answers.checking.known)
