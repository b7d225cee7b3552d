"""HiGHS on plain arrays: one core, told progress, can be stopped, starts from a known plan.

HiGHS lets other threads run while it solves, but asks too seldom whether to stop (tried on 80 x 15 x 10: every 1.3 s).
A search that can be stopped therefore runs beside the caller, who looks up often and goes on without it.

HiGHS: Huangfu and Hall, Parallelizing the dual revised simplex method, Mathematical Programming
Computation 10 (2018); https://highs.dev.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from time import perf_counter
from typing import Any

import highspy
import numpy as np

from cxmodel.errors import CxError
from cxmodel.model.sourcing.draft import Model
from cxmodel.model.sourcing.problem import Array

_STATES = {highspy.HighsModelStatus.kOptimal: "optimal", highspy.HighsModelStatus.kInfeasible: "impossible",
           highspy.HighsModelStatus.kUnboundedOrInfeasible: "impossible",
           highspy.HighsModelStatus.kTimeLimit: "stopped", highspy.HighsModelStatus.kInterrupt: "stopped",
           highspy.HighsModelStatus.kSolutionLimit: "stopped"}
_EXACT = 1e-9
# Tried on 20 x 8 x 6: each of the first three doubles the speed (presolve undoes the tight links), the last two
# together take a tenth off the frontiers that are slowest.
_TUNED = {"presolve": "off", "mip_heuristic_run_rens": False, "mip_heuristic_run_rins": False,
          "mip_allow_restart": False, "mip_pscost_minreliable": 4}
_ASK, _GRACE = 0.03, 0.05  # s between two looks, and for the solver to end by itself


@dataclass(frozen=True)
class Progress:
    """How far a search is: best value so far (infinite: none yet), the least it can become, seconds.

    done : part of the questions answered, of what asks several in turn (`frontier`, `price_tags`, `conflict`,
    `repair`); 0 for a single solve. [share]
    """

    value: float
    bound: float
    seconds: float
    done: float = 0.0


@dataclass(frozen=True, eq=False)
class Found:
    """What the solver says. state : optimal, stopped or impossible. x : the best columns, None without any."""

    state: str
    x: Array | None
    value: float
    bound: float
    seconds: float


def search(model: Model, gap: float, time_limit: float, start: Array | None = None,
           on_progress: Callable[[Progress], None] | None = None,
           cancelled: Callable[[], bool] | None = None, size: float = 0.0) -> Found:
    """Solve until the gap (relative to the value, or to `size`) or the time [s] is reached, or it is cancelled.

    on_progress and cancelled are called in the caller's thread.

    The objective is divided by its largest coefficient on the way in, so that tolerances mean the same in
    cents and in millions. The whole numbers found are then fixed and the rest solved again: no share is left
    a hair above zero, and no rule a hair broken. Errors: CxError when the solver gives up.
    """
    begun, scale = perf_counter(), float(np.abs(model.cost).max(initial=0.0)) or 1.0
    if cancelled is not None and cancelled():
        return Found("stopped", None, np.inf, -np.inf, 0.0)
    solver = _loaded(model, scale)
    solver.setOptionValue("mip_rel_gap", gap)
    solver.setOptionValue("mip_abs_gap", max(_EXACT, gap * size / scale))
    solver.setOptionValue("time_limit", max(time_limit, 0.001))
    if start is not None:
        known = highspy.HighsSolution()
        known.col_value, known.value_valid = start.tolist(), True
        solver.setSolution(known)
    if not _ran(solver, scale, begun, on_progress, cancelled):
        return Found("stopped", None, np.inf, -np.inf, perf_counter() - begun)
    state = _STATES.get(solver.getModelStatus())
    info = solver.getInfo()
    if state is None:
        raise CxError("The plan could not be worked out", "Plan", "Undo the last change and tell us about it.")
    if state == "impossible" or info.primal_solution_status != 2:
        return Found(state, None, np.inf, -np.inf, perf_counter() - begun)
    x = np.asarray(solver.getSolution().col_value)
    bound = info.objective_function_value
    if model.whole.any():
        bound, x = info.mip_dual_bound, _sharpened(solver, model, x)
    elif state == "stopped":
        bound = -np.inf
    value = float(model.cost @ x) + model.offset
    return Found(state, x, value, min(bound * scale, value), perf_counter() - begun)


def _loaded(model: Model, scale: float) -> Any:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = model.cost.size, model.row_low.size
    lp.col_cost_, lp.offset_ = model.cost / scale, model.offset / scale
    lp.col_lower_, lp.col_upper_ = model.low, model.high
    lp.row_lower_, lp.row_upper_ = model.row_low, model.row_high
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = model.start.astype(np.int32)
    lp.a_matrix_.index_, lp.a_matrix_.value_ = model.index.astype(np.int32), model.value
    if model.whole.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[whole] for whole in model.whole.tolist()]
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("primal_feasibility_tolerance", _EXACT)
    solver.setOptionValue("mip_feasibility_tolerance", _EXACT)
    if model.whole.any():
        for name, value in _TUNED.items():
            solver.setOptionValue(name, value)
    solver.passModel(lp)
    return solver


def _ran(solver: Any, scale: float, begun: float, on_progress: Callable[[Progress], None] | None,
         cancelled: Callable[[], bool] | None) -> bool:
    """Whether it ran to its end; if not, it still ends by itself, unheard."""
    if on_progress is None and cancelled is None:
        solver.run()
        return True
    stop, told = Event(), list[Progress]()
    _listen(solver, scale, begun, stop, told)
    worker = Thread(target=solver.run)
    worker.start()
    try:
        while worker.is_alive():
            worker.join(_ASK)
            while on_progress is not None and told:
                on_progress(told.pop(0))
            if worker.is_alive() and cancelled is not None and cancelled():
                break
    finally:
        stop.set()
        worker.join(_GRACE)
    return not worker.is_alive()


def _listen(solver: Any, scale: float, begun: float, stop: Event, told: list[Progress]) -> None:
    def tell(event: Any) -> None:
        new = event.data_out
        told.append(Progress(new.mip_primal_bound * scale, new.mip_dual_bound * scale, perf_counter() - begun))

    def look(event: Any) -> None:
        if stop.is_set():
            event.interrupt()

    solver.cbMipImprovingSolution += tell
    solver.cbMipLogging += tell
    solver.cbMipInterrupt += look
    solver.cbSimplexInterrupt += look


def _sharpened(solver: Any, model: Model, x: Array) -> Array:
    """The same whole numbers exactly, and the best of the rest; as it was if the solver finds nothing."""
    fixed = np.nonzero(model.whole)[0].astype(np.int32)
    whole = np.round(x[fixed])
    solver.clearCallbacks()
    solver.changeColsIntegrality(fixed.size, fixed, np.full(fixed.size, 0, np.uint8))
    solver.changeColsBounds(fixed.size, fixed, whole, whole)
    solver.setOptionValue("time_limit", highspy.kHighsInf)
    solver.run()
    good = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return np.asarray(solver.getSolution().col_value) if good else x
