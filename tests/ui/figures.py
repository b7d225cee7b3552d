"""What must hold of every figure that is handed to the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from cxmodel.ui import picture

_SCRIPT = (picture.Path(picture.__file__).parent / "picture.js").read_text(encoding="utf-8")
TOKENS = set(re.findall(r'"?([a-z-]+)"?: "#[0-9A-Fa-f]{6}"', _SCRIPT.split("dark: {")[0]))


def sound(figure: dict[str, Any]) -> None:
    """It is plain JSON of finite numbers, and every colour is one the browser knows in both themes."""
    text = json.dumps(figure, allow_nan=False)
    assert json.loads(text) == json.loads(json.dumps(figure))
    for token in re.findall(r'"@([^"]*)"', text):
        name, _, opacity = token.partition("/")
        assert name in TOKENS, name
        assert not opacity or 0 < float(opacity) <= 1
    for trace in figure["data"]:
        lengths = {len(trace[name]) for name in ("x", "y", "lat", "lon", "text", "customdata", "hovertext")
                   if isinstance(trace.get(name), list) and trace["type"] != "bar"}
        assert len(lengths) <= 1, trace
        sizes = trace.get("marker", {}).get("size", 0.0)
        assert all(0 <= size < 6 for size in (sizes if isinstance(sizes, list) else [sizes])), "sizes are in rem"
    for key, size in _named(figure, "size"):
        assert not key.endswith("font") or 0.9 <= size <= 2.0, "text is readable"


def labels(figure: dict[str, Any]) -> list[str]:
    """What stands in the picture as text."""
    return [note["text"] for note in figure["layout"].get("annotations", [])]


def inside(figure: dict[str, Any]) -> None:
    """Every mark lies inside the fixed axes, so that nothing is cut off."""
    for axis, name in (("xaxis", "x"), ("yaxis", "y")):
        low, high = figure["layout"][axis]["range"]
        for trace in figure["data"]:
            if name in trace and trace["type"] == "scatter":
                assert all(low - 1e-9 <= value <= high + 1e-9 for value in trace[name] if value is not None), (
                    axis, trace.get("name"), low, high, trace[name])


def _named(value: Any, name: str, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for inner, item in value.items():
            if inner == name:
                yield key, item
            yield from _named(item, name, inner)
    elif isinstance(value, list):
        for item in value:
            yield from _named(item, name, key)
