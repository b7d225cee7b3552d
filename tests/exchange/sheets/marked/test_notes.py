"""Comments of the user's and of ours on the same sheet."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.comments import Comment

from cxmodel.exchange.sheets.marked import notes
from cxmodel.exchange.sheets.marked.archive import Archive
from cxmodel.exchange.sheets.marked.marks import MENDED, OPENING
from tests.exchange.sheets.marked.originals import raw, rich

pytestmark = [pytest.mark.filterwarnings("ignore:.*not supported and will be removed:UserWarning"),
              pytest.mark.filterwarnings("ignore:.*no default style:UserWarning")]
PATH = "xl/worksheets/sheet1.xml"


def comments(archive: Archive) -> dict[str, str]:
    stream = io.BytesIO()
    archive.save(stream)
    return {cell.coordinate: cell.comment.text for row in openpyxl.load_workbook(stream)["Vendors"].iter_rows()
            for cell in row if cell.comment}


def with_comments(texts: str) -> Archive:
    """A sheet with hand-written comments on B2."""
    archive = Archive(raw('<worksheet xmlns="SPACE"><sheetData/></worksheet>'), "x")
    notes.comment(archive, PATH, {(2, 2): "to be replaced"})
    path = next(one.target for one in archive.relations(PATH) if one.kind == "comments")
    xml = archive.part(path)
    begin, end = xml.index(b"<text>"), xml.index(b"</text>") + 7
    archive.put(path, xml[:begin] + texts.encode() + xml[end:])
    return archive


@pytest.mark.parametrize("text", [
    "<text><t>note</t></text>", "<text><r><rPr><b/></rPr><t>no</t></r><r><t>te</t></r></text>",
    '<text><t>note</t><phoneticPr fontId="1"/></text>'])
def test_what_we_say_follows_what_the_user_says_however_it_is_written(text):
    archive = with_comments(text)
    notes.comment(archive, PATH, {(2, 2): f"{OPENING}\nFound: x"})
    assert comments(archive) == {"B2": f"note\n\n{OPENING}\nFound: x"}


@pytest.mark.parametrize("text", ["<text/>", "<text></text>", "<text><t/></text>"])
def test_an_empty_comment_takes_our_words(text):
    archive = with_comments(text)
    notes.comment(archive, PATH, {(2, 2): f"{OPENING}\nFound: x"})
    assert comments(archive) == {"B2": f"{OPENING}\nFound: x"}


@pytest.mark.parametrize("text", [
    f"<text><t>mine &amp; yours\n\n{OPENING}\nold</t></text>",
    f"<text><r><t>mine &amp; </t></r><r><t>yours\n\n{OPENING}\n</t></r><r><t>old</t></r></text>"])
def test_what_we_said_before_is_replaced_even_when_a_program_has_joined_or_cut_it(text):
    archive = with_comments(text)
    assert notes.earlier(archive, PATH) == {(2, 2)}
    notes.comment(archive, PATH, {(2, 2): f"{OPENING}\nnew"})
    assert comments(archive) == {"B2": f"mine & yours\n\n{OPENING}\nnew"}
    notes.comment(archive, PATH, {})
    assert comments(archive) == {"B2": f"mine & yours\n\n{MENDED}"}


def test_a_sheet_that_needs_no_comment_gets_none():
    archive = Archive(rich(), "x")
    notes.comment(archive, "xl/worksheets/sheet2.xml", {})
    assert "xl/comments2.xml" not in archive
    assert notes.earlier(archive, PATH) == set()


def test_comments_of_other_cells_stay():
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Vendors"
    for row in range(1, 6):
        page.cell(row, 1, "x").comment = Comment(f"note {row}", "Zoë")
    stream = io.BytesIO()
    book.save(stream)
    archive = Archive(stream.getvalue(), "x")
    notes.comment(archive, PATH, {(1, 2): f"{OPENING}\na", (3, 1): f"{OPENING}\nb"})
    assert comments(archive) == {"A1": "note 1", "A2": "note 2", "A3": f"note 3\n\n{OPENING}\nb", "A4": "note 4",
                                 "A5": "note 5", "B1": f"{OPENING}\na"}


def test_a_comment_in_an_old_code_page_keeps_its_letters():
    archive = with_comments("<text><t>note</t></text>")
    path = next(one.target for one in archive.relations(PATH) if one.kind == "comments")
    xml = archive.part(path).replace(b"UTF-8", b"windows-1252").replace(b"note", "Zoë".encode("cp1252"))
    archive.put(path, xml)
    notes.comment(archive, PATH, {(2, 2): f"{OPENING}\nŁódź"})
    assert comments(archive) == {"B2": f"Zoë\n\n{OPENING}\nŁódź"}
