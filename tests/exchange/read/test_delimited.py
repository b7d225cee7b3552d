"""CSV texts cut into cells."""

import pytest

from cxmodel.errors import CxError
from cxmodel.exchange.read.columns import header_words
from cxmodel.exchange.read.delimited import choose_delimiter, read_text


def rows(data: str) -> list[list[object]]:
    sheet = read_text(data.encode(), "x.csv", header_words()).sheets[0]
    return [[cell.value for _, cell in sorted(row.items())] for _, row in sorted(sheet.rows.items())]


@pytest.mark.parametrize(("data", "mark"), [
    ("vendor;rate\nA;12,50\nB;13,00", ";"), ("vendor,note\nA,x;y\nB,z;w", ","), ("vendor\tnote\nA, B\tx\nC, D\ty",
                                                                                 "\t"),
    ("vendor|languages\nA|en", "|"), ('vendor,languages\nA,en|es\nB,en|pl\n', ","), ("", ";"),
])
def test_the_delimiter_is_the_one_that_cuts_evenly_and_shows_headers(data, mark):
    assert choose_delimiter(data, header_words()) == mark


def test_quotes_hold_delimiters_and_line_breaks():
    assert rows('vendor;note\n"A;B";"one\ntwo"') == [["vendor", "note"], ["A;B", "one\ntwo"]]


def test_the_guard_against_formulas_is_undone_once():
    assert rows("vendor,note\nA,'=1+1\nB,''=1\nC,'s-Hertogenbosch\nD,\"a;'=b\"")[1:] == [
        ["A", "=1+1"], ["B", "'=1"], ["C", "'s-Hertogenbosch"], ["D", "a;=b"]]


def test_rows_may_be_ragged_and_lines_blank():
    assert rows("vendor,country\n\nA\nB,PHL,,,\n") == [["vendor", "country"], ["A"], ["B", "PHL"]]


def test_a_quote_that_is_never_closed_is_named_with_its_line():
    with pytest.raises(CxError, match="never closed"):
        rows('vendor,note\nA,"' + "x" * 140_000)
