"""Each list stands once on the sheet Lists."""

from __future__ import annotations

from cxmodel.exchange.sheets.lists import Lists, listed


def test_equal_lists_share_their_place_and_others_stand_beside():
    lists, yes, towns = Lists(), listed("Yes", ("yes", "no")), listed("Towns", ("Cebu",), ("CEB",))
    assert lists.place(yes) == lists.place(listed("Yes", ("yes", "no"))) == "=Lists!$A$2:$A$3"
    assert lists.place(towns) == "=Lists!$B$2:$B$2"
    assert lists.place(listed("More", ("x",))) == "=Lists!$D$2:$D$2"


def test_what_is_written_stands_where_the_drop_downs_look():
    lists, cells = Lists(), {}
    lists.place(listed("Yes", ("yes", "no")))
    lists.place(listed("Towns", ("=Cebu",), ("CEB",)))
    lists.write(lambda row, column, words, kind: cells.update({(row, column): words}))
    assert cells == {(0, 0): "Yes", (1, 0): "yes", (2, 0): "no", (0, 1): "Towns", (1, 1): "=Cebu", (0, 2): "meaning",
                     (1, 2): "CEB"}


def test_nothing_to_choose_is_no_list():
    assert listed("Cases", ()) is None
