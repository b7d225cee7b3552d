"""Sliders are the weights in use; they always add up to 100 per cent."""

from __future__ import annotations

import json

import pytest

from cxmodel.scenario import inside_theme
from cxmodel.ui import session
from cxmodel.ui.vendors.weighing import direct
from cxmodel.ui.vendors.weighing.groups import used
from tests.ui.test_pages import drag, handles
from tests.ui.vendors.weighing.conftest import present
from tests.worlds import all_out


def test_the_heading_says_what_counts_most(desk, alder, work_of, themes):
    assert direct.heading(work_of(alder), themes) == "All count the same"
    assert direct.heading(work_of(used(alder, themes, {"people": 0.6, "scale": 0.4})), themes) == "People counts most"
    two = used(alder, themes, {"people": 0.5, "scale": 0.5})
    assert direct.heading(work_of(two), themes) == "People and Scale count most"
    many = used(alder, themes, {name: float(name not in ("value", "scale")) for name in themes.ids})
    assert direct.heading(work_of(many), themes) == "8 share the first place"


def test_the_upright_line_is_the_last_weight_of_the_same_case(dataset, alder, northmere, work_of, themes):
    after = used(alder, themes, {"people": 1.0})
    assert direct._before(work_of(after, before=alder), themes) == direct.weights(work_of(alder), themes)
    other = all_out(dataset, "northmere")
    assert direct._before(work_of(after, before=other), themes) == direct.weights(work_of(after), themes)


def test_a_dragged_handle_counts_at_once_and_undo_brings_it_back(open_way):
    page = open_way("direct")
    start = present(page)
    for seq, value in enumerate((20.0, 40.0), start=1):
        drag(page, group="weights", slider="culture", values={"culture": value}, gesture="g", phase="drag", seq=seq)
        assert json.loads(handles(page).proto.json)["acknowledged"] == seq
    assert present(page).weight("culture") == pytest.approx(0.4)
    assert len(page.session_state["kept"].history.past) == 1
    assert sum(weight for _, weight in present(page).theme_weights) == pytest.approx(1)
    assert present(page).overrides == start.overrides


def test_inside_a_theme_its_own_criteria_are_the_handles(open_way, dataset):
    page = open_way("direct", "people")
    drag(page, group="criteria", slider="coaching", values={"coaching": 60.0}, gesture="g", phase="end", seq=1)
    assert inside_theme(present(page), dataset, "people") == pytest.approx(
        {"staff_selection": 0.2, "retention": 0.2, "coaching": 0.6})


def test_opening_a_theme_opens_its_handles_and_the_themes_leave_them(desk, themes, culture):
    direct.open_theme(culture)
    assert session.picked("theme") == "culture"
    direct.open_theme(themes)
    assert session.picked("theme") == "culture"
