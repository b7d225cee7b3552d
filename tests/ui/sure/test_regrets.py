"""Regret: what each plan is behind in each future, with signs, and the one that disappoints least."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from cxmodel.ui.sure import regrets
from cxmodel.units import money


def test_the_table_shows_every_plan_and_every_future(work, answers):
    told, table = regrets.table(work(), answers.compared), answers.compared.regret
    assert told.count("scope='row'") == len(table.plans)
    assert all(future.name in told for future in table.futures)
    stars = told.count(f">{regrets.BEST}</b>")
    assert stars == int((table.regret < regrets.NONE).sum()) >= len(table.futures)


def test_the_plan_that_disappoints_least_is_marked_and_named(work, answers):
    table = answers.compared.regret
    row = int(np.argmin(table.greatest))
    assert regrets.title(work(), answers.compared).startswith(regrets.named(table.plans[row]))
    marked = re.findall(rf"<tr class='chosen'><th scope='row' title=''>{regrets.LEAST} ([^<]+)", regrets.table(
        work(), answers.compared))
    assert marked == [table.plans[row].split(" = ")[0]]


def test_this_plan_stands_first_then_the_others_by_their_worst(answers):
    rows = regrets.order(answers.compared)
    worst = [float(answers.compared.regret.greatest[row]) for row in rows[1:]]
    assert rows[0] == 0
    assert worst == sorted(worst)


@pytest.mark.parametrize(("missed", "shown"), [(0.0, regrets.BEST), (499.0, regrets.BEST), (1.6e6, "1.6M")])
def test_what_is_missed_stands_in_the_cell(missed, shown, work):
    now = work()
    assert shown in regrets._cell(missed, 5e6, 2e6, (now.locale, now.currency))
    assert money(5e6) in regrets._cell(missed, 5e6, 2e6, (now.locale, now.currency))


def test_no_verdict_before_every_plan_is_there(work, answers):
    partly = replace(answers.compared, to_come=2)
    assert regrets.title(work(), partly) == f"{len(partly.regret.plans)} plans are compared so far, 2 still to come"
    assert regrets.LEAST not in regrets.under(partly) + regrets.table(work(), partly)
    assert regrets.LEAST in regrets.under(answers.compared)


def test_a_ready_made_plan_says_what_it_is_for(work, answers):
    name = answers.compared.regret.choice
    known = replace(answers.compared, whys={name: "At least <2> countries."})
    assert "title='At least &lt;2&gt; countries.'" in regrets.table(work(), known)
    assert regrets.meant(known).startswith(f"{regrets.named(name)}: At least <2> countries. ")
    assert regrets.meant(replace(known, to_come=1)) == regrets.OBEYS
