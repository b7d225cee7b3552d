"""A score is given with its evidence and its assessor, in the words of the scale, and can always be taken back."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.model.evaluate import evaluated
from cxmodel.model.evaluate.partners import field
from cxmodel.scenario import starting
from cxmodel.store.shipped import shipped
from cxmodel.ui.vendors import scoring
from cxmodel.ui.vendors.scoring import Given
from tests.ui.conftest import texts
from tests.ui.vendors.views import show

OPEN = ("coralquay", "business_continuity")
CRITERIA = [row.id for row in shipped().criterion]
VENDORS = [row.id for row in shipped().vendor]


def put(alder, dataset, *steps):
    for vendor, criterion, now in steps:
        alder = scoring.given(alder, dataset, vendor, criterion, now)
    return alder


@given(st.sampled_from(VENDORS), st.sampled_from(CRITERIA), st.none() | st.integers(0, 8).map(lambda n: n / 2),
       st.text(max_size=60), st.text(max_size=30))
@settings(max_examples=60)
def test_what_is_given_stands_and_going_back_leaves_no_trace(vendor, criterion, score, evidence, assessor):
    dataset = shipped()
    start = starting(dataset, "alder")
    own = scoring.entered(dataset, vendor)[criterion]
    made = scoring.given(start, dataset, vendor, criterion, Given(score, evidence, assessor))
    stands = scoring.standing(dataset, made, vendor)
    assert stands[criterion].score == score
    assert stands[criterion].evidence in (" ".join(evidence.split()), own.evidence)
    assert stands[criterion].assessor in (" ".join(assessor.split()), own.assessor)
    assert {name: now for name, now in stands.items() if name != criterion} == {
        name: now for name, now in scoring.entered(dataset, vendor).items() if name != criterion}
    assert scoring.given(made, dataset, vendor, criterion, own) == start


def test_a_score_taken_back_counts_as_missing_and_as_a_range(alder, dataset):
    before = field(dataset, alder).by_id["heronlight"]
    own = scoring.entered(dataset, "heronlight")["coaching"]
    made = put(alder, dataset, ("heronlight", "coaching", replace(own, score=None)))
    after = field(dataset, made).by_id["heronlight"]
    assert after.missing == before.missing + 1
    assert after.quality_high - after.quality_low > before.quality_high - before.quality_low
    again = put(made, dataset, ("heronlight", "coaching", replace(own, score=1.0)))
    assert (again.open_scores, dict(again.scores)) == ((), {"heronlight:coaching": 1.0})


def test_a_whole_step_is_told_in_its_own_words_and_a_half_one_between_two(dataset):
    row = next(row for row in dataset.criterion if row.id == "business_continuity")
    assert scoring.sentence(row, 2.0) == row.scale_2
    half = scoring.sentence(row, 2.5)
    assert row.scale_2 in half
    assert row.scale_3 in half
    assert scoring.sentence(row, None) == "not scored yet: counts as a range from 0 to 4"


def test_the_five_steps_can_be_chosen_not_known_too_and_a_half_score_that_stands(dataset):
    row = dataset.criterion[0]
    assert list(scoring.steps(row, None, "en_US")) == ["unknown", "0", "1", "2", "3", "4"]
    assert list(scoring.steps(row, 3.5, "de_DE")) == ["unknown", "0", "1", "2", "3", "3.5", "4"]
    assert scoring.steps(row, 3.5, "de_DE")["3.5"] == "3,5 · between 3 and 4"
    assert scoring.steps(row, 3.0, "en_US")["4"] == f"4 · {row.scale_4}"


def test_ticking_the_last_open_point_sets_the_price_free_and_opens_the_plan_and_undo_takes_it_back(open_page, dataset):
    page = open_page("pages/vendors.py")
    kept = page.session_state["kept"]
    kept.picked.update({"vendors-view": "One vendor", "vendor": OPEN[0]})
    page.run()
    told = texts(page)
    assert "open point: Business continuity" in told
    assert "until Business continuity is met" in told
    start = kept.history.present
    names = {site.id for site in dataset.site if site.vendor_id == OPEN[0]}
    assert names <= {site for site, _ in evaluated(dataset, start).left_out}
    page.selectbox(key=f"gate {OPEN[0]}:{OPEN[1]}").set_value("2").run()
    assert not page.exception
    assert dict(kept.history.present.scores) == {f"{OPEN[0]}:{OPEN[1]}": 2.0}
    assert len(kept.history.past) == 1
    told = texts(page)
    assert "4 of 4" in told
    assert "$12.31" in told
    assert "changed here" in told
    assert "Business continuity: not known → 2" in told
    assert not names & {site for site, _ in evaluated(dataset, kept.history.present).left_out}
    page.button(key="undo").click().run()
    assert kept.history.present == start
    assert "$12.31" not in texts(page)
    assert page.selectbox(key=f"gate {OPEN[0]}:{OPEN[1]}").value == "unknown"


def test_one_point_below_the_minimum_is_said_to_fail_with_what_is_needed(store, dataset):
    page = show("sheet", vendor="coralquay")
    page.selectbox(key="gate coralquay:business_continuity").set_value("1").run()
    told = texts(page)
    row = next(row for row in dataset.criterion if row.id == "business_continuity")
    assert "✗ failed" in told
    assert f"1: {row.scale_1}; needed is 2 or more: {row.scale_2}" in unescape(told)


def test_evidence_and_assessor_of_a_checklist_point_are_taken_one_by_one(store, dataset):
    page = show("sheet", vendor="coralquay")
    page.text_input(key="gate coralquay:data_security assessor").set_value("  Ana  ").run()
    page.text_input(key="gate coralquay:data_security evidence").set_value("read <b>the</b> report").run()
    now = page.session_state["kept"].history.present
    assert dict(now.assessors) == {"coralquay:data_security": "Ana"}
    assert dict(now.evidence) == {"coralquay:data_security": "read <b>the</b> report"}
    assert now.scores == ()
    told = texts(page)
    assert "read &lt;b&gt;the&lt;/b&gt; report · Ana" in told
    assert "read <b>" not in told
    page.text_input(key="gate coralquay:data_security assessor").set_value("").run()
    assert page.session_state["kept"].history.present.assessors == (), "empty is as it was entered"


@pytest.fixture
def editing(store):
    """Heronlight's scores, with the form open at coaching."""
    return show("sheet", vendor="heronlight", sheet_view="Scores", theme="people", criterion="coaching")


