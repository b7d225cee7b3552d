"""What a page is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.history import History
from cxmodel.model.evaluate import Results, Sketch, evaluated, sketched
from cxmodel.scenario import Scenario
from cxmodel.ui.workspace import NO_RESULTS
from cxmodel.units import Money


@dataclass(frozen=True)
class Work:
    """Data and decisions of one drawing; what follows from them is worked out when it is asked for.

    Errors: CxError at the look at `sketch`, `results` or `before` for a case that is not there or lacks a wage.
    """

    dataset: Dataset
    history: History
    view: dict[str, Any]
    locale: str
    replay: int = 0

    @property
    def scenario(self) -> Scenario:
        return self.history.present

    @cached_property
    def sketch(self) -> Sketch:
        """Where the plan stands in the picture: there before the results are."""
        return sketched(self.dataset, self.scenario)

    @cached_property
    def results(self) -> Results:
        """While there is no case, there are no results."""
        return evaluated(self.dataset, self.scenario) if self.dataset.case else NO_RESULTS

    @cached_property
    def before(self) -> Results | None:
        """The results before the last change, of the same case."""
        earlier = self.history.before
        same = earlier is not None and earlier.case == self.scenario.case
        return evaluated(self.dataset, earlier) if earlier is not None and same else None

    @property
    def room(self) -> bool:
        return bool(self.view["room"])

    @property
    def currency(self) -> Money:
        return Money(self.view["currency"], self.view["per_usd"], self.view["as_of"])
