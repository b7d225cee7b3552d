"""The commands `weights` and `rank`: well-formed problems are answered, malformed ones told in sentences."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.ranking import METHODS, WEIGHTS, rank_answer, weights_answer
from tests.published import all_agree, cases, number

NAN = float("nan")
MATRIX = [[4, 2, 10], [3, 5, 20], [3, 3, 15]]
PROBLEM = {"matrix": MATRIX, "weights": [2, 3, 5], "objectives": [1, "max", "min"]}


def told(answer, body) -> str:
    with pytest.raises(CxError) as caught:
        answer(body)
    text = str(caught.value)
    assert "Traceback" not in text
    assert caught.value.mend
    return text


def plain(given_value):
    """Fractions typed as text in the published cases, as numbers."""
    return [plain(x) for x in given_value] if isinstance(given_value, list) else number(given_value)


# --- answers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", [c for c in cases("weights") if c["method"] != "hierarchy"], ids=lambda c: c["id"])
def test_weights_answers_published_cases(case):
    body = {key: plain(value) if key == "matrix" else value for key, value in case["given"].items()}
    answer = weights_answer({"method": case["method"], **body, "random_index": body.pop("table", "saaty-1980")})
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer
    for name, printed in case["printed"].items():
        assert all_agree(answer[name], printed)


@pytest.mark.parametrize("case", cases("ranking"), ids=lambda case: case["id"])
def test_rank_answers_published_cases(case):
    answer = rank_answer({"method": case["method"], **case["given"], "weights": plain(case["given"]["weights"])})
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer
    for name, printed in case["printed"].items():
        if name == "compromise":
            assert [at for at, inside in enumerate(answer[name]) if inside] == printed
        elif name in ("rank", "advantage", "stability"):
            assert answer[name] == printed
        else:
            assert all_agree(answer[name], printed, case.get("digits", "rounded"))


def test_pairwise_answers_with_the_ratio_its_table_and_the_judgement_to_revise():
    answer = weights_answer({"method": "pairwise", "matrix": [[1, 3, 5], [1 / 3, 1, 1 / 4], [1 / 5, 4, 1]]})
    assert answer["random_index_table"] == "saaty-1980"
    assert answer["consistency_ratio"] == pytest.approx(answer["consistency_index"] / 0.58)
    assert not answer["acceptable"]
    assert set(answer["revise"]) == {"row", "column", "given", "nearer_to"}
    assert answer["revise"]["row"] in (1, 2, 3)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_ranks_and_says_what_it_used(method):
    answer = rank_answer({**PROBLEM, "method": method})
    assert len(answer["score"]) == len(answer["rank"]) == 3
    assert sum(answer["weights"]) == pytest.approx(1)
    assert answer["scaling"] == ("vector" if method == "topsis" else "none")
    assert answer["lower_is_better"] == (method == "vikor")
    assert answer["dominated"] == [False, False, False]
    json.dumps(answer, allow_nan=False)


def test_defaults_spellings_and_extras():
    assert rank_answer({"matrix": [[1, 2], [3, 1]], "weights": [1, 1]})["method"] == "weighted_sum"
    assert rank_answer({**PROBLEM, "method": "Weighted-Sum"})["score"] == rank_answer(PROBLEM)["score"]
    assert rank_answer({**PROBLEM, "objectives": [1.0, 1, -1]})["score"] == rank_answer(PROBLEM)["score"]
    assert rank_answer({**PROBLEM, "raw": True})["weights"] == [2, 3, 5]
    one = rank_answer({**PROBLEM, "method": "promethee", "preference": "v-shape", "p": 2})
    assert one["score"] == rank_answer({**PROBLEM, "method": "promethee", "preference": ["vshape"] * 3, "p": [2] * 3,
                                        "q": [None, 0, 0]})["score"]  # fmt: skip
    assert rank_answer({"matrix": [[1, 2], [1, 2]], "weights": [0, 0], "method": "vikor"})["rank"] == [1, 1]


# --- faults -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, ["no 'method'", "points, swing, ranks"]),
        ([], ["not a JSON object"]),
        ({"method": "pairwis", "matrix": [[1]]}, ["no method 'pairwis'", "Did you mean 'pairwise'?"]),
        ({"method": "points"}, ["no 'points'"]),
        ({"method": "swing", "pionts": [100, 50]}, ["no 'points'", "Did you mean that by 'pionts'?"]),
        ({"method": "points", "points": [1, "many", -2, NAN, None, True]}, ["'many'", "-2", "nan", "missing", "True"]),
        ({"method": "ranks", "ranks": []}, ["filled list"]),
        ({"method": "pairwise", "matrix": [[1, 3], [3, 1]]}, ["Row 1, column 2 is 3, but row 2, column 1 is 3"]),
        ({"method": "pairwise", "matrix": [[1, 3, 1], [1 / 3, 1, 1]]}, ["not square"]),
        ({"method": "pairwise", "matrix": [[1, -3], [0, 1]]}, ["row 1, column 2", "row 2, column 1"]),
        ({"method": "pairwise", "matrix": [[1, 3], [1 / 3, 1]], "random_index": "saaty1980"}, ["'saaty-1980'"]),
        ({"method": "entropy", "matrix": [[1, -2], [2, 3]]}, ["Entropy cannot take -2", "row 1, column 2"]),
        ({"method": "entropy", "matrix": [[1, 0], [2, 3]], "objectives": [1, -1]}, ["0 where less is better"]),
        ({"method": "critic", "matrix": [[1, 2], [2, 3]], "objectives": [1]}, ["1 objectives for 2 criteria"]),
        ({"method": "critic", "matrix": [[1, 2]], "published": "yes"}, ["'published' is 'yes'"]),
    ],
)
def test_malformed_weights_are_told(body, words):
    text = told(weights_answer, body)
    assert all(word in text for word in words), text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"matrix": None}, ["no 'matrix'"]),
        ({"matrix": []}, ["filled list"]),
        ({"matrix": [[]]}, ["row 1"]),
        ({"matrix": "4 2 10"}, ["filled list"]),
        ({"matrix": [[4, 2, 10], [3, 5], [3, 3, 15]]}, ["row 2", "2 values, the first has 3"]),
        ({"matrix": [[4, "two", 10], [3, NAN, 20], [3, 3, float("inf")]]}, ["'two'", "nan", "inf", "row 2, column 2"]),
        ({"matrix": [[4, 2, 10**400], [3, 5, True], [3, 3, None]]}, ["ordinary size", "True", "missing"]),
        ({"weights": [1, 2]}, ["2 weights for 3 criteria"]),
        ({"weights": [1, -2, 3]}, ["weights 2", "-2"]),
        ({"weights": "equal"}, ["'weights' is 'equal'"]),
        ({"objectives": [1, 2, "up"]}, ["objectives 2", "objectives 3", "'up'"]),
        ({"objectives": [1, True, -1]}, ["objectives 2"]),
        ({"objectives": [1, -1]}, ["2 objectives for 3 criteria"]),
        ({"method": "topsi"}, ["Did you mean 'topsis'?"]),
        ({"method": "electre"}, ["no method 'electre'", "weighted_sum, topsis, promethee, vikor"]),
        ({"scaling": "min-max"}, ["Did you mean 'minmax'?"]),
        ({"scaling": "sum", "matrix": [[4, 2, 0], [-3, 5, 20]]}, ["row 1, column 3", "row 2, column 1", "'sum'"]),
        ({"method": "vikor", "v": 2}, ["'v' is 2"]),
        ({"method": "promethee", "preference": "linaer"}, ["Did you mean 'linear'?"]),
        ({"method": "promethee", "preference": ["usual"] * 2}, ["2 for 3 criteria"]),
        ({"method": "promethee", "preference": "linear", "q": [1, 3, 1], "p": 2}, ["Indifference 3", "q and p 2"]),
        ({"method": "promethee", "q": -1, "s": "wide"}, ["-1", "'wide'"]),
        ({"raw": 1}, ["'raw' is 1"]),
    ],
)
def test_malformed_problems_are_told(change, words):
    text = told(rank_answer, {**PROBLEM, **change})
    assert all(word in text for word in words), text


def test_all_faults_are_told_at_once():
    text = told(rank_answer, {"matrix": [[1, "x"], [2, 3]], "weights": [1], "objectives": [0, 1], "method": "topsys"})
    for word in ("'x'", "1 weights for 2 criteria", "objectives 1", "topsys"):
        assert word in text
    assert text.startswith("4 things need mending")


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=8,
)
matrix = st.lists(st.lists(st.floats(-5, 5) | st.integers(0, 3) | anything, min_size=1, max_size=3), max_size=3)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(METHODS + WEIGHTS), matrix | anything, st.dictionaries(
    st.sampled_from(["weights", "objectives", "points", "ranks", "scaling", "preference", "q", "p", "s", "v", "raw",
                     "published", "random_index", "method"]), anything))  # fmt: skip
def test_whatever_comes_is_answered_or_told_and_never_nan(method, rows, rest):
    body = {"method": method, "matrix": rows, **rest}
    for answer in (rank_answer, weights_answer):
        with contextlib.suppress(CxError):
            json.dumps(answer(body), allow_nan=False)


def test_a_misspelt_key_is_told_and_not_left_out():
    body = {"matrix": [[4, 30], [3, 20]], "weights": [0.6, 0.4]}
    with pytest.raises(CxError, match="Did you mean 'objectives'"):
        rank_answer({**body, "objective": [1, -1]})
    assert rank_answer({**body, "vendors": ["A", "B"]})["rank"] == rank_answer(body)["rank"]
