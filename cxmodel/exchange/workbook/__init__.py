"""The model as a workbook with live formulas: finance can check, change and recalculate every figure.

The app's plan is held; everything that follows from it is worked out in the cells, Erlang formulas
included. Each formula carries the value that Python has worked out, so that a viewer that does not
calculate shows the same figures.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from cxmodel.dataset import Dataset
from cxmodel.exchange.workbook import (
    activities,
    bridge,
    checks,
    hours,
    money,
    outcome,
    plan,
    scores,
    vendors,
    words,
    work,
    years,
)
from cxmodel.exchange.workbook.book import Book
from cxmodel.exchange.workbook.figures import Live, figures
from cxmodel.exchange.workbook.formula import Formula
from cxmodel.exchange.workbook.grid import Column, Grid
from cxmodel.exchange.workbook.inputs import Inputs
from cxmodel.exchange.workbook.plan import Items
from cxmodel.model.evaluate import Results

__all__ = ["write"]


def write(dataset: Dataset, results: Results, target: BinaryIO | Path, made: datetime | None = None) -> None:
    """Write the model workbook of one scenario's results as .xlsx.

    dataset : the data the results were worked out from.
    target : an open binary file, or a path that is replaced.
    made : the time of the export, now if none is given; the same arguments give the same sheets.

    Errors: OSError when the path cannot be written.
    """
    scenario, when = results.scenario, made or datetime.now(UTC)
    case = dataset.case_named(scenario.case)
    sample = results.sample or any(row.sample for row in (*dataset.vendor, *dataset.site))
    book = Book(target, sample, f"{case.name}: sourcing model", when)
    inputs = Inputs(book, dataset, scenario)
    able, gap, weights = scores.write(book, dataset, scenario, inputs)
    acts = activities.write(book, dataset, scenario)
    sites = vendors.write(book, dataset, inputs, case.home_iso3, able, {
        site: "; ".join(reasons) for site, reasons in results.left_out})
    items = plan.write(book, results.plan, acts, sites, inputs.hair)
    live = _calculation(book, inputs, items, acts, sites, gap, results)
    told = figures(live, inputs, results)
    remarks = outcome.plan(items, live, sites, inputs)
    cells = outcome.write(book, told, live, acts, inputs, results)
    verdict = checks.write(book, checks.laws(live, weights, acts, remarks), checks.agreement(told, cells))
    words.about(book, dataset, results, verdict, live.bridge.finding, when)
    words.sources(book, dataset)
    words.log(book, dataset, results, when)
    inputs.write()
    book.close()


def _calculation(book: Book, inputs: Inputs, items: Items, acts: dict[str, Column], sites: dict[str, Column],
                 gap: Column, results: Results) -> Live:
    """The sheets Calc, Staffing, Years and Bridge: the model step by step."""
    heads = Formula(f"INDEX({items.title.all.text},‹Calc›§{work.NUMBER_ROW})", items.title.value)
    calc, staffing = (Grid(book.sheets[name], heads, "Step") for name in ("Calc", "Staffing"))
    book.sheets["Calc"].head("Calc", "The model step by step. One column for each row of the sheet Plan; one formula a "
                                     "row, copied across.")
    book.sheets["Staffing"].head("Staffing", "Agents, seats and calls given up for the queue that each row of the plan "
                                             "belongs to. Same columns as Calc.")
    here = work.placed(calc, items, acts, sites)
    demand = work.demand(calc, here, inputs)
    fit = work.fit(calc, here, inputs, gap)
    worked = hours.hours(calc, staffing, here, demand, fit, inputs)
    home = hours.home(calc, inputs)
    grid, growth = years.growth(book, inputs)
    lines = money.write(calc, here, demand, fit, worked, home, growth, inputs)
    by_year = years.write(grid, growth, lines, worked, home, inputs)
    steps = bridge.write(book, lines, by_year, worked, home, growth, inputs, results)
    return Live(here, fit, worked, home, growth, lines, by_year, steps)
