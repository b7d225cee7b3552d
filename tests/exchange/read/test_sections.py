"""Where tables begin and end."""

from cxmodel.exchange.read.delimited import read_text
from cxmodel.exchange.read.headers import Headline
from cxmodel.exchange.read.sections import find_sections

NAMES: dict[str, dict[str, str]] = {"criterion": {}, "vendor": {}}
HEAD = "Vendor,Country,Hourly rate,Seats\n"


def sections(text: str):
    return find_sections(read_text(text.encode(), "x.csv").sheets[0], {}, NAMES)


def left_out(text: str) -> list[str]:
    return [kind for kind, _ in sections(text)[0].left_out]


def test_titles_above_and_notes_below_are_no_data():
    section = sections("Offer\n\n" + HEAD + "A,PHL,12,3\nB,IND,9,4\n\nAll prices are valid until May\n")[0]
    assert section.rows == [4, 5]
    assert [cell.value for cell in section.around] == ["All prices are valid until May", "Offer"]


def test_totals_are_left_out_and_a_vendor_named_total_is_not():
    assert left_out(HEAD + "A,PHL,12,3\nTotal,,,3\n") == ["a total"]
    assert sections(HEAD + "Total,PHL,12,3\nTotal Care,IND,12,3\n")[0].rows == [2, 3]
    assert left_out(HEAD + "A,PHL,12,3\n,Total,,3\n") == ["a total"]
    assert left_out(HEAD + "A,PHL,12,3\nDurchschnitt,,12,\n") == ["a total"]
    assert left_out(HEAD + "A,PHL,12,3\nSubtotal A,,,3\n") == ["a total"]


def test_repeated_headers_units_examples_and_groups_are_left_out():
    assert left_out(HEAD + "A,PHL,12,3\n" + HEAD + "B,IND,9,4\n") == ["a repeated header"]
    assert left_out(HEAD + "text,ISO code,USD/h,number\nA,PHL,12,3\n") == ["a row of units or instructions"]
    assert left_out(HEAD + "e.g. Acme,PHL,12,3\nA,PHL,12,3\n") == ["an example"]
    assert left_out(HEAD + "Asia,,,\nA,PHL,12,3\n") == ["a line of text"]


def test_another_table_below_is_told_and_not_read():
    text = HEAD + "A,PHL,12,3\nB,IND,9,4\n\n\nPH,Philippines,,\nIN,India,,\n"
    assert sections(text)[0].rows == [2, 3]
    assert set(left_out(text)) <= {"a row after the table", "a line of text"}


def test_data_goes_on_after_a_blank_row():
    assert sections(HEAD + "A,PHL,12,3\n\nB,IND,9,4\n")[0].rows == [2, 4]


def test_a_second_table_with_other_columns_is_read_too():
    text = HEAD + "A,PHL,12,3\n\nSeats,Country,Supplier,Price per hour\n4,IND,B,9\n"
    assert [(section.first, section.rows) for section in sections(text)] == [(1, [2]), (4, [5])]


def test_a_table_on_its_side_is_turned():
    section = sections("Vendor,A,B\nCountry,PHL,IND\nHourly rate,12,9\nSeats,3,4\n")[0]
    assert section.sheet.turned
    assert [section.place(row) for row in section.rows] == ["column B", "column C"]


def test_beside_a_country_a_location_is_the_city_and_the_dollars_count_before_other_money():
    section = sections("Vendor,Country,Location,Rate EUR,Rate USD,Seats\nA,PHL,Cebu,11,12,3\n")[0]
    assert {name: item.at for name, item in section.headings.items()} == {
        "vendor": 1, "country": 2, "city": 3, "hourly_rate_usd": 5, "seats": 6}


def test_our_own_export_is_known_by_its_header_alone():
    section = sections("column,grade,why\nTotal,A,Total\nlatitude,B,because\n")[0]
    assert section.ours
    assert (section.table.name, section.rows) == ("field_grade", [2, 3])


def test_prose_is_no_table():
    assert sections("Dear Sirs,\nthank you for the country, the vendor and the rate.\n") == []


def test_a_row_of_units_counts_as_if_it_stood_in_the_headers():
    section = sections("Vendor,Country,Rate,Seats,Attrition\n,,EUR/h (paid),FTE,% per month\nA,PHL,12,3,2\n")[0]
    price, attrition = (section.headings[name].match.said for name in ("hourly_rate_usd", "attrition_pct"))
    assert (section.rows, price.currency, price.period, price.basis) == ([3], "EUR", "hour", "paid")
    assert (attrition.percent, attrition.period, section.headings["hourly_rate_usd"].text) == (True, "month", "Rate")


def test_a_single_unit_below_a_header_of_figures_is_one_and_a_group_is_none():
    assert sections(HEAD + ",,GBP,\nA,PHL,12,3\n")[0].headings["hourly_rate_usd"].match.said.currency == "GBP"
    assert left_out(HEAD + ",,on request of Acme,\nA,PHL,12,3\n") == ["a line of text"]


def test_a_line_on_thousands_holds_for_prices_and_a_fee_in_thousands_does_not():
    def times(line: str) -> int:
        said = sections(line + "\n" + HEAD + "A,PHL,12,3\n")[0].headings["hourly_rate_usd"].match.said
        return getattr(said, "times", 1)
    assert [times(line) for line in ("Prices in thousand HUF", "All rates 2026 in TEUR", "Set-up price 25 k EUR",
                                     "Founded with thousands of agents")] == [1000, 1000, 1, 1]


def test_a_line_on_thousands_leaves_what_the_units_say():
    text = "Prices in thousands\n" + HEAD + ",,EUR/h incl. VAT,FTE\nA,PHL,12,3\n"
    said = sections(text)[0].headings["hourly_rate_usd"].match.said
    assert said == Headline(("EUR",), ("hour",), times=1000, taxed=True)
