"""What is looked at is not a decision, and falls back to the newest when it is gone."""

from __future__ import annotations

from cxmodel.ui import session
from cxmodel.ui.partnership import looking


def test_the_newest_review_is_looked_at_until_another_is_picked(desk):
    assert looking.chosen("answers", ("2026-08-01", "2026-03-01")) == "2026-08-01"
    session.pick("partnership-review-answers", "2026-03-01")
    assert looking.chosen("answers", ("2026-08-01", "2026-03-01")) == "2026-03-01"
    assert looking.chosen("parity", ("2026-08-01", "2026-03-01")) == "2026-08-01"
    assert looking.chosen("answers", ("2026-08-01",)) == "2026-08-01"
    assert looking.chosen("answers", ()) == ""
    assert desk.present() == desk.kept.history.present
    assert desk.kept.history.past == ()


def test_one_view_is_typed_into_at_a_time(desk):
    assert not looking.editing("Review")
    session.pick(looking.EDIT, "Review")
    assert looking.editing("Review")
    assert not looking.editing("Barriers")


def test_a_term_is_explained_where_it_stands():
    assert looking.explained("kappa", 'the "same" answer') == \
        "<span class='cx-term' title='the &quot;same&quot; answer'>kappa</span>"
