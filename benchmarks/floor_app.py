"""The floor: one live slider and the Trade-off picture, with no model behind. Faster than this a page cannot be.

The figure is made once; a move changes nothing in it but where the plan stands.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from cxmodel.model.evaluate import sketched
from cxmodel.presets import preset
from cxmodel.store.shipped import shipped
from cxmodel.ui import charts
from cxmodel.ui.frame import LOOK
from cxmodel.ui.live import Group, Slider, live_sliders, read_move
from cxmodel.ui.picture import Figure, picture

KEY, NAME = "floor-handles", "Marker"


@st.cache_resource(show_spinner=False)
def prepared() -> Figure:
    """The Trade-off figure of the sample case, once a process."""
    dataset = shipped()
    sketch = sketched(dataset, preset(dataset, None, "balanced"))
    return charts.tradeoff(sketch, (), charts.extents(sketch), "en_US")


def moved(figure: Figure, place: float) -> Figure:
    """The same figure with its last mark, the plan, somewhere else."""
    *others, plan = figure["data"]
    return {**figure, "data": [*others, {**plan, "x": [place / 2]}]}


def take() -> None:
    """The handle's value into the session."""
    move = read_move(st.session_state.get(KEY))
    if move is not None:
        st.session_state["place"] = move.values["place"]


@st.fragment
def screen() -> None:
    """Picture first, then the handle that moves it: no layout, as each column would be one more message a move."""
    place = st.session_state.setdefault("place", 50.0)
    picture(moved(prepared(), place), key="tradeoff", alt="Floor", height="var(--cx-picture)")
    move: Any = read_move(st.session_state.get(KEY))
    row = Slider("place", NAME, place, 0, 100, 1)
    live_sliders([Group("floor", "Floor", "", (row,))], key=KEY, on_move=take, acknowledged=move.seq if move else 0)


st.set_page_config(layout="wide")
st.html(f"<style>{LOOK}</style>")
screen()
