"""The command line: `python -m cxmodel COMMAND`. JSON on standard output, one sentence on standard error."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from cxmodel import doctor, glossary, optimising
from cxmodel.commands import add_commands
from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.model import staffing
from cxmodel.model.evaluate import DRAWS, SEED, as_json, evaluate
from cxmodel.model.evaluate.results import plain
from cxmodel.presets import PRESETS, preset
from cxmodel.ranking import rank_answer, weights_answer
from cxmodel.scenario import Scenario, from_json, starting
from cxmodel.store import current_dataset


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is success, 1 a fault told in a sentence, or no plan that obeys the rules, 2 a wrong call."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except CxError as fault:
        if options.debug:
            raise
        print(fault, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0
    except Exception as error:
        if options.debug:
            raise
        print(f"Something unexpected happened ({type(error).__name__}). Run the command again with --debug before "
              "the command's name, and report what it prints.", file=sys.stderr)
        return 1


def _evaluate(options: argparse.Namespace) -> None:
    dataset, origin = _dataset()
    results = evaluate(dataset, _scenario(options, dataset), options.draws, options.seed)
    _print({**as_json(results), "provenance": {**results.provenance, "data": origin}})


def _simulate(options: argparse.Namespace) -> None:
    dataset, origin = _dataset()
    results = evaluate(dataset, _scenario(options, dataset), options.draws, options.seed)
    told = as_json(results)
    keys = ("headline_saving", "net_saving", "risk_adjusted_net", "cx_value_at_risk_per_year", "event_loss_p95",
            "cx_risk_index", "bridge")
    _print({**{key: told[key] for key in keys}, "draws": options.draws, "seed": options.seed,
            "provenance": {**results.provenance, "data": origin}})


def _optimise(options: argparse.Namespace) -> int:
    dataset, origin = _dataset()
    told = optimising.answer(dataset, _scenario(options, dataset), options.frontier, options.time_limit)
    _print({**told, "provenance": {"data": origin}})
    why = optimising.without_plan(told)
    if why:
        print(why, file=sys.stderr)
    return 1 if why else 0


def _staffing(options: argparse.Namespace) -> None:
    found = staffing.staff(options.contacts, options.interval, options.handle_time, options.service_level,
                           options.within, agents=options.agents, max_occupancy=options.max_occupancy,
                           shrinkage=options.shrinkage, patience=options.patience)
    _print(plain(found))


def _problem(options: argparse.Namespace) -> None:
    text = _text(options.file)
    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f" at line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        where = "Standard input" if options.file == "-" else f"File {options.file}"
        raise CxError("This is not a problem file: the JSON cannot be read", where,
                      f"Mend the text{place}; a problem is written in curly brackets.") from None
    _print(options.answer(body))


def _doctor(options: argparse.Namespace) -> int:
    checks = doctor.examine(prepare=options.prepare)
    well = all(check.well for check in checks)
    if options.prepare and well:
        return 0
    if options.prepare:
        print("\n".join(f"{check.told} {check.mend}".strip() for check in checks if not check.well), file=sys.stderr)
        return 1
    _print({"well": well, "checks": [plain(check) for check in checks]})
    return 0 if well else 1


def _glossary(_: argparse.Namespace) -> None:
    print(glossary.markdown(_dataset()[0]), end="")


def _dataset() -> tuple[Dataset, str]:
    dataset, origin, remark = current_dataset()
    if remark:
        print(remark, file=sys.stderr)
    return dataset, origin


def _scenario(options: argparse.Namespace, dataset: Dataset) -> Scenario:
    if options.scenario:
        found = from_json(_text(options.scenario), dataset, f"Scenario file {Path(options.scenario).name}")
        if options.case and dataset.case_named(options.case).id != found.case:
            raise CxError(f"The scenario was made for the case '{found.case}', not '{options.case}'", "Option --case",
                          "Leave out --case, or choose a scenario of that case.")
        return found
    return preset(dataset, options.case, options.preset) if options.preset else starting(dataset, options.case)


def _text(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CxError("The file cannot be read", name, "Check its name and that it is text.") from None


def _print(value: Any) -> None:
    print(json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False))


class _Parser(argparse.ArgumentParser):
    """Tells a wrong call in one sentence."""

    def error(self, message: str) -> NoReturn:
        said = message.replace("argument --", "option --", 1).removeprefix("argument ")
        self.exit(2, f"{said[:1].upper()}{said[1:].rstrip('.')}. {self.prog} --help tells how to call it.\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m cxmodel", description="CX Sourcing Workbench, command line.")
    parser.add_argument("--debug", action="store_true", help="show where a fault arose")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, words in (("evaluate", _evaluate, "results of a scenario as JSON"),
                             ("simulate", _simulate, "ranges of a scenario over many draws, as JSON")):
        one = commands.add_parser(name, help=words)
        _add_scenario(one)
        one.add_argument("--draws", type=_count, default=DRAWS if name == "evaluate" else 10_000)
        one.add_argument("--seed", type=_seed, default=SEED)
        one.set_defaults(run=run)
    _add_staffing(commands)
    optimising.add_optimise(commands, _add_scenario, _optimise)
    add_commands(commands, _add_scenario, _scenario)
    for name, answer, words in (("weights", weights_answer, "weights from judgements or data, as JSON"),
                                ("rank", rank_answer, "alternatives ranked by one of four methods, as JSON")):
        one = commands.add_parser(name, help=words)
        one.add_argument("file", metavar="FILE", help="the problem as JSON; - reads standard input")
        one.set_defaults(run=_problem, answer=answer)
    one = commands.add_parser("doctor", help="check the installation and the store")
    one.add_argument("--prepare", action="store_true", help="make the store if there is none; quiet when all is well")
    one.set_defaults(run=_doctor)
    commands.add_parser("glossary", help="the glossary as Markdown").set_defaults(run=_glossary)
    return parser


def _add_scenario(one: argparse.ArgumentParser) -> None:
    start = one.add_mutually_exclusive_group()
    start.add_argument("--scenario", metavar="FILE", help="scenario saved as JSON; - reads standard input")
    start.add_argument("--preset", help=f"one of {', '.join(PRESETS)}")
    one.add_argument("--case", help="short name of a case, such as alder")


def _add_staffing(commands: Any) -> None:
    one = commands.add_parser("staffing", help="agents for one queue in one interval, as JSON")
    for name, words in (("contacts", "contacts offered in the interval"), ("interval", "length of the interval [s]"),
                        ("handle-time", "average handle time [s]"), ("service-level", "share answered in time"),
                        ("within", "time in which to answer [s]")):
        one.add_argument(f"--{name}", type=float, required=True, help=words)
    one.add_argument("--agents", type=int, help="evaluate this number instead of finding it")
    one.add_argument("--max-occupancy", type=float, help="greatest share of time on contacts")
    one.add_argument("--shrinkage", type=float, default=0.0, help="paid time in which nobody can be reached")
    one.add_argument("--patience", type=float, help="mean patience of callers [s]; makes it Erlang A")
    one.set_defaults(run=_staffing)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError("draws are a whole number from 1 to 1,000,000")
    return int(text)


def _seed(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("a seed is a whole number of at least 0")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
