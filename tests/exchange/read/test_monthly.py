"""Monthly performance from a plain sheet: a figure a row, a column a metric, or a row a metric."""

import datetime as dt
import io

import openpyxl
import pytest

from cxmodel.exchange.read import read
from cxmodel.exchange.sheets import tables

CASE = {"Performance.case_id.missing": "alder"}
LONG = "month,metric,value\n2027-01,fcr,{}\n2027-02,Resolved at first contact,{}\n2027-03,fcr,{}\n"


def reading(dataset, text: str, answers=CASE, name: str = "month.csv"):
    return read(text.encode(), name, dataset, answers)


def sheet(*rows, formats=()) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place, code in formats:
        book.active[place].number_format = code
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def months(found, metric: str = "fcr", year: str = "2027") -> dict[str, float | None]:
    assert found.after is not None, found.remarks
    return {row.month: row.value for row in found.after.performance
            if row.metric_id == metric and row.case_id == "alder" and row.month.startswith(year)}


def test_one_figure_a_row(dataset):
    found = reading(dataset, LONG.format("0.7", "0.72", "0.75"))
    assert found.verdict == "clean"
    assert months(found) == {"2027-01": 0.7, "2027-02": 0.72, "2027-03": 0.75}
    assert found.counts["new"] == 3


def test_it_is_asked_for_which_case_once(dataset):
    found = reading(dataset, LONG.format(0.7, 0.7, 0.7), {})
    assert [one.text for one in found.questions] == ["To which case do the months belong?"]
    assert found.counts["waiting"] == 3
    named = "case_id," + LONG.format(0.7, 0.7, 0.7).replace("\n2027", "\nalder,2027")
    assert months(reading(dataset, named, {})) == {"2027-01": 0.7, "2027-02": 0.7, "2027-03": 0.7}


@pytest.mark.parametrize("text", [
    "Month,FCR,AHT (s),Answered in time\n2027-01,70%,400,0.8\n2027-02,75%,,0.82\n",
    "Monat;Resolved at first contact;aht;service_level\n01/2027;0,7;400;0,8\n02/2027;0,75;;0,82\n",
    "KPI,Jan 2027,Feb 2027\nFCR,70%,75%\nAverage handle time,400,\nService level,0.8,0.82\n".replace(
        "Service level", "service_level"),
    "Period,fcr,aht,service_level\nJan-27,70,400,80\nFeb-27,75,,82\n",
])
def test_a_column_or_a_row_for_each_metric(dataset, text):
    found = reading(dataset, text)
    assert months(found) == pytest.approx({"2027-01": 0.7, "2027-02": 0.75})
    assert months(found, "aht") == {"2027-01": 400.0}, "an empty cell says nothing"
    assert months(found, "service_level") == pytest.approx({"2027-01": 0.8, "2027-02": 0.82})


def test_dates_and_per_cents_as_a_program_keeps_them(dataset):
    data = sheet(["Month", "fcr", "aht"], [dt.datetime(2027, 1, 1), 0.7, 400], [dt.datetime(2027, 2, 1), 0.75, 410],
                 formats=[("B2", "0%"), ("B3", "0%")])
    found = read(data, "x.xlsx", dataset, CASE)
    assert found.verdict == "clean"
    assert months(found) == {"2027-01": 0.7, "2027-02": 0.75}
    turned = sheet(["Metric", dt.datetime(2027, 1, 1), dt.datetime(2027, 2, 1)], ["fcr", 0.7, 0.75], ["aht", 400, 410])
    assert months(read(turned, "x.xlsx", dataset, CASE)) == {"2027-01": 0.7, "2027-02": 0.75}


def test_a_share_of_seventy_is_seventy_per_cent_and_that_is_said(dataset):
    found = reading(dataset, "month,metric,value\n2027-01,fcr,70\n2027-01,aht,70\n")
    assert (months(found), months(found, "aht")) == ({"2027-01": 0.7}, {"2027-01": 70})
    assert "70 is 0.7" in next(one.mend for one in found.remarks if one.level == "warning")


def test_a_share_above_one_or_a_per_cent_of_something_else_is_a_fault(dataset):
    found = reading(dataset, "month,metric,value\n2027-01,nps,50%\n2027-01,fcr,1.2\n2027-02,fcr,0.8\n")
    assert [(one.cell, one.expected) for one in found.remarks if one.level == "error"] == [
        ("C2", "a figure, not a per cent"), ("C3", "resolved at first contact, from 0 to 1")]
    assert months(found) == {"2027-02": 0.8}


def test_what_is_wrong_is_told_at_its_cell_and_the_other_rows_are_taken(dataset):
    found = reading(dataset, "month,metric,value\nQ1,fcr,0.7\n2027-01,biscuits,7\n2027-02,fcr,soon\n2027-03,fcr,0.7\n")
    assert {(one.cell, one.column) for one in found.remarks if one.level == "error"} == {
        ("A2", "month"), ("B3", "metric_id"), ("C4", "value")}
    assert months(found) == {"2027-03": 0.7}
    assert found.counts["invalid"] == 3


def test_a_month_that_is_not_known_stays_unknown(dataset):
    found = reading(dataset, LONG.format("n/a", 0.7, "-"))
    assert months(found)["2027-01"] is None
    assert months(found)["2027-02"] == 0.7


def test_what_was_read_changes_nothing_the_second_time(dataset):
    text = LONG.format(0.7, 0.72, 0.75)
    after = reading(dataset, text).after
    assert reading(after, text).counts["unchanged"] == 3


def test_a_month_typed_over_in_the_export_may_become_a_date(dataset):
    stream = io.BytesIO()
    tables.write(dataset, stream)
    book = openpyxl.load_workbook(stream)
    page = book["performance"]
    page.append(["alder", dt.datetime(2027, 1, 1), "fcr", 0.7])
    book["action"].append(["alder", "new", dt.datetime(2027, 1, 5), "forced_channels", "Ask", None,
                           dt.datetime(2027, 2, 1), "no"])
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue(), "data.xlsx", dataset)
    assert months(found) == {"2027-01": 0.7}
    assert (found.after.action[-1].review, found.after.action[-1].due) == ("2027-01-05", "2027-02-01")
