"""Questions: each once, both readings shown, answered in one go, and an answer can be changed."""

from __future__ import annotations

import pytest

from cxmodel.exchange.read import Option, Question
from cxmodel.exchange.read.enquiry import Spot
from cxmodel.ui import importing
from cxmodel.ui.data import questions
from tests import offers
from tests.ui.conftest import texts
from tests.ui.data.pages import drop, opened, part, press

ASKED = "Vendors.vendor.heronlight cares"


def test_a_question_shows_what_each_answer_would_make_of_the_cells(store):
    page = drop(opened(), offers.workbook((*offers.GOOD[:3], "2.900", *offers.GOOD[4:])))
    radio, = page.radio
    assert radio.value is None
    assert radio.proto.captions[0].startswith("2.900 → 2.9")
    assert radio.proto.captions[1].startswith("2.900 → 2,900")


def test_an_answered_question_is_one_line_and_can_be_changed(store):
    page = drop(opened(), offers.workbook(offers.CLOSE))
    page.radio[0].set_value("new")
    press(page, "Read the file with this answer")
    assert not page.exception
    assert "1 new" in texts(page)
    assert page.session_state[importing.UPLOAD].answers == {ASKED: "new"}
    assert page.pills[0].options[0] == "Questions · answered"
    assert page.pills[0].value == "changes"
    part(page, "questions")
    assert not page.radio
    assert "<b>No, it is a new vendor</b>" in texts(page)
    press(page, "Change")
    assert page.radio[0].value == "new"
    assert not next(one for one in page.button if one.label.startswith("Apply")).disabled, "the old answer holds"
    page.radio[0].set_value("heronlight")
    press(page, "Read the file with this answer")
    assert page.session_state[importing.UPLOAD].answers == {ASKED: "heronlight"}
    assert not page.radio


def test_open_questions_stand_above_the_answered_ones(store):
    page = drop(opened(), offers.workbook(offers.CLOSE, (*offers.GOOD[:3], "2.900", *offers.GOOD[4:])))
    mark = next(one for one in page.radio if "decimal" in one.proto.options[0])
    mark.set_value("point")
    press(page, "Read the file with these answers")
    assert not page.exception
    said = texts(page)
    assert len(page.radio) == 1
    assert said.index("Is &#x27;Heronlight Cares&#x27;") < said.index("cx-answered")
    assert "1 open" in page.pills[0].options[0]


def test_a_question_left_open_stays_open(store):
    page = drop(opened(), offers.workbook(offers.CLOSE))
    press(page, "Read the file with this answer")
    assert not page.exception
    assert page.session_state[importing.UPLOAD].answers == {}
    assert "one question to answer" in texts(page)


def test_every_cell_a_question_decides_on_is_told_or_counted():
    one = Question("q", Spot("Offer", "D4", "hourly_rate_usd"), "Per?", (), ("D4", "D5"))
    assert questions.where(one) == "Quoted price of an hour: Offer D4, D5"
    many = Question("q", Spot("Offer", "D4"), "Per?", (), tuple(f"D{row}" for row in range(4, 34)))
    assert questions.where(many).startswith("Offer D4, D5")
    assert questions.where(many).endswith("D15 and 18 more cells")


def test_an_answer_that_needs_a_number_waits_for_it(desk):
    month = Question("q", Spot("S", "D3", "hourly_rate_usd"), "Per?", (Option("hour", "an hour"), Option(
        "month", "a month", number="hours in a month")))
    importing.take("offer.xlsx", b"x")
    desk.state.update({"answer-q": "month", "answer-q-month": None})
    questions._take([month])
    assert importing.upload().answers == {}
    assert desk.state[questions.SHORT] == (questions._place(month),)
    desk.state["answer-q-month"] = 160.0
    questions._take([month])
    assert importing.upload().answers == {"q": "month=160"}
    assert desk.state[questions.SHORT] == ()


def test_a_number_alone_says_which_answer_it_belongs_to(desk):
    month = Question("q", Spot("S"), "Per?", (Option("hour", "an hour"), Option("month", "a month", number="hours")))
    importing.take("offer.xlsx", b"x")
    desk.state.update({"answer-q": None, "answer-q-month": 160.0})
    questions._take([month])
    assert importing.upload().answers == {"q": "month=160"}
    desk.state.update({"answer-q": "hour"})
    questions._take([month])
    assert importing.upload().answers == {"q": "hour"}, "what was chosen counts more"


def test_an_answer_without_its_number_says_so(store):
    page = drop(opened(), offers.workbook((*offers.GOOD[:3], "EUR 14", *offers.GOOD[4:])))
    page.radio[0].set_value("EUR")
    press(page, "Read the file with this answer")
    assert not page.exception
    assert "This answer needs its number" in texts(page)
    assert page.radio[0].value == "EUR", "what was chosen stays"
    page.number_input[0].set_value(1.08)
    press(page, "Read the file with this answer")
    assert "1 new" in texts(page)
    assert page.session_state[importing.PREVIEW][1].after.site[-1].rate_usd_h == pytest.approx(14 * 1.08)
