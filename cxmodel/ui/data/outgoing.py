"""View Get out: the data and the model as files, each made when it is asked for."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape
from typing import BinaryIO

import streamlit as st

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.exchange import workbook
from cxmodel.exchange.sheets import csv_files, tables
from cxmodel.scenario import to_json
from cxmodel.ui import display
from cxmodel.ui.session import Work

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Parcel:
    """One file that can be had: what it is, what it is for, and how it is made from what is on the screen.

    `of_case`: it speaks of the case that is on the screen.
    """

    name: str
    title: str
    purpose: str
    mime: str
    make: Callable[[Work], bytes]
    of_case: bool = False


def get_out(work: Work) -> None:
    """Every file with one line of what it is for; nothing is made before it is clicked."""
    display.finding("Take everything with you: each figure can be checked without this tool",
                    "Files hold what the page shows now. Nothing leaves this machine but the file you save.")
    for parcel in PARCELS:
        why = unavailable(parcel, work.dataset) or (unworkable(work) if parcel.name == "model" else "")
        told, button = st.columns([72, 28], vertical_alignment="center")
        told.html(f"<div class='cx-step'>{escape(parcel.title)}</div>"
                  f"<div class='cx-under'>{escape(why or parcel.purpose)}</div>")
        with button:
            file = file_name(parcel, work)
            st.download_button(f"Download {file.rpartition('.')[2].upper() if parcel.mime != XLSX else 'Excel'}",
                               lambda parcel=parcel: parcel.make(work), file, parcel.mime, key=f"get-{parcel.name}",
                               on_click="ignore", width="stretch", disabled=bool(why))


def unavailable(parcel: Parcel, data: Dataset) -> str:
    """Why a file cannot be had from these data, in a sentence; empty when it can."""
    if parcel.of_case and not data.case:
        return "Not yet: it speaks of a case, and there is none."
    return refusal(data) if parcel.name == "data" else ""


def unworkable(work: Work) -> str:
    """Why the case cannot be worked out, in a sentence; empty when it can."""
    try:
        _ = work.results
    except CxError as fault:
        return f"Not yet: {fault}"
    return ""


@lru_cache(4)
def refusal(data: Dataset) -> str:
    """Why the data do not fit into a workbook, in a sentence; empty when they do."""
    faults = tables.refused(data)
    return f"Not as a workbook: {faults[0]}" if faults else ""


def file_name(parcel: Parcel, work: Work, today: date | None = None) -> str:
    """What the file is called: what it holds, of which case where that matters, and the day."""
    ending = {XLSX: "xlsx", "application/zip": "zip", "application/json": "json"}[parcel.mime]
    case = f"-{work.scenario.case}" if parcel.of_case and work.dataset.case else ""
    return f"cx-{parcel.name}{case}-{today or date.today()}.{ending}"


def made(write: Callable[[BinaryIO], None]) -> bytes:
    """What a writer writes, as bytes."""
    stream = io.BytesIO()
    write(stream)
    return stream.getvalue()


PARCELS = (
    Parcel("data", "The data, exactly", "Every table and every figure as it is stored, with sources and grades. Change "
           "it and bring it back under Get in; unchanged, it changes nothing.", XLSX,
           lambda work: made(lambda target: tables.write(work.dataset, target))),
    Parcel("model", "The model with live formulas", "This scenario as a workbook: change a price or an assumption in "
           "Excel and the net saving there follows. For finance, to check every step without this tool.", XLSX,
           lambda work: made(lambda target: workbook.write(work.dataset, work.results, target)), of_case=True),
    Parcel("tables", "The data as CSV files", "One plain text file a table, in a zip archive: for other programs, and "
           "to compare two days line by line.", "application/zip",
           lambda work: made(lambda target: csv_files.write(work.dataset, target))),
    Parcel("scenario", "This scenario", "Every decision and every changed assumption of the present scenario as JSON: "
           "for the command line, and to keep beside a decision.", "application/json",
           lambda work: to_json(work.scenario).encode(), of_case=True),
)
