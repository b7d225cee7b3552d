"""What each rule costs: the optimum with it less the optimum without it, or with it one step looser."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from cxmodel.errors import CxError
from cxmodel.model.sourcing.plans import Answer, solve
from cxmodel.model.sourcing.problem import Problem
from cxmodel.model.sourcing.rules import Rule, loosest
from cxmodel.model.sourcing.search import Progress


@dataclass(frozen=True, eq=False)
class PriceTag:
    """A rule and the answers with all rules, without it, and with it one step looser.

    one_step : None where a step changes nothing: rules that only hold or not, and limits that forbid nothing.
    """

    rule: Rule
    all_rules: Answer
    without: Answer
    one_step: Answer | None

    @property
    def price(self) -> float:
        """What the objective gains without the rule. [as the objective]"""
        return self.all_rules.value - self.without.value

    @property
    def step_price(self) -> float | None:
        """What it gains from one step. [as the objective]"""
        return None if self.one_step is None else self.all_rules.value - self.one_step.value

    @property
    def unsure(self) -> float:
        """How far the price may still be off, from the gaps of both answers. [as the objective]"""
        return max(self.all_rules.value - self.all_rules.bound, self.without.value - self.without.bound)

    @property
    def seconds(self) -> float:
        """Time taken, without the answer that all tags share. [s]"""
        return self.without.seconds + (0.0 if self.one_step is None else self.one_step.seconds)


def price_tags(problem: Problem, rules: Sequence[Rule], objective: str = "adjusted", gap: float = 1e-6,
               time_limit: float = 60.0, base: Answer | None = None,
               on_progress: Callable[[Progress], None] | None = None,
               cancelled: Callable[[], bool] | None = None) -> Iterator[PriceTag]:
    """A tag for every rule, yielded one by one; each is the difference of two independent solves.

    A rule that does not bind may still cost something: plans with whole numbers jump. Every rule is therefore
    solved, from the plan under all rules, which stays possible when one is loosened. gap, time_limit : of each
    solve, [relative], [s]. base : the answer under all rules, if it is at hand with this gap.
    on_progress : told after each tag how many of all are done. Cancelled: the tags so far stand, none is half done.
    Errors: CxError when no plan obeys all the rules (see `conflict`), or none was found in time.
    """
    begun = perf_counter()
    whole = base or solve(problem, rules, objective, gap, time_limit, cancelled=cancelled)
    if cancelled is not None and cancelled():
        return
    if whole.plan is None and whole.state == "stopped":
        raise CxError("No plan was found in time, so no rule has a price yet", "Plan", "Allow more time.")
    if whole.plan is None:
        raise CxError("The rules cannot all hold, so none of them has a price", "Plan", "Loosen the conflict first.")

    def looser(changed: Sequence[Rule]) -> Answer:
        return solve(problem, changed, objective, gap, time_limit, whole.plan, cancelled=cancelled)

    for place, rule in enumerate(rules):
        others = [*rules[:place], *rules[place + 1:]]
        one_step = None if loosest(rule) else looser([*others, rule.relaxed(rule.step)])
        tag = PriceTag(rule, whole, looser(others), one_step)
        if cancelled is not None and cancelled():
            return
        if on_progress is not None:
            on_progress(Progress(whole.value, whole.bound, perf_counter() - begun, (place + 1) / len(rules)))
        yield tag
