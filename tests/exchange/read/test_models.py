"""The model workbook is not read back: by its mark, by its sheets, by its headers."""

from __future__ import annotations

import io

import pytest

from cxmodel.errors import CxError
from cxmodel.exchange import workbook
from cxmodel.exchange.read import read
from cxmodel.exchange.read.grids import Grid, read_workbook
from cxmodel.exchange.read.models import refuse_model
from cxmodel.exchange.sheets import tables, template
from cxmodel.model.evaluate import evaluate


@pytest.fixture(scope="module")
def model(dataset, alder) -> bytes:
    stream = io.BytesIO()
    workbook.write(dataset, evaluate(dataset, alder, 5), stream)
    return stream.getvalue()


def test_the_model_is_refused_with_what_to_use_instead(model, dataset):
    reading = read(model, "model.xlsx", dataset)
    assert (reading.verdict, reading.after, reading.lines) == ("rejected", None, ())
    remark, = reading.remarks
    assert "model workbook" in remark.found
    assert "template" in remark.mend
    assert "data export" in remark.mend


def test_it_is_known_without_its_mark_and_by_a_single_sheet(model):
    grid = read_workbook(model, "model.xlsx")
    unmarked = Grid([sheet for sheet in grid.sheets if sheet.name != "About"])
    alone = [Grid([sheet]) for sheet in grid.sheets if sheet.name in ("Vendors", "Inputs", "Plan")]
    assert len(alone) == 3
    for part in (unmarked, *alone):
        with pytest.raises(CxError, match="model workbook"):
            refuse_model(part, "copy.xlsx")


def test_the_template_and_the_data_are_no_model(dataset):
    for write in (tables.write, template.write):
        stream = io.BytesIO()
        write(dataset, stream)
        refuse_model(read_workbook(stream.getvalue(), "ours.xlsx"), "ours.xlsx")