def fill(page, **values):
    """What a person sets in the form before Save."""
    name = "score heronlight:coaching"
    page.radio(key=f"{name} step").set_value(values["step"])
    page.text_area(key=f"{name} evidence").set_value(values["evidence"])
    page.text_input(key=f"{name} assessor").set_value(values["assessor"])
    return page


def press(page, label):
    return next(button for button in page.button if button.label == label).click().run()


def test_a_score_is_saved_with_evidence_and_assessor_in_one_step(editing, alder, dataset):
    page = press(fill(editing, step="4", evidence="Sat in on two sessions", assessor="Ben"), "Save")
    kept = page.session_state["kept"]
    key = "heronlight:coaching"
    assert kept.history.present == replace(alder, scores=((key, 4.0),), evidence=((key, "Sat in on two sessions"),),
                                           assessors=((key, "Ben"),))
    assert len(kept.history.past) == 1
    told = unescape(texts(page))
    row = next(row for row in dataset.criterion if row.id == "coaching")
    assert row.scale_4 in told
    assert "Sat in on two sessions · Ben" in told
    assert "Entered with the data: 2.5" in told
    page = press(page, "Back to what was entered")
    assert page.session_state["kept"].history.present == alder
    assert "changed here" not in texts(page)


def test_not_known_is_an_answer(editing):
    page = press(fill(editing, step="unknown", evidence="", assessor=""), "Save")
    assert page.session_state["kept"].history.present.open_scores == ("heronlight:coaching",)
    told = texts(page)
    assert "not scored yet: counts as a range from 0 to 4" in told
    assert "as scores are missing" in told


def test_the_theme_that_is_worked_on_stays_open_when_another_becomes_the_strongest(store):
    page = show("sheet", vendor="coralquay", sheet_view="Scores")
    first = page.selectbox(key="sheet-theme").value
    step = next(radio for radio in page.radio if radio.key and radio.key.endswith(" step"))
    step.set_value("0")
    press(page, "Save")
    assert page.selectbox(key="sheet-theme").value == first


def test_saving_what_stands_is_no_change(editing, alder):
    page = press(editing, "Save")
    assert page.session_state["kept"].history.present == alder


def test_scoring_a_vendor_leaves_every_other_as_it_is(alder, dataset):
    before = field(dataset, alder).by_id
    after = field(dataset, put(alder, dataset, ("heronlight", "coaching", Given(4.0)))).by_id
    assert after["heronlight"].quality > before["heronlight"].quality
    assert {name: one.quality for name, one in after.items() if name != "heronlight"} == {
        name: one.quality for name, one in before.items() if name != "heronlight"}
