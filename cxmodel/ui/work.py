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

    replay : grows when the last change is to be played once more; 0 while there is nothing to play.
    Errors: CxError at the look at `sketch`, `results` or `before` for a case without work or without a wage. Without
    any case the results say so when something is read from them; the others are not asked for then.
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
        return evaluated(self.dataset, self._earlier) if self._earlier else None

    @cached_property
    def sketch_before(self) -> Sketch | None:
        """Where the plan stood before the last change, of the same case."""
        return sketched(self.dataset, self._earlier) if self._earlier else None

    @property
    def _earlier(self) -> Scenario | None:
        earlier = self.history.before
        return earlier if earlier is not None and earlier.case == self.scenario.case else None

    @property
    def room(self) -> bool:
        return bool(self.view["room"])

    @property
    def currency(self) -> Money:
        return Money(self.view["currency"], self.view["per_usd"], self.view["as_of"])
