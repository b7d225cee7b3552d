"""A workbook as the parts of its zip: every part stays byte for byte as it was unless it is replaced."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from defusedxml.ElementTree import fromstring

from cxmodel.exchange.read.package import open_package, read_part
from cxmodel.exchange.sheets.marked.outline import appended, edited, outline, quoted

_USUAL = "http://schemas.openxmlformats.org/"
_TYPES = "[Content_Types].xml"


class Relation(NamedTuple):
    """A part that another refers to. `kind`: the last word of its type; `target`: its path in the zip."""

    id: str
    kind: str
    target: str


class SheetEntry(NamedTuple):
    """A sheet as the workbook lists it; `path` is '' when it is no sheet of cells."""

    name: str
    path: str


class Archive:
    """The parts of a workbook by path. Errors: CxError for whatever must not be opened."""

    def __init__(self, data: bytes, name: str) -> None:
        self._zip, self._name = open_package(data, name), name
        self._entries = {entry.replace("\\", "/"): entry for entry in self._zip.namelist()}
        self._new: dict[str, bytes] = {}
        book = next((one.target for one in self.relations("") if one.kind == "officeDocument"), "")
        self.book = book or "xl/workbook.xml"
        self.strict = b"purl.oclc.org/ooxml" in self.part(self.book)[:4000]

    def __contains__(self, path: str) -> bool:
        return path in self._new or path in self._entries

    def part(self, path: str) -> bytes:
        """A part as it is now."""
        return self._new[path] if path in self._new else read_part(self._zip, self._entries[path], self._name)

    def put(self, path: str, data: bytes) -> None:
        """Replace a part, or add one."""
        self._new[path] = data

    def free(self, pattern: str) -> str:
        """The first path of a pattern such as 'xl/comments{}.xml' that no part has."""
        return next(path for number in range(1, 100_000) if (path := pattern.format(number)) not in self)

    def relations(self, path: str) -> list[Relation]:
        """What a part refers to inside the zip; '' is the package itself."""
        folder, rels = posixpath.dirname(path), _rels(path)
        if rels not in self:
            return []
        return [Relation(item.get("Id", ""), item.get("Type", "").rsplit("/", 1)[-1],
                         _inside(folder, item.get("Target", "")))
                for item in fromstring(self.part(rels)) if item.get("TargetMode") != "External"]

    def relate(self, path: str, kind: str, target: str) -> str:
        """Let a part refer to another; the id of the relation."""
        taken, rels = {one.id for one in self.relations(path)}, _rels(path)
        if rels in self:  # links to the outside have ids too
            taken |= {item.get("Id", "") for item in fromstring(self.part(rels))}
        else:
            space = _USUAL + "package/2006/relationships"
            self.put(rels, f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{space}"/>'.encode())
        key = next(key for number in range(1, 100_000) if (key := f"rIdCx{number}") not in taken)
        self.append(rels, "Relationship", Id=key, Type=f"{self.space('relationships')}/{kind}",
                    Target=posixpath.relpath(target, posixpath.dirname(path) or "."))
        return key

    def declare(self, path: str, content: str) -> None:
        """Say of what type a new part is. `path` may be an ending, such as '.vml'."""
        types = fromstring(self.part(_TYPES))
        if path.startswith("."):
            if all(item.get("Extension", "").lower() != path[1:] for item in types):
                self.append(_TYPES, "Default", Extension=path[1:], ContentType=content)
        elif all(item.get("PartName") != f"/{path}" for item in types):
            self.append(_TYPES, "Override", PartName=f"/{path}", ContentType=content)

    def append(self, path: str, name: str, **attributes: str) -> None:
        """Add an empty element at the end of a part's root."""
        xml = self.part(path)
        root = outline(xml, lambda _, depth, __: depth == 0)[0]
        words = "".join(f' {key}="{quoted(value)}"' for key, value in attributes.items())
        self.put(path, edited(xml, appended(xml, root, f"<{root.named(name)}{words}/>")))

    def space(self, what: str) -> str:
        """The namespace of 'main' or 'relationships' in this workbook."""
        if self.strict:
            return {"main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
                    "relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships"}[what]
        return _USUAL + {"main": "spreadsheetml/2006/main", "relationships": "officeDocument/2006/relationships"}[what]

    def sheets(self) -> Iterator[SheetEntry]:
        """The sheets in their order."""
        links: Mapping[str, Relation] = {one.id: one for one in self.relations(self.book)}
        for item in fromstring(self.part(self.book)).iter(f"{{{self.space('main')}}}sheet"):
            link = links.get(item.get(f"{{{self.space('relationships')}}}id", ""))
            known = link is not None and link.kind == "worksheet" and link.target in self
            yield SheetEntry(item.get("name", ""), link.target if link is not None and known else "")

    def save(self, target: BinaryIO | Path) -> None:
        """Write the workbook: the parts in their order, new ones at the end."""
        with ZipFile(target, "w", ZIP_DEFLATED) as out:
            for path, entry in self._entries.items():
                if not path.endswith("/"):
                    out.writestr(entry, self.part(path))
            for path in self._new.keys() - self._entries.keys():
                out.writestr(path, self._new[path])


def _rels(path: str) -> str:
    folder, file = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _inside(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
