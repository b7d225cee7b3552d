"""The user's own file comes back with its faults marked, and with everything else as it was."""

from __future__ import annotations

import io
import time
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter

from cxmodel.errors import CxError
from cxmodel.exchange.read.enquiry import Remark
from cxmodel.exchange.read.grids import read_workbook
from cxmodel.exchange.sheets import marked
from cxmodel.exchange.sheets.marked.marks import COLOURS, OPENING
from tests.exchange.sheets.marked.originals import raw, rich, small, with_x14_list

pytestmark = [pytest.mark.filterwarnings("ignore:.*not supported and will be removed:UserWarning"),
              pytest.mark.filterwarnings("ignore:.*no default style:UserWarning")]
REMARKS = (
    Remark("error", "Vendors", "B3", "hourly_rate_usd", "many", "a number", "Write the figure <alone> & sign it."),
    Remark("warning", "Vendors", "B2", "hourly_rate_usd", "12.5", "a price per hour", "Check it."),
    Remark("question", "Vendors", "C3", "country", "Atlantis", "Which country is it?", "Answer."),
    Remark("error", "Vendors", "D7", "city", "", "a city", "Enter it."),
    Remark("note", "Vendors", "A1", "", "vendor", "", "Nothing to do."),
    Remark("error", "", "", "", "the file", "a table", "Look again."),
)


def mark(data: bytes, remarks=REMARKS, name: str = "offer.xlsx") -> bytes:
    stream = io.BytesIO()
    marked.write(data, remarks, stream, name)
    return stream.getvalue()


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("original", [rich, small])
def test_bad_cells_are_coloured_and_say_what_is_wrong_and_how_to_mend_it(original):
    page = opened(mark(original()))["Vendors"]
    assert page["B3"].fill.fgColor.rgb == "FF" + COLOURS["error"]
    assert page["B2"].fill.fgColor.rgb == "FF" + COLOURS["warning"]
    assert page["D7"].fill.fgColor.rgb == "FF" + COLOURS["error"]
    assert page["B3"].comment.text.endswith(
        "CX Sourcing Workbench:\nFound: many\nExpected: a number\nTo mend: Write the figure <alone> & sign it.")
    assert page["D7"].comment.text == f"{OPENING}\nFound: (empty)\nExpected: a city\nTo mend: Enter it."
    assert page["A1"].comment is None


def test_the_colour_changes_nothing_else_of_the_cell():
    before, after = opened(rich())["Vendors"]["B2"], opened(mark(rich()))["Vendors"]["B2"]
    for part in ("value", "number_format", "font", "border", "alignment", "protection"):
        assert repr(getattr(after, part)) == repr(getattr(before, part))


def test_the_user_s_comment_stays_in_front_of_ours():
    assert opened(mark(rich()))["Vendors"]["B3"].comment.text.startswith(f"ask again\n\n{OPENING}")
    assert opened(mark(small()))["Vendors"]["B2"].comment.text.startswith(f"hello\n\n{OPENING}")


def test_what_is_said_in_a_merged_range_is_said_on_its_first_cell():
    page = opened(mark(rich()))["Vendors"]
    assert page["C2"].fill.fgColor.rgb == "FF" + COLOURS["question"]
    assert "Which country is it?" in page["C2"].comment.text


def test_only_the_parts_that_carry_marks_differ():
    before, after = parts(with_x14_list(rich())), parts(mark(with_x14_list(rich())))
    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
    assert after.keys() - before.keys() == {"xl/worksheets/sheet3.xml"}
    for kept in ("charts/chart1.xml", "media/image1.png", "tables/table1.xml"):
        assert after[f"xl/{kept}"] == before[f"xl/{kept}"]


def test_of_a_marked_sheet_only_the_marked_cells_differ():
    """Drop-downs, formats with conditions, sparklines, merged cells, widths, protection: all bytes of them."""
    before, after = (parts(data)["xl/worksheets/sheet1.xml"] for data in (with_x14_list(rich()),
                                                                          mark(with_x14_list(rich()))))
    begin, end = before.split(b"<sheetData>")[0], before.split(b"</sheetData>")[1]
    assert after.startswith(begin)
    assert after.endswith(end)
    assert b"x14:dataValidation" in end
    assert b"sparkline" in end


