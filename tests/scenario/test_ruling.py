"""A rule of the plan is read or answered with how to write it; its limit makes sense; it reads as a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.scenario.keys import form_fault
from cxmodel.scenario.members import unknown
from cxmodel.scenario.ruling import FORMS, GAP, asked, check_limit, limit_words, rule_fault, rule_words
from tests.scenario.plan_decisions import limits, rule_keys

WRITTEN = [
    ("most:vendor", 3.0, "At most 3 vendors"),
    ("most:country", 1.0, "At most 1 country"),
    ("least:vendor", 2.0, "At least 2 vendors"),
    ("most:site", 12.0, "At most 12 sites"),
    ("cap:country", 0.4, "At most 40% of the moved work in any one country"),
    ("cap:vendor", 0.5, "At most 50% of the moved work with any one vendor"),
    ("cap:vendor:heronlight", 0.5, "At most 50% of the moved work with Heronlight Care"),
    ("cap:country:PHL", 0.3, "At most 30% of the moved work in Philippines"),
    ("floor:shore:nearshore", 0.25, "At least 25% of the moved work nearshore"),
    ("floor:moved", 0.2, "At least 20% of all work moves"),
    ("keep:billing", 1.0, "At least 100% of Billing and payment stays at home"),
    ("go:billing:site:heronlight-cebu", 0.5, "At least 50% of Billing and payment goes to Heronlight Care, Cebu"),
    ("go:billing:country:PHL", 0.5, "At least 50% of Billing and payment goes to vendors' sites in the Philippines"),
    ("go:billing:country:USA", 0.5, "At least 50% of Billing and payment goes to vendors' sites in the United States "
     "(own staff does not count)"),
    ("incumbent:heronlight", 0.1, "At least 10% of all work stays with Heronlight Care"),
    ("least_seats", 25.0, "At least 25 seats at every open site"),
    ("least_share", 0.2, "At least 20% of an activity at a site, or none of it"),
    ("more_seats:heronlight-cebu", 14.0, "Up to 14 seats more than offered at Heronlight Care, Cebu"),
    ("saving", 1_250_000.0, "A net saving of at least $1.25M a year"),
    ("risk", 7.5, "A CX risk index of at most 7.5"),
    ("shores", 0.05, "Onshore, nearshore and offshore within 5 points of the sliders"),
    ("shores", 0.01, "Onshore, nearshore and offshore within 1 point of the sliders"),
    ("through:checklist:heronlight:billing", 1.0,
     "Let through although barred (checklist Heronlight Care): Billing and payment"),
    ("waived:scale_gate", 1.0, "A rule is set aside: scale gate"),
]


@pytest.mark.parametrize(("key", "limit", "sentence"), WRITTEN, ids=[f"{key} {limit:g}" for key, limit, _ in WRITTEN])
def test_a_rule_reads_as_a_sentence(key, limit, sentence, alder, dataset):
    assert rule_words(key, dataset, "alder").replace(GAP, limit_words(key, limit)) == sentence
    assert replace(alder, rules=((key, limit),)).rules == ((key, limit),)


def test_every_kind_of_rule_has_been_read_aloud():
    read = {found.form.key for key, _, _ in WRITTEN if (found := asked(key))}
    assert {form.words for form in FORMS} - {form.words for form in FORMS if form.key in read} == {
        "At most … of the moved work at any one site", "At most … of all work moves",
        "At least … of the moved work with VENDOR", "At least … of the moved work in COUNTRY",
        "At most … of the moved work SHORE", "At least … of ACTIVITY goes to VENDOR"}


@given(data=st.data(), form=st.sampled_from(FORMS))
def test_every_kind_of_rule_that_names_what_is_there_is_understood(data, form, alder, dataset):
    key, limit = data.draw(rule_keys(form, "alder")), data.draw(limits(form))
    found = asked(key)
    assert found is not None
    assert found.form is form
    assert rule_fault(key) is None
    assert unknown("rules", {key: limit}, {"case": "alder"}, dataset, "ours.json") == []
    assert dict(replace(alder, rules=((key, limit),)).rules) == {key: limit}
    words = rule_words(key, dataset, "alder")
    assert (GAP in words) == bool(limit_words(key, limit))


@pytest.mark.parametrize(("key", "what", "mend"), [
    ("mots:vendor", "'mots' is not a kind of rule", "Did you mean 'most'?"),
    ("luck", "'luck' is not a kind of rule", "Use one of: most, least, cap"),
    ("", "'' is not a kind of rule", "Use one of"),
    ("most", "The rule 'most' cannot be read", "Write it as most:vendor or most:country or most:site."),
    ("most:shore", "cannot be read", "most:vendor"),
    ("least:site", "cannot be read", "least:vendor or least:country"),
    ("cap:vendor:", "cannot be read", "cap:vendor:VENDOR"),
    ("cap:vendor:a:b", "cannot be read", "cap:vendor:VENDOR"),
    ("cap:site:heronlight-cebu", "cannot be read", "cap:site"),
    ("floor:vendor", "cannot be read", "floor:vendor:VENDOR"),
    ("cap:shore:far", "There is no shore 'far'", "Use one of: onshore, nearshore, offshore."),
    ("keep", "cannot be read", "keep:ACTIVITY"),
    ("go:billing:shore:nearshore", "cannot be read", "go:ACTIVITY:vendor:VENDOR"),
    ("through:gates", "cannot be read", "through:BAR:ACTIVITY"),
    ("waived:", "cannot be read", "waived:RULE"),
    ("saving:USD", "cannot be read", "saving."),
])  # fmt: skip
def test_a_rule_that_cannot_be_read_is_answered_with_how_to_write_it(key, what, mend, alder):
    fault = form_fault("rules", key)
    assert fault is not None
    assert what in fault[0]
    assert mend in fault[1]
    with pytest.raises(CxError, match="Scenario, rules"):
        replace(alder, rules=((key, 1.0),))


@pytest.mark.parametrize(("key", "limit", "mend"), [
    ("most:vendor", 2.5, "Enter a whole number"),
    ("most:vendor", -1.0, "from 0 to 10,000"),
    ("least_seats", 12.5, "whole number"),
    ("more_seats:heronlight-cebu", -3.0, "from 0 to 1,000,000 seats"),
    ("cap:country", 60.0, "from 0 to 1"),
    ("keep:billing", -0.1, "from 0 to 1"),
    ("risk", 101.0, "from 0 to 100"),
    ("saving", 1e15, "USD/year"),
    ("shores", 5.0, "from 0 to 1"),
    ("waived:scale", 0.0, "Write 1, or leave the rule out"),
    ("through:gates:billing", 2.0, "Write 1, or leave the rule out"),
    ("cap:country", True, "Enter a number"),
    ("cap:country", "0.4", "Enter a number"),
])  # fmt: skip
def test_a_limit_that_makes_no_sense_is_refused_with_its_bounds(key, limit, mend, alder):
    with pytest.raises(CxError) as caught:
        replace(alder, rules=((key, limit),))
    assert caught.value.where == f"Scenario, rules, {key}"
    assert mend in caught.value.mend


def test_a_saving_asked_for_may_be_a_loss_that_is_borne():
    check_limit("saving", -250_000.0, "here")


def test_limits_are_written_the_readers_way(dataset):
    assert limit_words("cap:country", 0.4, "de_DE") == "40\xa0%"
    assert limit_words("risk", 7.5, "de_DE") == "7,5"


def test_what_the_data_do_not_know_is_called_by_its_id(dataset):
    assert rule_words("cap:vendor:nobody", dataset, "alder").endswith("with nobody")
    assert rule_words("go:yodel:site:nowhere", dataset, "alder") == "At least … of yodel goes to nowhere"
