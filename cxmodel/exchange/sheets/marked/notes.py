"""Comments on cells: new ones are added, those of the user stay and are added to, ours of before are renewed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from defusedxml.ElementTree import fromstring
from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

from cxmodel.exchange.sheets.marked import shapes
from cxmodel.exchange.sheets.marked.archive import Archive
from cxmodel.exchange.sheets.marked.marks import MENDED, OPENING, Place
from cxmodel.exchange.sheets.marked.outline import Edit, Element, appended, coded, edited, outline, quoted
from cxmodel.exchange.sheets.paper import AUTHOR

_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']""")
_TEXT = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?(?<!/)>(.*?)</(?:\w+:)?t>", re.DOTALL)
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_EMPTY = ('<?xml version="1.0" encoding="UTF-8"?>\n<comments xmlns="{}"><authors/><commentList/></comments>')


@dataclass
class _Comment:
    """A comment as it stands: the element of its text and the runs in it, each with its words."""

    text: Element
    runs: list[tuple[Element, str]] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(words for _, words in self.runs)


def earlier(archive: Archive, path: str) -> set[Place]:
    """The cells of a sheet that carry a comment of ours."""
    comments = _path(archive, path)
    if not comments or OPENING.encode() not in archive.part(comments):
        return set()
    return {place for place, one in _comments(archive.part(comments))[1].items() if OPENING in one.words}


def comment(archive: Archive, path: str, texts: Mapping[Place, str]) -> None:
    """Say something on cells of a sheet. What we said on other cells before is no longer to be mended."""
    comments = _path(archive, path)
    if not comments:
        if not texts:
            return
        comments = archive.free("xl/comments{}.xml")
        archive.put(comments, _EMPTY.format(archive.space("main")).encode())
        archive.declare(comments, _TYPE)
        archive.relate(path, "comments", comments)
    xml = archive.part(comments)
    parts, known = _comments(xml)
    edits = []
    for place, one in known.items():
        if place in texts or OPENING in one.words:
            edits += _renewed(xml, one, texts.get(place, MENDED))
    new = [place for place in sorted(texts) if place not in known]
    if new:
        author = sum(element.name == "author" for element in parts)
        authors, table = (next(one for one in parts if one.name == name) for name in ("authors", "commentList"))
        edits += appended(xml, authors, f'<{table.named("author")}>{AUTHOR}</{table.named("author")}>')
        edits += appended(xml, table, "".join(_written(table, place, texts[place], author) for place in new))
        shapes.draw(archive, path, new)
    archive.put(comments, edited(xml, edits))


def _path(archive: Archive, path: str) -> str:
    return next((one.target for one in archive.relations(path) if one.kind == "comments" and one.target in archive), "")


def _comments(xml: bytes) -> tuple[list[Element], dict[Place, _Comment]]:
    """The elements around the comments, and each comment by its cell."""
    found = outline(xml, lambda name, depth, _: name in ("authors", "author", "commentList", "comment")
                    or (depth >= 3 and name in ("text", "t", "r")))
    known: dict[Place, _Comment] = {}
    place: Place = (0, 0)
    for one in found:
        if one.name == "comment":
            row, column = xl_cell_to_rowcol(one.attributes["ref"].replace("$", "").upper())
            place = row + 1, column + 1
        elif one.name == "text" and one.depth == 3:
            known[place] = _Comment(one)
        elif one.depth == 4 and place in known:
            known[place].runs.append((one, _words(xml, one)))
    return [one for one in found if one.depth <= 2], known


def _words(xml: bytes, run: Element) -> str:
    """The words of a run, or of a plain text."""
    declared = _ENCODING.match(xml)
    body = xml[run.start:run.end].decode(declared[1].decode() if declared else "utf-8", "replace")
    return "".join(fromstring(f"<t>{item}</t>").text or "" for item in _TEXT.findall(body))


def _renewed(xml: bytes, one: _Comment, words: str) -> Iterator[Edit]:
    """The edits that put our words at the end of a comment, in place of what we said before."""
    name = one.text.named
    before = one.words.partition(OPENING)[0].rstrip()
    if not before:
        yield Edit(one.text.start, one.text.end, coded(
            f'<{name("text")}><{name("t")} xml:space="preserve">{quoted(words)}</{name("t")}></{name("text")}>'))
        return
    kept = 0
    for run, said in one.runs:
        if kept + len(said) > len(before):
            rest = said[:max(len(before) - kept, 0)]
            yield Edit(run.start, run.end, coded(_run(one.text, rest)) if rest else b"")
        kept += len(said)
    last = one.runs[-1][0].end
    yield Edit(last, last, coded(_run(one.text, "\n\n" + words)))


def _run(near: Element, words: str) -> str:
    name = near.named
    return f'<{name("r")}><{name("t")} xml:space="preserve">{quoted(words)}</{name("t")}></{name("r")}>'


def _written(table: Element, place: Place, words: str, author: int) -> str:
    name, address = table.named, xl_rowcol_to_cell(place[0] - 1, place[1] - 1)
    return (f'<{name("comment")} ref="{address}" authorId="{author}"><{name("text")}><{name("t")} xml:space="preserve">'
            f'{quoted(words)}</{name("t")}></{name("text")}></{name("comment")}>')