def test_cells_that_are_not_marked_keep_their_fills():
    before, after = opened(rich())["Vendors"], opened(mark(rich()))["Vendors"]
    marked_cells = {"B2", "B3", "C2", "D7"}
    for row in before.iter_rows():
        for cell in row:
            if cell.coordinate not in marked_cells:
                assert repr(after[cell.coordinate].fill) == repr(cell.fill)
                assert after[cell.coordinate].value == cell.value


def test_the_sheet_of_issues_lists_every_remark_with_a_link_to_its_cell():
    book = opened(mark(rich()))
    page = book["Issues"]
    rows = list(page.iter_rows(min_row=5, values_only=True))
    assert rows == [tuple(word or None for word in list(vars(remark).values())[:7]) for remark in REMARKS]
    assert page["C5"].hyperlink.location == "'Vendors'!B3"
    assert book.sheetnames == ["Vendors", "Lists", "Issues"]


def test_a_sheet_of_the_user_s_that_is_called_issues_stays():
    book = opened(mark(small()))
    assert book.sheetnames == ["Vendors", "Issues", "Issues (2)"]
    assert book["Issues"]["A1"].value == "mine"


@pytest.mark.parametrize("original", [rich, small])
def test_marked_again_what_is_mended_turns_green_and_the_list_is_renewed(original):
    again = opened(mark(mark(original()), REMARKS[3:4]))
    page = again["Vendors"]
    assert page["B3"].fill.fgColor.rgb == "FF" + COLOURS["mended"]
    assert page["B3"].comment.text.endswith(f"{OPENING}\nNothing to mend here now.")
    assert page["B3"].comment.text.count(OPENING) == 1
    assert page["D7"].fill.fgColor.rgb == "FF" + COLOURS["error"]
    name = "Issues" if original is rich else "Issues (2)"
    assert again.sheetnames.count(name) == 1
    assert [row[2] for row in again[name].iter_rows(min_row=5, values_only=True)] == ["D7"]


def test_marked_three_times_a_comment_says_what_holds_now():
    text = opened(mark(mark(mark(rich())), REMARKS[:1]))["Vendors"]["B3"].comment.text
    assert text.count("ask again") == text.count(OPENING) == text.count("Found") == 1


def test_our_reader_reads_the_marked_file_as_it_read_the_original():
    before, after = (read_workbook(data, "x").sheet("Vendors") for data in (rich(), mark(rich())))
    read = [[(cell.address, cell.value) for cell in sheet.cells()] for sheet in (before, after)]
    assert read[0] == read[1]


STRICT = {"space": "http://purl.oclc.org/ooxml/spreadsheetml/main",
          "rel": "http://purl.oclc.org/ooxml/officeDocument/relationships"}
STYLES = (
    '<s:styleSheet xmlns:s="SPACE"><s:fonts count="1"><s:font/></s:fonts><s:fills count="1"><s:fill><s:patternFill/>'
    '</s:fill></s:fills><s:borders count="1"><s:border/></s:borders><s:cellXfs count="2"><s:xf/><s:xf fontId="0" '
    "fillId='0'><s:protection locked='0'/></s:xf></s:cellXfs></s:styleSheet>")


