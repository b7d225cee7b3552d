"""Differences in the reader's words: before and after with every digit, names instead of keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.changes import changes_between
from cxmodel.schema import fields_of
from cxmodel.tables import ROW_TYPES, Site, Vendor
from cxmodel.ui.data.differences import TITLES, differences, measured, told_value
from cxmodel.units import Unit


def lines(before, after, locale="en_US"):
    return list(differences(changes_between(before, after), (before, after), locale))


def test_a_changed_cell_is_told_with_what_stood_there(dataset):
    first = dataset.site[0]
    after = replace(dataset, site=(replace(first, rate_usd_h=14.25, languages=("en", "es")), *dataset.site[1:]))
    rate, languages = lines(dataset, after)
    vendor = dataset.vendors[first.vendor_id].name
    assert (rate.kind, rate.table, rate.row) == ("changed", "Site", f"{vendor}, {first.city}")
    assert rate.field == "Quoted price of an hour"
    assert rate.after == "14.25 USD an hour"
    assert languages.after == "English, Spanish"


def test_changed_cells_come_first_then_rows_that_go_then_new_ones(dataset):
    new = replace(dataset.vendor[0], id="new", name="Newcomer")
    gone = dataset.score[-1]
    after = replace(dataset, vendor=(replace(dataset.vendor[0], name="Renamed"), *dataset.vendor[1:], new),
                    score=dataset.score[:-1])
    found = lines(dataset, after)
    assert [one.kind for one in found] == ["changed", "removed", "new"]
    assert found[1].row.startswith(dataset.vendors[gone.vendor_id].name + ": ")
    assert (found[2].row, found[2].before) == ("Newcomer", "")
    assert "Seats over all sites" in found[2].after


@pytest.mark.parametrize(("value", "unit", "locale", "said"), [
    (0.247, Unit.SHARE, "en_US", "24.7%"), (0.29, Unit.SHARE, "en_US", "29%"),
    (1234.5, Unit.USD, "de_DE", "1.234,5 USD"),
    (2024, Unit.YEAR, "en_US", "2024"), (1e-7, Unit.NONE, "en_US", "0.0000001"), (-3.0, Unit.HOURS, "en_US", "−3 h"),
])  # fmt: skip
def test_a_figure_keeps_the_digits_a_person_would_type(value, unit, locale, said):
    assert measured(value, unit, locale) == said


def test_no_figure_is_more_precise_than_a_reader_needs(dataset):
    after = replace(dataset, site=(replace(dataset.site[0], rate_usd_h=14.4409375), *dataset.site[1:]))
    assert [one.after for one in lines(dataset, after)] == ["14.44 USD an hour"]


def test_two_figures_that_differ_never_look_the_same(dataset):
    near = replace(dataset, site=(replace(dataset.site[0], rate_usd_h=12.503), *dataset.site[1:]))
    after = replace(dataset, site=(replace(dataset.site[0], rate_usd_h=12.5031), *dataset.site[1:]))
    one, = lines(near, after)
    assert (one.before, one.after) == ("12.503 USD an hour", "12.5031 USD an hour")


def test_countries_stand_by_name_and_never_by_code(dataset):
    after = replace(dataset, vendor=(replace(dataset.vendor[0], headquarters="POL"), *dataset.vendor[1:]))
    one, = lines(dataset, after)
    assert (one.field, one.after) == ("Country of the head office", "Poland")
    source = next(lines_of for lines_of in lines(replace(dataset, location_source=()), dataset))
    assert source.row.partition(":")[0] in {row.country for row in dataset.location}


def test_what_nobody_typed_is_marked(dataset):
    new = replace(dataset.vendor[0], id="new", name="Newcomer")
    after = replace(dataset, vendor=(*dataset.vendor, new))
    changes = changes_between(dataset, after)
    one, = differences(changes, (dataset, after), worked_out={("vendor", ("new",)): ("headquarters",)})
    assert one.after.count("(worked out)") == 1
    assert "Country of the head office: United States (worked out)" in one.after


def test_nothing_known_is_said_and_never_zero():
    by_name = {field.name: field for kind in (Site, Vendor) for field in fields_of(kind)}
    assert told_value(by_name["rate_usd_h"], None) == "not known"
    assert told_value(by_name["certifications"], ()) == "not known"
    assert told_value(by_name["sample"], False) == "no"


def test_every_table_has_a_title_and_a_row_a_name(dataset):
    assert len(TITLES) == len(ROW_TYPES)
    empty = replace(dataset, **dict.fromkeys(TITLES, ()))
    assert all(one.row for one in lines(empty, dataset))
