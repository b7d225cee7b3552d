"""A grant that speaks of no rule is told; one that may come to matter again is left alone."""

from __future__ import annotations

import pytest

from cxmodel.errors import CxError
from cxmodel.model.evaluate.sourced import optimise, posed
from tests.model.evaluate.sourced.conftest import ruled


@pytest.mark.parametrize(("key", "said"), [
    ("waived:nosuch", "'nosuch', which is no rule of the plan.*Use one of: country_cap, "),
    ("waived:contry_cap", "Did you mean 'country_cap'"),
    ("through:foo:billing", "'foo', which bars nothing.*Use one of: checklist:octaverrane"),
    ("through:checklist:octaveran:billing", "Did you mean 'checklist:octaverrane'"),
    ("through:country_cap:billing", "bars nothing"),
])
def test_what_means_nothing_is_refused_with_the_ids_there_are(few_sites, alder, key, said):
    with pytest.raises(CxError, match=said):
        posed(few_sites, ruled(alder, rules={key: 1.0}))


def test_all_of_them_are_told_at_once(few_sites, alder):
    with pytest.raises(CxError, match=r"(?s)2 things.*foo.*nosuch"):
        optimise(few_sites, ruled(alder, rules={"waived:nosuch": 1.0, "through:foo:billing": 1.0}))


@pytest.mark.parametrize("key", ["waived:scale:countries", "waived:verdict:billing", "through:overlap:billing",
                                 "through:checklist:wayfennel:billing", "waived:checklist:octaverrane"])
def test_what_does_not_follow_now_but_may_again_stays(few_sites, alder, key):
    assert posed(few_sites, ruled(alder, rules={key: 1.0})).rules
