"""Where the elements of an XML part stand, so that a few can be changed and every other byte stays as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape

from cxmodel.errors import CxError

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")


class Edit(NamedTuple):
    """Bytes from `start` to `end` (the same place: an insertion) become `new`."""

    start: int
    end: int
    new: bytes


@dataclass
class Element:
    """One element. `name` without its prefix; `start` to `head_end` is its first tag, `tail` to `end` its last."""

    name: str
    prefix: str
    attributes: Mapping[str, str]
    depth: int
    start: int
    head_end: int
    tail: int = 0
    end: int = 0

    @property
    def closed(self) -> bool:
        """Whether it is a single tag, as in <row/>."""
        return self.tail == self.start

    def named(self, name: str) -> str:
        """A name with the prefix of this element."""
        return f"{self.prefix}:{name}" if self.prefix else name


Keep = Callable[[str, int, Mapping[str, str]], bool]


def outline(xml: bytes, keep: Keep) -> list[Element]:
    """The elements for which `keep(name, depth, attributes)` holds, in the order of their first tags.

    Errors: CxError when the part is not well formed.
    """
    found: list[Element] = []
    open_ones: list[Element | None] = []
    parser = ParserCreate()

    def start(raw: str, attributes: dict[str, str]) -> None:
        prefix, _, name = raw.rpartition(":")
        element = None
        if keep(name, len(open_ones), attributes):
            at = parser.CurrentByteIndex
            tag = _TAG.match(xml, at)
            element = Element(name, prefix, attributes, len(open_ones), at, tag.end() if tag else at)
            found.append(element)
        open_ones.append(element)

    def end(raw: str) -> None:
        element = open_ones.pop()
        if element is not None:
            single = xml[element.head_end - 2:element.head_end] == b"/>"
            element.tail = element.start if single else parser.CurrentByteIndex
            element.end = element.head_end if single else xml.index(b">", element.tail) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.buffer_text = True
    try:
        parser.Parse(xml, True)
    except ExpatError:
        raise CxError("The workbook is damaged", "its parts",
                      "Open it in Excel, let it repair the file, and save it under a new name.") from None
    return found


def edited(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes after all edits; insertions at one place stay in their order.

    >>> edited(b"abcd", [Edit(1, 2, b"X"), Edit(4, 4, b"Y"), Edit(4, 4, b"Z")])
    b'aXcdYZ'
    """
    parts, at = [], 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        parts += [xml[at:edit.start], edit.new]
        at = edit.end
    return b"".join([*parts, xml[at:]])


def appended(xml: bytes, element: Element, inner: str) -> list[Edit]:
    """The edits that put something at the end of an element, which may be a single tag so far."""
    if not element.closed:
        return [Edit(element.tail, element.tail, coded(inner))]
    last = f">{inner}</{element.named(element.name)}>"
    return [Edit(element.end - 2, element.end, coded(last))]


def with_attributes(xml: bytes, element: Element, **values: str) -> Edit:
    """The edit that sets attributes in an element's first tag."""
    tag = xml[element.start:element.head_end]
    for name, value in values.items():
        new = coded(f'{name}="{quoted(value)}"')
        tag, count = re.subn(rb"""(?<=\s)%s\s*=\s*(?:"[^"]*"|'[^']*')""" % name.encode(), lambda _, new=new: new, tag)
        if not count:
            place = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:place].rstrip() + b" " + new + tag[place:]
    return Edit(element.start, element.head_end, tag)


def coded(text: str) -> bytes:
    """Text as bytes that are right in every encoding a part may have.

    >>> coded("Łódź")
    b'&#321;&#243;d&#378;'
    """
    return text.encode("ascii", "xmlcharrefreplace")


def quoted(text: str) -> str:
    """A text inside XML, in an element or in an attribute."""
    return escape(text, {'"': "&quot;", "\n": "&#10;"})
