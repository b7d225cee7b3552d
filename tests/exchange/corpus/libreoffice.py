"""Workbooks and texts that LibreOffice has written; they lie in `files` and are made anew by

    python -m tests.exchange.corpus.libreoffice

which needs `soffice` on the path (made with LibreOffice 7.4).
"""

from __future__ import annotations

import datetime as dt
import subprocess
import tempfile
from pathlib import Path

from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.corpus import FILES, ROWS, Case, changed, column
from tests.exchange.corpus.openpyxl_made import book, plain


def _worked_out(sheet: Worksheet) -> None:
    plain(rows=[(*row[:3], f"=N{y}*1.25", *row[4:]) for y, row in enumerate(ROWS, start=2)])(sheet)
    for y, row in enumerate(ROWS, start=2):
        sheet.cell(y, 14, float(row[3]) / 1.25)
    sheet["H2"], sheet["H3"], sheet["H4"] = 0.31, 0.31, 0.22
    for y in (2, 3, 4):
        sheet.cell(y, 8).number_format = "0%"


def _awkward(sheet: Worksheet) -> None:
    sheet["B2"] = "Angebot 2025"
    plain(rows=column("hourly_rate_usd", ("12,50 $", "15,25 $", "18,00 $")), first=4, left=2,
          header=("Lieferanten-Nr.", "Anbieter", "Land", "Preis je Stunde", "Basis", "Plätze",
                  "Kundenzufriedenheit (%)",
                  "Fluktuation (%)", "Sprachen", "Zertifikate", "Bemerkung"))(sheet)
    sheet.merge_cells("B2:L2")
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["J"].hidden = True
    sheet["E4"].comment = Comment("Preise je produktive Stunde", "buyer")
    sheet["B9"], sheet["G9"] = "Summe", "=SUM(G5:G7)"


def _faults(sheet: Worksheet) -> None:
    rows = changed(0, "hourly_rate_usd", dt.datetime(2025, 5, 12), changed(1, "seats", "=1/0"))
    plain(rows=changed(2, "languages", "Englsh", rows))(sheet)


def _hidden_sheets(sheet: Worksheet) -> None:
    plain()(sheet)
    assert sheet.parent is not None
    other = sheet.parent.create_sheet("Archive")
    plain(rows=changed(0, "seats", 1))(other)
    other.sheet_state = "hidden"


SOURCES = {"worked_out": _worked_out, "awkward": _awkward, "faults": _faults, "hidden_sheets": _hidden_sheets,
           "plain": plain()}
MADE = {"worked_out": ("xlsx",), "awkward": ("xlsx",), "faults": ("xlsx",), "hidden_sheets": ("xlsx",),
        "plain": ("xls", "ods", "csv:Text - txt - csv (StarCalc):59,34,65535,1")}


def _stored(name: str) -> bytes:
    return (FILES / name).read_bytes()


def _case(file: str, verdict: str, valid: int = 3, **more) -> Case:
    return Case(f"LibreOffice: {file}", file, lambda: _stored(file), verdict, valid, **more)


CASES = [
    _case("worked_out.xlsx", "clean", holds={(0, "hourly_rate_usd"): 12.5, (2, "attrition_pct"): 22.0},
          says=("cells beside the table",)),
    _case("awkward.xlsx", "clean", says=("hidden row", "a hidden column", "a total"),
          holds={(1, "hourly_rate_usd"): 15.25, (0, "vendor_id"): "amberfold"}),
    _case("faults.xlsx", "fix", 0, says=("made a date", "#DIV/0!"), asks=("Vendors.languages.englsh",)),
    _case("hidden_sheets.xlsx", "clean", says=("hidden sheet is not read",), holds={(0, "seats"): 300}),
    _case("plain.csv", "clean", holds={(0, "hourly_rate_usd"): 12.5}),
    _case("plain.xls", "rejected", 0, says=(".xls",)),
    _case("plain.ods", "rejected", 0, says=("OpenDocument",)),
]


def make(folder: Path = FILES) -> None:
    """Let LibreOffice write each file."""
    for name, draw in SOURCES.items():
        with tempfile.TemporaryDirectory() as scratch:
            source = Path(scratch) / f"{name}.xlsx"
            source.write_bytes(book(draw)())
            for form in MADE[name]:
                target = Path(scratch) / "out"
                subprocess.run(["soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless",
                                "--convert-to", form, "--outdir", str(target), str(source)], check=True, timeout=120)
                made = next(target.iterdir())
                made.replace(folder / made.name)


if __name__ == "__main__":
    make()
