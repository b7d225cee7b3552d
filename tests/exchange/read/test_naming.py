"""What a row names: by id, by name, nearly, or not at all."""

from __future__ import annotations

import pytest

from cxmodel.exchange.read.enquiry import Enquiry
from cxmodel.exchange.read.naming import Naming
from cxmodel.exchange.read.rows import Row

KNOWN = [("fcr", "Resolved at first contact"), ("aht", "Average handle time")]


def found(answers=None, **values):
    enquiry = Enquiry(answers)
    return Naming("metric", KNOWN, "a metric", enquiry).find(Row("Performance", "S", "row 2", values=values)), enquiry


@pytest.mark.parametrize("text", ["fcr", "FCR", "Resolved at first contact", "resolved  at First contact"])
def test_an_id_or_a_name_is_enough_whatever_its_capitals(text):
    assert found(metric_id=text)[0] == "fcr"


def test_a_close_name_is_asked_under_its_own_table():
    key, enquiry = found(metric="Average handel time")
    assert key is None
    asked, = enquiry.questions
    assert asked.id == "Performance.metric.average handel time"
    assert found({asked.id: "aht"}, metric="Average handel time")[0] == "aht"
    assert found({asked.id: "none"}, metric="Average handel time")[0] is None


def test_a_name_that_nobody_knows_is_told_and_so_is_none():
    key, enquiry = found(metric_id="Biscuits")
    assert (key, [remark.found for remark in enquiry.remarks]) == (None, ["Biscuits"])
    key, enquiry = found()
    assert (key, [remark.mend for remark in enquiry.remarks]) == (None, ["Enter it."])
