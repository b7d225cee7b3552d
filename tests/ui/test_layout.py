"""Where things stand: handles left and narrow, the picture right and large."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from cxmodel.ui import layout

    left, right = layout.handles_and_picture()
    left.text("handles")
    right.text("picture")
    for half in layout.halves():
        half.text("half")
    with layout.section("Risk & <return>"):
        st.text("inside")
    layout.below().text("under the fold")


def test_the_picture_has_almost_three_quarters_of_the_width():
    app = AppTest.from_function(page).run()
    assert not app.exception
    assert [round(column.weight, 2) for column in app.columns] == [0.27, 0.73, 0.5, 0.5]
    assert [text.value for text in app.columns[1].text] == ["picture"]
    assert [text.value for text in app.main.text] == ["handles", "picture", "half", "half", "inside", "under the fold"]


def test_a_heading_is_text_and_not_markup():
    app = AppTest.from_function(page).run()
    body = app.get("html")[0].proto.body
    assert "Risk &amp; &lt;return&gt;" in body
    assert "role='heading'" in body
