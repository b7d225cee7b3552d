"""The workbook people fill in: what it holds, what it lets them change, and what it keeps to itself."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.dimensions import ColumnDimension

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.exchange.read.grids import read_workbook
from cxmodel.exchange.sheets import readme, template
from cxmodel.exchange.sheets.exact import unspelled, value_of
from cxmodel.schema import fields_of, table_name
from cxmodel.tables import Score
from tests.exchange.sheets.hostile import NASTY

SHEETS = ["Read me", "Vendors", "Scores", "Evidence", *template.TABLES, "Lists"]


def written(dataset: Dataset, **how) -> bytes:
    stream = io.BytesIO()
    template.write(dataset, stream, **how)
    return stream.getvalue()


def book(dataset: Dataset, **how) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(dataset, **how)))


def texts(data: bytes) -> str:
    """Everything that any part of the workbook says."""
    with ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())


@pytest.fixture(scope="module")
def empty(dataset):
    return book(dataset)


@pytest.fixture(scope="module")
def filled(dataset):
    return book(dataset, filled=True)


def test_the_sheets_stand_in_the_order_in_which_they_are_explained(empty):
    assert empty.sheetnames == SHEETS
    assert list(readme.SHEETS) == SHEETS[1:]
    said = [cell.value for cell in empty["Read me"]["A"]]
    assert [name for name in said if name in readme.SHEETS] == SHEETS[1:]


def test_the_empty_template_holds_headers_and_lists_alone(empty):
    for name in SHEETS[1:-1]:
        assert empty[name].max_row == 1, name
    assert "heronlight" not in texts(written_once(empty))


def written_once(workbook: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", SHEETS[1:-1])
def test_every_header_is_frozen_and_explained(empty, name):
    page = empty[name]
    assert page.freeze_panes[-1] == "2"
    for cell in page[1]:
        assert cell.comment.text.strip(), cell.coordinate
        assert below(page, cell.column_letter).width >= len(str(cell.value)) / 3


@pytest.mark.parametrize("name", SHEETS[1:-1])
def test_input_cells_are_coloured_and_unlocked_on_a_protected_sheet(filled, name):
    page = filled[name]
    assert page.protection.sheet
    for cell in page[2]:
        if cell.value is not None:
            given = name == "Assumptions" and page.cell(1, cell.column).value in ("id", "unit", "floor", "ceiling")
            assert cell.protection.locked is given, cell.coordinate
            assert cell.fill.fill_type == "solid", cell.coordinate


def test_any_row_below_may_be_filled_in(empty):
    for column in ("A", "C", "E"):
        dimension = below(empty["Vendors"], column)
        assert not dimension.protection.locked
        assert dimension.fill.fill_type == "solid"


def rules(page) -> dict[str, object]:
    """The rule of data validation by header."""
    return {page.cell(1, next(iter(rule.sqref.ranges)).min_col).value: rule
            for rule in page.data_validations.dataValidation}


def below(page, letter: str) -> ColumnDimension:
    """The format of a column's empty cells; columns that are alike are one entry in the file."""
    number = column_index_from_string(letter)
    return next(one for one in page.column_dimensions.values() if one.min <= number <= one.max)


def test_drop_downs_come_from_lists_and_bounds_from_the_declarations(empty):
    found = rules(empty["Vendors"])
    assert found["rate_basis"].formula1.startswith("Lists!")
    assert (found["hourly_rate_usd"].type, float(found["hourly_rate_usd"].formula1),
            float(found["hourly_rate_usd"].formula2)) == ("decimal", 0, 200)
    assert found["seats"].type == "whole"
    assert "notes" not in found
    first, last = found["country"].formula1.removeprefix("Lists!").replace("$", "").split(":")
    offered = [row[0].value for row in empty["Lists"][first:last]]
    assert {"Philippines", "Namibia"} & set(offered)
    assert offered == sorted(offered)


@pytest.mark.parametrize("name", template.TABLES)
def test_every_closed_list_of_the_declarations_is_offered(empty, name):
    found = rules(empty[name])
    for field in fields_of(template.TABLES[name]):
        choices = getattr(field.spec, "choices", ())
        if choices and not field.many:
            first, last = found[field.name].formula1.removeprefix("Lists!").replace("$", "").split(":")
            assert tuple(row[0].value for row in empty["Lists"][first:last]) == choices


def test_an_assumption_is_held_inside_its_own_floor_and_ceiling(filled):
    rule = rules(filled["Assumptions"])["typical"]
    names = [cell.value for cell in filled["Assumptions"][1]]
    assert rule.formula1 == f"${'ABCDEFGHIJ'[names.index('floor')]}2"
    assert rule.formula2 == f"${'ABCDEFGHIJ'[names.index('ceiling')]}2"


def test_each_criterion_shows_its_scale_in_words(empty, dataset):
    for cell, criterion in zip(empty["Scores"][1][2:], dataset.criterion, strict=True):
        assert cell.value == criterion.name
        assert f"4: {criterion.scale_4}" in cell.comment.text
        assert ("A gate" in cell.comment.text) is (criterion.kind == "gate")


