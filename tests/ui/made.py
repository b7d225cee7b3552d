"""Work with other results than its scenario has, for what no real case brings about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cxmodel.ui.work import Work


def with_results(work: Work, **changed: Any) -> Work:
    """The same work; of its results the named fields are others."""
    made = replace(work)
    vars(made)["results"] = replace(work.results, **changed)
    return made
