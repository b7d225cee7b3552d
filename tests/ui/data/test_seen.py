"""What is shown unasked: the differences as a table, the remarks with shape and word, and no text as a tag."""

from __future__ import annotations

from cxmodel.exchange.read import Remark
from cxmodel.exchange.read.enquiry import LEVELS
from cxmodel.ui.data import seen
from tests import offers
from tests.ui.conftest import texts
from tests.ui.data.pages import drop, opened, part


def test_new_rows_and_changed_cells_stand_side_by_side(store, dataset):
    site = dataset.site[0]
    vendor = dataset.vendors[site.vendor_id]
    known = (vendor.name, dataset.locations[site.iso3].country, site.city, 33.25, "productive", site.seats,
             "|".join(site.languages))
    said = texts(drop(opened(), offers.workbook(known, offers.GOOD)))
    assert "~ changed" in said
    assert "33.25 USD an hour" in said
    assert "+ new" in said
    assert "Quillhaven, Lodz" in said
    assert "2 rows of the file touch in the data: 1 vendor, 2 sites." in said
    assert "Country of the head office: Poland<i class='cx-grey'> (worked out)</i>" in said
    assert "POL" not in said


def test_a_long_list_is_made_only_when_it_is_asked_for(store):
    rows = [("Quillhaven", "Poland", f"City {place}", 10 + place, "paid", 5, "en") for place in range(60)]
    page = drop(opened(), offers.workbook(*rows))
    assert not page.dataframe
    assert texts(page).count("<b class='cx-good'>+ new</b>") == seen.MOST_READ
    page.toggle(key="all-differences").set_value(True).run()
    assert len(page.dataframe[0].value) == 61


def test_every_level_has_a_shape_and_a_word():
    assert set(seen.LEVELS) == set(LEVELS)
    assert len({sign for sign, _ in seen.LEVELS.values()}) == len(LEVELS)
    assert "✗ to mend" in seen.level("error")


def test_remarks_are_shown_with_their_place_and_as_text(store):
    page = drop(opened(), offers.workbook((*offers.TYPO[:3], "<b>1O</b>", *offers.TYPO[4:])))
    said = texts(part(page, "remarks"))
    assert "Offer D4" in said
    assert "&lt;b&gt;1O&lt;/b&gt;" in said
    assert "<b>1O" not in said


def test_a_remark_without_a_cell_is_no_empty_place():
    cells = seen._remark(Remark("note", "Offer", "", "", "Other", "a table of the template", "The sheet is not read."))
    assert cells[1].startswith("Offer<div")


def test_a_question_among_the_remarks_leads_to_its_answer():
    one = Remark("question", "Offer", "B4", "country", "Polnad", "What is it?", "Answer 'POL' or 'none'.")
    assert seen._remark(one)[-1] == seen.ANSWER
