"""What the shipped metrics, parity items and sample rows of journey, contract and partnership promise readers."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from cxmodel.model.contract import Fees, Term, balance, early_warning, settle
from cxmodel.model.evaluate import as_json, evaluate
from cxmodel.tables import LAYERS
from cxmodel.tables.running import AREAS, METRIC_KINDS, MISTAKES
from cxmodel.tables.serving import PARTS, SIDES

SAMPLES = ("alder", "northmere")
CARDS = json.loads((Path(__file__).parent / "cases" / "scorecards.json").read_text(encoding="utf-8"))
STAGES = ["Become aware", "Choose", "Buy", "Receive and set up", "Use and get help", "Stay or leave"]
SHARE_OF = {"phone": "voice_share", "chat": "chat_share", "messaging": "chat_share", "app": "chat_share",
            "email": "written_share", "letter": "written_share"}  # fmt: skip
both = pytest.mark.parametrize("case", SAMPLES)


def of(rows, case):
    return [row for row in rows if row.case_id == case]


def served(dataset, case):
    """The touchpoints of every activity of the case that customers meet."""
    found = {row.id: (row, []) for row in dataset.activities_of(case) if row.customers > 0}
    for row in dataset.touchpoints_of(case):
        if row.activity_id:
            found[row.activity_id][1].append(row)
    return list(found.values())


def terms_of(dataset, case):
    return [Term(row.metric_id, dataset.metrics[row.metric_id].kind, row.weight, row.target, row.bad_at, row.band_to,
                 row.bad_above, row.statement or "") for row in of(dataset.contract_term, case)]


def months_of(dataset, case):
    found = defaultdict(dict)
    for row in of(dataset.performance, case):
        found[row.month][row.metric_id] = row.value
    return sorted(found.items())


def differing(one, other, place=""):
    """Where two results differ by more than 1e-9 of themselves; the data they name differ, so that is left out."""
    if isinstance(one, dict):
        return [found for key in one if key != "provenance"
                for found in differing(one[key], other[key], f"{place}/{key}")]
    if isinstance(one, list):
        return [found for at, pair in enumerate(zip(one, other, strict=True))
                for found in differing(*pair, f"{place}/{at}")]
    same = math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9) if isinstance(one, float) else one == other
    return [] if same else [place]


def test_every_metric_says_what_it_rests_on(dataset):
    """Evidence with its weakest grade, or judgement with no published figure behind its numbers; always a reason."""
    assert len(dataset.metric) >= 20
    assert {row.kind for row in dataset.metric} == set(METRIC_KINDS)
    for row in dataset.metric:
        grades = [dataset.published[one].grade for one in row.evidence]
        assert row.grade == max(grades, default="judgement"), row.id
        assert len(row.reasoning) > 60, row.id
        assert any(one is not None for one in (row.low, row.typical, row.high)), row.id


def test_the_definition_and_the_formula_of_a_share_are_about_the_same_things(dataset):
    """A lawyer reads both: what is divided by open matters is not a share of contacts; leavers run over 12 months."""
    rows = dataset.metrics
    assert "open matters heard" in rows["owns_to_end"].definition
    assert rows["owns_to_end"].formula.endswith("/ open matters listened to")
    assert "last twelve months" in rows["attrition"].definition
    assert "12 months that end with the month" in rows["attrition"].formula


def test_every_number_of_a_metric_is_printed_in_its_evidence(dataset):
    for row in dataset.metric:
        sources = [dataset.published[one] for one in row.evidence]
        printed = {one * (60 if (each.unit, row.unit) == ("minutes", "seconds") else 1)
                   for each in sources for one in (each.low, each.typical, each.high) if one is not None}
        told = [one for one in (row.low, row.typical, row.high) if one is not None]
        assert told == sorted(told), row.id
        assert not sources or set(told) <= printed, row.id
        for each in sources:
            numbers = {one * scale for one in (each.low, each.typical, each.high) if one is not None
                       for scale in (1, 60)}
            assert numbers & set(told), f"{row.id} cites {each.id} for nothing"


def test_what_the_reasons_of_metrics_name_as_a_figure_is_there(dataset):
    for row in dataset.metric:
        words = row.reasoning.replace("(", " ").replace(")", " ").replace(",", " ").replace(".", " ").replace(";", " ")
        named = [word for word in words.split() if word[:2] in {"A-", "C-", "D-", "E-"} and word[2:].isdigit()]
        assert set(named) <= set(dataset.published), row.id


def test_the_parity_list_covers_its_five_areas_with_five_different_steps_each(dataset):
    assert {row.area for row in dataset.parity_item} == set(AREAS)
    assert 12 <= len(dataset.parity_item) <= 15
    for row in dataset.parity_item:
        assert len({row.scale_0, row.scale_1, row.scale_2, row.scale_3, row.scale_4}) == 5, row.id


@both
def test_touchpoints_add_up_to_the_activities_they_belong_to(dataset, case):
    """Contacts add up, and the emotion of an activity is the mean over its touchpoints: nothing moves by default."""
    for activity, points in served(dataset, case):
        contacts = sum(row.contacts_per_year for row in points)
        assert 1 <= len(points) <= 3, activity.id
        assert contacts == activity.contacts_per_year, activity.id
        felt = sum(row.contacts_per_year * row.emotion for row in points) / contacts
        assert felt == pytest.approx(activity.emotion, abs=1e-9), activity.id


@both
def test_channels_are_those_the_activity_is_really_met_in(dataset, case):
    """Every touchpoint's channel carries a fifth of the activity at least; one of them carries most of it."""
    for activity, points in served(dataset, case):
        shares = {SHARE_OF[row.channel] for row in points}
        assert all(getattr(activity, name) >= 0.2 for name in shares), activity.id
        assert max(("voice_share", "chat_share", "written_share"), key=lambda name: getattr(activity, name)) in shares


