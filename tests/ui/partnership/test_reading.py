"""What the rows come to: worked by hand, and laws that hold for the sample cases too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate import evaluated
from cxmodel.scenario import starting
from cxmodel.tables import MISTAKES, Touchpoint
from cxmodel.ui.partnership import reading


@pytest.fixture(scope="module")
def results(reviewed, alder):
    return evaluated(reviewed, alder)


def test_a_contact_costs_what_the_hours_of_home_cost_over_the_contacts_that_reach_a_person(reviewed, results):
    costs = reading.contact_costs(reviewed, results)
    met = [row for row in reviewed.activities_of("alder") if row.customers > 0]
    reaching = dict(zip([row.id for row in reviewed.activities_of("alder")], results.today.work["reaching"],
                        strict=True))
    spent = sum(costs[row.id] * reaching[row.id] for row in met)
    assert costs[reading.ANYWHERE] == pytest.approx(spent / sum(reaching[row.id] for row in met))
    assert sum(costs[name] * count for name, count in reaching.items()) == pytest.approx(
        results.today.total_hours * results.home_hour["total"])


def test_barriers_cost_contacts_and_leavers_dearest_first_removed_ones_last(reviewed, results):
    each = reading.contact_costs(reviewed, results)[reading.ANYWHERE]
    worth = reviewed.case_named("alder").customer_value_usd
    first, second, gone = reading.barriers(reviewed, results)
    costs = {"wait": (5000 * each, 5000 * each, 5000 * each + 500 * worth),
             "form": (2000 * each, 2000 * each + 10 * worth, 2000 * each + 20 * worth)}
    assert [first.row.id, second.row.id, gone.row.id] == [*sorted(costs, key=lambda one: -costs[one][1]), "label"]
    for one in (first, second):
        assert (one.low, one.typical, one.high) == pytest.approx(costs[one.row.id])
    assert reading.total((first, second, gone)) == pytest.approx(
        tuple(map(sum, zip(*costs.values(), strict=True))))
    assert reading.total((first, second, gone), removed=True)[1] == pytest.approx(5 * worth)


def test_a_barrier_at_a_touchpoint_costs_the_contacts_of_its_work(reviewed, alder):
    met = Touchpoint("alder", "here", 1, "Use", "Broken <leg>", "phone", "escalation_care", 10.0, 0.0, False, None,
                     None, None, None, "high_touch", None, "in_house", None)
    data = replace(reviewed, touchpoint=(met,), barrier=(replace(reviewed.barrier[0], touchpoint_id="here"),))
    results = evaluated(data, alder)
    one, = reading.barriers(data, results)
    assert one.where == "Use: Broken <leg>"
    assert one.per_contact == reading.contact_costs(data, results)["escalation_care"]
    assert one.contacts == pytest.approx(2000 * one.per_contact)


def test_questions_that_agree_least_come_first_and_gaps_change_the_measure(reviewed):
    old, new = (reading.asked(reviewed, "alder", day) for day in ("2026-03-01", "2026-08-01"))
    assert (old.gaps, old.method, new.gaps, new.method) == (False, "Fleiss' kappa", True, "Krippendorff's alpha")
    assert [question for question, _ in old.answers][-1] == "Do you take it back?"
    assert old.same == pytest.approx((1 / 3, 1 / 3, 1.0))
    assert new.answers[0][0] == "Is delivery free?"
    assert new.given == 8
    assert new.channels == ("phone", "chat", "email")


def test_case_and_spaces_are_no_difference_and_a_tie_has_no_leader():
    assert reading.differing({"phone": "30 days", "chat": "30  Days ", "email": "30 days"}) == frozenset()
    assert reading.differing({"phone": "yes", "chat": "no"}) == {"phone", "chat"}
    assert reading.differing({"phone": "yes", "chat": "no", "email": "yes"}) == {"chat"}
    assert reading.differing({}) == frozenset()


def test_parity_of_an_area_is_over_what_is_known_of_both(reviewed):
    lines = reading.compared(reviewed, "alder", "2026-08-01")
    brand, tools = reading.area_gaps(lines)
    assert (brand.area, brand.gap, brand.items) == ("brand_coaching", 2.0, 1)
    assert (tools.area, tools.gap, tools.items) == ("tools", 0.0, 1)
    assert reading.parity_share(lines) == pytest.approx((2 / 4 + 1) / 2)
    assert reading.parity_share(()) is None


def test_the_trend_has_a_point_a_review_and_one_of_today_for_the_register(reviewed, results):
    told = reading.trend(reviewed, results, "2026-11-22")
    assert tuple(told) == MISTAKES
    assert [day for day, _ in told["forced_channels"]] == ["2026-11-22"]
    assert [day for day, _ in told["confused_consistency"]] == ["2026-03-01", "2026-08-01"]
    assert [score for _, score in told["partner_as_resource"]] == pytest.approx([25.0, 75.0])
    assert told["confused_consistency"][0][1] < told["confused_consistency"][1][1]


def test_a_review_without_answers_yet_has_no_score(reviewed, results):
    blank = tuple(replace(row, review="2026-11-22", answer=None) for row in reviewed.answer[:9])
    data = replace(reviewed, answer=(*reviewed.answer, *blank))
    assert reading.answer_reviews(data, "alder")[0] == "2026-11-22"
    assert reading.trend(data, results, "x") == reading.trend(reviewed, results, "x")


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_samples_lie_inside_their_ranges(dataset, case):
    results = evaluated(dataset, starting(dataset, case))
    costs = reading.barriers(dataset, results)
    assert all(0 <= one.contacts <= one.low <= one.typical <= one.high for one in costs)
    scores = [score for line in reading.trend(dataset, results, "2026-11-22").values() for _, score in line]
    assert all(0 <= score <= 100 for score in scores)
