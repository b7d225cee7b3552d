"""Ranking: 1,000 vendors by 30 criteria beside scikit-criteria and pymcdm in the same run; then the page's own."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import skcriteria
from pymcdm import methods, normalizations
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.agg.topsis import TOPSIS
from skcriteria.agg.vikor import VIKOR
from skcriteria.pipelines import mkpipe
from skcriteria.preprocessing.invert_objectives import InvertMinimize
from skcriteria.preprocessing.scalers import SumScaler, VectorScaler

from benchmarks.generated import generated
from benchmarks.server import MANY, Spread, moves, spread, timed
from cxmodel.dataset import Dataset
from cxmodel.model import ranking, robustness
from cxmodel.model.evaluate.partners import field, sureness
from cxmodel.store.shipped import shipped

Row = tuple[str, str, str, str]
Act = Callable[[], object]
VENDORS, CRITERIA = 1000, 30
RANK_MS, ACCEPTABILITY_MS = 10.0, 2000.0
FIELD_MS = {20: 10.0, 500: 60.0}  # the field of vendors after a move of a weight, by vendors
PEER_PREFERENCES = {"usual": "usual", "u-shape": "ushape", "v-shape": "vshape", "level": "level", "linear": "vshape_2"}
FEW = 100  # draws the peers are timed on; neither has rank acceptability, so each draw is one ranking


def table() -> list[Row]:
    """What, measured, beside, target: as `python -m benchmarks` prints them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the peers warn of objectives that are to be minimised
        return _rows()


def _rows() -> list[Row]:
    rng = np.random.default_rng(1)
    value, given = rng.uniform(0.1, 4, (VENDORS, CRITERIA)), rng.dirichlet(np.ones(CRITERIA))
    aims = np.where(np.arange(CRITERIA) % 5 == 4, -1, 1)
    rows = []
    for name, ours, peers in _contests(value, given, aims):
        mine = _repeated(ours, 30)
        others = {peer: _repeated(act, 5) for peer, act in peers.items()}
        well = mine.p50 <= RANK_MS and all(mine.p50 < other.p50 for other in others.values())
        rows.append((f"Rank {VENDORS:,} x {CRITERIA}: {name}", str(mine), _told(others),
                     _met(well, f"<= {RANK_MS:.0f} ms" + (" and ahead" if others else ""))))
    return [*rows, *_acceptability(value, given), *(row for data in (shipped(), generated()) for row in _page(data))]


def _contests(value, given, aims) -> list[tuple[str, Act, dict[str, Act]]]:
    """Each method as each tool runs it on the same problem."""
    data = skcriteria.mkdm(matrix=value, objectives=aims.tolist(), weights=given)
    q, p = np.full(CRITERIA, 0.4), np.full(CRITERIA, 1.6)
    by_sum = mkpipe(InvertMinimize(), SumScaler("matrix"), WeightedSumModel())
    by_vector = mkpipe(VectorScaler("matrix"), TOPSIS())
    return [
        ("weighted sum", lambda: ranking.weighted_sum(value, given, aims, "sum"), {
            "scikit-criteria": lambda: by_sum.evaluate(data),
            "pymcdm": lambda: methods.WSM()(value, given, aims)}),
        ("TOPSIS", lambda: ranking.topsis(value, given, aims), {
            "scikit-criteria": lambda: by_vector.evaluate(data),
            "pymcdm": lambda: methods.TOPSIS(normalizations.vector_normalization)(value, given, aims)}),
        ("VIKOR", lambda: ranking.vikor(value, given, aims), {
            "scikit-criteria": lambda: VIKOR().evaluate(data),
            "pymcdm": lambda: methods.VIKOR()(value, given, aims)}),
        *((f"PROMETHEE II, {kind}",
           lambda kind=kind: ranking.promethee(value, given, aims, preference=kind, q=q, p=p, s=(q + p) / 2),
           _peer_promethee(kind, value, given, aims, q, p)) for kind in ranking.PREFERENCES),
    ]


def _peer_promethee(kind, value, given, aims, q, p) -> dict[str, Act]:
    """The same of pymcdm, which has no gaussian; scikit-criteria has no PROMETHEE."""
    if kind not in PEER_PREFERENCES:
        return {}
    return {"pymcdm": lambda: methods.PROMETHEE_II(PEER_PREFERENCES[kind], p=p, q=q)(value, given, aims)}


def _acceptability(value, given) -> list[Row]:
    """10,000 draws of weights, and of weights and a tenth of the scores."""
    rng = np.random.default_rng(2)
    gaps = np.where(rng.random(value.shape) < 0.1, np.nan, value)
    whole = _repeated(lambda: robustness.acceptability(value, high=4.0, draws=MANY), 3)
    missing = _repeated(lambda: robustness.acceptability(gaps, high=4.0, draws=MANY), 3)
    draws, aims = rng.dirichlet(np.ones(CRITERIA), FEW), np.ones(CRITERIA)
    wsm, model = methods.WSM(normalizations.minmax_normalization), WeightedSumModel()
    data = [skcriteria.mkdm(matrix=value, objectives=[max] * CRITERIA, weights=one) for one in draws]
    peers = {"scikit-criteria": lambda: [model.evaluate(one).rank_ for one in data],
             "pymcdm": lambda: [wsm.rank(wsm(value, one, aims)) for one in draws]}
    others = {peer: _times(timed(act), MANY / FEW) for peer, act in peers.items()}
    beside = _told(others) + f" ({FEW} rankings x {MANY // FEW})"
    ahead = all(whole.p50 < other.p50 for other in others.values())
    stable = _repeated(lambda: robustness.stability(value, given), 10)
    return [
        (f"Acceptability, {MANY:,} draws of weights", str(whole), beside,
         _met(whole.p50 <= ACCEPTABILITY_MS and ahead, "<= 2 s and ahead")),
        (f"Acceptability, {MANY:,} draws, a tenth of the scores missing", str(missing), "neither has it",
         _met(missing.p50 <= ACCEPTABILITY_MS, "<= 2 s")),
        (f"Weight stability, {CRITERIA} intervals", str(stable), "neither has it", ""),
    ]


def _page(dataset: Dataset) -> list[Row]:
    """The field of vendors for weights never seen before, and how sure it is."""
    count, start = len(dataset.vendor), next(moves(dataset))
    line = (replace(start, price_weight=step % 997 / 997) for step in itertools.count(1))
    draws, limit, what = MANY if count <= 100 else 2000, FIELD_MS[count], f"{count} vendors x {len(dataset.criterion)}"
    ranked = _repeated(lambda: field(dataset, next(line)), 60)
    sure = _repeated(lambda: sureness(dataset, next(line), 0.5, draws), 5)
    return [(f"Field of vendors, one move: {what}", str(ranked), "", _met(ranked.p50 <= limit, f"<= {limit:.0f} ms")),
            (f"How sure, {draws:,} draws: {what}", str(sure), "", "")]


def _repeated(act: Act, times: int) -> Spread:
    act()
    return spread([timed(act) for _ in range(times)])


def _times(milliseconds: float, factor: float) -> Spread:
    return Spread(milliseconds * factor, milliseconds * factor)


def _told(others: dict[str, Spread]) -> str:
    return ", ".join(f"{peer} {one.p50:,.1f} ms" for peer, one in others.items()) or "neither has it"


def _met(well: bool, target: str) -> str:
    return f"{target}: {'met' if well else 'MISSED'}"