@both
def test_the_journey_has_six_stages_peaks_troughs_and_a_few_moments_of_truth(dataset, case):
    points = dataset.touchpoints_of(case)
    assert list(dict.fromkeys(row.stage for row in points)) == STAGES
    assert [STAGES.index(row.stage) for row in points] == sorted(STAGES.index(row.stage) for row in points)
    assert [row.position for row in points] == list(range(1, len(points) + 1))
    assert 18 <= len(points) <= 24
    assert 4 <= sum(row.moment_of_truth for row in points) <= 5
    assert max(row.emotion for row in points) >= 1.5 > -1.5 >= min(row.emotion for row in points)
    assert all(round(row.emotion, 2) == row.emotion and row.touch_reason for row in points)


@both
def test_several_kinds_of_outsourcer_are_in_play_and_all_contact_work_of_the_case_is_its_own(dataset, case):
    """The cases answer their own customers today; who else serves them is found beside their activities."""
    points = dataset.touchpoints_of(case)
    assert len({row.outsourcer for row in points if row.outsourcer}) >= 4
    assert all((row.served_by == "outsourced") == (row.outsourcer is not None) for row in points)
    assert all(row.served_by == "in_house" for row in points if row.activity_id)


@both
def test_every_layer_and_the_person_are_rated_and_some_sides_are_not_known(dataset, case):
    rows = of(dataset.layer_readiness, case)
    assert {row.layer for row in rows} == {*LAYERS, "person"}
    assert any(getattr(row, side) is None for row in rows for side in SIDES)
    assert any(getattr(row, part) is None for row in of(dataset.touchpoint, case) for part in PARTS)


def test_the_journey_of_alder_leaves_every_figure_as_it_is_without_one(dataset, alder):
    """Layers work as a rule, and what is weak is served by others: the sample moves nothing until somebody does."""
    parts = [getattr(row, part) for row in of(dataset.touchpoint, "alder") for part in PARTS]
    assert any(one is not None and one < 3 for one in parts)
    bare = replace(dataset, touchpoint=(), layer_readiness=())
    one, other = (as_json(evaluate(data, alder, draws=20)) for data in (dataset, bare))
    assert differing(one, other) == []


