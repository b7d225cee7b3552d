"""Ranking and weights beside scikit-criteria and pymcdm on 200 random problems, in the same run.

Where the conventions differ, the peer is brought to the stated one, and a test holds the difference:
- max, less is better: here smallest / x, as scikit-criteria (invert, then scale) and pymcdm's *linear*
  normalisation; pymcdm's own *max* takes 1 - x / largest.
- vector, less is better: here 1 - x / length, as pymcdm; scikit-criteria inverts to 1/x first. TOPSIS with
  objectives left as they are agrees with both.
- weights: rescaled here; the peers take them as they are, so they are handed weights that add to 1.
- VIKOR rank: here by Q alone, as scikit-criteria with use_compromise_set=False; its default ranks the whole
  compromise set first. pymcdm refuses a constant column; here it causes no regret.
- ties: places "1, 2, 2, 4" here; scikit-criteria is dense, "1, 2, 2, 3"; pymcdm averages, "1, 2.5, 2.5, 4".
- entropy: here and in scikit-criteria 0 ln 0 is 0; pymcdm refuses a 0. Neither peer is direction-aware.
  CRITIC: scikit-criteria is, pymcdm is not (`published=True`).
- random index: pymcdm's is Rao Tummala and Ling (1998).
"""

from __future__ import annotations

import warnings

import numpy as np
import pytest
import skcriteria
from pymcdm import methods, normalizations
from pymcdm import weights as pymcdm_weights
from pymcdm.helpers import rankdata
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.agg.topsis import TOPSIS
from skcriteria.agg.vikor import VIKOR
from skcriteria.pipelines import mkpipe
from skcriteria.preprocessing.invert_objectives import InvertMinimize
from skcriteria.preprocessing.scalers import MaxAbsScaler, SumScaler, VectorScaler
from skcriteria.preprocessing.weighters import CRITIC, EntropyWeighter

from cxmodel.model import ranking, weights

SEEDS = range(200)
PREFERENCES = {"usual": "usual", "u-shape": "ushape", "v-shape": "vshape", "level": "level", "linear": "vshape_2"}


@pytest.fixture(params=SEEDS)
def problem(request):
    """Positive data in units of different size, weights that add to 1, objectives."""
    rng = np.random.default_rng(request.param)
    m, n = int(rng.integers(3, 13)), int(rng.integers(2, 9))
    value = rng.uniform(0.1, 1, (m, n)) * 10.0 ** rng.integers(-2, 5, n)
    return value, rng.dirichlet(np.ones(n)), rng.choice([-1, 1], n)


@pytest.fixture(autouse=True)
def _quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the peers warn of objectives that are to be minimised
        yield


def matrix_of(problem):
    value, given, aims = problem
    return skcriteria.mkdm(matrix=value, objectives=aims.tolist(), weights=given)


def close(value):
    return pytest.approx(np.asarray(value), rel=1e-9, abs=1e-9)


def test_methods_agree(problem):
    value, given, aims = problem
    data = matrix_of(problem)
    for scaling, scaler, norm in (("sum", SumScaler("matrix"), normalizations.sum_normalization),
                                  ("max", MaxAbsScaler("matrix"), normalizations.linear_normalization)):  # fmt: skip
        found = ranking.weighted_sum(value, given, aims, scaling)
        peer = mkpipe(InvertMinimize(), scaler, WeightedSumModel()).evaluate(data)
        assert found.score == close(peer.e_.score)
        assert found.score == close(methods.WSM(norm)(value, given, aims))
        assert found.rank.tolist() == peer.values.tolist()
    for scaling in ("minmax", "vector"):
        norm = getattr(normalizations, f"{scaling}_normalization")
        assert ranking.weighted_sum(value, given, aims, scaling).score == close(methods.WSM(norm)(value, given, aims))
        assert ranking.topsis(value, given, aims, scaling).score == close(methods.TOPSIS(norm)(value, given, aims))
    peer = mkpipe(VectorScaler("matrix"), TOPSIS()).evaluate(data)
    found = ranking.topsis(value, given, aims)
    assert found.score == close(peer.e_.similarity)
    assert found.rank.tolist() == peer.values.tolist() == rankdata(found.score, reverse=True).tolist()


