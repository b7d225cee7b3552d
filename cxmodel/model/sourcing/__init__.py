"""Blended sourcing: the best plan under rules, its frontier, what each rule costs, and what to do about a conflict.

Everything takes plain arrays and gives plain answers. `Problem` says what may go where and what it costs, `rules`
what a plan must obey, `sentences` how a rule reads. Each activity is split over sites; sites, vendors, countries
and queues cost something once they are used. Every plan is checked outside the solver before it is returned.
"""

from cxmodel.model.sourcing.breaches import Violation, violations
from cxmodel.model.sourcing.conflicts import Conflict, conflict
from cxmodel.model.sourcing.pareto import Point, frontier, undominated
from cxmodel.model.sourcing.plans import Answer, possible, solve, some_plan
from cxmodel.model.sourcing.prices import PriceTag, price_tags
from cxmodel.model.sourcing.problem import Plan, Problem, plan_of
from cxmodel.model.sourcing.repairs import Change, Repair, loosened, repair
from cxmodel.model.sourcing.search import Progress
from cxmodel.model.sourcing.sentences import Amount, Names, loosening, sentence

__all__ = ["Amount", "Answer", "Change", "Conflict", "Names", "Plan", "Point", "PriceTag", "Problem", "Progress",
           "Repair", "Violation", "conflict", "frontier", "loosened", "loosening", "plan_of", "possible", "price_tags",
           "repair", "sentence", "solve", "some_plan", "undominated", "violations"]