def test_northmere_pays_for_short_calls_and_is_warned_of_it_while_alder_is_not(dataset):
    assert balance(terms_of(dataset, "alder")).warnings == ()
    told = balance(terms_of(dataset, "northmere"))
    assert told.efficiency == pytest.approx(0.9)
    assert told.warnings[0].startswith("Efficiency carries 90%")
    assert any("No behaviour" in line for line in told.warnings)


def test_the_year_of_alder_settles_with_gaps_a_cap_that_binds_and_money_earned_back(dataset):
    terms, (deal,) = terms_of(dataset, "alder"), of(dataset.contract, "alder")
    months = settle(terms, Fees(deal.monthly_fee_usd, deal.at_risk, deal.monthly_cap, deal.earn_back,
                                deal.earn_back_months), months_of(dataset, "alder"))
    assert (months[0].month, months[-1].month, len(months)) == ("2025-10", "2026-09", 12)
    assert max(month.lost.high for month in months) == deal.monthly_fee_usd * deal.monthly_cap
    assert any(month.earned_back.high > 0 for month in months)
    assert [month.month for month in months if month.missing] == ["2025-10", "2026-04"]


def test_each_year_has_a_metric_that_is_met_and_slipping_towards_its_limit(dataset):
    for case, metric in (("alder", "fcr"), ("northmere", "csat")):
        (term,) = (one for one in terms_of(dataset, case) if one.metric == metric)
        assert early_warning(term, [values.get(metric) for _, values in months_of(dataset, case)])[0] == "slipping"


def test_behaviours_of_a_contract_can_be_seen_or_heard_and_have_an_example_of_good_and_bad(dataset):
    behaviours = [row for row in dataset.contract_term if dataset.metrics[row.metric_id].kind == "behaviour"]
    assert len(behaviours) >= 3
    assert all(row.statement and row.good_example and row.bad_example for row in behaviours)


@both
def test_the_review_has_gaps_disagreement_and_a_trend(dataset, case):
    answers, scores = of(dataset.answer, case), of(dataset.parity_score, case)
    assert min(len({row.review for row in rows}) for rows in (answers, scores)) >= 2
    assert any(row.answer is None for row in answers)
    assert any(row.partner is None for row in scores)
    for review in {row.review for row in answers}:
        asked = defaultdict(list)
        for row in answers:
            if row.review == review:
                asked[row.question].append(row)
        assert len(asked) >= 12
        assert {len(rows) for rows in asked.values()} == {4}
        assert 0 < sum(len({row.answer for row in rows if row.answer}) > 1 for rows in asked.values()) < len(asked)


@both
def test_barriers_and_actions_of_the_review_lead_somewhere(dataset, case):
    points = {row.id for row in dataset.touchpoints_of(case)}
    barriers, actions = of(dataset.barrier, case), of(dataset.action, case)
    assert 5 <= len(barriers) <= 6
    assert {row.removed for row in barriers} == {True, False}
    for row in barriers:
        assert row.touchpoint_id in points
        assert row.leavers_low < row.leavers < row.leavers_high
        assert "judgement" in row.why.lower(), "nobody has counted who leaves for a barrier"
    assert {row.mistake for row in actions} == set(MISTAKES)
    assert {row.review for row in actions} <= {row.review for row in of(dataset.parity_score, case)}


def test_the_published_scorecard_has_the_weights_that_the_evidence_prints(dataset):
    card = CARDS["balanced"]
    assert {row["metric"] for row in card["terms"]} == set(card["evidence"])
    for row in card["terms"]:
        assert row["weight"] == dataset.published[card["evidence"][row["metric"]]].typical, row["metric"]
