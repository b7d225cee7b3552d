"""Rows of typed values."""

from cxmodel.exchange.read import read
from cxmodel.exchange.read.cells import Gap
from cxmodel.exchange.read.delimited import read_text
from cxmodel.exchange.read.enquiry import Enquiry
from cxmodel.exchange.read.rows import read_rows
from cxmodel.exchange.read.sections import find_sections
from tests.exchange.corpus import fresh_b

NAMES: dict[str, dict[str, str]] = {"criterion": {}, "vendor": {}}
HEAD = "Vendor,Country,Hourly rate,Seats,Basis"


def rows(dataset, text: str, answers=None):
    section = find_sections(read_text(text.encode(), "x.csv").sheets[0], {}, NAMES)[0]
    enquiry = Enquiry(answers)
    return read_rows(section, enquiry, dataset, None, False), enquiry


def test_a_row_knows_its_values_its_gaps_and_where_it_stands(dataset):
    found, _ = rows(dataset, f"{HEAD}\nA,PHL,12.5,many,\n")
    row = found[0]
    assert (row.get("vendor"), row.get("country"), row.get("hourly_rate_usd"), row.get("seats")) == ("A", "PHL", 12.5,
                                                                                                     None)
    assert (row.gaps["seats"], row.gaps["rate_basis"], row.readable) == (Gap.WRONG, Gap.EMPTY, False)
    assert (row.spot("seats").cell, row.spot("city").cell) == ("D2", "row 2")


def test_names_left_blank_are_asked_and_filled_from_above(dataset):
    text = f"{HEAD}\nA,PHL,12,3,paid\n,IND,9,4,paid\n"
    found, enquiry = rows(dataset, text)
    assert [row.get("vendor") for row in found] == ["A", None]
    assert [question.id for question in enquiry.questions] == ["Vendors.vendor.fill_down"]
    assert [row.get("vendor") for row in rows(dataset, text, {"Vendors.vendor.fill_down": "above"})[0]] == ["A", "A"]


def test_two_columns_for_one_figure_are_asked_and_two_for_one_list_are_joined(dataset):
    text = "Vendor,Country,Rate 2024,Rate 2025,Seats,Language 1,Language 2,Notes,Comments\nA,PHL,12,13,3,en,es,x,y\n"
    found, enquiry = rows(dataset, text)
    assert (found[0].get("languages"), found[0].get("notes")) == (("en", "es"), "x; y")
    assert found[0].gaps["hourly_rate_usd"] is Gap.OPEN
    assert [option.key for option in enquiry.questions[0].options] == ["C1", "D1"]
    assert rows(dataset, text, {"Vendors.hourly_rate_usd.column": "D1"})[0][0].get("hourly_rate_usd") == 13.0


def test_the_hour_named_with_the_price_is_the_basis(dataset):
    found, _ = rows(dataset, "Vendor,Country,Price per productive hour (USD),Seats\nA,PHL,12,3\n")
    assert found[0].get("rate_basis") == "productive"


def test_a_city_beside_the_country_becomes_the_city(dataset):
    found, _ = rows(dataset, f'{HEAD}\nA,"Cebu, Philippines",12,3,paid\n')
    assert (found[0].get("country"), found[0].get("city")) == ("PHL", "Cebu")


def test_an_export_of_ours_is_read_letter_for_letter_and_what_was_typed_into_it_with_forgiveness(dataset):
    head = "vendor_id,criterion_id,score,evidence,assessor"
    found, enquiry = rows(dataset, f"{head}\nTotal,n/a,3.5,‹empty›,\nA,b,\"2,5\",x,y\n")
    assert [row.get("vendor_id") for row in found] == ["Total", "A"]
    assert [(row.get("score"), row.get("evidence")) for row in found] == [(3.5, ""), (2.5, "x")]
    assert enquiry.questions == ()


def test_columns_under_one_header_are_told_apart_by_what_stands_below_it(dataset):
    case = next(item for item in fresh_b.CASES if item.name == "voice and chat under one price")
    question, = read(case.make(), case.file, dataset).questions
    assert [(option.label, option.preview) for option in question.options] == [
        ("Hourly rate USD / Voice (D1)", ("18",)), ("Hourly rate USD / Chat (E1)", ("16",))]
