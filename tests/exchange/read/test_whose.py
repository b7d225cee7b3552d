"""Whose rows they are when no column says it: what is certain is taken, the rest is asked."""

from cxmodel.exchange.read import Reading, read
from tests.exchange.corpus.laid_out import BARE, CASES, INDIA, POLAND, sheets


def case(name: str, dataset, answers=None) -> Reading:
    found = next(item for item in CASES if item.name == name)
    return read(found.make(), found.file, dataset, answers)


def owners(reading: Reading) -> list[str]:
    return [line.values["vendor"] for line in reading.lines]


def test_each_label_above_counts_for_the_rows_below_it(dataset):
    assert owners(case("the vendor named above each of two tables", dataset)) == ["Quillhaven"] * 2 + ["Marrowby"]
    two_cells = sheets(Offer=[("Vendor", "Marrowby"), (), BARE, INDIA])()
    assert owners(read(two_cells, "x.xlsx", dataset)) == ["Marrowby"]


def test_a_line_above_a_block_is_asked_and_then_counts_and_is_not_told_as_left_out(dataset):
    name = "a vendor merged over each block"
    question, = case(name, dataset).questions
    assert question.cells == ("row 3", "row 4", "row 6")
    answered = case(name, dataset, {question.id: "yes"})
    assert (answered.verdict, owners(answered)) == ("clean", ["QUILLHAVEN", "QUILLHAVEN", "MARROWBY"])
    assert not any("left out" in remark.mend for remark in answered.remarks)


def test_a_no_leaves_the_rows_without_a_vendor(dataset):
    answered = case("a vendor merged over each block", dataset, {"Vendors.vendor.above": "no"})
    assert (answered.counts["invalid"], answered.questions) == (3, ())


def test_countries_below_their_vendor_in_one_column(dataset):
    answered = case("vendors and their countries in one column", dataset, {"Vendors.vendor.above": "yes"})
    assert [(line.values["vendor"], line.values["country"]) for line in answered.lines] == [
        ("Quillhaven", "POL"), ("Quillhaven", "ROU"), ("Marrowby", "IND")]


def test_names_beside_the_table_on_its_side(dataset):
    answered = case("vendors across, without a word before them", dataset, {"Vendors.vendor.beside": "yes"})
    assert (answered.verdict, owners(answered)) == ("clean", ["Quillhaven", "Marrowby"])


def test_sheets_named_after_their_vendors_are_one_question(dataset):
    question, = case("a sheet for each vendor", dataset).questions
    assert question.options[0].preview == ("sheet Quillhaven → vendor Quillhaven", "sheet Marrowby → vendor Marrowby")
    assert owners(case("a sheet for each vendor", dataset, {question.id: "yes"})) == ["Quillhaven", "Marrowby"]


def test_a_sheet_named_as_any_other_is_no_vendor(dataset):
    for name in ("Sheet1", "Offer", "Rates", "Angebot"):
        reading = read(sheets(**{name: [BARE, POLAND]})(), "x.xlsx", dataset)
        assert (reading.questions, reading.counts["invalid"]) == ((), 1)


def test_a_title_is_offered_as_the_vendor_unless_it_is_none(dataset):
    named = sheets(Sheet=[("Marrowby Ltd \u2014 Commercial Offer",), (), BARE, INDIA])()
    question, = read(named, "x.xlsx", dataset).questions
    assert question.id == "Vendors.vendor.title"
    assert owners(read(named, "x.xlsx", dataset, {question.id: "yes"})) == ["Marrowby Ltd"]
    assert read(named, "x.xlsx", dataset, {question.id: "no"}).counts["invalid"] == 1
    for title in ("Commercial offer 2026", "Valid until 31.12.2026", "All prices in EUR", "Price list"):
        assert "Vendors.vendor.title" not in {question.id for question in read(
            sheets(Sheet=[(title,), (), BARE, INDIA])(), "x.xlsx", dataset).questions}
