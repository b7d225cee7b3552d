"""A figure on its way."""

from cxmodel.exchange.read.entries import Entry, stays
from cxmodel.exchange.read.grids import Cell
from tests.exchange.read.lanes import lane


def test_a_figure_stays_only_when_the_very_same_is_held_for_its_own_cell():
    mine = lane("attrition_pct", held={"D2": 0.1 + 0.2})
    assert stays(Entry(Cell(2, 4, 0.3), 0.3), mine)
    assert not stays(Entry(Cell(2, 4, 0.31), 0.31), mine)
    assert not stays(Entry(Cell(3, 4, 0.3), 0.3), mine)
