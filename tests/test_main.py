"""The command line: stable JSON on standard output, one sentence on standard error, no traceback."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cxmodel import __main__ as command
from cxmodel.presets import PRESETS
from cxmodel.scenario import starting, to_json
from cxmodel.store import open_store
from tests.store.test_database import HOLD

ROOT = Path(__file__).resolve().parents[1]
STAFFING = ["staffing", "--contacts", "100", "--interval", "1800", "--handle-time", "180", "--service-level", "0.8",
            "--within", "20"]
RESULTS = {
    "scenario", "sample", "headline_saving", "net_saving", "risk_adjusted_net", "cx_value_at_risk_per_year",
    "cx_risk_index", "seats", "scale_gate", "bridge", "years", "npv", "payback_years", "people", "by_activity",
    "by_location", "by_site", "dots", "frontier", "left_out", "notes", "provenance",
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_store(monkeypatch, tmp_path) -> Path:
    """A store that is named and not there yet."""
    monkeypatch.setenv("CXMODEL_STORE", str(tmp_path / "store.duckdb"))
    return tmp_path / "store.duckdb"


@pytest.fixture
def run(capsys):
    """A command in this process: (exit code, standard output as JSON or text, standard error)."""

    def go(*words: str):
        code = command.main(words)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, json.loads(out, parse_constant=pytest.fail) if out[:1] in "{[" and out else out, err

    return go


@pytest.mark.parametrize("preset", [None, *PRESETS])
@pytest.mark.parametrize("case", [None, "alder", "northmere"])
def test_evaluate_answers_every_case_and_preset(run, case, preset):
    words = (*(("--case", case) if case else ()), *(("--preset", preset) if preset else ()))
    code, told, err = run("evaluate", "--draws", "50", *words)
    assert (code, err) == (0, "")
    assert set(told) >= RESULTS
    assert {"today", "options", "plan"}.isdisjoint(told)
    assert told["scenario"]["case"] == (case or "alder")
    assert (told["provenance"]["draws"], told["provenance"]["data"]) == (50, "shipped")


def test_a_scenario_file_gives_what_it_says(run, tmp_path, alder):
    path = tmp_path / "mine.json"
    path.write_text(to_json(alder), encoding="utf-8")
    _, told, _ = run("evaluate", "--draws", "50", "--scenario", str(path))
    _, start, _ = run("evaluate", "--draws", "50")
    assert told == start
    path.write_text(json.dumps({"moved_share": 0}), encoding="utf-8")
    assert run("evaluate", "--draws", "50", "--scenario", str(path))[1]["seats"]["moved"] == 0


def test_a_scenario_may_come_from_standard_input(run, monkeypatch, dataset):
    monkeypatch.setattr("sys.stdin", io.StringIO(to_json(starting(dataset, "northmere"))))
    assert run("evaluate", "--draws", "50", "--scenario", "-")[1]["scenario"]["case"] == "northmere"


@pytest.mark.parametrize(("text", "words"), [
    ("{", ["JSON cannot be read"]), ("[1]", ["no named values"]), ('{"onshore": 4}', ["Share of the moved work"]),
    ('{"onshor": 0.1}', ["'onshor' is not a part", "Did you mean 'onshore'?"]),
    ('{"case": "nobody"}', ["There is no case 'nobody'"]), ('{"version": 99}', ["version 99"]),
    ('{"offshore": 0.9}', ["add up to"]), ('{"overrides": {"nothing": 1}}', ["'nothing' is not known"]),
    ('{"horizon_years": 2.5, "veto_at": "high"}', ["2 things need mending", "whole number", "not a number"]),
    ('{"overlap_hours": NaN}', ["not a finite number"]), ('{"keep_above": null}', ["not a number"]),
])  # fmt: skip
def test_a_wrong_scenario_file_is_told_in_a_sentence(run, tmp_path, text, words):
    path = tmp_path / "wrong.json"
    path.write_text(text, encoding="utf-8")
    code, out, err = run("evaluate", "--scenario", str(path))
    assert (code, out) == (1, "")
    assert [word for word in words if word not in err] == []


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir(),
                                  lambda path: path.write_bytes(b"\xff\xfe")],
                         ids=["missing", "a folder", "not text"])  # fmt: skip
def test_a_file_that_cannot_be_read_is_told(run, tmp_path, make):
    make(tmp_path / "x.json")
    code, _, err = run("evaluate", "--scenario", str(tmp_path / "x.json"))
    assert code == 1
    assert "cannot be read" in err


@pytest.mark.parametrize(("words", "told"), [
    (["--case", "nobody"], "There is no case 'nobody'"), (["--preset", "luxury"], "There is no preset 'luxury'"),
])  # fmt: skip
def test_wrong_names_are_told(run, words, told):
    code, out, err = run("evaluate", *words)
    assert (code, out) == (1, "")
    assert told in err


def test_rules_that_no_plan_obeys_end_with_one_and_say_why(run, tmp_path):
    """The answer is still printed; a script sees by the exit code that it has no plan."""
    file = tmp_path / "torn.json"
    file.write_text(json.dumps({"case": "alder", "rules": {"least:vendor": 2, "most:vendor": 1}}), encoding="utf-8")
    code, out, err = run("optimise", "--scenario", str(file))
    assert (code, out["state"], out["plan"]) == (1, "impossible", [])
    assert err.startswith("These cannot all hold: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("words", [["evaluate", "--draws", "0"], ["evaluate", "--draws", "many"], ["fly"], [],
                                   STAFFING[:-2], ["evaluate", "--draws", "1000001"], ["simulate", "--seed", "-1"]])
def test_a_wrong_call_ends_with_two_and_says_how_to_call(words, capsys):
    with pytest.raises(SystemExit) as ended:
        command.main(words)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.endswith("--help tells how to call it.\n")


def test_simulate_answers_ranges_that_repeat_with_their_seed(run):
    _, one, _ = run("simulate", "--draws", "300", "--seed", "7")
    _, same, _ = run("simulate", "--draws", "300", "--seed", "7")
    _, other, _ = run("simulate", "--draws", "300", "--seed", "8")
    assert one == same
    assert one["net_saving"]["p10"] != other["net_saving"]["p10"]
    assert one["net_saving"]["p10"] <= one["net_saving"]["p50"] <= one["net_saving"]["p90"]
    assert (one["draws"], one["seed"]) == (300, 7)


def test_staffing_answers_the_keys_that_scripts_rely_on(run):
    code, told, _ = run(*STAFFING, "--max-occupancy", "0.85", "--shrinkage", "0.3")
    assert code == 0
    assert list(told) == ["load_erlangs", "agents", "scheduled_agents", "service_level", "occupancy", "waiting_share",
                          "average_wait_seconds", "abandon_share"]
    assert (told["agents"], told["scheduled_agents"], round(told["service_level"], 4)) == (14, 20, 0.8884)


def test_a_wait_without_end_is_null(run):
    assert run(*STAFFING, "--agents", "5")[1]["average_wait_seconds"] is None


def test_patience_makes_it_erlang_a(run):
    assert run(*STAFFING, "--agents", "5", "--patience", "120")[1]["abandon_share"] > 0


@pytest.mark.parametrize("more", [["--contacts", "-1"], ["--service-level", "1.2"], ["--handle-time", "nan"],
                                  ["--interval", "0"], ["--shrinkage", "1"], ["--agents", "-3"],
                                  ["--contacts", "1e300"]])
def test_impossible_staffing_is_told_in_a_sentence(run, more):
    code, out, err = run(*STAFFING, *more)
    assert (code, out) == (1, "")
    assert "unexpected" not in err


def test_doctor_tells_what_it_found_as_json(run, no_store):
    code, told, _ = run("doctor")
    assert code == 0
    assert told["well"]
    assert {check["name"] for check in told["checks"]} == {"python", "packages", "shipped data", "store"}
    assert not no_store.exists(), "looking makes nothing"


def test_doctor_prepares_the_store_quietly_and_twice(run, no_store):
    assert run("doctor", "--prepare") == (0, "", "")
    assert no_store.exists()
    assert run("doctor", "--prepare") == (0, "", "")
    assert run("evaluate", "--draws", "50")[1]["provenance"]["data"] == "store"


def test_doctor_tells_a_damaged_store(run, no_store):
    no_store.write_bytes(b"not a store")
    code, told, _ = run("doctor")
    assert code == 1
    assert not told["well"]
    assert "damaged" in next(check for check in told["checks"] if not check["well"])["told"]
    code, out, err = run("doctor", "--prepare")
    assert (code, out) == (1, "")
    assert "damaged" in err
    code, out, err = run("evaluate")
    assert (code, out) == (1, "")
    assert "damaged" in err


def test_beside_an_open_workbench_the_answer_comes_with_a_remark(run, no_store):
    open_store(no_store).close()
    with subprocess.Popen([sys.executable, "-c", HOLD, str(no_store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as other:
        assert other.stdout.readline() == "held\n"
        code, told, err = run("evaluate", "--draws", "50")
    assert (code, told["provenance"]["data"]) == (0, "shipped")
    assert "in use by the open workbench" in err


def test_a_fault_nobody_thought_of_is_a_sentence_too(run, monkeypatch):
    monkeypatch.setattr(command, "evaluate", lambda *_: 1 / 0)
    code, out, err = run("evaluate")
    assert (code, out) == (1, "")
    assert "ZeroDivisionError" in err
    with pytest.raises(ZeroDivisionError):
        command.main(["--debug", "evaluate"])


def test_it_runs_as_a_program_from_any_folder(tmp_path, no_store):
    done = subprocess.run([sys.executable, "-m", "cxmodel", *STAFFING], cwd=tmp_path, capture_output=True, text=True,
                          env={"PYTHONPATH": str(ROOT), "CXMODEL_STORE": str(no_store)}, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["agents"] == 14


@pytest.mark.parametrize(("command_name", "body", "key", "expected"), [
    ("weights", {"method": "swing", "points": [100, 50, 50]}, "weights", [0.5, 0.25, 0.25]),
    ("rank", {"matrix": [[4, 2], [3, 5]], "weights": [1, 3], "objectives": [1, 1]}, "rank", [2, 1]),
])
def test_a_problem_file_is_answered(run, tmp_path, command_name, body, key, expected):
    file = tmp_path / "problem.json"
    file.write_text(json.dumps(body))
    code, told, err = run(command_name, str(file))
    assert (code, err) == (0, "")
    assert told[key] == expected


@pytest.mark.parametrize("text", ["", "{", "[1]", '"x"', '{"method": "pairwise", "matrix": [[1, 2], [2, 1]]}',
                                  '{"matrix": [[1, NaN]], "weights": [1, 1]}',
                                  '{"matrix": [["a"]], "weights": [1, 1]}'])
@pytest.mark.parametrize("command_name", ["weights", "rank"])
def test_a_malformed_problem_gets_a_sentence(run, tmp_path, command_name, text):
    file = tmp_path / "problem.json"
    file.write_text(text)
    code, told, err = run(command_name, str(file))
    assert (code, told) == (1, "")
    assert err.strip()


def test_a_scenario_of_another_case_is_told_and_not_bent(run, tmp_path, alder):
    file = tmp_path / "scenario.json"
    file.write_text(to_json(alder))
    code, _, err = run("evaluate", "--draws", "20", "--scenario", str(file), "--case", "northmere")
    assert code == 1
    assert "made for the case 'alder'" in err
    assert run("evaluate", "--draws", "20", "--scenario", str(file), "--case", "alder")[0] == 0
