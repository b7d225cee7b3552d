"""Work as it is done: recorded, undone; and the data, which everybody shares, changed and taken back."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
import streamlit as st

from cxmodel.errors import CxError
from cxmodel.framework import remove_theme, save_criterion, save_theme
from cxmodel.scenario import starting
from cxmodel.store import Database, dataset_of, journal
from cxmodel.ui import session
from tests.test_framework import CRITERION, THEME


def test_a_change_is_written_down_at_once(desk, alder, dataset):
    session.change(replace(alder, country_cap=0.4))
    assert journal.restore(desk.store, "w", dataset)[0].present.country_cap == 0.4


def test_a_change_to_the_same_is_no_step(desk, alder):
    session.change(alder)
    assert desk.kept.history.past == ()


def test_undo_and_redo_say_when_there_is_nothing_left(desk, alder):
    session.undo()
    assert session.told() == "There is nothing to undo."
    assert session.told() == "", "said once"
    session.redo()
    assert session.told() == "There is nothing to redo."
    session.play_again()
    assert session.told() == "There is no change to replay yet."
    session.change(replace(alder, country_cap=0.4))
    session.undo()
    session.redo()
    session.play_again()
    assert (session.told(), desk.present().country_cap, desk.kept.replay) == ("", 0.4, 1)


def test_how_things_are_shown_is_kept_but_is_no_step(desk, dataset):
    session.set_view(room=True)
    session.set_view(currency="EUR", per_usd=0.9, as_of="2026-01-02")
    found, view = journal.restore(desk.store, "w", dataset)
    assert (found.past, view["room"], view["currency"]) == ((), True, "EUR")
    assert session.work().currency.per_usd == 0.9


def test_what_is_worked_out_belongs_to_the_present_and_the_one_before(desk, alder, northmere):
    session.change(replace(alder, country_cap=0.4))
    found = session.work()
    assert (found.results.scenario, found.before.scenario) == (desk.present(), alder)
    session.change(northmere)
    assert session.work().before is None, "another case is no change of this one"


def test_axes_only_ever_grow(desk):
    assert session.extent("x", 0, 10) == (0, 10)
    assert session.extent("x", 2, 8) == (0, 10)
    assert session.extent("x", -5, 12) == (-5, 12)
    assert session.extent("y", 1, 2) == (1, 2)


def test_what_was_clicked_is_remembered_and_is_no_step(desk):
    assert session.picked("country") == ""
    session.pick("country", "PHL")
    assert (session.picked("country"), desk.kept.history.past) == ("PHL", ())


def test_a_widget_is_filled_and_read_under_its_key(desk):
    assert session.fill("a", 3) == "a"
    taken: list[int] = []
    session.taker("a", taken.append)()
    assert (taken, session.value("none")) == ([3], None)


def test_a_table_starts_anew_only_when_its_state_came_from_elsewhere(desk):
    assert session.edition("t", "a") == (0, "a")
    session.edited("t", "b")
    assert session.edition("t", "b") == (0, "a"), "what was typed keeps the table as it is"
    assert session.edition("t", "c") == (1, "c"), "undo gives a new one"
    assert session.edition("t", "c") == (1, "c")


def test_shores_are_seen_from_home(alder, northmere, work_of):
    us, uk = session.shores_by_country(work_of(alder)), session.shores_by_country(work_of(northmere))
    assert (us["USA"], us["MEX"], us["PHL"]) == ("onshore", "nearshore", "offshore")
    assert (uk["GBR"], uk["PHL"]) == ("onshore", "offshore")


def test_a_form_stays_as_it_was_opened_until_it_is_put_away(desk):
    assert session.draft("f", {"a": 1}) == (0, {"a": 1})
    assert session.draft("f", {"a": 2}) == (0, {"a": 1}), "a change elsewhere takes nothing from who types"
    session.put_away("f")
    assert session.draft("f", {"a": 2}) == (1, {"a": 2})


def test_changed_data_are_everybodys_on_their_next_run_and_after_a_restart(browse, store, dataset):
    browse("ana")
    session.change_data(save_criterion(dataset, "culture", CRITERION).after, "Night cover added")
    assert session.told() == "Night cover added"
    assert session.was_stale(), "the whole page is drawn again"
    assert session.work().dataset.criterion[-1].id == "night_cover"
    browse("ben")
    now = session.work()
    assert now.dataset.criterion[-1].id == "night_cover"
    assert now.results.provenance["dataset"] == now.dataset.content
    after = now.dataset
    session.database().close()
    again = Database(store)
    assert dataset_of(again).content == after.content
    again.close()


def test_results_before_and_after_the_last_decision_are_both_those_of_the_new_data(browse, dataset):
    browse("ana")
    session.change(replace(session.work().scenario, country_cap=0.4))
    session.change_data(save_theme(dataset, THEME).after, "Theme added")
    now = session.work()
    assert {now.results.provenance["dataset"], now.before.provenance["dataset"]} == {session.dataset().content}
    assert (now.results.scenario.country_cap, now.before.scenario.country_cap) == (0.4, 0.6)
    session.undo()
    assert session.work().scenario == starting(session.dataset())


def test_open_work_is_mended_when_a_theme_goes_and_comes_back_whole_with_it(browse, dataset):
    def weigh(culture):
        old = session.work().scenario
        rest = [(row.id, (1 - culture) / 9) for row in dataset.theme[1:]]
        session.change(replace(old, theme_weights=(("culture", culture), *rest)))

    browse("ben")
    weigh(0.4)
    weigh(0.55)
    session.pick("theme", "culture")
    whole = session.kept().history
    browse("ana")
    session.change_data(remove_theme(dataset, "culture").after, "Culture removed")
    browse("ben")
    found = session.work()
    assert dict(found.scenario.theme_weights) == pytest.approx({row.id: 1 / 9 for row in dataset.theme[1:]})
    assert len(found.history.past) == len(whole.past) == 2
    assert session.picked("theme") == "", "what was opened and is gone is closed"
    assert journal.restore(session.database(), "ben", found.dataset)[0] == found.history
    browse("ana")
    session.take_back_data(session.data_log()[0].id)
    browse("ben")
    assert session.work().dataset.content == dataset.content
    assert session.kept().history == whole
    assert journal.restore(session.database(), "ben", dataset)[0] == whole


def test_work_that_went_on_in_between_is_not_thrown_away_when_a_theme_comes_back(browse, dataset):
    browse("ana")
    session.change_data(remove_theme(dataset, "culture").after, "Culture removed")
    session.change(replace(session.work().scenario, country_cap=0.3))
    session.take_back_data(1)
    now = session.work().scenario
    assert (now.country_cap, now.weight("culture")) == (0.3, pytest.approx(0.1))


def test_two_who_change_the_same_data_at_once_do_not_overwrite_each_other(browse, dataset):
    browse("ana")
    session.change_data(save_criterion(dataset, "culture", CRITERION).after, "Ana's")
    browse("ben")
    with pytest.raises(CxError, match="somebody else"):
        session.change_data(remove_theme(dataset, "people").after, "Ben's", made_from=dataset)
    assert len(session.dataset().theme) == 10
    assert [entry.record.what for entry in session.data_log()] == ["Ana's"]


def test_the_log_knows_the_name_a_browser_gave(browse, dataset):
    browse("ana")
    session.set_view(who="Ana")
    session.change_data(save_theme(dataset, THEME).after, "Theme added")
    session.take_back_data(1)
    assert [(one.record.kind, one.record.who) for one in session.data_log()] == [("take_back", "Ana"), ("edit", "Ana")]


def test_the_handle_that_was_moved_is_remembered_with_the_step(desk, alder):
    session.change(replace(alder, country_cap=0.4), moved="country_cap")
    assert desk.kept.history.moved == "country_cap"


def test_a_change_after_a_replay_is_not_played(desk, alder, monkeypatch):
    monkeypatch.setattr(st, "context", SimpleNamespace(locale="en-US"))
    session.change(replace(alder, country_cap=0.4))
    session.play_again()
    assert session.work().replay == 1
    session.change(replace(alder, country_cap=0.3))
    assert session.work().replay == 0
    session.play_again()
    assert session.work().replay == 2