def test_the_filled_template_holds_the_rows_of_every_table_it_shows(filled, dataset):
    for name, kind in template.TABLES.items():
        rows = [[cell.value for cell in row] for row in filled[name].iter_rows(min_row=2)]
        fields = fields_of(kind)
        made = [kind(**{field.name: value_of(field, cell) for field, cell in zip(fields, row, strict=True)})
                for row in rows]
        assert tuple(made) == getattr(dataset, table_name(kind))


def test_the_grid_and_the_evidence_together_hold_every_score(filled, dataset):
    grid = [[cell.value for cell in row] for row in filled["Scores"].iter_rows(min_row=2)]
    criteria = [row.id for row in dataset.criterion]
    scores = {(row[0], key): cell for row in grid for key, cell in zip(criteria, row[2:], strict=True)}
    found = {(row[0].value, row[2].value): (row[4].value, row[5].value)
             for row in filled["Evidence"].iter_rows(min_row=2)}
    for row in dataset.score:
        key = row.vendor_id, row.criterion_id
        assert (scores[key], *found.get(key, (None, None))) == (row.score, row.evidence, row.assessor)


def test_the_request_to_one_vendor_tells_nothing_about_others_nor_what_we_think(dataset):
    noted = replace(dataset, vendor=tuple(replace(row, note=f"inside view of {row.id}") for row in dataset.vendor))
    said = texts(written(noted, vendor="heronlight"))
    for row in dataset.vendor:
        if row.id != "heronlight":
            assert row.id not in said
            assert row.name not in said
    for secret in ("inside view", "alder", "Alder", "northmere", "niche_specialist", "sample assessor", "vendor_class",
                   *(row.id for row in dataset.assumption if "_" in row.id)):
        assert secret not in said, secret
    assert all(row.evidence not in said for row in dataset.score if row.evidence)


def test_the_request_lets_a_vendor_fill_its_offer_and_nothing_else(dataset):
    page = book(dataset, vendor="heronlight")["Vendors"]
    sites = [row for row in dataset.site if row.vendor_id == "heronlight"]
    assert page.max_row == 1 + len(sites)
    locked = {page.cell(1, cell.column).value for cell in page[2] if cell.value is not None and cell.protection.locked}
    assert locked == {"vendor_id", "vendor", "site_id"}
    assert not below(page, "A").protection.locked  # its name may be repeated for a new site
    assert all(row[11].value is None for row in page.iter_rows(min_row=2))


def test_the_request_asks_for_evidence_on_each_criterion_what_must_be_met_first(dataset):
    page = book(dataset, vendor="heronlight")["Evidence"]
    rows = list(page.iter_rows(min_row=2, values_only=True))
    gates = [row.id for row in dataset.criterion if row.kind == "gate"]
    assert [row[2] for row in rows][:len(gates)] == gates
    assert {row[2] for row in rows} == {row.id for row in dataset.criterion}
    gate = next(row for row in dataset.criterion if row.kind == "gate")
    assert rows[0][5] == f"Must be met: {getattr(gate, f'scale_{int(gate.minimum)}')}"
    assert page["G1"].value == "evidence"
    assert not below(page, "G").protection.locked
    assert page["C2"].protection.locked


def test_a_request_to_nobody_known_names_those_there_are(dataset):
    with pytest.raises(CxError, match=r"There is no vendor 'nobody'.*heronlight"):
        written(dataset, vendor="nobody")


def test_hostile_text_stays_text_in_every_sheet(dataset):
    """Names, notes, criteria and their scales stand in cells, in comments and in lists."""
    texts = (*NASTY, "\ud800", " ")
    odd = replace(
        dataset, score=(), site=(),
        vendor=tuple(replace(dataset.vendor[0], id=f"v{n}", name=text, note=text) for n, text in enumerate(texts)),
        criterion=tuple(replace(dataset.criterion[0], id=f"c{n}", name=text, scale_0=text, scale_4=text)
                        for n, text in enumerate(texts)),
        location=tuple(replace(dataset.location[0], iso3=f"L{n}", country=text) for n, text in enumerate(texts)))
    for how in ({"filled": True}, {"vendor": "v0"}, {"vendor": f"v{len(texts) - 2}"}):
        data = written(odd, **how)
        cells = [cell for page in openpyxl.load_workbook(io.BytesIO(data)) for row in page.iter_rows() for cell in row
                 if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        read_workbook(data, "back.xlsx")
    names = [row[1].value for row in book(odd, filled=True)["Vendors"].iter_rows(min_row=2)]
    assert tuple(map(unspelled, names)) == texts


def test_a_world_without_rows_is_no_trouble(dataset):
    bare = Dataset(**{name: () for name in vars(dataset) if name in Dataset.__dataclass_fields__})
    assert book(bare, filled=True).sheetnames == SHEETS


def test_five_thousand_vendors_take_seconds(dataset):
    vendors = tuple(replace(dataset.vendor[n % 20], id=f"v{n}", name=f"Vendor {n}") for n in range(5000))
    sites = tuple(replace(dataset.site[n % 50], id=f"s{n}", vendor_id=f"v{n % 5000}") for n in range(10_000))
    scores = tuple(Score(row.id, one.id, 2.5, None, None) for row in vendors for one in dataset.criterion)
    start = time.process_time()
    written(replace(dataset, vendor=vendors, site=sites, score=scores), filled=True)
    assert time.process_time() - start < 15
