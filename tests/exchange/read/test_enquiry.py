"""Remarks and questions."""

from dataclasses import replace

from cxmodel.exchange.read.enquiry import Answer, Enquiry, Option, Question, Spot

SPOT = Spot("Vendors", "D2", "hourly_rate_usd")
ASK = Question("q", SPOT, "Hour or month?", (Option("hour", "an hour", ("12 → 12",)),
                                             Option("month", "a month", ("12 → 0.07",), "hours in it")))


def test_the_gravest_comes_first_and_questions_are_among_the_remarks():
    enquiry = Enquiry()
    for row, level in enumerate(("note", "warning", "error"), 2):
        enquiry.tell(level, SPOT._replace(cell=f"D{row}"), "a", "b", "c")
    enquiry.ask(ASK)
    assert [remark.level for remark in enquiry.remarks] == ["error", "warning", "question", "note"]


def test_what_holds_for_many_cells_is_told_once_with_their_number():
    enquiry = Enquiry()
    for value in range(1200):
        enquiry.gather("note", SPOT._replace(cell=f"D{value}"), str(value), "b", "c")
    assert [remark.found for remark in enquiry.remarks] == ["0, 1, 2 (1,200 cells)"]


def test_a_question_is_asked_once_and_answered_for_good():
    enquiry = Enquiry()
    assert enquiry.ask(ASK) is None
    assert enquiry.ask(ASK) is None
    assert enquiry.questions == (replace(ASK, cells=("D2",)),)
    assert Enquiry({"q": "MONTH = 160"}).ask(ASK) == Answer("month", 160.0)
    assert Enquiry({"q": "hour"}).ask(ASK) == Answer("hour")


def test_an_answer_that_does_not_fit_is_told_and_asked_again():
    for given in ("week", "month", "month=", "month=-1", "month=1e99", "month=nan", ""):
        enquiry = Enquiry({"q": given})
        assert enquiry.ask(ASK) is None
        assert {remark.level for remark in enquiry.remarks} == {"question", "error"}


def test_a_question_names_every_cell_it_decides_on_and_shows_the_first_three():
    enquiry = Enquiry()
    for row in range(2, 9):
        enquiry.ask(Question("q", SPOT._replace(cell=f"D{row}"), "Hour or month?",
                             (Option("hour", "an hour", (f"{row} → {row}",)), Option("none", "neither"))))
    enquiry.ask(Question("q", Spot("Other", "B2", "hourly_rate_usd"), "Hour or month?", ()))
    question, = enquiry.questions
    assert question.cells == ("D2", "D3", "D4", "D5", "D6", "D7", "D8", "Other B2")
    assert [option.preview for option in question.options] == [("2 → 2", "3 → 3", "4 → 4", "and 5 more cells"), ()]
    assert question.governs == "D2, D3, D4, D5 and 4 more cells"
    assert enquiry.remarks[0].found == "2; 3; 4"


def test_a_cell_has_one_fault_at_a_time_and_nothing_lesser_beside_it():
    enquiry = Enquiry()
    for cell in ("D2", "D3"):
        enquiry.gather("note", SPOT._replace(cell=cell), cell, "a figure", "It stays unknown.")
    enquiry.tell("error", SPOT, "D2", "the seats", "Enter them.")
    enquiry.tell("error", SPOT, "D2", "a whole number", "Round it.")
    assert [(remark.level, remark.cell, remark.found) for remark in enquiry.remarks] == [("error", "D2", "D2"),
                                                                                        ("note", "D3", "D3")]


def test_guessing_ends():
    enquiry = Enquiry()
    assert sum(enquiry.may_guess() for _ in range(10_000)) == 400


def test_an_answer_that_fits_nothing_is_named_in_a_sentence():
    enquiry = Enquiry({"q": "week", "other": "yes"})
    enquiry.ask(ASK)
    assert enquiry.unused == ("The question q cannot be answered with 'week'. Write one of: hour, month=NUMBER.",
                              "The file raises no question other.")
    settled = Enquiry({"q": "month=160"})
    settled.ask(ASK)
    assert settled.unused == ()


def test_an_answered_question_is_still_told_with_its_answer():
    enquiry = Enquiry({"q": "month=160"})
    enquiry.ask(ASK)
    assert [(remark.level, remark.expected, remark.mend) for remark in enquiry.remarks] == [
        ("note", "Hour or month?", "Answered: a month (160).")]


def test_a_later_remark_takes_the_place_of_one_that_was_gathered():
    enquiry = Enquiry()
    for cell in ("D2", "D3"):
        enquiry.gather("note", SPOT._replace(cell=cell), cell, "a figure", "It stays unknown.")
    enquiry.retell("warning", SPOT._replace(cell="D2"), "n/a", "a value", "The known 14.2 is taken back.")
    assert [(remark.level, remark.cell) for remark in enquiry.remarks] == [("warning", "D2"), ("note", "D3")]


def test_what_is_left_over_is_counted_for_each_option():
    options = (Option("D1", "Voice", ("18",), covers=4), Option("E1", "Chat", ("16",), covers=0))
    enquiry = Enquiry()
    enquiry.ask(Question("q", SPOT, "Which?", options, ("D1", "E1")))
    assert [option.preview for option in enquiry.questions[0].options] == [("18", "and 3 more cells"), ("16",)]
