"""A Plotly picture that changes in place, without blinking, and fills the box it is given.

Figures are plain dictionaries of `data` and `layout`. Colours are tokens ("@ink", "@offshore/0.5") and
sizes are in rem; the browser resolves both, so one figure serves light, dark and room mode.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import plotly
import streamlit.components.v2 as components

from cxmodel.errors import CxError
from cxmodel.ui import session

Figure = dict[str, Any]
STATIC = Path(__file__).resolve().parents[2] / "static"
_LIBRARY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_COMPONENT = components.component(
    "cxworkbench_picture",
    html="<div class='cx-picture' style='position:absolute;inset:0'></div>",
    js=(Path(__file__).parent / "picture.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
_CONFIG = {"displayModeBar": False, "topojsonURL": "app/static/topojson/", "scrollZoom": False, "doubleClick": False}


def serve_library(folder: Path = STATIC) -> Path:
    """Put Plotly's own script where the server serves it from; nothing is fetched from outside.

    Errors: CxError when the folder cannot be written and the script is not there yet.
    """
    target = folder / "plotly.min.js"
    if target.exists() and target.stat().st_size == _LIBRARY.stat().st_size:
        return target
    try:
        shutil.copyfile(_LIBRARY, target)
    except OSError:
        raise CxError("The pictures' script cannot be put in place", f"Folder {folder.name}",
                      "Make the folder static/ writable and start again.") from None
    return target


def picture(figure: Figure, *, key: str, alt: str, height: str = "24rem", before: Figure | None = None,
            replay: int = 0, on_click: Callable[[str], None] | None = None) -> None:
    """Draw a figure in a box of the given CSS height; `alt` says in words what it shows.

    A raised `replay` plays the move from `before` to the figure twice. `on_click` is given the `customdata` of a
    mark that was clicked, its id. There is no container around it: that would be one more message a move.
    """
    box = f"box-{key}"
    _COMPONENT(key=box, height="stretch", data={
        "height": height, "figure": figure, "before": before if replay else None, "replay": replay, "alt": alt,
        "config": _CONFIG, "clickable": on_click is not None}, on_click_change=lambda: _clicked(box, on_click))


def _clicked(box: str, take: Callable[[str], None] | None) -> None:
    report = session.value(box)
    point = report.get("click") if hasattr(report, "get") else None
    if point and take:
        take(str(point["id"]))