@pytest.mark.parametrize("sheet", [
    '<worksheet xmlns="SPACE"><sheetData/></worksheet>',
    '<worksheet xmlns="SPACE"><sheetData><row r="3"/></sheetData></worksheet>',
    '<worksheet xmlns="SPACE"><sheetData><row><c t="n"><v>1</v></c></row><row r="7"><c r="A7"/><c r="F7"/></row>'
    "</sheetData><pageMargins left='1' right='1' top='1' bottom='1' header='1' footer='1'/><extLst/></worksheet>",
    '<?xml version="1.0" encoding="windows-1252"?>\n<p:worksheet xmlns:p="SPACE"><p:sheetData><p:row r="3" s="1" '
    'customFormat="1"><p:c r="A3" t="inlineStr"><p:is><p:t>a > b</p:t></p:is></p:c></p:row></p:sheetData>'
    "</p:worksheet>",
    '<worksheet xmlns="SPACE"><cols><col min="2" max="4" style="1"/></cols><sheetData></sheetData></worksheet>',
])
@pytest.mark.parametrize("styles", [None, STYLES, '<styleSheet xmlns="SPACE"/>'])
@pytest.mark.parametrize("dialect", [{}, STRICT], ids=["usual", "strict"])
def test_any_way_of_writing_a_sheet_can_be_marked(sheet, styles, dialect):
    data = mark(raw(sheet, styles, **dialect), name="hand.xlsx")
    if not dialect:  # openpyxl reads the usual dialect alone
        page = opened(data)["Vendors"]
        for address in ("B2", "B3", "D7"):
            assert page[address].fill.fill_type == "solid"
            assert OPENING in page[address].comment.text
        if styles == STYLES and ("cols" in sheet or "customFormat" in sheet):
            assert not page["B3"].protection.locked  # what the row or the column says of its cells
    grid = read_workbook(data, "hand.xlsx")
    assert grid.sheets[-1].at(5, 5).value == "many"


@pytest.mark.parametrize("mark_of", ["\x00", "\ud800", "_x0041_", "]]>", "a" * 50_000, "=1+1", "&#0;"])
def test_whatever_was_found_can_be_told(mark_of):
    remark = Remark("error", "Vendors", "B2", "x", mark_of, mark_of, mark_of)
    book = opened(mark(rich(), [remark]))
    assert book["Issues"]["E5"].data_type == "s"


def test_a_text_file_comes_back_as_a_workbook_with_its_rows_and_marks():
    data = b"vendor;rate\nA;=1\nB;many\n"
    remarks = [Remark("error", "offer", "B3", "rate", "many", "a number", "Write it."),
               Remark("error", "offer", "C2", "country", "", "a country", "Enter it.")]
    book = opened(mark(data, remarks, "offer.csv"))
    page = book["offer"]
    assert [[cell.value for cell in row] for row in page["A1:B3"]] == [["vendor", "rate"], ["A", "=1"], ["B", "many"]]
    assert page["B2"].data_type == "s"
    assert page["B3"].fill.fgColor.rgb == page["C2"].fill.fgColor.rgb == "FF" + COLOURS["error"]
    assert "a country" in page["C2"].comment.text
    assert [row[2] for row in book["Issues"].iter_rows(min_row=5, values_only=True)] == ["B3", "C2"]


def test_macros_are_kept_byte_for_byte(tmp_path):
    stream = io.BytesIO()
    (tmp_path / "vbaProject.bin").write_bytes(b"\xd0\xcf\x11\xe0 not run, only kept")
    book = xlsxwriter.Workbook(stream)
    book.add_worksheet("Vendors").write("B3", "many")
    book.add_vba_project(str(tmp_path / "vbaProject.bin"))
    book.close()
    assert parts(mark(stream.getvalue()))["xl/vbaProject.bin"] == (tmp_path / "vbaProject.bin").read_bytes()


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence():
    with pytest.raises(CxError, match="The file is a PDF document"):
        mark(b"%PDF-1.7 ...")
    with pytest.raises(CxError, match=r"damaged|ends too early"):
        mark(rich()[:3000])


def test_thousands_of_marks_take_seconds_and_the_rest_is_coloured_without_comment():
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    page = book.add_worksheet("Vendors")
    for row in range(6000):
        page.write_row(row, 0, (f"v{row}", "many"))
    book.close()
    remarks = [Remark("error", "Vendors", f"B{row}", "rate", "many", "a number", "Write it.") for row in range(1, 5001)]
    start = time.process_time()
    result = opened(mark(stream.getvalue(), remarks))
    assert time.process_time() - start < 20
    page = result["Vendors"]
    assert page["B5000"].fill.fill_type == "solid"
    assert sum(cell.comment is not None for cell in page["B"]) == marked.MOST_COMMENTS
    assert "2,000 coloured cells carry no comment" in result["Issues"]["A2"].value
