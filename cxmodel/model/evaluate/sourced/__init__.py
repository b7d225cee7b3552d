"""The exact plan of a scenario: best blend of sites under named rules, its frontier, prices, conflict and cards.

    optimise(dataset, scenario)            the best plan, evaluated and checked: `Optimised`
    chosen_by(dataset, scenario, plan)     the scenario with that plan chosen
    frontier_points(dataset, scenario)     plans of risk-adjusted saving against CX risk, streaming: `FrontierPoint`
    undominated_points(points), slopes(points, money, locale)     what to draw and to say of those at hand
    price_tags(dataset, scenario)          what every rule costs a year, streaming: `Tag`
    conflict_of(dataset, scenario)         which rules cannot all hold and the smallest repair: `Clash` or None
    mended(dataset, scenario, clash)       the scenario with that repair applied
    cards(dataset, scenario)               ready-made rule sets, each a scenario to `optimise`: `Card`
    posed(dataset, scenario)               the question itself: every rule told with where it comes from: `Told`
    spoken(told.parts, money, locale)      a sentence as text

    upheld(dataset, scenario, found)       the answer, or a better plan that another question has brought up since

Each search gives the same answer for the same dataset and scenario unless a time limit ends it; a plan that is known of
another question and evaluates better under the same rules is taken instead. `settled` is `optimise` remembered.
Money is USD a year on average over the horizon against everything at home.
"""

from cxmodel.model.evaluate.sourced.cards import Card, cards
from cxmodel.model.evaluate.sourced.clashes import Clash, conflict_of, mended
from cxmodel.model.evaluate.sourced.known import Figures, figures_of
from cxmodel.model.evaluate.sourced.optimum import Optimised, chosen_by, optimise, settled, upheld
from cxmodel.model.evaluate.sourced.pareto import FrontierPoint, frontier_points, slopes, undominated_points
from cxmodel.model.evaluate.sourced.posing import posed
from cxmodel.model.evaluate.sourced.tags import Tag, price_tags
from cxmodel.model.evaluate.sourced.told import Posed, Told
from cxmodel.model.evaluate.sourced.worded import spoken

__all__ = ["Card", "Clash", "Figures", "FrontierPoint", "Optimised", "Posed", "Tag", "Told", "cards", "chosen_by",
           "conflict_of", "figures_of", "frontier_points", "mended", "optimise", "posed", "price_tags", "settled",
           "slopes", "spoken", "undominated_points", "upheld"]
