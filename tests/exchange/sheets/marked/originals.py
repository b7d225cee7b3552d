"""Workbooks as users have them, full of what a careless program would lose."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment

X14_LIST = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list"><x14:formula1>'
    "<xm:f>Lists!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>E2:E9</xm:sqref></x14:dataValidation></x14:dataValidations>"
    "</ext></extLst>")


@cache
def rich() -> bytes:
    """Charts, a picture, sparklines, drop-downs, formats, a comment, merged cells, a table, protection."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    page, lists = book.add_worksheet("Vendors"), book.add_worksheet("Lists")
    form = book.add_format({"bg_color": "#FFF2CC", "bold": True, "num_format": "0.00", "locked": False})
    for row, (name, rate) in enumerate((("vendor", "rate"), ("Anna", 12.5), ("Berta", "many"), ("Çelik", 14))):
        page.write_row(row, 0, (name, rate), form)
    page.write("C1", "country")
    page.merge_range("C2:C4", "Atlantis", form)
    page.set_column("G:G", 9, form)
    lists.write_column(0, 0, ("a", "b"))
    page.data_validation("B2:B9", {"validate": "list", "source": "=Lists!$A$1:$A$2"})
    page.conditional_format("B2:B9", {"type": "data_bar", "data_bar_2010": True})
    page.write_comment("B3", "ask again", {"author": "Bob"})
    page.set_column("A:A", 33)
    page.insert_image("I2", "dot.png", {"image_data": io.BytesIO(_png())})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Vendors!$B$2:$B$4"})
    page.insert_chart("I8", chart)
    page.add_sparkline("D2", {"range": "Vendors!B2:B4"})
    page.insert_textbox("I20", "a box")
    page.add_table("K1:L3", {"columns": [{"header": "x"}, {"header": "y"}]})
    page.write_url("A9", "https://example.org")
    page.protect()
    book.define_name("rates", "=Vendors!$B$2:$B$4")
    book.close()
    return stream.getvalue()


@cache
def small() -> bytes:
    """What openpyxl writes: other names of parts, a comment, and a sheet that is called Issues already."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Vendors"
    page.append(["vendor", "rate"])
    page.append(["A", "x"])
    page["B2"].comment = Comment("hello", "me")
    book.create_sheet("Issues")["A1"] = "mine"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def raw(sheet: str, styles: str | None = None, space: str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        rel: str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships") -> bytes:
    """A workbook of hand-written parts: `sheet` is the part of its one sheet, Vendors."""
    package = "http://schemas.openxmlformats.org/package/2006/"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    names = [("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet")] + [("styles", "styles")] * bool(styles)
    types = "".join(f'<Override PartName="/xl/{name}.xml" ContentType="{kind}{what}+xml"/>' for name, what in names)
    links = f'<Relationship Id="b" Type="{rel}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
    links += f'<Relationship Id="c" Type="{rel}/styles" Target="styles.xml"/>' if styles else ""
    first = f'<Relationship Id="a" Type="{rel}/officeDocument" Target="xl/workbook.xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}content-types"><Default Extension="rels" '
                               'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}relationships">{first}</Relationships>',
        "xl/workbook.xml": f'<w:workbook xmlns:w="{space}" xmlns:q="{rel}"><w:sheets><w:sheet name="Vendors" '
                           'sheetId="7" q:id="b"/></w:sheets></w:workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}relationships">{links}</Relationships>',
        "xl/worksheets/sheet1.xml": sheet.replace("SPACE", space),
        **({"xl/styles.xml": styles.replace("SPACE", space)} if styles else {}),
    }
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            archive.writestr(path, text)
    return stream.getvalue()


def with_x14_list(data: bytes) -> bytes:
    """The workbook with a drop-down as Excel writes those that look at another sheet."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(b"</worksheet>", X14_LIST.encode() + b"</worksheet>")
            new.writestr(name, part)
    return stream.getvalue()


def _png() -> bytes:
    """A picture of one dot."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")
