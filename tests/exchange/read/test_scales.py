"""Scores on other scales."""

import pytest

from cxmodel.exchange.read.cells import Gap
from cxmodel.exchange.read.scales import read_scores
from tests.exchange.read.lanes import cells, lane


def read(*values, answer: str | None = None):
    mine = lane("score", "Scores", {"Scores.score.scale": answer} if answer else None)
    return read_scores([cells(*values)], mine)[0], {option.key for question in mine.enquiry.questions
                                                    for option in question.options}


def test_scores_from_0_to_4_need_no_question():
    assert read(0, 2.5, "3,5", "3 - good", "2/4", None) == ([0, 2.5, 3.5, 3, 2, Gap.EMPTY], set())


@pytest.mark.parametrize(("values", "options"), [((3, 5), {"0-5", "1-5", "none"}), ((0, 5), {"0-5", "none"}),
                                                 ((8, 9), {"0-10", "1-10", "none"}), ((80, 95), {"0-100", "none"})])
def test_another_scale_is_asked(values, options):
    assert read(*values) == ([Gap.OPEN, Gap.OPEN], options)


def test_each_scale_is_brought_to_ours():
    assert read(1, 5, answer="1-5")[0] == [0, 4]
    assert read(5, 10, answer="0-10")[0] == [2, 4]
    assert read(50, 100, answer="0-100")[0] == [2, 4]
    assert read(3, 7, answer="none")[0] == [3, Gap.WRONG]
