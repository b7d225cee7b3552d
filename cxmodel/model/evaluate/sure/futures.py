"""Named futures: a few assumptions at an end of their evidence that belong together, each with its story."""

from __future__ import annotations

from dataclasses import dataclass

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.assumed import chosen
from cxmodel.model.evaluate.sure.worlds import CURRENCY
from cxmodel.scenario import Pairs, Scenario
from cxmodel.tables import CONTACT_CLASSES, LAYERS

LOW, HIGH = "low", "high"
SWING = 1.28  # one year in ten is worse: the 90th percentile of the normal distribution


@dataclass(frozen=True)
class Future:
    """A way the world may go. `ends` names assumptions and the end of their evidence that they take."""

    id: str
    name: str
    sentence: str
    ends: tuple[tuple[str, str], ...] = ()
    swing: float = 0.0

    def changes(self, dataset: Dataset, scenario: Scenario) -> Pairs:
        """The inputs that are otherwise, with their values; what the user set stretches the range."""
        rows, overrides = dataset.assumptions, dict(scenario.overrides)
        found = [(name, chosen(rows[name], overrides)[0 if end == LOW else 2]) for name, end in self.ends
                 if name in rows]
        return tuple(sorted(found + ([(CURRENCY, self.swing)] if self.swing else [])))


def _all(end: str, *names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, end) for name in names)


FUTURES = (
    Future("expected", "As expected", "Every number is at its typical value."),
    Future("prices", "Partner prices run away", "Partners raise prices as fast as the evidence knows and charge more "
           "than they quoted.", _all(HIGH, "vendor_price_escalation", "paid_over_quote", "leakage_share",
                                     "change_scope_share", "change_premium")),
    Future("quality", "Quality disappoints", "Work done away takes longer, comes back more often and is settled less "
           "often at the first contact.", _all(HIGH, "handle_time_uplift", "repeat_uplift", "first_contact_loss",
                                               "language_friction_at_400", "culture_friction", "time_friction")),
    Future("leaving", "Customers leave easily", "A poor contact drives away as many customers as the evidence allows.",
           _all(HIGH, "intent_to_behaviour", "leave_repeat", "leave_unresolved", "unresolved_part",
                "abandoned_call_value_usd")),
    Future("stranded", "Home cost does not stop", "Least of the home cost goes away, people are hard to redeploy and "
           "severance is dear.", (*_all(LOW, "avoidable_share", "redeployed_share"),
                                  *_all(HIGH, "severance_weeks", "double_running_weeks"))),
    Future("currency", "The currency turns", "Foreign currencies rise as they do in one year of ten, all at once, and "
           "the price follows.", _all(HIGH, "fx_pass_through"), SWING),
    Future("deflection", "Self-service takes off", "More contacts end before a person is needed; the rest is harder.",
           (*_all(HIGH, *(f"reach_{layer}" for layer in LAYERS), "harder_after_deflection"),
            *_all(HIGH, *(f"resolves_{layer}_{kind}" for layer in LAYERS for kind in CONTACT_CLASSES)))),
    Future("stoppages", "Countries stop", "Country-wide stoppages come as often, last as long and cost as much as the "
           "evidence knows.", _all(HIGH, "event_probability_year", "event_days", "event_capacity_lost",
                                   "event_recovery_multiple", "lost_contact_value_usd", "event_risk_slope")),
)
