"""The line of state: what is worked out, how far it is, and how to stop it or go on."""

from __future__ import annotations

import pytest

from cxmodel.ui.background import Job
from cxmodel.ui.sure import questions, watch


def test_every_question_says_what_it_does():
    assert set(watch.DOING) == set(questions.KINDS)


def test_what_runs_is_named_with_its_progress(work):
    job = Job("sure flip points", "k")
    job.tell(0.4)
    told = watch.told(work(), questions.FLIPS, job, still=True)
    assert "value='0.400'" in told
    assert "40% …" in told
    assert "refined" not in told


def test_a_first_picture_says_that_it_is_being_refined(work):
    job = Job("sure sure moves", "k", found=[1])
    job.tell(0.4)
    assert "A first picture; it is being refined: choosing the best plan" in watch.told(
        work(), questions.MOVES, job, still=True)


@pytest.mark.parametrize(("state", "words"), [("done", "Worked out in 2.5 s"), ("cancelled", "Stopped")])
def test_what_is_over_says_so(work, state, words):
    job = Job("sure range", "k", state=state, seconds=2.5, found=[1])
    assert words in watch.told(work(), questions.RANGE, job, still=False)
    assert "other views" not in watch.told(work(), questions.RANGE, job, still=False)


def test_what_was_stopped_before_any_answer_shows_none(work):
    assert "Stopped before a first answer." in watch.told(
        work(), questions.GOAL, Job("sure goal", "k", state="cancelled"), still=False)
