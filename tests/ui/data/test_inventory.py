"""What the data hold and whose it is; samples can be taken out once there is something of one's own."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.dataset import CASE_ROWS, build, faults_of
from cxmodel.schema import table_name
from cxmodel.tables import ROW_TYPES, Criterion, Evidence, FieldGrade, Location, LocationSource, Theme
from cxmodel.ui import session
from cxmodel.ui.data.inventory import holdings, without_samples
from tests import offers
from tests.dataset.test_checks import with_rows
from tests.ui.conftest import texts
from tests.ui.data.pages import drop, opened, press

LOOKED_UP = (Location, LocationSource, FieldGrade, Evidence, Theme, Criterion)  # published, or part of the framework


def test_each_table_says_whose_it_is(dataset):
    told = {name: (rows, whose) for name, rows, whose in holdings(dataset)}
    assert told["Vendors"] == (20, "invented samples")
    assert told["Countries"][0] == len(dataset.location)
    mine = replace(dataset, vendor=tuple(replace(row, sample=place > 2) for place, row in enumerate(dataset.vendor)))
    assert holdings(mine)[0] == ("Vendors", 20, "3 yours, 17 invented samples")
    bare = replace(dataset, vendor=(), site=(), score=())
    assert holdings(bare)[0] == ("Vendors", 0, "none yet")


def test_journey_contract_and_partnership_are_counted_with_the_case_they_belong_to(dataset):
    own = build({**with_rows(dataset), "case": [replace(row, sample=row.id != "alder") for row in dataset.case]})
    told = {name: (rows, whose) for name, rows, whose in holdings(own)}
    assert told["Journey: touchpoints, layers"] == (2, "yours")
    assert told["Contract: terms, months"] == (3, "yours")
    assert told["Partnership: barriers, answers, parity, actions"] == (4, "yours")
    assert told["Metrics and parity items to choose from"] == (2, "0 metrics with published figures")
    counted = sum(rows for name, (rows, _) in told.items() if name != "Countries")
    assert counted == sum(len(getattr(own, table_name(kind))) for kind in ROW_TYPES if kind not in LOOKED_UP)


def test_samples_stay_while_there_is_nothing_else(dataset):
    assert without_samples(dataset) is None
    assert without_samples(replace(dataset, vendor=(), site=(), score=())) is None


def test_without_the_samples_nothing_refers_to_them(dataset):
    first, *others = dataset.vendor
    case, *cases = dataset.case
    mixed = replace(dataset, vendor=(replace(first, sample=False), *others), case=(replace(case, sample=False), *cases))
    after = without_samples(mixed)
    assert [row.id for row in after.vendor] == [first.id]
    assert {row.vendor_id for row in (*after.site, *after.score)} == {first.id}
    assert {row.case_id for row in after.activity} == {case.id}
    for kind in CASE_ROWS:
        table = table_name(kind)
        assert getattr(after, table) == tuple(row for row in getattr(dataset, table) if row.case_id == case.id)
    assert faults_of(after) == []


def test_the_samples_go_with_a_click_and_come_back(store, dataset):
    page = opened()
    assert "Take the samples out" not in [one.label for one in page.button]
    press(drop(page, offers.workbook(offers.GOOD)), "Apply")
    press(page, "Take the samples out")
    assert not page.exception
    assert [row.name for row in session.dataset().vendor] == ["Quillhaven"]
    assert len(session.dataset().case) == len(dataset.case), "no case of one's own yet"
    assert "<td class=''>yours</td>" in texts(page)
    session.take_back_data(session.data_log()[0].id)
    assert len(session.dataset().vendor) == len(dataset.vendor) + 1
