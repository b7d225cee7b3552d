"""What is said of sureness can be checked by moving the weights: past the end that is named, the rival leads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxmodel.model.evaluate.partners import Opinion, field, opinions, sureness
from cxmodel.scenario import rebalance
from cxmodel.ui.vendors import sure_words
from cxmodel.ui.vendors.sure_pictures import LOWER
from tests.ui.vendors.views import level, of_vendors, unscored


@pytest.fixture(scope="module")
def asked(dataset, alder):
    return field(dataset, alder), sureness(dataset, alder, 0.5, 4000)


def leader(dataset, scenario) -> str:
    return next(one.name for one in field(dataset, scenario).partners if one.passes)


def weighing(scenario, group: str, share: float):
    """The scenario in which a theme, or the price, makes up this share of the total."""
    if group == "price":
        return replace(scenario, price_weight=share)
    rest = (1 - share) / (1 - scenario.weight(group) * (1 - scenario.price_weight))
    price = scenario.price_weight * rest
    moved = rebalance(dict(scenario.theme_weights), group, share / (1 - price))
    return replace(scenario, price_weight=price, theme_weights=tuple(moved.items()))


def test_the_leader_stays_inside_its_interval_and_the_rival_leads_beyond_it(asked, work_of, alder, dataset):
    everyone, found = asked
    rows = sure_words.reaches(work_of(alder), everyone, found)
    first = sure_words.leading(everyone, found).name
    ends = 0
    for group, row in zip(found.groups, rows, strict=True):
        for edge, rival, out in ((row.low, row.low_by, -1e-5), (row.high, row.high_by, 1e-5)):
            if rival:
                ends += 1
                assert leader(dataset, weighing(alder, group, edge - out)) == first
                assert leader(dataset, weighing(alder, group, edge + out)) == rival
    assert ends >= 5


def test_the_tightest_end_is_the_nearest_of_all(asked, work_of, alder):
    everyone, found = asked
    rows = sure_words.reaches(work_of(alder), everyone, found)
    row, up = sure_words.tightest(rows) or (rows[0], False)
    room = (row.high if up else row.low) - row.weight
    for other in rows:
        assert not other.low_by or other.weight - other.low >= abs(room) - 1e-12
        assert not other.high_by or other.high - other.weight >= abs(room) - 1e-12
    told = sure_words.how_far((row, up), "Ours", "en_US")
    assert told.startswith(f"{row.name} may {'rise' if up else 'fall'} from ")
    assert told.endswith(f" before {row.high_by if up else row.low_by} overtakes Ours")


def test_near_ends_are_told_with_a_decimal():
    near = sure_words.Reach("Culture", 0.1, 0.094, 1.0, "B", "")
    assert sure_words.how_far((near, False), "A", "en_US") == "Culture may fall from 10.0% to 9.4% before B overtakes A"
    far = replace(near, low=0.06)
    assert sure_words.how_far((far, False), "A", "de_DE") == \
        "Culture may fall from 10\xa0% to 6\xa0% before B overtakes A"


def test_no_end_is_no_tightest():
    assert sure_words.tightest([sure_words.Reach("Culture", 0.1, 0.0, 1.0, "", "")]) is None


def test_the_finding_says_the_share_of_draws_that_are_led(asked):
    everyone, found = asked
    order = sure_words.leaders(found)
    best = int(np.argmax(found.by_rank[:, 0]))
    assert order[0] == best
    told = sure_words.who(everyone, found)
    assert told.startswith(f"{everyone.by_id[found.ids[best]].name} leads in {100 * found.by_rank[best, 0]:.0f} of 100")


def test_the_places_of_a_vendor_add_up_to_all_draws(asked):
    _, found = asked
    heads, shares = sure_words.places(found, sure_words.leaders(found))
    assert heads == ["1st", "2nd", "3rd", "4th", "5th", LOWER]
    assert [sum(line) for line in shares] == pytest.approx([1.0] * len(found.ids))
    for column in range(5):
        assert sum(line[column] for line in shares) == pytest.approx(1.0)


def test_three_vendors_have_three_places_and_no_lower_one(dataset, alder):
    few = of_vendors(dataset, "heronlight", "quillwater", "tidethread")
    found = sureness(few, alder, 0.5, 500)
    heads, shares = sure_words.places(found, range(3))
    assert heads == ["1st", "2nd", "3rd"]
    assert [sum(line) for line in shares] == pytest.approx([1.0] * 3)


def test_a_vendor_that_is_better_on_everything_leads_every_draw(dataset, alder):
    two = of_vendors(dataset, "heronlight", "wayfennel")
    best = replace(two, score=tuple(replace(row, score=4.0 if row.vendor_id == "heronlight" else 2.0)
                                    for row in two.score), site=())
    everyone, found = field(best, alder), sureness(best, alder, 1.0, 500)
    assert sure_words.who(everyone, found) == "Heronlight Care leads in every weighting that was drawn"


def test_a_rival_leads_where_its_own_strengths_count_more(asked, work_of, alder):
    everyone, found = asked
    work = work_of(alder)
    usual = sure_words.by_group(work, everyone, sure_words.mean_weights(found))
    assert usual == pytest.approx(sure_words.by_group(work, everyone, everyone.weights), abs=0.02), \
        "the mean of all draws is today's weights"
    first = sure_words.leading(everyone, found)
    for at in sure_words.leaders(found)[:3]:
        central = sure_words.by_group(work, everyone, found.central[at])
        one = everyone.by_id[found.ids[at]]
        gain = (central - usual) @ np.array([*one.themes, one.price])
        assert gain > (central - usual) @ np.array([*first.themes, first.price]) - 1e-9
        told = sure_words.need(work, everyone, found, at)
        assert told.startswith(f"{one.name} {'leads' if one is first else 'would lead'} where, on average, ")


def test_a_vendor_that_never_leads_needs_nothing(asked, work_of, alder):
    everyone, found = asked
    never = replace(found, central=(None,) * len(found.ids))
    assert sure_words.need(work_of(alder), everyone, never, 0) == ""


def test_no_race_is_told_with_the_next_step(dataset, alder):
    def told(data, scenario=alder):
        return sure_words.no_race(field(data, scenario), sureness(data, scenario, 0.5, 300))

    assert told(dataset) is None
    single = told(of_vendors(dataset, "heronlight")) or ("", "")
    assert "only vendor" in single[0]
    assert "Import a second vendor" in single[1]
    ticked = told(of_vendors(dataset, "heronlight", "coralquay", "oatfield")) or ("", "")
    assert ticked[0].startswith("Heronlight Care is the only vendor whose checklist is met")
    assert "open points" in ticked[1]
    even = told(level(dataset)) or ("", "")
    assert even[0].startswith("All 20 vendors stand level")
    assert "Score them apart" in even[1]


def test_the_race_names_who_waits_or_counts_them(asked, dataset, alder):
    everyone, found = asked
    assert sure_words.race(everyone, found) == (
        f"{len(found.ids)} of all 20 vendors are in the race; 3 wait for the checklist.")
    some = of_vendors(dataset, "heronlight", "quillwater", "coralquay")
    told = sure_words.race(field(some, alder), sureness(some, alder, 0.5, 300))
    assert told == "2 of all 3 vendors are in the race; Coralquay Contact waits for the checklist."
    none = unscored(dataset)
    told = sure_words.race(field(none, alder), sureness(none, alder, 0.5, 300))
    assert told.startswith("No vendor has its checklist met, so all 20 are in the race and no price counts; start")


def test_points_that_could_be_left_out_are_counted_and_named(asked, work_of, alder):
    everyone, found = asked
    work = work_of(alder)
    told = sure_words.dropped(work, everyone, found)
    assert f"{len(found.droppable)} of the {len(everyone.criteria)} criteria that count" in told
    none = replace(found, droppable=(), droppable_together=())
    assert sure_words.dropped(work, everyone, none).startswith("Every criterion counts")
    one = replace(found, droppable=("coaching",), droppable_together=("coaching",))
    assert sure_words.dropped(work, everyone, one) == "Coaching could be left out without changing the top three."
    price = replace(found, droppable=("price", "coaching"), droppable_together=())
    assert "the price and Coaching" in sure_words.dropped(work, everyone, price)


def test_methods_that_agree_and_that_differ_are_told_apart(dataset, alder):
    everyone = field(dataset, alder)
    _, told = opinions(dataset, alder)
    names = {one.method: everyone.by_id[one.leader].name for one in told}
    finding = sure_words.methods(everyone, told)
    same = [method for method, name in names.items() if name == names["weighted_sum"]]
    assert finding.startswith(f"{len(same)} of 4 methods put {names['weighted_sum']} first" if len(same) < 4
                              else "All 4 methods")
    agree = [replace(one, leader="heronlight") for one in told]
    assert sure_words.methods(everyone, agree) == "All 4 methods put Heronlight Care first"
    assert sure_words.meaning(agree).startswith("They agree")
    split = [*agree[:2], Opinion("promethee", (1,), "quillwater"), Opinion("vikor", (1,), "quillwater")]
    assert sure_words.methods(everyone, split) == ("2 of 4 methods put Heronlight Care first; "
                                                   "PROMETHEE II and VIKOR prefer Quillwater Service")
    assert sure_words.meaning(split).startswith("They differ")
    assert set(sure_words.METHODS) == set(sure_words.ASKS) == {one.method for one in told}


def test_topsis_is_said_to_favour_the_column_that_its_squares_favour(work_of, alder, dataset):
    """Ten themes of 7.5 % and a price of 25 %: .0625 of .0625 + 10 x .005625, which is 53 %."""
    even = replace(alder, theme_weights=tuple((name, 0.1) for name, _ in alder.theme_weights), price_weight=0.25)
    work, everyone = work_of(even), field(dataset, even)
    told = sure_words.asks(work, everyone, "topsis")
    assert told.endswith("it squares gaps, so the price makes up 53% of its weight")
    assert sure_words.asks(work, everyone, "vikor") == sure_words.ASKS["vikor"]
    none = replace(even, price_weight=0.0)
    assert sure_words.asks(work_of(none), field(dataset, none), "topsis") == sure_words.ASKS["topsis"]


def test_weights_of_nothing_are_told_to_vary(dataset, alder):
    only = replace(alder, theme_weights=tuple((name, float(name == "culture")) for name, _ in alder.theme_weights))
    assert sure_words.slivers(field(dataset, only), "quite").startswith("9 that weigh 0 may come to count a little")
    assert sure_words.slivers(field(dataset, only), "completely") == ""
    assert sure_words.slivers(field(dataset, alder), "quite") == ""
