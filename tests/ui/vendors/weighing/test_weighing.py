"""Five ways, one answer: who says the same in each ends with the same weights in use."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cxmodel.changes import changes_between
from cxmodel.framework import save_theme
from cxmodel.model.elicitation import asking_order
from cxmodel.model.weights import rank_order_centroid
from cxmodel.scenario import starting
from cxmodel.store import edits
from cxmodel.ui import inputs, session
from cxmodel.ui.live import Move
from cxmodel.ui.vendors.weighing import WAYS, outcome, pairwise, points, ranks, swing
from cxmodel.ui.vendors.weighing.groups import Group, group_of, in_use, saying, titles
from tests.ui.conftest import texts
from tests.ui.test_inputs import move
from tests.ui.vendors.weighing.conftest import present

TARGET = (20, 20, 10, 10, 10, 10, 5, 5, 5, 5)  # per cent; every ratio of two is a step of the scale of pairs


def by_sliders(desk, work_of, group: Group, target: Mapping[str, float]) -> None:
    """The handles one after the other; the last move leaves all where they should be."""
    rows = inputs.weights_group(work_of(desk.present()))
    report = {name: 100 * weight for name, weight in target.items()}
    session.change(inputs.moved(desk.present(), rows, Move("weights", group.ids[0], report, "g", "end")))


def by_points(desk, group: Group, target: Mapping[str, float]) -> Mapping[str, float]:
    for name, weight in target.items():
        points._take(group, name, 100 * weight)
    return points.weights(desk.present(), group)


def by_swing(desk, group: Group, target: Mapping[str, float]) -> Mapping[str, float]:
    top = max(target, key=lambda name: target[name])
    swing._lift_first(group, top)
    for name, weight in target.items():
        if name != top:
            desk.state["keys"] = move("swing", name, name, "end", **{name: 100 * weight / target[top]})
            swing._take("keys", group)
    return swing.weights(desk.present(), group) or {}


def by_ranks(desk, group: Group, target: Mapping[str, float]) -> Mapping[str, float]:
    for name in sorted(target, key=lambda name: -target[name]):
        ranks._change(group, lambda now, name=name: [*now, [name]])
    return ranks.weights(desk.present(), group) or {}


def by_pairs(desk, group: Group, target: Mapping[str, float], many: int) -> Mapping[str, float]:
    weight = list(target.values())
    for row, column in asking_order(len(group.items))[:many]:
        pairwise._next(group, (row, column), pairwise.step_of(weight[row] / weight[column]))
    return pairwise.weights(desk.present(), group) or {}


def test_sliders_points_swing_and_pairs_end_in_the_same_weights(desk, dataset, work_of, themes):
    target = {name: share / 100 for name, share in zip(themes.ids, TARGET, strict=True)}
    by_sliders(desk, work_of, themes, target)
    assert in_use(desk.present(), dataset, themes) == pytest.approx(target)
    for found in (by_points(desk, themes, target), by_swing(desk, themes, target),
                  by_pairs(desk, themes, target, 9), by_pairs(desk, themes, target, 45)):
        session.change(starting(dataset, "alder"))
        outcome.use(themes, found)
        assert in_use(desk.present(), dataset, themes) == pytest.approx(target)


def test_with_ranks_as_the_aim_all_five_ways_end_in_the_rank_order_centroid(desk, dataset, work_of, themes):
    target = dict(zip(themes.ids, map(float, rank_order_centroid(range(1, 11))), strict=True))
    by_sliders(desk, work_of, themes, target)
    assert in_use(desk.present(), dataset, themes) == pytest.approx(target)
    chain = {f"{one}:{other}": target[one] / target[other]
             for one, other in zip(themes.ids, themes.ids[1:], strict=False)}
    exact = pairwise.weights(saying(desk.present(), "pairwise", themes, chain), themes)
    for found in (by_ranks(desk, themes, target), by_points(desk, themes, target), by_swing(desk, themes, target),
                  exact or {}):
        session.change(starting(dataset, "alder"))
        outcome.use(themes, found)
        assert in_use(desk.present(), dataset, themes) == pytest.approx(target)


def test_inside_every_theme_the_same_answers_give_the_same_weights(desk, dataset):
    for name in titles(dataset):
        group = group_of(dataset, name)
        whole = sum(range(1, len(group.items) + 1))
        target = {item: (len(group.items) - place) / whole for place, item in enumerate(group.ids)}
        assert by_points(desk, group, target) == pytest.approx(target)
        assert by_swing(desk, group, target) == pytest.approx(target)
        pairs = {f"{one}:{other}": target[one] / target[other]
                 for one in group.ids for other in group.ids if one < other}
        assert pairwise.weights(saying(desk.present(), "pairwise", group, pairs), group) == pytest.approx(target)


@pytest.mark.parametrize("what", ["themes", "people"])
@pytest.mark.parametrize("way", WAYS)
def test_every_way_opens_for_the_themes_and_inside_one(open_way, way, what):
    page = open_way(way, what)
    assert present(page).judgements == ()
    told = texts(page)
    assert "cx-finding" in told
    assert page.segmented_control[0].value == way
    assert "sample" in told.lower(), "invented vendors are marked wherever one is named"


def test_a_theme_without_a_criterion_is_named_with_its_0_and_not_weighed(open_way):
    page = open_way("points")
    assert "not weighed until" not in texts(page)
    data = session.dataset()
    edit = save_theme(data, {"name": "R&D <b>", "question": "Who invents?", "default_weight": 1.0})
    edits.apply(session.database(), data, changes_between(data, edit.after), edits.Record("edit", "Added"))
    session.dataset.clear()
    page.run()
    assert "R&amp;D &lt;b&gt;: 0%, not weighed until a criterion gives it points" in texts(page)
    assert len(page.number_input) == 10
    page.number_input(key="points-themes-culture").set_value(20.0).run()
    page.button(key="use-weights").click().run()
    assert dict(present(page).theme_weights)["r_d_b"] == 0


def test_what_is_weighed_and_the_way_are_chosen_and_remembered(open_way):
    page = open_way("direct")
    page.segmented_control[0].set_value("points").run()
    page.selectbox(key="weigh-what").set_value("technology").run()
    assert page.segmented_control[0].value == "points"
    assert [field.label for field in page.number_input] == ["One platform for all channels", "Analytics"]
    assert page.session_state["kept"].picked["theme"] == "technology"


def test_judgements_come_back_after_a_restart(open_way):
    page = open_way("ranks", "culture")
    page.button(key="rank-customer_culture").click().run()
    before = present(page)
    session.database().close()
    session.st.cache_resource.clear()
    assert present(open_way("ranks", "culture")) == before
