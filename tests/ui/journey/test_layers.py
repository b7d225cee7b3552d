"""Layers: the message, the published cost beside ours, and what is not known told as a range."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.tables import Evidence
from cxmodel.ui.journey import layers


def test_the_message_adds_up(found):
    whole = found.layers[0].total("arriving")
    settled = sum(one.total("settled") for one in found.layers[:-1])
    person = found.layers[-1].total("arriving")
    assert settled + person == pytest.approx(whole)
    assert f"({person / whole:.0%})" in layers.finding(found)
    assert "chatbot" in layers.alt(found)


def test_ours_stands_beside_what_is_published_with_its_source(work_of, alder, found):
    told = layers.costs(work_of(alder), found.layers)
    for number in ("A-020", "A-023", "A-027"):
        assert number in told
    assert told.count(">not modelled<") == len(found.layers) - 1
    assert "no figure found" in told, "nobody has published the cost of a community contact"
    beside = layers.beside(work_of(alder), found.layers, "chatbot")
    assert "8 to 25 USD" in beside
    assert "0.50 to 2 USD" in beside
    assert "no published cost" in layers.beside(work_of(alder), found.layers, "community")


def test_a_published_figure_keeps_its_own_unit():
    row = Evidence("A-1", "A", "cost", "GBP/contact", None, 5.58, None, "2024", "Somebody", None, None)
    assert layers.span(row) == "5.58 GBP"
    assert layers.span(replace(row, low=8.0, typical=None, high=15.0, unit="USD/contact")) == "8 to 15 USD"


def test_what_is_not_known_spans_a_range(found):
    one = replace(found.layers[0], sides={"technology": 4.0, "culture": None, "operations": 3.0}, factor=1.0,
                  factor_low=0.5, factor_high=1.0)
    assert "50% to 100%" in layers._left(one, "en_US")
    assert "not rated" in layers._side(None)


def test_it_is_told_which_contacts_are_counted_and_why_partnership_s_cost_is_another(work_of, alder, found):
    assert "the 14.1M contacts of this case's work; 8.4M at touchpoints that need none of it" in layers.counted(found)
    assert layers.counted(replace(found, stops=())).endswith("contacts of this case's work.")
    work, person = work_of(alder), found.layers[-1]
    assert "($3.96 without work that no customer meets, as Partnership counts it)" in layers.beside(
        work, found.layers, "chatbot")
    assert layers.met(work, replace(person, cost_met=person.cost)) == ""
