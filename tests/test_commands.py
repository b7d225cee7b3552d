"""Import and export on the command line: exit codes and JSON that scripts rely on; nothing written unasked."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cxmodel import __main__ as command
from cxmodel.exchange.read import read
from cxmodel.scenario import to_json
from cxmodel.store import Database, dataset_of, edits, open_store
from tests import offers
from tests.store.test_database import HOLD

REMARK = {"level", "sheet", "cell", "column", "found", "expected", "mend"}


@pytest.fixture(autouse=True)
def store(monkeypatch, tmp_path) -> Path:
    """A store that is named and not there yet."""
    path = tmp_path / "store.duckdb"
    monkeypatch.setenv("CXMODEL_STORE", str(path))
    return path


@pytest.fixture
def run(capsys):
    """A command in this process: (exit code, standard output as JSON or text, standard error)."""

    def go(*words: str):
        code = command.main(words)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, json.loads(out) if out[:1] in "{[" and out else out, err

    return go


@pytest.fixture
def file(tmp_path):
    """A file of these rows; its path."""

    def make(*rows, data=None, name="offer.xlsx") -> str:
        path = tmp_path / name
        path.write_bytes(offers.workbook(*rows) if data is None else data)
        return str(path)

    return make


def held(path: Path):
    database = Database(path)
    try:
        return dataset_of(database), edits.log(database)
    finally:
        database.close()


def test_a_clean_file_ends_with_zero_and_writes_nothing(run, file, store):
    code, told, err = run("import", file(offers.GOOD), "--json")
    assert (code, err) == (0, "")
    assert (told["verdict"], told["applied"]) == ("clean", False)
    assert told["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "removed": 0, "invalid": 0,
                              "waiting": 0, "repeated": 0}
    assert told["rows"][0]["hourly_rate_usd"] == 14.5
    assert not store.exists()


def test_rows_to_mend_end_with_one_and_say_where_and_how(run, file):
    code, told, _ = run("import", file(offers.GOOD, offers.TYPO), "--json")
    assert (code, told["verdict"], told["counts"]["invalid"]) == (1, "fix", 1)
    fault = next(one for one in told["remarks"] if one["level"] == "error")
    assert set(fault) == REMARK
    assert (fault["sheet"], fault["cell"], fault["column"]) == ("Offer", "D5", "hourly_rate_usd")
    assert fault["found"] == "1O.5"
    assert all(fault[part] for part in ("expected", "mend"))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"PK\x03\x04 not a zip", b"\x00\x01\x02" * 400],
                         ids=["empty", "pdf", "damaged", "binary"])
def test_a_file_that_cannot_be_read_ends_with_two_and_one_sentence(run, file, data):
    path = file(data=data)
    code, out, err = run("import", path)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "offer.xlsx" in err
    code, told, _ = run("import", path, "--json")
    assert (code, told["verdict"], told["rows"], len(told["remarks"])) == (2, "rejected", [], 1)


def test_a_file_that_is_not_there_ends_with_two(run, tmp_path):
    for path in (tmp_path / "none.xlsx", tmp_path):
        code, out, err = run("import", str(path))
        assert (code, out) == (2, "")
        assert "cannot be read" in err


def test_without_json_the_summary_can_be_read(run, file):
    code, out, err = run("import", file(offers.GOOD, offers.TYPO))
    assert (code, err) == (1, "")
    assert out.startswith("offer.xlsx: 1 new; one row needs mending.")
    assert "error    Offer D5 hourly_rate_usd: found '1O.5'" in out


def test_apply_writes_once_with_a_record_and_the_second_time_nothing(run, file, store, dataset):
    path = file(offers.GOOD)
    code, told, _ = run("import", path, "--apply", "--json", "--who", "Ana")
    assert (code, told["applied"]) == (0, True)
    after, log = held(store)
    assert after.vendor[-1].name == "Quillhaven"
    record = log[0].record
    assert (record.kind, record.who, record.file_name, len(record.file_hash)) == ("import", "Ana", "offer.xlsx", 64)
    code, told, err = run("import", path, "--apply", "--json")
    assert (code, err, told["applied"], told["counts"]["unchanged"]) == (0, "", False, 1)
    assert held(store)[0] == after
    assert len(held(store)[1]) == 1


def test_rows_to_mend_hold_everything_back_until_they_are_left_out(run, file, store, dataset):
    path = file(offers.GOOD, offers.TYPO)
    code, out, err = run("import", path, "--apply")
    assert code == 1
    assert "Nothing was written" in err
    assert held(store)[0] == dataset
    code, out, err = run("import", path, "--apply", "--leave-out")
    assert (code, err) == (1, "")
    assert "Written." in out
    assert held(store)[1][0].record.what == "1 new row from offer.xlsx; 1 left out"


def test_a_question_is_answered_by_its_name(run, file, store):
    path = file(offers.CLOSE)
    code, told, _ = run("import", path, "--json")
    assert code == 1
    question, = told["questions"]
    assert [one["key"] for one in question["options"]] == ["heronlight", "new"]
    code, told, _ = run("import", path, "--json", "--apply", "--answer", f"{question['id']}=heronlight")
    assert (code, told["verdict"], told["applied"]) == (0, "clean", True)
    assert "heronlight" in {row.vendor_id for row in held(store)[0].site if row.city == "Manila"}


def test_an_answer_that_fits_no_question_ends_with_two_and_a_sentence(run, file, store):
    path = file(offers.CLOSE)
    question, = run("import", path, "--json")[1]["questions"]
    assert [one["answer"].partition("=")[2] for one in question["options"]] == ["heronlight", "new"]
    for given, words in (("Vendors.nonsense=yes", "no question Vendors.nonsense"),
                         (f"{question['id']}=perhaps", "Write one of: heronlight, new")):
        for more in ([], ["--apply"], ["--json"]):
            code, out, err = run("import", path, "--answer", given, *more)
            assert (code, bool(out)) == (2, "--json" in more)
            assert words in err
            assert "Nothing was written." in err


@pytest.mark.parametrize("words", [["--answer", "yes"], ["--answer", "=x"], ["--answer", "q="], []])
def test_a_wrong_call_ends_with_two_and_says_how_to_call(words, capsys):
    with pytest.raises(SystemExit) as ended:
        command.main(["import", *words])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.endswith("--help tells how to call it.\n")


def test_beside_an_open_workbench_apply_cannot_write_and_says_so(run, file, store):
    open_store(store).close()
    with subprocess.Popen([sys.executable, "-c", HOLD, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as other:
        assert other.stdout.readline() == "held\n"
        code, out, err = run("import", file(offers.GOOD), "--apply")
        looked = run("import", file(offers.GOOD), "--json")
    assert (code, out) == (2, "")
    assert "in use" in err
    assert "Nothing was written." in err
    assert looked[1]["verdict"] == "clean"
    assert "in use by the open workbench" in looked[2]


def test_the_data_leave_and_come_back_unchanged(run, tmp_path, dataset):
    target = tmp_path / "out.xlsx"
    code, told, _ = run("export", str(target))
    assert (code, told) == (0, {"file": str(target), "bytes": target.stat().st_size})
    assert read(target.read_bytes(), "out.xlsx", dataset).after == dataset
    code, told, _ = run("import", str(target), "--json")
    assert (code, told["counts"]["new"], told["counts"]["changed"], told["counts"]["invalid"]) == (0, 0, 0, 0)


def test_the_model_is_that_of_the_scenario_that_is_named(run, tmp_path, northmere):
    scenario, target = tmp_path / "mine.json", tmp_path / "model.xlsx"
    scenario.write_text(to_json(northmere), encoding="utf-8")
    case = ["--case", "northmere"]
    for words in (case, ["--scenario", str(scenario)], ["--preset", "balanced", *case]):
        assert run("export", str(target), "--model", *words)[0] == 0
        book = openpyxl.load_workbook(target)
        said = {str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value is not None}
        assert any("Northmere" in text for text in said)
        assert {"Inputs", "Calc", "Bridge"} <= set(book.sheetnames)


def test_the_model_is_not_taken_back_and_the_sentence_says_what_to_use(run, tmp_path):
    target = tmp_path / "model.xlsx"
    assert run("export", str(target), "--model")[0] == 0
    code, out, err = run("import", str(target), "--apply")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "template or the data export" in err
    code, told, _ = run("import", str(target), "--json")
    assert (code, told["verdict"], told["rows"]) == (2, "rejected", [])


def test_tables_and_templates_leave_as_files_of_their_kind(run, tmp_path, dataset):
    assert run("export", str(tmp_path / "tables.zip"))[0] == 0
    assert "vendor.csv" in zipfile.ZipFile(tmp_path / "tables.zip").namelist()
    rows = {}
    for name, words in (("empty", ["--template"]), ("filled", ["--template", "filled"]),
                        ("one", ["--template", "--vendor", dataset.vendor[0].id])):
        assert run("export", str(tmp_path / f"{name}.xlsx"), *words)[0] == 0
        page = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")["Vendors"]
        rows[name] = sum(any(cell.value is not None for cell in row) for row in page.iter_rows(min_row=2))
    assert rows["empty"] == 0
    assert rows["filled"] == len(dataset.site)
    assert rows["one"] == sum(site.vendor_id == dataset.vendor[0].id for site in dataset.site)


@pytest.mark.parametrize(("words", "said"), [
    (["out.pdf"], "no kind of file"), (["out.zip", "--model"], "workbooks"),
    (["nowhere/out.xlsx"], "cannot be written"), (["out.xlsx", "--model", "--template"], "One file is one thing"),
    (["out.xlsx", "--vendor", "heronlight"], "--template"), (["out.xlsx", "--case", "alder"], "--model"),
    (["out.xlsx", "--template", "--vendor", "nobody"], "no vendor 'nobody'"),
    (["out.xlsx", "--model", "--case", "nobody"], "no case 'nobody'"),
])  # fmt: skip
def test_what_cannot_be_exported_is_told_in_a_sentence(run, tmp_path, words, said):
    code, out, err = run("export", str(tmp_path / words[0]), *words[1:])
    assert (code, out) == (1, "")
    assert said in err
