"""Scores in every layout."""

import pytest

from cxmodel.exchange.read import read

LONG = "vendor,criterion,score,evidence\nHeronlight Care,Coaching,{},visit\n"


def reading(dataset, text: str, answers=None):
    return read(text.encode(), "scores.csv", dataset, answers)


def score(dataset, vendor: str, criterion: str):
    return next((row for row in dataset.score if (row.vendor_id, row.criterion_id) == (vendor, criterion)), None)


@pytest.mark.parametrize("text", [
    LONG.format("1.5"), "vendor_id;criterion_id;score\nheronlight;coaching;1,5\n",
    "Vendor,Retention,Coaching\nHeronlight Care,,1.5\n",
    "Criterion,Heronlight Care,Quillwater Service\nCoaching,1.5,\n",
])
def test_a_score_is_read_in_every_layout(dataset, text):
    found = reading(dataset, text)
    assert found.verdict == "clean"
    assert found.after is not None
    assert score(found.after, "heronlight", "coaching").score == 1.5


def test_an_empty_cell_says_nothing_and_unknown_takes_the_score_back(dataset):
    found = reading(dataset, "Vendor,Retention,Coaching\nHeronlight Care,,n/a\n")
    assert found.after is not None
    assert score(found.after, "heronlight", "retention") == score(dataset, "heronlight", "retention")
    assert score(found.after, "heronlight", "coaching").score is None


def test_rows_that_complete_each_other_are_one_and_rows_that_differ_stay_out(dataset):
    both = "vendor,criterion,score,evidence\nHeronlight Care,Coaching,2,\nHeronlight Care,Coaching,,visit\n"
    after = reading(dataset, both).after
    assert after is not None
    assert (score(after, "heronlight", "coaching").score, score(after, "heronlight", "coaching").evidence) == (2,
                                                                                                               "visit")
    found = reading(dataset, both.replace(",,visit", ",3,visit"))
    assert found.after == dataset
    assert found.counts["invalid"] == 2


def test_unknown_names_are_faults_and_close_ones_are_asked(dataset):
    found = reading(dataset, "vendor,criterion,score\nNobody,Coaching,2\nHeronlight Care,Coachng,2\n")
    assert [question.id for question in found.questions] == ["Scores.criterion.coachng"]
    assert (found.counts["invalid"], found.counts["waiting"]) == (1, 1)
    settled = reading(dataset, "vendor,criterion,score\nHeronlight Care,Coachng,2\n",
                      {"Scores.criterion.coachng": "coaching"})
    assert settled.verdict == "clean"


def test_scores_of_vendors_that_the_same_file_brings(dataset):
    from tests.exchange.corpus.xlsxwriter_made import _template, book
    found = read(book(_template)(), "x.xlsx", dataset)
    assert found.after is not None
    assert score(found.after, "amberfold", "coaching").score == 2
