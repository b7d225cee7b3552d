"""The sheet Scores: weights over the criteria, the vendors' scores, and the capability that follows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from xlsxwriter.utility import xl_col_to_name

from cxmodel.dataset import Dataset
from cxmodel.exchange.workbook.book import Book, within_bounds
from cxmodel.exchange.workbook.formula import Formula, count_where, index, is_blank, sum_where, when
from cxmodel.exchange.workbook.grid import FIRST_COLUMN, Column, Grid, Line, Table
from cxmodel.exchange.workbook.inputs import Inputs
from cxmodel.model.evaluate.basis import score_matrix
from cxmodel.scenario import Scenario

CULTURE = "customer_culture"


def write(book: Book, dataset: Dataset, scenario: Scenario, inputs: Inputs) -> tuple[Column, Column, Line]:
    """Write the sheet: capability and gap in culture of each vendor, in their order, and the criteria's weights."""
    sheet, criteria = book.sheets["Scores"], dataset.criterion
    sheet.head("Scores", "Scores from 0 to 4. An empty cell is not known yet and counts as the middle. The weights "
                         "of themes and criteria are set on the sheet Inputs.")
    grid = Grid(sheet, [row.name for row in criteria] or ["no criterion yet"], "Weights")
    weights = _weights(grid, dataset, inputs)
    table = Table(sheet, len(dataset.vendor), grid.row + 2)
    table.given("Vendor", [row.name for row in dataset.vendor], width=46.0)
    table.given("Vendor no.", range(1, len(dataset.vendor) + 1), "no.")
    matrix = score_matrix(dataset, scenario.scores, scenario.open_scores)
    able = table.worked("Capability", _capability(matrix, weights, inputs, table.count, grid.count), "share", 14.0)
    gap = table.worked("Gap in culture", _gap(dataset, matrix, inputs, table.count), "share", 20.0)
    for column, one in enumerate(criteria):
        table.given(one.name, [None if np.isnan(item) else item for item in matrix[:, column]], kind="input")
        table.allow(within_bounds(one.name, "score 0-4", 0, 4))
    return able, gap, weights


def _weights(grid: Grid, dataset: Dataset, inputs: Inputs) -> Line:
    """Weight of each criterion over all: its theme's weight times its part of the theme."""
    themes = {row.id: place for place, row in enumerate(dataset.theme, 1)}
    names = {row.id: row.name for row in dataset.theme}
    number = grid.given("Criterion", "no.", range(1, grid.count + 1))
    kind = grid.given("Kind", "", [row.kind for row in dataset.criterion] or [""])
    grid.given("Theme, by name", "", [names[row.theme_id] for row in dataset.criterion] or [""])
    theme = grid.given("Theme", "no.", [themes[row.theme_id] for row in dataset.criterion] or [1])
    scored = grid.line("Carries points: 1; a gate passes or fails: 0", "no.", when(kind.equals("score"), 1, 0),
                       summed=True)
    alike = ((theme.all, theme), (scored.all, 1))
    part = grid.line("Weight inside the theme", "x", index(inputs.run("weight_criterion_"), number))
    of_theme = grid.line("Weight of the theme", "share", index(inputs.run("weight_theme_"), theme))
    whole = grid.line("Sum of the weights inside the theme", "x", sum_where(part.all, *alike))
    count = grid.line("Criteria with points in the theme", "no.", count_where(*alike))
    share = grid.line("Part of the theme", "share", when(scored.equals(0), 0, when(
        whole > 0, part / whole, 1 / count)))
    apart = grid.line("Weight of the theme, spread over its criteria", "share", when(
        scored.equals(0), 0, of_theme / count), summed=True)
    return grid.line("Weight of the criterion", "share", when(scored.equals(0), 0, when(
        apart.sum > 0, share * of_theme / apart.sum, 1 / scored.sum)), summed=True)


def _capability(matrix: NDArray[np.float64], weights: Line, inputs: Inputs, vendors: int, criteria: int) -> Formula:
    """Weighted score, 0 to 1; an empty cell counts as the middle of the scale."""
    first, last = xl_col_to_name(FIRST_COLUMN), xl_col_to_name(FIRST_COLUMN + criteria - 1)
    cells, over = f"${first}¤:${last}¤", weights.all.text
    scored = np.full((vendors, criteria), np.nan)
    scored[:matrix.shape[0], :matrix.shape[1]] = matrix
    value = np.where(np.isnan(scored), inputs.missing_score.value, scored / inputs.full_score.value)
    return Formula(f'SUMPRODUCT({over},{cells})/full_score+missing_score*SUMPRODUCT(({cells}="")*{over})',
                   value @ np.asarray(weights.all.value, float))


def _gap(dataset: Dataset, matrix: NDArray[np.float64], inputs: Inputs, vendors: int) -> Formula:
    """How far a vendor is from knowing the customers' culture, 0 to 1; the middle where nobody has scored it."""
    place = next((place for place, row in enumerate(dataset.criterion) if row.id == CULTURE), None)
    if place is None:
        return Formula("missing_score", np.full(vendors, inputs.missing_score.value))
    known = np.full(vendors, np.nan)
    known[:matrix.shape[0]] = matrix[:, place]
    cell = Formula(f"${xl_col_to_name(FIRST_COLUMN + place)}¤", known)
    return when(is_blank(cell), inputs.missing_score, 1 - cell / inputs.full_score)
