"""Programs that recalculate a workbook without Python's figures: LibreOffice, and formualizer where it is there."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item
oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value>
</prop></item></oor:items>
"""


def engines() -> list[str]:
    """The programs that are there, by name."""
    found = ["libreoffice"] if shutil.which("soffice") else []
    return found + (["formualizer"] if importlib.util.find_spec("formualizer") else [])


def recalculate(files: Iterable[Path], engine: str, folder: Path) -> list[Path]:
    """Copies of the files in the folder, with every formula worked out by the engine."""
    files, folder = list(files), folder / engine
    folder.mkdir(exist_ok=True)
    if engine == "formualizer":
        for one in files:
            importlib.import_module("formualizer").recalculate_file(str(one), str(folder / one.name))
    else:
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx",
                        "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=1200)
    return [folder / one.name for one in files]


def values(file: Path, sheets: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What the cells of some sheets show, by address."""
    book = openpyxl.load_workbook(file, data_only=True, read_only=True)
    return {name: {cell.coordinate: cell.value for row in book[name].iter_rows() for cell in row
                   if cell.value is not None} for name in sheets}


def with_cells(file: Path, cells: Mapping[tuple[str, str], float | str | None], target: Path) -> Path:
    """A copy of the workbook in which some cells hold other values; nothing else of it is touched."""
    order = [sheet.title for sheet in openpyxl.load_workbook(file, read_only=True)]
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            found = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
            mine = {address: value for (sheet, address), value in cells.items()
                    if found and order[int(found[1]) - 1] == sheet}
            new.writestr(name, _changed(data.decode(), mine) if mine else data)
    return target


def _changed(text: str, cells: Mapping[str, float | str | None]) -> str:
    for address, value in cells.items():
        start = re.search(rf'<c r="{address}"( s="\d+")?[^>]*?(/>|>.*?</c>)', text)
        assert start, f"{address} is not in the sheet"
        head = f'<c r="{address}"{start[1] or ""}'
        if value is None:
            cell = head + "/>"
        elif isinstance(value, str):
            cell = f'{head} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        else:
            cell = f"{head}><v>{value!r}</v></c>"
        text = text[:start.start()] + cell + text[start.end():]
    return text
