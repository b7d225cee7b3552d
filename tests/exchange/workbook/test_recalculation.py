"""Recalculated by another program, the workbook gives the app's figures to the cent: as exported and when changed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cxmodel.dataset import Dataset
from cxmodel.exchange import workbook
from cxmodel.exchange.workbook.checks import HOLDS
from cxmodel.model.evaluate import Results, evaluate
from cxmodel.model.evaluate.held import held, placements
from cxmodel.scenario import Scenario
from tests.exchange.workbook.recalculated import engines, recalculate, values, with_cells
from tests.exchange.workbook.worlds import ALDER, DATA, EDITS, HUGE, WORLDS, Edit

DRAWS = 8
CENT = 0.01
FREE, OVER = "a free row", "more than all"
PLAN = evaluate(DATA, ALDER, DRAWS)
pytestmark = pytest.mark.skipif(not engines(), reason="neither LibreOffice nor formualizer is there to recalculate")


@pytest.fixture(scope="module")
def engine() -> str:
    """The program in which somebody may change a cell; LibreOffice where it is there."""
    return engines()[0]


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("base") / "base.xlsx"
    workbook.write(DATA, PLAN, file)
    return file


@pytest.fixture(scope="module")
def again(engine, base, tmp_path_factory) -> dict[str, Path]:
    """Every workbook that is looked at, recalculated by one start of a program each.

    What is changed by hand, the start and the thousands of agents go to LibreOffice; the scenarios as they are
    exported to the quicker formualizer, where it is there. That both agree on every cell is a test of its own.
    """
    folder = tmp_path_factory.mktemp("again")
    files = {"base": base}
    book = openpyxl.load_workbook(base)
    for name, entered in {**{name: cells(book, edit) for name, edit in EDITS.items()}, FREE: free_row(book),
                          OVER: {("Plan", "E22"): 1.0, ("Plan", "E21"): 1.0}}.items():
        files[name] = with_cells(base, entered, folder / f"{len(files)}.xlsx")
    if engine == "libreoffice":
        files["huge"] = exported(*HUGE, folder / "huge.xlsx")
    beside = folder / "worlds"
    beside.mkdir()
    with ThreadPoolExecutor(1) as other:
        changed = other.submit(recalculate, files.values(), engine, folder)
        worlds = {name: exported(*world, beside / f"world {place}.xlsx")
                  for place, (name, world) in enumerate(WORLDS.items())}
        quicker = recalculate(worlds.values(), engines()[-1], beside)
        return {**dict(zip(files, changed.result(), strict=True)), **dict(zip(worlds, quicker, strict=True))}


def exported(dataset: Dataset, scenario: Scenario, file: Path) -> Path:
    """The workbook of a scenario."""
    workbook.write(dataset, evaluate(dataset, scenario, DRAWS), file)
    return file


@pytest.mark.parametrize("name", [*WORLDS, "huge"])
def test_every_figure_of_a_scenario_is_the_apps_to_the_cent(again, name):
    if name not in again:
        pytest.skip("this engine's Poisson distribution is too coarse for thousands of agents")
    verdicts = checks(again[name])
    assert len(verdicts) > 50
    assert [row for row in verdicts if row[-1] != HOLDS] == []


@pytest.mark.parametrize("name", EDITS)
def test_a_change_in_a_cell_does_what_it_does_in_the_app_with_the_plan_held(again, name):
    dataset, scenario = EDITS[name].change((DATA, ALDER))
    told = figures(values(again[name], ["Results", "Bridge"]))
    same = held(dataset, scenario, placements(PLAN), DRAWS)
    assert told == pytest.approx(app(same), abs=CENT / 2)
    shares = {step.id: step.value for step in same.bridge}
    assert told["net"] == pytest.approx(shares["net"], abs=1e-10)
    assert app(same) != app(PLAN)


def test_checks_that_hold_whatever_is_changed_still_hold(again):
    for name in EDITS:
        always = [row for row in checks(again[name], always=True) if row[-1] != HOLDS]
        assert always == [], name


def test_a_free_row_takes_another_site(again):
    """A quarter of the billing goes to Cebu, which the plan does not use; the rest where it was."""
    told = figures(values(again[FREE], ["Results", "Bridge"]))
    moved = [(activity, site, 0.75 if activity == "billing" else share) for activity, site, share in placements(PLAN)]
    same = held(DATA, ALDER, [*moved, ("billing", "heronlight-cebu", 0.25)], DRAWS)
    assert told == pytest.approx(app(same), abs=CENT / 2)


def free_row(book: Any) -> dict[tuple[str, str], float | str | None]:
    """The cells that give a quarter of the billing to Cebu."""
    plan = book["Plan"]
    free = next(row for row in range(7, plan.max_row) if plan.cell(row, 9).value and not plan.cell(row, 3).value)
    billing = next(row for row in range(7, free) if plan.cell(row, 3).value == "5 Billing and payment"
                   and plan.cell(row, 2).value == 0)
    return {("Plan", f"C{free}"): "5 Billing and payment", ("Plan", f"D{free}"): "2 Heronlight Care, Cebu",
            ("Plan", f"E{free}"): 0.25, ("Plan", f"E{billing}"): 0.75}


@pytest.mark.parametrize("program", engines())
def test_no_value_of_any_formula_is_stale(base, again, engine, program, tmp_path):
    """What Python left in every cell is what the program works out there."""
    formulas = openpyxl.load_workbook(base)
    other = again["base"] if program == engine else recalculate([base], program, tmp_path)[0]
    left, found = (openpyxl.load_workbook(file, data_only=True) for file in (base, other))
    stale, count = [], 0
    for sheet in formulas:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            one, two = (book[sheet.title][cell.coordinate].value for book in (left, found))
            count += 1
            alike = one == two if isinstance(one, str) else two == pytest.approx(one, rel=1e-9, abs=1e-7)
            stale += [] if alike else [(sheet.title, cell.coordinate, one, two)]
    assert count > 10_000
    assert stale == []


def test_more_than_all_of_an_activity_is_told(again):
    broken = [row[0] for row in checks(again[OVER], always=True) if row[-1] != HOLDS]
    assert "Every hour of work is placed once: at home or at a site" in broken


def cells(book: Any, edit: Edit) -> dict[tuple[str, str], float | str | None]:
    """The cells that an edit names."""
    found: dict[tuple[str, str], float | str | None] = {}
    for name, value in edit.inputs:
        sheet, _, address = book.defined_names[name].attr_text.partition("!")
        found[sheet, address.replace("$", "")] = value
    for sheet, row, column, value in edit.cells:
        page = book[sheet]
        line = next(cell for cell in page["A"][6:] if str(cell.value).startswith(row))
        head = next(cell for cell in page[6] if str(cell.value).startswith(column))
        found[sheet, f"{head.column_letter}{line.row}"] = value
    return found


def checks(file: Path, always: bool = False) -> list[tuple[Any, ...]]:
    """The rows of the sheet Checks; with `always` only those that hold whatever is changed."""
    page, rows = values(file, ["Checks"])["Checks"], []
    for row in range(8, 90):
        if always and page.get(f"A{row}") == "The app's figures, as exported":
            break
        if page.get(f"B{row}"):
            rows.append(tuple(page.get(f"{column}{row}") for column in "ACDEG"))
    return rows


FIGURES = {
    "Net saving, all years": "saving", "Run: vendors' bills, all years": "run", "Net present value": "npv",
    "Net present value less what is at risk": "npv_risk_adjusted", "Payback": "payback",
    "CX value at risk, a year": "at_risk", "Calls given up, a year": "waits", "Customers lost, a year": "customers",
    "Seats under the plan": "seats", "Seats today": "seats_today", "CX risk index, 0 to 100": "index",
    "Today's cost, a year on average": "baseline", "One-off costs": "one_offs", "Agents at the sites": "agents",
    "Overheads and travel, all years": "overheads", "Cost in use": "home_hour"}


def figures(pages: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The live figures of the sheets Results and Bridge."""
    page = pages["Results"]
    found = {FIGURES[page[f"A{row}"]]: page[f"C{row}"] for row in range(7, 90)
             if page.get(f"A{row}") in FIGURES and page.get(f"C{row}") not in (None, "")}
    return {**found, "net": pages["Bridge"]["B14"], "adjusted": pages["Bridge"]["B17"]}


def app(results: Results) -> dict[str, Any]:
    """The same figures of the app."""
    payback = results.payback_years
    return {
        "saving": sum(row.saving for row in results.years), "run": sum(row.vendors for row in results.years),
        "npv": results.npv, "npv_risk_adjusted": results.npv_risk_adjusted,
        "payback": payback if payback < float("inf") else "never",
        "at_risk": results.cx_value_at_risk_per_year.typical, "waits": results.at_risk_parts["waits"],
        "customers": results.at_risk_parts["customers"], "seats": results.seats["plan"],
        "seats_today": results.seats["total"], "index": results.cx_risk_index, "baseline": results.baseline_per_year,
        "one_offs": sum(results.one_off_parts.values()), "agents": results.people["agents_at_sites"],
        "overheads": sum(row.overheads for row in results.years), "home_hour": results.home_hour["total"],
        "net": results.net_saving.typical, "adjusted": results.risk_adjusted_net.typical}
