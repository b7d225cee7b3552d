"""The work as it is today, with the scores that the scenario changed."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.exchange.workbook.activities import in_use, labels


def test_every_activity_has_its_row(shown, dataset):
    sheet = shown["Activities"]
    rows = list(sheet.iter_rows(min_row=7, max_row=6 + 14, values_only=True))
    acts = dataset.activities_of("alder")
    assert [row[2] for row in rows] == [act.name for act in acts]
    heads = [cell.value for cell in sheet[6]]
    contacts = heads.index("Contacts or cases that arise [contacts/year]")
    assert [row[contacts] for row in rows] == [act.contacts_per_year for act in acts]


def test_activities_of_one_language_and_hours_share_a_queue(shown, dataset):
    queues: dict[float, set] = {}
    for row, act in zip(shown["Activities"].iter_rows(min_row=7, values_only=True), dataset.activities_of("alder"),
                        strict=False):
        queues.setdefault(row[7], set()).add((act.language, act.opens, act.closes))
    assert all(len(one) == 1 for one in queues.values())
    assert len(queues) == len({(act.language, act.opens, act.closes) for act in dataset.activities_of("alder")})


def test_a_changed_factor_score_is_the_one_in_use(dataset, alder):
    scenario = replace(alder, factor_scores=(("billing:loyalty_driver", 3.5),))
    billing = next(row for row in in_use(dataset, scenario) if row.id == "billing")
    assert (billing.loyalty_driver, billing.elevated_risk) == (3.5, 2.0)


def test_two_activities_of_one_name_keep_apart(dataset, alder):
    twins = replace(dataset, activity=tuple(replace(row, name="Calls") for row in dataset.activity))
    assert labels(twins, alder)[:2] == ["1 Calls", "2 Calls"]
