"""The commands `import` and `export`: what a file would change, written only on request; and the data as files."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.exchange import workbook
from cxmodel.exchange.preview import Preview, brought, check, preview, report, summary
from cxmodel.exchange.read import Reading, Remark, read
from cxmodel.exchange.sheets import csv_files, tables, template
from cxmodel.model.evaluate import evaluate
from cxmodel.scenario import Scenario
from cxmodel.store import Database, current_dataset, dataset_of, edits, mappings, open_store, store_path

CLEAN, FIX, REJECTED = 0, 1, 2
CODES = {"clean": CLEAN, "fix": FIX, "rejected": REJECTED}


@dataclass(frozen=True)
class Said:
    """The outcome of a command: its exit code, what goes to standard output and to standard error."""

    code: int = 0
    out: str = ""
    err: str = ""


def take_in(options: argparse.Namespace) -> Said:
    """The command `import`: read a file, and with --apply write what may be written."""
    name = Path(options.file).name
    try:
        data = Path(options.file).read_bytes()
    except OSError:
        return _told(options, Reading(name, "rejected", remarks=(Remark(
            "error", "", "", "", "The file cannot be read", "a workbook or a CSV text that can be read",
            "Check its name and whether it may be opened."),)), None)
    if not options.apply:
        dataset, _, remark = current_dataset()
        known = _remembered()
        reading = read(data, name, dataset, dict(options.answer), known)
        if reading.unused:
            return _unused(options, reading)
        return _told(options, reading, preview(reading, dataset), remark)
    try:
        database = open_store()
    except CxError as fault:
        return Said(REJECTED, "", f"{fault} Nothing was written.")
    try:
        return _apply(options, data, name, database)
    finally:
        database.close()


def _apply(options: argparse.Namespace, data: bytes, name: str, database: Database) -> Said:
    """Write the changes of a file, unless something stands in the way."""
    dataset = dataset_of(database)
    reading = read(data, name, dataset, dict(options.answer), mappings.remembered(database))
    if reading.unused:
        return _unused(options, reading)
    found = preview(reading, dataset)
    if found.rejected:
        return _told(options, reading, found)
    try:
        check(found, options.leave_out)
    except CxError as fault:
        return _told(options, reading, found, str(fault))
    edits.apply(database, dataset, found.changes, edits.Record(
        "import", brought(found), options.who, name, hashlib.sha256(data).hexdigest()))
    mappings.remember(database, {table: {header: column for header, column in known.items() if column}
                                 for table, known in found.mapping.items()})
    return _told(options, reading, found, done=bool(found.changes))


def _remembered() -> dict[str, dict[str, str]]:
    """What headers meant in former files; nothing while there is no store, or while the workbench holds it."""
    if not store_path().exists():
        return {}
    try:
        database = Database(store_path())
    except CxError:
        return {}
    try:
        return mappings.remembered(database)
    finally:
        database.close()


def _unused(options: argparse.Namespace, reading: Reading) -> Said:
    """An answer that fits no question is a slip of the call: nothing is written, and the questions are named."""
    asked = ", ".join(question.id for question in reading.questions)
    still = f"It asks: {asked}." if asked else "It asks nothing more."
    out = _told(options, reading, None).out if options.json else ""
    return Said(REJECTED, out, " ".join([*reading.unused, still, "Nothing was written."]))


def _told(options: argparse.Namespace, reading: Reading, found: Preview | None, err: str = "",
          done: bool = False) -> Said:
    """The outcome as JSON or as text; a file that was refused is one sentence on standard error."""
    why = reading.remarks[0] if reading.verdict == "rejected" else None
    if why is not None:
        err = str(CxError(why.found, reading.name, why.mend))
    if options.json:
        out = json.dumps({**report(reading), "applied": done}, indent=1, ensure_ascii=False, default=str)
    elif found is not None and why is None:
        out = summary(found) + ("\nWritten. It can be taken back on the page Data." if done else "")
    else:
        out = ""
    return Said(CODES[reading.verdict], out, err)


def bring_out(options: argparse.Namespace, scenario: Callable[[Dataset], Scenario]) -> Said:
    """The command `export`: data, model or template as .xlsx, the tables as .zip of CSV files.

    `scenario` gives the scenario that the options name. Errors: CxError for an ending or a folder that will not do.
    """
    target = Path(options.file)
    _check_call(options, target.suffix.lower())
    dataset, _, remark = current_dataset()
    try:
        _write(options, dataset, target, scenario)
    except OSError:
        raise CxError("The file cannot be written", str(target),
                      "Check that its folder is there, and close the file in other programs.") from None
    return Said(0, json.dumps({"file": str(target), "bytes": target.stat().st_size}), remark)


def _check_call(options: argparse.Namespace, ending: str) -> None:
    """Errors: CxError for options that do not go together, so that none is passed over in silence."""
    if ending not in (".xlsx", ".zip"):
        raise CxError(f"'{Path(options.file).name}' names no kind of file that can be written", "export",
                      "Name it .xlsx or .zip.")
    if ending == ".zip" and (options.model or options.template):
        raise CxError("A model and a template are workbooks", "export", "Name the file .xlsx.")
    if options.model and options.template:
        raise CxError("One file is one thing", "export", "Choose --model or --template.")
    if options.vendor and not options.template:
        raise CxError("A request for a vendor is a template", "export", "Add --template.")
    if (options.case or options.preset or options.scenario) and not options.model:
        raise CxError("Only a model belongs to a scenario", "export", "Add --model, or leave the scenario out.")


def _write(options: argparse.Namespace, dataset: Dataset, target: Path,
           scenario: Callable[[Dataset], Scenario]) -> None:
    if options.model:
        workbook.write(dataset, evaluate(dataset, scenario(dataset)), target)
    elif options.template:
        template.write(dataset, target, options.template == "filled", options.vendor)
    elif target.suffix.lower() == ".zip":
        csv_files.write(dataset, target)
    else:
        tables.write(dataset, target)


def add_commands(commands: Any, add_scenario: Callable[[argparse.ArgumentParser], None],
        scenario: Callable[[argparse.Namespace, Dataset], Scenario]) -> None:
    """Register both commands. `add_scenario` adds the options that name a scenario, `scenario` reads them."""
    one = commands.add_parser("import", help="what a workbook or a CSV file would change; --apply writes it")
    one.add_argument("file", metavar="FILE", help=".xlsx, .xlsm or .csv, told by its content")
    one.add_argument("--apply", action="store_true", help="write the changes, when nothing stands in the way")
    one.add_argument("--json", action="store_true", help="the whole report as JSON")
    one.add_argument("--answer", metavar="QUESTION=KEY", type=_answer, action="append", default=[],
                     help="answer a question of the report; may be repeated")
    one.add_argument("--leave-out", action="store_true", help="with --apply: rows that need mending stay out")
    one.add_argument("--who", default="", help="name for the log")
    one.set_defaults(run=lambda options: say(take_in(options)))
    one = commands.add_parser("export", help="the data, the model with live formulas, or the template as a file")
    one.add_argument("file", metavar="OUT", help="OUT.xlsx, or OUT.zip for the tables as CSV files")
    one.add_argument("--model", action="store_true", help="the model workbook of a scenario")
    one.add_argument("--template", nargs="?", const="empty", choices=("empty", "filled"), help="the template")
    one.add_argument("--vendor", metavar="ID", help="with --template: a request for this vendor")
    add_scenario(one)
    one.set_defaults(run=lambda options: say(bring_out(options, lambda dataset: scenario(options, dataset))))


def say(said: Said) -> int:
    """Hand an outcome to the terminal; returns the exit code."""
    for text, stream in ((said.err, sys.stderr), (said.out, sys.stdout)):
        if text:
            stream.write(text + "\n")
    return said.code


def _answer(text: str) -> tuple[str, str]:
    question, sign, key = text.partition("=")
    if not sign or not question or not key:
        raise argparse.ArgumentTypeError("an answer is QUESTION=KEY, as the report names them")
    return question, key
