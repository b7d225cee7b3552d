"""What the data emphasise is shown beside the weights in use and changes nothing."""

from __future__ import annotations

import pytest

from cxmodel.model.evaluate import partners
from cxmodel.ui.vendors.weighing import emphasis
from tests.ui.conftest import texts
from tests.ui.vendors.weighing.conftest import present


def test_a_theme_has_what_its_criteria_have_together(desk, dataset, alder, work_of, themes):
    found = emphasis.emphasised(work_of(alder), themes)
    by_criterion = partners.emphasis(dataset, alder)
    for method in emphasis.METHODS:
        assert sum(found[method].values()) == pytest.approx(1)
        mine = [row.id for row in dataset.criterion if row.theme_id == "scale" and row.kind == "score"]
        assert found[method]["scale"] == pytest.approx(sum(by_criterion[method][name] for name in mine))


def test_inside_a_theme_the_shares_add_up_to_one_and_keep_their_proportions(desk, dataset, alder, work_of, culture):
    found = emphasis.emphasised(work_of(alder), culture)
    by_criterion = partners.emphasis(dataset, alder)
    for method in emphasis.METHODS:
        one, other = culture.ids
        assert sum(found[method].values()) == pytest.approx(1)
        assert found[method][one] * by_criterion[method][other] == pytest.approx(
            found[method][other] * by_criterion[method][one])


def test_the_heading_says_where_scores_differ_most(desk, alder, work_of, themes):
    told = {"entropy": {**dict.fromkeys(themes.ids, 0.0), "people": 0.3},
            "critic": {**dict.fromkeys(themes.ids, 0.0), "people": 0.2, "scale": 0.1}}
    assert emphasis.heading(work_of(alder), themes, dict.fromkeys(themes.ids, 0.1), told) == (
        "The scores differ most in People: 20% to 30% by the data, 10% in use")


@pytest.mark.parametrize("what", ["themes", "value"])
def test_it_is_shown_and_never_imposed(open_way, what):
    page = open_way("emphasis", what)
    told = texts(page)
    assert "Shown, never imposed" in told
    assert "Entropy: " in told
    assert "CRITIC: " in told
    assert "Sample vendors" in told
    assert present(page).judgements == ()
    assert not [button for button in page.button if button.key == "use-weights"]
