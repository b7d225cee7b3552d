"""Questions are asked once for each state of the work, stopped when it moves on, and never forgotten answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.ui.sure import questions
from cxmodel.ui.sure.questions import with_plan


def test_the_same_question_is_the_same_job(desk, work):
    now = work()
    job = questions.question(now, questions.RANGE)
    assert questions.question(now, questions.RANGE) is job
    assert job.wait(30)
    assert questions.answer(job).draws == questions.DRAWS
    assert job.found[0].draws == questions.FIRST_DRAWS


def test_votes_ask_no_new_question_but_another_plan_does(desk, work, scene, plans):
    now = work()
    voted = work(replace(scene, judgements=(("points:theme:culture", 40.0),)))
    assert voted.scenario != now.scenario
    assert questions.key_of(now, questions.RANGE) == questions.key_of(voted, questions.RANGE)
    chosen = work(replace(scene, chosen=tuple((f"{act}:{site}", share) for act, site, share in plans["Half of it"])))
    assert questions.key_of(now, questions.RANGE) != questions.key_of(chosen, questions.RANGE)


def test_target_and_measure_are_part_of_the_questions_that_hear_them(desk, work):
    now = work()
    before = {kind: questions.key_of(now, kind) for kind in questions.KINDS}
    desk.kept.picked |= {"sure-target": "25", "sure-measure": "net_saving"}
    changed = {kind for kind in questions.KINDS if questions.key_of(now, kind) != before[kind]}
    assert changed == {questions.SWINGS, questions.GOAL}


def test_when_the_work_moves_on_the_old_question_is_stopped(desk, work, scene):
    old = questions.question(work(), questions.GOAL)
    questions.moved_on(work(replace(scene, moved_share=0.5)))
    assert old.state in ("cancelled", "done")
    assert questions.there(work(replace(scene, moved_share=0.5)), questions.GOAL) is None


def test_looking_ahead_asks_one_question_after_the_other_until_all_are_answered(desk, work):
    now = work()
    asked = 0
    while questions.look_ahead(now):
        jobs = [job for kind in questions.KINDS if (job := questions.there(now, kind))]
        assert sum(job.running for job in jobs) <= 1
        asked += 1
        assert jobs[-1].wait(60)
        assert asked < 60
    jobs = {kind: questions.question(now, kind) for kind in questions.KINDS}
    assert {job.state for job in jobs.values()} == {"done"}
    plans = questions.answer(jobs[questions.REGRET]).plans
    assert questions.THIS in {name.split(" = ")[0] for name in plans}


def test_what_was_stopped_stays_stopped_until_it_is_asked_to_go_on(desk, work):
    now = work()
    job = questions.question(now, questions.GOAL)
    questions.stop(now)
    assert job.state in ("cancelled", "done")
    if job.state == "cancelled":  # it may have been quicker
        assert questions.look_ahead(now) is False
        questions.restart(now)
        assert questions.there(now, questions.GOAL) is None
        assert questions.question(now, questions.GOAL) is not job


@pytest.mark.parametrize(("share", "names"), [
    (1.0, ["This plan = Cheapest"]), (0.995, ["This plan = Cheapest"]), (0.9, ["This plan", "Cheapest"])])
def test_a_plan_that_is_there_already_lends_its_name(share, names):
    assert list(with_plan({"This plan": (("a", "x", 1.0),)}, "Cheapest", (("a", "x", share),))) == names
