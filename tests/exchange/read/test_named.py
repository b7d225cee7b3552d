"""Cells that name countries and languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.exchange.read.cells import Gap
from cxmodel.exchange.read.named import read_country, read_languages
from tests.exchange.read.lanes import cells, lane

READERS = {"languages": read_languages, "country": read_country}


def one(column: str, value, **more):
    mine = lane(column, **more)
    return READERS[column](cells(value)[0], mine), mine.enquiry


@pytest.mark.parametrize("text", ["en|es", "English, Spanish", "EN/ES", "anglais et espagnol", "en es",
                                  "English & Spanish",
                                  "English (C1); Spanish (native)", "Englisch\nSpanisch"])
def test_languages_on_any_separator(text):
    assert one("languages", text)[0] == ("en", "es")


def test_an_unclear_spelling_is_asked_once_and_an_answer_settles_it():
    value, enquiry = one("country", "Phillipines")
    assert value is Gap.OPEN
    assert [question.id for question in enquiry.questions] == ["Vendors.country.phillipines"]
    assert one("country", "Phillipines", answers={"Vendors.country.phillipines": "PHL"})[0] == ("PHL", "")
    assert one("country", "Phillipines", answers={"Vendors.country.phillipines": "none"})[0] is Gap.WRONG


def test_a_city_alone_suggests_its_country():
    value, enquiry = one("country", "Manila", known={"manila": "PHL"})
    assert value is Gap.OPEN
    assert enquiry.questions[0].options[0].key == "PHL"


def test_na_may_be_namibia_or_no_country_and_is_asked():
    value, enquiry = one("country", "NA")
    assert (value, [option.key for option in enquiry.questions[0].options]) == (Gap.OPEN, ["NAM", "nothing", "none"])
    assert one("country", "NA", answers={"Vendors.country.na": "NAM"})[0] == ("NAM", "")
    assert one("country", "NA", answers={"Vendors.country.na": "nothing"})[0] is Gap.UNKNOWN


def test_a_language_nobody_knows_is_a_fault_and_a_close_one_is_asked():
    assert one("languages", "English, Klingonish")[0] is Gap.WRONG
    assert one("languages", "Englsh")[1].questions[0].id == "Vendors.languages.englsh"
    assert one("languages", "n/a")[0] is Gap.UNKNOWN


@given(st.sampled_from(sorted(READERS)), st.one_of(st.text(max_size=60), st.integers(), st.floats(), st.booleans()))
def test_no_cell_makes_a_reader_fail(column, value):
    result, enquiry = one(column, value)
    assert result is not Gap.WRONG or any(remark.level == "error" for remark in enquiry.remarks)
    assert result is not Gap.OPEN or enquiry.questions
