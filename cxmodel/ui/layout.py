"""Where things stand on a page."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def handles_and_picture() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Handles on the left, the large picture on the right."""
    left, right = st.columns([27, 73], gap="medium")
    return left, right


def stage() -> DeltaGenerator:
    """The first screen of Trade-off: numbers, handles and picture, put in their places by the style sheet.

    Streamlit's columns would be three more messages a move, and the browser draws after each of them.
    """
    return st.container(key="stage")


def below() -> DeltaGenerator:
    """What stands under the fold."""
    return st.container(key="below")


def halves() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two columns of the same width."""
    left, right = st.columns(2, gap="large")
    return left, right


def section(title: str) -> DeltaGenerator:
    """A part of a page under its own heading."""
    st.html(f"<div class='cx-head' role='heading' aria-level='2'>{escape(title)}</div>")
    return st.container()
