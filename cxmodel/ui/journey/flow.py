"""The picture of the layers: all contacts by class, what each layer settles, and what reaches a person (S9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxmodel.tables import CONTACT_CLASSES
from cxmodel.ui.charts import layout, note
from cxmodel.ui.journey.phrases import capital, plain_word
from cxmodel.ui.picture import Figure
from cxmodel.units import number, percent

COLOURS = {"information": "home", "transaction": "onshore", "problem": "nearshore", "complaint": "offshore"}
CEILING = 0.84  # of the picture's height: headings stand above
TRUNK = 0.70  # of what is under the headings: all contacts together
LEFT, FIRST, RIGHT = 0.008, 0.25, 0.985
GAP = 0.03
SETTLED = 0.95
STEP = (RIGHT - FIRST) / 4 - 0.05


@dataclass(frozen=True)
class Stream:
    """What one layer does with the contacts that come to it, by contact class. [contacts/year]"""

    name: str
    reach: float
    settled: Mapping[str, float]


def flow(contacts: Mapping[str, float], streams: Sequence[Stream], locale: str = "en_US") -> Figure:
    """A Sankey from all contacts by class through the layers to those that reach a person.

    contacts : that arise, by class. [contacts/year]
    """
    nodes, links = _Nodes(), _Links()
    whole = sum(contacts.values()) or 1.0
    kinds = [name for name in CONTACT_CLASSES if contacts.get(name, 0.0) > 0]
    left = {name: contacts[name] for name in kinds}
    places, top = {}, 0.0
    for name in kinds:
        high = TRUNK * contacts[name] / whole
        places[name] = nodes.add(LEFT, top + high / 2, f"@{COLOURS[name]}", name)
        top += high + GAP
    columns = [FIRST + (RIGHT - FIRST) * place / len(streams) for place in range(len(streams) + 1)]
    stops = [(plain_word(stream.name), "@ink") for stream in streams] + [("a person", "@accent")]
    here = places
    for x, (stop, colour), stream in zip(columns, stops, [None, *streams], strict=True):
        settles = stream.settled if stream else {}
        after = {name: left[name] - settles.get(name, 0.0) for name in kinds}
        there = nodes.add(x, TRUNK * sum(after.values()) / whole / 2, colour, stop)
        for name in kinds:
            links.add(here[name], there, after[name], name)
        if stream:
            gone = nodes.add(x - STEP, SETTLED, "@good", f"settled by {plain_word(stream.name)}")
            for name in kinds:
                links.add(here[name], gone, settles.get(name, 0.0), name)
        left, here = after, dict.fromkeys(kinds, there)
    return {"data": [_trace(nodes, links)],
            "layout": layout(margin={"l": 0.4, "r": 0.4, "t": 0.2, "b": 0.2, "pad": 0},
                             xaxis={"visible": False}, yaxis={"visible": False},
                             annotations=_notes(contacts, kinds, streams, columns, left, nodes, places, locale))}


class _Nodes:
    """Where the nodes stand."""

    def __init__(self) -> None:
        self.x: list[float] = []
        self.y: list[float] = []
        self.colour: list[str] = []
        self.name: list[str] = []

    def add(self, x: float, y: float, colour: str, name: str) -> int:
        self.x.append(round(x, 4))
        self.y.append(round(y, 4))
        self.colour.append(colour)
        self.name.append(name)
        return len(self.x) - 1


class _Links:
    """What flows between them; nothing flows is no link."""

    def __init__(self) -> None:
        self.source: list[int] = []
        self.target: list[int] = []
        self.value: list[float] = []
        self.colour: list[str] = []
        self.kind: list[str] = []

    def add(self, source: int, target: int, value: float, kind: str) -> None:
        if value > 0:
            self.source.append(source)
            self.target.append(target)
            self.value.append(value)
            self.colour.append(f"@{COLOURS[kind]}/0.45")
            self.kind.append(kind)


def _trace(nodes: _Nodes, links: _Links) -> dict[str, Any]:
    return {
        "type": "sankey", "arrangement": "fixed", "domain": {"x": [0, 1], "y": [0, CEILING]}, "textfont": {"size": 1.0},
        "node": {"x": nodes.x, "y": nodes.y, "color": nodes.colour, "label": [""] * len(nodes.x), "thickness": 12,
                 "pad": 1.3, "line": {"width": 0}, "customdata": nodes.name,
                 "hovertemplate": "%{customdata}: %{value:,.3s} contacts a year<extra></extra>"},
        "link": {"source": links.source, "target": links.target, "value": links.value, "color": links.colour,
                 "customdata": links.kind, "hovertemplate": "%{customdata}: %{value:,.3s} a year<extra></extra>"}}


def _notes(contacts: Mapping[str, float], kinds: Sequence[str], streams: Sequence[Stream], columns: Sequence[float],
           left: Mapping[str, float], nodes: _Nodes, places: Mapping[str, int], locale: str) -> list[dict[str, Any]]:
    whole = sum(contacts.values()) or 1.0
    found = [_head(0.0, f"<b>{short(whole, locale)} contacts</b><br>a year of our work", "left")]
    for name in kinds:
        told = f"{capital(name)} {short(contacts[name], locale)}"
        found.append(_note(LEFT + 0.02, nodes.y[places[name]], told, "left", "middle", bgcolor="@paper/0.75"))
    for x, stream in zip(columns, streams, strict=False):
        gone = sum(stream.settled.values())
        found += [_head(x, f"<b>{capital(plain_word(stream.name))}</b><br>{percent(stream.reach, locale)} try it",
                        "center"),
                  _note(x + 0.066, SETTLED, f"settles<br><b>{short(gone, locale)}</b>", "left", "middle")]
    share = percent(sum(left.values()) / whole, locale)
    found.append(_head(1.0, f"<b>A person</b><br>{short(sum(left.values()), locale)}, {share}", "right"))
    return found


def _note(x: float, y: float, text: str, xanchor: str, yanchor: str, **more: Any) -> dict[str, Any]:
    """A label at a place under the headings, counted from the top as nodes are."""
    return note(x, CEILING * (1 - y), text, xref="paper", yref="paper", xanchor=xanchor, yanchor=yanchor,
                align=xanchor, **more)


def _head(x: float, text: str, xanchor: str) -> dict[str, Any]:
    return note(x, 1.0, text, xref="paper", yref="paper", xanchor=xanchor, yanchor="top", align=xanchor)


def short(value: float, locale: str = "en_US") -> str:
    """A number of contacts that can be said aloud.

    >>> short(17_840_000), short(482_300), short(12)
    ('17.8M', '482K', '12')
    """
    for size, letter in ((1e6, "M"), (1e3, "K")):
        if value >= size:
            return f"{number(value / size, locale, 1 if value < 100 * size and size == 1e6 else 0)}{letter}"
    return number(value, locale)
