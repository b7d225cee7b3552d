"""Rows that could be headers."""

from cxmodel.exchange.read.candidates import candidates, sheet_means
from cxmodel.exchange.read.columns import table_named
from cxmodel.exchange.read.grids import Cell, Sheet

NAMES = {"criterion": {"coaching": "coaching", "retention": "retention"}, "vendor": {"acme": "acme", "beta": "beta"}}


def sheet(*rows) -> Sheet:
    return Sheet("Sheet1", {y: {x: Cell(y, x, value) for x, value in enumerate(row, start=1) if value is not None}
                            for y, row in enumerate(rows, start=1)})


def found(page: Sheet, row: int = 1, mapping=None, spelling: bool = True):
    return sorted(candidates(page, row, mapping or {}, NAMES, spelling), key=lambda item: -item.worth)


def test_one_row_and_two_rows_are_tried_and_the_one_that_shows_more_wins():
    page = sheet(("Supplier", None, "Commercials", None), ("No.", "Name", "Hourly rate", "Seats"), ("1", "Acme", 12.5,
                                                                                                    3))
    best = found(page)[0]
    assert (best.depth, {name: item[0].at for name, item in best.headings.items()}) == (
        2, {"vendor_id": 1, "vendor": 2, "hourly_rate_usd": 3, "seats": 4})


def test_rows_with_figures_are_no_headers():
    assert found(sheet(("Vendor", "Country", 12.5))) == []


def test_a_side_table_is_a_run_of_its_own():
    best = found(sheet(("Vendor", "Country", "Rate", "Seats", None, None, "Country", "Rate")))[0]
    assert [best.headings[name][0].at for name in ("country", "hourly_rate_usd")] == [2, 3]


def test_scores_may_be_laid_out_either_way():
    assert found(sheet(("Vendor", "Coaching", "Retention")))[0].spread == {2: "coaching", 3: "retention"}
    assert found(sheet(("Criterion", "Acme", "Beta")))[0].layout == "vendor"


def test_a_remembered_header_counts_before_any_guess():
    page = sheet(("Wer", "Wo", "Was", "Rate"))
    mapping = {"Vendors": {"wer": "vendor", "wo": "country", "was": "hourly_rate_usd", "rate": ""}}
    best = found(page, mapping=mapping)[0]
    assert set(best.headings) == {"vendor", "country", "hourly_rate_usd"}
    assert best.others == {4: "Rate"}


def test_a_sheet_is_known_by_its_name_in_other_languages():
    assert sheet_means("Anbieter", table_named("Vendors"))
    assert not sheet_means("Sheet1", table_named("Vendors"))
