"""A formula and its value are made by one statement; nothing but plain numbers hides in the text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.exchange.workbook import formula as f
from cxmodel.exchange.workbook.formula import Formula, Range

ONE, TWO = Formula("A1", 6.0), Formula("B1", 4.0)
CELLS = Range("$A$1:$C$1", np.array([1.0, 2.0, 3.0]))


def test_brackets_stand_where_the_value_needs_them():
    for made, text, value in (
            (ONE + TWO * 2, "A1+B1*2", 14), ((ONE + TWO) * 2, "(A1+B1)*2", 20), (ONE - (TWO - 1), "A1-(B1-1)", 3),
            (ONE / (TWO * 2), "A1/(B1*2)", 0.75), ((ONE ** 2) ** TWO, "(A1^2)^B1", 6**8), (1 - ONE, "1-A1", -5)):
        assert (made.text, made.value) == (text, value)


@given(st.lists(st.sampled_from("+-*/"), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_any_text_worked_out_by_python_is_the_value(signs, chance):
    """Excel and Python give + - * / and brackets the same meaning."""
    made = [Formula(name, float(value)) for name, value in zip("abcdefg", (3, 7, 2, 5, 11, 13, 17), strict=True)]
    made = made[:len(signs) + 1]
    named = {part.text: part.value for part in made}
    for sign in signs:
        place = chance.randrange(len(made) - 1)
        one, other = made[place], made.pop(place + 1)
        made[place] = {"+": one + other, "-": one - other, "*": one * other, "/": one / other}[sign]
    try:
        worked = eval(made[0].text, {}, named)
    except ZeroDivisionError:
        return
    assert worked == pytest.approx(made[0].value, rel=1e-9, abs=1e-9)


def test_a_hidden_constant_is_refused():
    with pytest.raises(ValueError, match="52 is a hidden constant"):
        ONE * 52


def test_a_text_is_quoted_and_never_equals_a_number():
    assert f.formula('say "so"').text == '"say ""so"""'
    assert not ONE.equals("6").value
    assert Formula("C1", np.array(["en", 0.0], object)).equals("en").value.tolist() == [True, False]


def test_what_is_not_chosen_may_be_worked_out_wrongly():
    """Excel leaves the other branch alone; Python divides by 0 there and throws the result away."""
    none = Formula("D1", 0.0)
    made = f.when(none > 0, ONE / none, 0)
    assert (made.text, made.value) == ("IF(D1>0,A1/D1,0)", 0.0)


def test_rounding_up_forgives_a_hair():
    hair = Formula("hair", 1e-9)
    for value, whole in ((3.0000000001, 3), (3.1, 4), (3.0, 3), (0.0, 0), (1e-12, 0)):
        assert f.up(Formula("A1", value), hair).value == whole


def test_sums_where_several_ranges_agree():
    site, pool = Range("s", np.array([0.0, 1.0, 1.0])), Range("p", np.array([2.0, 2.0, 3.0]))
    here = Formula("§4", np.array([1.0, 0.0]))
    assert f.sum_where(CELLS, (site, here)).value.tolist() == [5.0, 1.0]
    assert f.sum_where(CELLS, (site, 1), (pool, 2)).value == 2.0
    assert f.count_where((site, 1)).text == "COUNTIFS(s,1)"


def test_an_empty_cell_is_read_as_nought_and_known_as_empty():
    cells = Range("r", np.array([5.0, np.nan]))
    assert f.index(cells, Formula("§1", np.array([2.0, 1.0]))).value.tolist() == [0.0, 5.0]
    assert f.is_blank(Formula("B7", np.nan)).value is True
    assert f.is_number(Formula("B7", np.array([np.nan, 2.0]))).value.tolist() == [False, True]


def test_a_place_that_is_not_there_is_not_a_number():
    found = f.match(Formula("§1", np.array([3.0, 9.0])), CELLS).value
    assert found[0] == 3
    assert np.isnan(found[1])


def test_a_share_in_words_has_no_minus_nought():
    assert [f.percent_text(Formula("A1", value)).value for value in (0.314, -0.001, -0.125, 0.005)] == [
        "31%", "0%", "-13%", "1%"]


def test_a_formula_finds_its_cell():
    text = "‹Calc›§12*‹Plan›$D¤+shrinkage"
    assert f.rendered(text, "Calc", "F", 40) == "F12*Plan!$D40+shrinkage"
    assert f.rendered(text, "Plan", "F", 40) == "Calc!F12*$D40+shrinkage"
