"""Every kind of rule the page offers is one that the scenario knows, and nothing is offered without a choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.scenario import with_pair
from cxmodel.scenario.ruling import FORMS, GAP, asked, rule_words
from cxmodel.ui.plan.kinds import KINDS, options, possible


@pytest.mark.parametrize("name", KINDS)
def test_what_is_added_is_a_rule_with_a_sentence(name, dataset, alder):
    kind = KINDS[name]
    for at in range(3):
        chosen = [list(options(ask, dataset, alder))[min(at, len(options(ask, dataset, alder)) - 1)]
                  for ask in kind.asks]
        rule = kind.key_for(chosen)
        assert asked(rule) is not None, rule
        told = rule_words(rule, dataset, alder.case)
        assert GAP in told
        assert told != rule
        assert replace(alder, rules=with_pair(alder.rules, rule, kind.start)).rules == ((rule, kind.start),)


def test_every_kind_that_the_scenario_knows_can_be_added():
    kinds = {form.key.split(":")[0] for form in FORMS} - {"through", "waived"}
    assert {kind.key.split(":")[0] for kind in KINDS.values()} == kinds


def test_choices_are_named_as_on_the_screen_and_sorted(dataset, alder):
    for ask in ("vendor", "country", "activity", "site"):
        names = list(options(ask, dataset, alder).values())
        assert names == sorted(names)
        assert names
    assert options("country", dataset, alder)["PHL"] == "Philippines"


def test_without_sites_only_rules_on_work_as_a_whole_are_offered(dataset, alder):
    bare = replace(dataset, site=())
    assert {"most", "keep", "floor moved", "risk"} <= set(possible(bare, alder))
    assert not {"cap vendor", "floor country", "go site", "more_seats"} & set(possible(bare, alder))
