"""How sure the result and the plan are: tornado, flip points, regret, value of checking, goals and sure moves.

Every question takes (dataset, scenario), tells how far it is by `on_progress(share)` and stops by `cancelled()`;
the same arguments and seed always give the same answer. Each answer has a `finding(locale, currency)`: a sentence
for the title of its picture.
"""

from cxmodel.model.evaluate.sure.acceptability import ALWAYS, DEPENDS, NEVER, Driver, Move, Moves, sure_moves
from cxmodel.model.evaluate.sure.futures import FUTURES, Future
from cxmodel.model.evaluate.sure.goals import Goal, Need, goal_seek
from cxmodel.model.evaluate.sure.inputs import Input, inputs_of
from cxmodel.model.evaluate.sure.knowing import Checking, Known, checking
from cxmodel.model.evaluate.sure.progress import Stopped
from cxmodel.model.evaluate.sure.regrets import Regret, regret
from cxmodel.model.evaluate.sure.rivals import rivals
from cxmodel.model.evaluate.sure.shifts import Shift
from cxmodel.model.evaluate.sure.swings import Bar, Tornado, tornado
from cxmodel.model.evaluate.sure.turning import Flip, Flips, flips
from cxmodel.model.evaluate.sure.worlds import MEASURES

__all__ = [
    "ALWAYS", "DEPENDS", "FUTURES", "MEASURES", "NEVER", "Bar", "Checking", "Driver", "Flip", "Flips", "Future",
    "Goal", "Input", "Known", "Move", "Moves", "Need", "Regret", "Shift", "Stopped", "Tornado", "checking", "flips",
    "goal_seek", "inputs_of", "regret", "rivals", "sure_moves", "tornado",
]
