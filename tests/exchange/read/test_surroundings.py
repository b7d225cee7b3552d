"""Words and marks around figures."""

from cxmodel.exchange.read.delimited import read_text
from cxmodel.exchange.read.sections import find_sections
from cxmodel.exchange.read.surroundings import decimal_mark, said_around, said_in_rows

NAMES: dict[str, dict[str, str]] = {"criterion": {}, "vendor": {}}


def section(text: str):
    return find_sections(read_text(text.encode(), "x.csv").sheets[0], {}, NAMES)[0]


def test_titles_and_footnotes_speak_for_the_whole_table():
    assert said_around(section("Prices in EUR\n\nVendor,Country,Rate,Seats\nA,PHL,12,3\n")).currency == "EUR"
    assert said_around(section("Vendor,Country,Rate,Seats\nA,PHL,12,3\n\nRates are per month\n")).period == "month"
    assert said_around(section("Currency,EUR\n\nVendor,Country,Rate,Seats\nA,PHL,12,3\n")).currency == "EUR"


def test_notes_and_a_currency_column_speak_for_their_row():
    found = said_in_rows(section("Vendor,Country,Rate,Seats,Currency,Unit,Notes\nA,PHL,12,3,EUR,per month,\n"
                                 "B,IND,9,3,,,Rate quoted in INR\nC,POL,9,3,USD,hour,\nD,MEX,9,3,,,good\n"))
    assert {place: (said.currency, said.period) for place, said in found.items()} == {
        "C2": ("EUR", "month"), "C3": ("INR", ""), "C4": ("USD", "hour")}


def test_the_figures_of_a_text_agree_on_a_mark_or_they_do_not_say():
    head = "Vendor;Country;Rate;Attrition\n"
    assert decimal_mark(section(head + "A;PHL;12,5;1.234\n")) == ","
    assert decimal_mark(section(head + "A;PHL;12,5;31.5\n")) == ""
    assert decimal_mark(section(head + "A;PHL;12;31\n")) == ""
