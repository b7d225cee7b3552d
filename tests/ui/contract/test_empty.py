"""A case without a contract: one button starts a balanced scorecard; without a library, a way to the data."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.exchange.schedule import agreement
from cxmodel.model.contract import balance
from cxmodel.ui import session
from cxmodel.ui.contract.empty import NO_LIBRARY, NOTHING
from tests.exchange.schedule import world
from tests.ui.conftest import texts


def test_one_button_starts_a_balanced_scorecard_that_can_be_settled(visit, dataset):
    page = visit(replace(dataset, contract=(), contract_term=(), performance=()))
    assert NOTHING in texts(page)
    page.text_input(key="contract-partner").set_value("Heronlight Care").run()
    page.button(key="contract-start").click().run()
    assert not page.exception
    held = agreement(session.dataset(), world.CASE)
    assert held.contract is not None
    assert held.contract.partner == "Heronlight Care"
    assert not any("Efficiency carries" in words for words in balance(held.rules).warnings)
    assert held.settled == ()
    assert not any("without a statement" in words for words in balance(held.rules).warnings)
    session.take_back_data(session.data_log()[0].id)
    assert session.dataset().contract == (), "it can be taken back"


def test_without_a_library_there_is_a_way_to_the_data(visit, dataset):
    page = visit(replace(dataset, metric=(), contract=(), contract_term=(), performance=()))
    assert NO_LIBRARY in texts(page)
    assert page.button(key="contract-to-data")
