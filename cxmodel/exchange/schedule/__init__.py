"""The schedule of a contract as a workbook: scorecard, behaviours, fees with a worked month, sources."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import BinaryIO

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.exchange.schedule.agreed import Agreement, Line, agreement
from cxmodel.exchange.schedule.behaviours import behaviours
from cxmodel.exchange.schedule.fees import fees
from cxmodel.exchange.schedule.paper import Paper
from cxmodel.exchange.schedule.scorecard import scorecard
from cxmodel.exchange.schedule.sources import sources

__all__ = ["Agreement", "Line", "agreement", "write"]


def write(dataset: Dataset, case_id: str, target: BinaryIO | Path, made: date | None = None) -> None:
    """Write the schedule of a case. Errors: CxError when it has no contract, and for every fault of its terms."""
    held = agreement(dataset, case_id)
    if held.contract is None or not held.lines:
        raise CxError("There is nothing to attach yet", "Contract", "Agree on a fee and at least one metric first.")
    day = made or date.today()
    paper = Paper(target, "Schedule of service levels and fees",
                  f"{held.case.name} and {held.contract.partner}, as of {day:%-d %B %Y}", held.case.sample, day)
    scorecard(paper.sheets["Scorecard"], held)
    behaviours(paper.sheets["Behaviours"], held)
    fees(paper.sheets["Fees"], held)
    sources(paper.sheets["Sources"], held, dataset)
    paper.close()
