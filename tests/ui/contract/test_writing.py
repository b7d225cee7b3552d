"""An edit of nothing writes nothing; a fault is told and nothing is lost."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from cxmodel.ui import session
from tests.ui.conftest import texts


def _script() -> None:
    from dataclasses import replace

    import streamlit as st

    from cxmodel.errors import CxError
    from cxmodel.framework import Edit
    from cxmodel.ui import session
    from cxmodel.ui.contract.writing import write

    work = session.work()

    def wrong() -> Edit:
        raise CxError("That cannot be", "Contract", "Mend it.")

    if st.button("nothing"):
        write(work, lambda: Edit(work.dataset, ""))
    if st.button("wrong"):
        write(work, wrong)
    if st.button("one"):
        after = replace(work.dataset, contract=(replace(work.dataset.contract[0], at_risk=0.11),
                                                *work.dataset.contract[1:]))
        write(work, lambda: Edit(after, "Fees of the contract changed"))
    st.html(session.told())


def test_nothing_and_a_fault_write_nothing(store):
    page = AppTest.from_function(_script, default_timeout=60).run()
    page.button[0].click().run()
    assert not page.exception
    assert session.data_log() == []
    page.button[1].click().run()
    assert "That cannot be" in page.error[0].value
    assert session.data_log() == []


def test_a_change_says_for_whom_it_holds_and_where_it_is_taken_back(store):
    """Undo takes back decisions only, so the way back has to be told with the change."""
    page = AppTest.from_function(_script, default_timeout=60).run()
    page.button[2].click().run()
    assert not page.exception
    assert "Fees of the contract changed. Held for everybody; take it back on Data, What changed." in texts(page)
    assert session.data_log()[0].record.what == "Fees of the contract changed"
