"""Values as they are read, and published ranges that show their source at a click."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.model.contract import Range
from cxmodel.ui.contract.phrases import amount, asked, kind, published, said
from tests.exchange.schedule import world


def test_a_value_stands_in_its_unit():
    rows = {row.name: row for row in world.METRICS}
    assert said(rows["AHT"], 300.0) == "300 s"
    assert said(replace(rows["Attrition"], unit="share/year"), 0.385) == "38.5% a year"
    assert said(replace(rows["NPS"], unit="USD/contact"), 8.0) == "$8.00 a contact"
    causes = replace(rows["NPS"], unit="causes a month")
    assert (said(causes, 1.0), said(causes, 3.0)) == ("1 cause a month", "3 causes a month")
    assert said(rows["FCR"], 0.75, "de_DE") == "75\xa0%"


def test_a_published_range_names_its_source_and_grade(work):
    told = published(work(), world.METRICS[0])
    assert "70% to 80%" in told
    assert "<span class='cx-grade'>B</span>" in told
    assert "https://www.sqmgroup.com" in told
    assert "No published figure" in published(work(), world.METRICS[1])


def test_what_is_typed_by_others_is_escaped(work):
    told = published(work(), replace(world.METRICS[1], reasoning="<img src=x>", grade="judgement"))
    assert "<img" not in told


def test_a_kind_has_a_mark_and_a_name_besides_its_colour():
    assert "◆" in kind("behaviour")
    assert "aria-label='Behaviours'" in kind("behaviour")


def test_money_is_one_figure_or_from_to(work):
    assert amount(work(), Range(5.0, 5.0)) == "$5.00"
    assert amount(work(), Range(1000.0, 2000.0)) == "$1.00K to $2.00K"
    assert amount(work(), Range(72.0, 4600.0)) == "$72 to $4,600", "one form for both ends"
    assert amount(work(), Range(0.0, 4600.0)) == "$0 to $4.60K"
    assert asked(world.METRICS[1]).endswith("seconds, better when lower.")