def test_vikor_agrees(problem):
    value, given, aims = problem
    found, peer = ranking.vikor(value, given, aims), VIKOR(use_compromise_set=False).evaluate(matrix_of(problem))
    assert (found.s, found.r, found.score) == (close(peer.e_.s_k), close(peer.e_.r_k), close(peer.e_.q_k))
    assert found.rank.tolist() == peer.values.tolist()
    assert np.flatnonzero(found.compromise).tolist() == sorted(peer.e_.compromise_set)
    assert (found.advantage, found.stability) == (peer.e_.acceptable_advantage, peer.e_.acceptable_stability)
    assert found.score == close(methods.VIKOR()(value, given, aims))


def test_promethee_agrees(problem):
    value, given, aims = problem
    size = np.ptp(value, axis=0)
    q, p = 0.11 * size, 0.37 * size
    for kind, name in PREFERENCES.items():
        found = ranking.promethee(value, given, aims, preference=kind, q=q, p=p)
        assert found.score == close(methods.PROMETHEE_II(name, p=p, q=q)(value, given, aims))


def test_weights_agree(problem):
    value, _, aims = problem
    data = matrix_of(problem)
    plain = weights.entropy(value, aims, published=True)
    assert plain == close(EntropyWeighter().transform(data).weights.to_numpy())
    assert plain == close(pymcdm_weights.entropy_weights(value))
    assert weights.critic(value, aims) == close(CRITIC().transform(data).weights.to_numpy())
    assert weights.critic(value, aims, published=True) == close(pymcdm_weights.critic_weights(value))


def test_pairwise_agrees(problem):
    rng, n = np.random.default_rng(int(problem[0][0, 0] * 1e9)), len(problem[1])
    upper = np.triu(rng.choice([1 / 7, 1 / 3, 1, 2, 5, 9], (n, n)), 1)
    judged = upper + np.eye(n) + np.tril(1 / np.where(upper.T > 0, upper.T, 1), -1)
    found, peer = weights.pairwise(judged, "tummala-ling-1998"), pymcdm_weights.subjective.AHP(matrix=judged)
    assert found.weights == close(peer())
    assert found.consistency_ratio == pytest.approx(peer.get_cr(), abs=1e-9)


def test_dominance_agrees(problem):
    value, _, aims = problem
    coarse = np.ceil(value / value.max(axis=0) * 3)
    data = skcriteria.mkdm(matrix=coarse, objectives=aims.tolist())
    assert np.array_equal(ranking.dominance(coarse, aims), data.dominance.dominance().to_numpy())


# --- where they differ ----------------------------------------------------------------------------------


def test_the_stated_differences_are_real():
    cost, half = np.array([[1.0], [2], [4]]), np.array([1.0])
    by_max = methods.WSM(normalizations.max_normalization)(cost, half, np.array([-1]))
    assert by_max.tolist() == [0.75, 0.5, 0]
    assert ranking.scaled(cost, "max", [-1]).ravel().tolist() == [1, 0.5, 0.25]
    with_zero = np.array([[0.0, 1], [1, 3], [1, 2]])
    assert weights.entropy(with_zero) == close(
        EntropyWeighter().transform(skcriteria.mkdm(with_zero, [max, max])).weights.to_numpy())  # fmt: skip
    with pytest.raises(ValueError, match="positive"):
        pymcdm_weights.entropy_weights(with_zero)
    constant = np.array([[1.0, 5], [2, 5], [3, 5]])
    with pytest.raises(ValueError, match="equal values"):
        methods.VIKOR()(constant, np.array([0.5, 0.5]), np.array([1, 1]))
    assert ranking.vikor(constant, [1, 1]).score.tolist() == [1, 0.5, 0]
    tied = WeightedSumModel().evaluate(skcriteria.mkdm([[1], [2], [2], [3]], [max], weights=[1]))
    assert tied.values.tolist() == [3, 2, 2, 1]
    assert ranking.weighted_sum([[1], [2], [2], [3]], [1]).rank.tolist() == [4, 2, 2, 1]
    assert rankdata(np.array([1, 2, 2, 3]), reverse=True).tolist() == [4, 2.5, 2.5, 1]
