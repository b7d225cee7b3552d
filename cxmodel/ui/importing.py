"""A file on its way into the data: dropped, answered, mended; it stays in this session, and only `apply` writes."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PureWindowsPath
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.exchange.corrected import Cells, corrected
from cxmodel.exchange.preview import Preview, blocked, brought, check, preview
from cxmodel.exchange.read import Question, Reading, Remark, read
from cxmodel.store import edits, mappings
from cxmodel.ui import session

UPLOAD, PREVIEW, PART, DONE = "import file", "import preview", "import-part", "import-done"
LONGEST_NAME = 120
Told = Callable[[float, str], None]
log = logging.getLogger("cxmodel")


@dataclass(frozen=True)
class Upload:
    """A file as it was dropped, with all that was said about it since.

    `answers` by question; `asked`: the questions they belong to; `cells`: what was typed into a cell instead;
    `headings`: columns chosen by hand, by table and header; `leave_out`: what needs mending may stay out.
    `changing`: the question whose answer is being thought over; the old one holds until then.
    """

    name: str
    data: bytes
    answers: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[Question, ...] = ()
    cells: Cells = field(default_factory=dict)
    headings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    leave_out: bool = False
    changing: str = ""

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the file as it came."""
        return hashlib.sha256(self.data).hexdigest()


def upload() -> Upload | None:
    """The file this session looks at, None before one is dropped."""
    return session.value(UPLOAD)


def take(name: str, data: bytes) -> None:
    """Look at this file from now on; whatever was said about another one is forgotten."""
    session.fill(DONE, "")
    show("")
    session.fill(UPLOAD, Upload(PureWindowsPath(name).name[-LONGEST_NAME:] or "file", data))
    session.fill(PREVIEW, None)


def put_away() -> None:
    """No file any more, and none of its bytes kept."""
    session.fill(UPLOAD, None)
    session.fill(PREVIEW, None)
    session.put_away(UPLOAD)


def change(**parts: Any) -> None:
    """Something was said about the file: `answers`, `cells`, `headings`, `leave_out` or `changing`."""
    mine = upload()
    if mine is not None:
        session.fill(UPLOAD, replace(mine, **parts))


def show(part: str) -> None:
    """Show this part of the preview; '' shows what needs somebody next."""
    session.fill(PART, part)


def answer(given: Mapping[str, str]) -> None:
    """Take answers to questions, by their ids; what needs somebody next is shown."""
    mine, kept = upload(), session.value(PREVIEW)
    if mine is not None:
        asked = {one.id: one for one in (*mine.asked, *(kept[1].questions if kept else ()))}
        change(answers={**mine.answers, **given}, asked=tuple(asked.values()), changing="")
        show("")


def correct(cells: Cells) -> None:
    """Take what was typed into cells, by sheet and address."""
    mine = upload()
    if mine is not None:
        change(cells={**mine.cells, **cells})


def read_as(table: str, header: str, column: str) -> None:
    """Read a header of the file as this column of the table; '' leaves it out."""
    mine = upload()
    if mine is not None:
        change(headings={**mine.headings, table: {**mine.headings.get(table, {}), header: column}})


def looked_at(data: Dataset, told: Told) -> Preview:
    """What the file would change in these data; worked out once, and again after anything was said about it.

    Nothing a file holds may stop the page: a fault nobody thought of is told as a sentence and kept in the log.
    """
    mine = upload()
    assert mine is not None, "a file was dropped"
    key = replace(mine, leave_out=False, changing=""), data.content
    kept = session.value(PREVIEW)
    if kept is not None and kept[0] == key:
        return kept[1]
    try:
        found = preview(read(current(mine), mine.name, data, mine.answers, _headings(mine), told), data)
    except Exception:
        log.exception("a file could not be read: %s", mine.hash)
        found = preview(Reading(mine.name, "rejected", remarks=(Remark(
            "error", "", "", "", "The file could not be read", "a workbook or a CSV text that can be read",
            "Copy the table into a new workbook or into the template, and choose that file."),)), data)
    session.fill(PREVIEW, (key, found))
    return found


def current(mine: Upload) -> bytes:
    """The file with what was typed into its cells. Errors: CxError when it cannot be taken apart."""
    return corrected(mine.data, mine.name, mine.cells) if mine.cells else mine.data


def _headings(mine: Upload) -> dict[str, dict[str, str]]:
    known = mappings.remembered(session.database())
    return {table: {**known.get(table, {}), **mine.headings.get(table, {})} for table in {*known, *mine.headings}}


def stands_in_the_way(found: Preview) -> str:
    """Why the changes cannot be applied yet; empty when they can."""
    mine = upload()
    return blocked(found, mine is not None and mine.leave_out)


def apply(found: Preview) -> None:
    """Write the changes for everybody, note what the headers mean, and let go of the file.

    Errors, with nothing written: CxError when something stands in the way, and all of `session.change_data`.
    """
    mine = upload()
    assert mine is not None, "a file was dropped"
    assert found.after is not None, "it could be read"
    check(found, mine.leave_out)
    session.change_data(found.after, brought(found), found.before, (mine.name, mine.hash))
    mappings.remember(session.database(), {
        table: {header: column for header, column in known.items() if column or header in mine.headings.get(table, {})}
        for table, known in found.mapping.items()})
    session.told()  # the page says it in its finding
    put_away()
    newest = last()
    session.fill(DONE, str(newest.id) if newest else "")


def last() -> edits.Entry | None:
    """The newest import that still counts."""
    return next((one for one in session.data_log() if one.record.kind == "import" and not one.taken_back), None)


def earlier(mine: Upload) -> edits.Entry | None:
    """The import of this very file, when it was imported before and still counts."""
    return next((one for one in session.data_log() if one.record.file_hash == mine.hash and not one.taken_back), None)
