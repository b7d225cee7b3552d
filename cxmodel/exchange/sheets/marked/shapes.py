"""The boxes in which a spreadsheet shows comments: drawings that stand beside the comments themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxmodel.exchange.sheets.marked.archive import Archive
from cxmodel.exchange.sheets.marked.marks import Place
from cxmodel.exchange.sheets.marked.outline import Edit, appended, coded, edited, outline

_SPACES = ('xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
           'xmlns:x="urn:schemas-microsoft-com:office:excel"')
_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BEGIN = (f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{{}}"/></o:shapelayout></xml>')
_KIND = (f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
         'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" '
         'o:connecttype="rect"/></v:shapetype>')
_LATER = frozenset({"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
                    "tableParts", "extLst", "AlternateContent"})  # what a sheet holds after its comments' drawing


def draw(archive: Archive, path: str, places: Sequence[Place]) -> None:
    """Add a hidden box for each new comment of a sheet."""
    drawing = _drawing(archive, path)
    xml = archive.part(drawing)
    first = 1 + max([int(number) for number in re.findall(rb"_x0000_s(\d+)", xml)] or [1024 * _block(xml)])
    boxes = "".join(_box(first + number, place) for number, place in enumerate(places))
    kind = "" if b"_x0000_t202" in xml.replace(b"#_x0000_t202", b"") else _KIND
    end = xml.rindex(b"</")
    archive.put(drawing, edited(xml, [Edit(end, end, (kind + boxes).encode())]))


def _drawing(archive: Archive, path: str) -> str:
    """The drawing of a sheet's comments; a new one when there is none."""
    xml = archive.part(path)
    found = outline(xml, lambda _, depth, __: depth <= 1)
    element = next((one for one in found if one.name == "legacyDrawing" and one.depth == 1), None)
    if element is not None:
        key = next(value for name, value in element.attributes.items() if name.rpartition(":")[2] == "id")
        target = next((one.target for one in archive.relations(path) if one.id == key), "")
        if target in archive:
            return target
    drawing = archive.free("xl/drawings/vmlDrawing{}.vml")
    archive.put(drawing, _BEGIN.format(1 + _highest(archive)).encode())
    archive.declare(".vml", _TYPE)
    key = archive.relate(path, "vmlDrawing", drawing)
    tag = f'<{found[0].named("legacyDrawing")} xmlns:r="{archive.space("relationships")}" r:id="{key}"/>'
    after = next((one for one in found[1:] if one.name in _LATER), None)
    edits = [Edit(after.start, after.start, coded(tag))] if after else appended(xml, found[0], tag)
    if element is not None:
        edits = [Edit(element.start, element.end, coded(tag))]
    archive.put(path, edited(xml, edits))
    return drawing


def _highest(archive: Archive) -> int:
    """The highest block of shape numbers that any sheet uses."""
    used = [_block(archive.part(one.target)) for sheet in archive.sheets() if sheet.path
            for one in archive.relations(sheet.path) if one.kind == "vmlDrawing" and one.target in archive]
    return max(used, default=0)


def _block(xml: bytes) -> int:
    found = re.search(rb"""idmap\b[^>]*?\bdata\s*=\s*["']([\d,\s]+)["']""", xml)
    return max(int(number) for number in found[1].split(b",")) if found else 1


def _box(number: int, place: Place) -> str:
    row, column = place[0] - 1, place[1] - 1
    top = max(row - 1, 0)
    return (f'<v:shape {_SPACES} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
            'margin-top:2pt;width:240pt;height:110pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" '
            'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
            '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left">'
            '</div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f'<x:Anchor>{column + 1}, 12, {top}, 4, {column + 5}, 12, {top + 8}, 4</x:Anchor><x:AutoFill>False'
            f'</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>')
