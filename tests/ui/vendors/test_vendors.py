"""The page Vendors: six views behind one switch, each with its finding, none a decision."""

from __future__ import annotations

import pytest

from cxmodel.ui import session, vendors
from tests.ui.conftest import texts


@pytest.mark.parametrize("name", vendors.VIEWS)
def test_every_view_opens_with_its_finding_and_marks_the_sample(open_page, name):
    page = open_page("pages/vendors.py")
    before = page.session_state["kept"].history
    page.segmented_control(key="vendors-view-box").set_value(name).run()
    assert not page.exception
    assert not page.error
    told = texts(page)
    assert "cx-finding" in told
    assert "sample" in told.lower()
    assert page.segmented_control(key="vendors-view-box").value == name
    assert page.session_state["kept"].history == before


def test_the_six_views_stand_in_this_order():
    assert list(vendors.VIEWS) == ["Ranking", "How sure", "One vendor", "Compare", "Weigh", "Framework"]
    assert set(vendors.BELOW) <= set(vendors.VIEWS)


def test_an_unknown_view_is_the_ranking(desk):
    session.pick("vendors-view", "Nothing like it")
    assert vendors.opened() == "Ranking"


def test_filters_stand_beside_the_ranking_alone(open_page):
    page = open_page("pages/vendors.py")
    assert [box.key for box in page.text_input if box.key == "vendor-search-box"]
    page.segmented_control(key="vendors-view-box").set_value("How sure").run()
    assert not [box.key for box in page.text_input if box.key == "vendor-search-box"]
