"""The scenario a case opens with."""

from __future__ import annotations

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.scenario.decided import Scenario
from cxmodel.scenario.shares import normalised


def starting(dataset: Dataset, case_id: str | None = None) -> Scenario:
    """The scenario a case opens with: the framework's weights, default geography, no assumption changed.

    Errors: CxError when there is no case, or none of that name.
    """
    if not dataset.case:
        raise CxError("There is no case yet", "Data", "Import a case, or restore the sample cases.")
    case = dataset.case_named(case_id or dataset.case[0].id)
    weights = {row.id: row.default_weight for row in dataset.theme}
    return Scenario(case=case.id, theme_weights=normalised(weights))
