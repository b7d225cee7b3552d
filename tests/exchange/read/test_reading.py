"""A file as a whole."""

from cxmodel.exchange.read import read
from tests.exchange.corpus import ROWS, changed, text
from tests.exchange.corpus.openpyxl_made import book, plain


def test_every_fault_is_told_at_once_with_sheet_cell_value_and_how_to_mend(dataset):
    rows = changed(0, "hourly_rate_usd", "cheap", changed(1, "seats", -5, changed(2, "country", "Atlantis")))
    reading = read(book(plain(rows))(), "offer.xlsx", dataset)
    faults = {(fault.sheet, fault.cell, fault.column,
               fault.found) for fault in reading.remarks if fault.level == "error"}
    assert faults == {("Vendors", "D2", "hourly_rate_usd", "cheap"), ("Vendors", "F3", "seats", "-5"),
                      ("Vendors", "C4", "country", "Atlantis")}
    assert all(remark.expected and remark.mend for remark in reading.remarks)
    assert (reading.verdict, reading.after) == ("fix", dataset)


def test_the_counts_add_up_to_the_rows(dataset):
    reading = read(text(changed(0, "seats", "many")), "offer.csv", dataset)
    assert reading.counts == {"new": 2, "changed": 0, "unchanged": 0, "removed": 0, "invalid": 1,
                              "waiting": 0, "repeated": 0}
    assert sum(reading.counts.values()) == len(reading.rows["Vendors"]) == len(ROWS)


def test_answers_settle_what_was_asked(dataset):
    rows = changed(0, "hourly_rate_usd", "€1.000", changed(0, "country", "Congo"))
    first = read(text(rows), "offer.csv", dataset)
    assert {question.id for question in first.questions} == {"Vendors.country.congo",
                                                             "Vendors.hourly_rate_usd.currency.EUR"}
    answers = {"Vendors.country.congo": "none", "Vendors.hourly_rate_usd.currency.EUR": "EUR=1.1"}
    second = read(text(rows), "offer.csv", dataset, answers)
    assert second.questions == ()
    assert second.rows["Vendors"][0]["hourly_rate_usd"] == 1.1


def test_a_rejected_file_leaves_nothing_but_its_fault(dataset):
    reading = read(b"%PDF", "offer.pdf", dataset)
    assert (reading.verdict, reading.after, reading.lines, reading.counts["new"]) == ("rejected", None, (), 0)
    assert reading.fault is not None
    assert reading.remarks[0].found == reading.fault.what


def test_progress_rises_to_one(dataset):
    heard: list[float] = []
    read(book(plain())(), "offer.xlsx", dataset, progress=lambda share, what: heard.append(share))
    assert (heard[0], heard[-1]) == (0.0, 1.0)
    assert heard == sorted(heard)


def test_a_hidden_sheet_counts_when_no_other_holds_its_table(dataset):
    def draw(sheet):
        plain()(sheet)
        sheet.sheet_state = "hidden"
        sheet.parent.create_sheet("Letter")["A1"] = "Dear Sirs"
    reading = read(book(draw)(), "offer.xlsx", dataset)
    assert (reading.counts["new"], reading.verdict) == (3, "clean")
    assert any("hidden sheet is read" in remark.mend for remark in reading.remarks)
