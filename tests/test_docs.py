"""What the documents and the rules of the house say is true of the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from cxmodel.__main__ import _parser
from cxmodel.schema import fields_of
from cxmodel.tables import Location
from cxmodel.ui.frame import MENU, PAGES

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = sorted(path for path in (ROOT / "cxmodel").rglob("*.py"))
PAGE_FILES = sorted((ROOT / "pages").glob("*.py"))
SOURCES = [*PACKAGE, *PAGE_FILES, ROOT / "app.py", *sorted((ROOT / "tests").rglob("*.py")),
           *sorted((ROOT / "benchmarks").rglob("*.py"))]
README = ROOT / "README.md"
WITHOUT_SOURCE = {  # what a row is named by, and what is derived from its neighbours in the same row
    "iso3", "country", "region", "role", "latitude", "longitude", "has_dst", "agent_rate_n_publishers",
    "agent_rate_confidence", "agent_rate_usd_h_min_quoted", "agent_rate_usd_h_max_quoted", "bpo_workforce_scope",
}  # fmt: skip


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture(scope="module")
def readme() -> str:
    return README.read_text(encoding="utf-8")


@pytest.mark.parametrize("module", [path for path in PACKAGE if path.name != "__init__.py"], ids=name)
def test_every_module_has_its_mirror_test(module):
    place = module.relative_to(ROOT / "cxmodel")
    assert (ROOT / "tests" / place.parent / f"test_{place.stem.strip('_')}.py").is_file()


@pytest.mark.parametrize("package", [path.parent for path in PACKAGE if path.name == "__init__.py"], ids=name)
def test_no_package_goes_without_a_test(package):
    place = package.relative_to(ROOT)
    tests = ROOT / "tests" / place.relative_to("cxmodel")
    assert [*tests.rglob("test_*.py")] or (tests.parent / f"test_{tests.name}.py").is_file()


def test_no_file_is_longer_than_300_lines_and_no_page_than_40():
    looks = [path for kind in ("*.js", "*.css") for path in (ROOT / "cxmodel").rglob(kind)]
    count = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in [*SOURCES, *looks]}
    assert {name(path): lines for path, lines in count.items() if lines > (40 if path in PAGE_FILES else 300)} == {}


def test_no_function_of_the_product_is_longer_than_45_lines():
    long = []
    for path in [*PACKAGE, *PAGE_FILES]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.body:
                first = node.body[1 if ast.get_docstring(node) and len(node.body) > 1 else 0]
                if (node.end_lineno or 0) - first.lineno + 1 > 45:
                    long.append(f"{name(path)}: {node.name}")
    assert long == []


def test_only_the_session_names_session_state():
    users = [name(path) for path in [*PACKAGE, *PAGE_FILES, ROOT / "app.py"]
             if "session_state" in path.read_text(encoding="utf-8")]
    assert users == ["cxmodel/ui/session.py"]


@pytest.mark.parametrize("page", [*PAGE_FILES, ROOT / "app.py"], ids=name)
def test_a_page_is_a_table_of_contents(page):
    """Pages import nothing but cxmodel.ui, and hold no arithmetic, no loop, no SQL."""
    tree = ast.parse(page.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            pytest.fail(f"line {node.lineno} imports {node.names[0].name}")
        if isinstance(node, ast.ImportFrom):
            assert (node.module or "").startswith("cxmodel.ui"), f"line {node.lineno}"
        assert not isinstance(node, ast.BinOp | ast.For | ast.While | ast.comprehension), f"line {node.lineno}"
    assert ast.get_docstring(tree)


def test_the_menu_and_the_folder_hold_the_same_pages():
    assert {path.stem for path in PAGE_FILES} == set(PAGES)
    assert sum(len(group) for group in MENU.values()) == len(PAGES)


def test_every_figure_of_a_country_has_a_source(dataset):
    """Nothing about a country is said without somebody to ask."""
    found = {(row.iso3, row.column) for row in dataset.location_source}
    missing = [(row.iso3, field.name) for row in dataset.location for field in fields_of(Location)
               if field.name not in WITHOUT_SOURCE and not field.name.endswith("_year")
               and not field.name.endswith("_edition") and getattr(row, field.name) not in (None, ())
               and not field.name.startswith("derived_") and (row.iso3, field.name) not in found]
    assert missing == []


def test_every_figure_used_can_be_dated_and_looked_up(dataset):
    assert [row for row in dataset.location_source if not row.source_title.strip()] == []
    odd = [row for row in (*dataset.location_source, *dataset.evidence)
           if row.source_url and not re.match(r"https?://", row.source_url)]
    assert odd == []


def test_every_assumption_rests_on_evidence_or_says_that_it_is_judgement(dataset):
    for row in dataset.assumption:
        assert row.reasoning.strip()
        assert (row.kind == "judgement") == (row.grade == "judgement"), row.id
        assert row.evidence or row.kind == "judgement", row.id


def test_every_page_is_named_in_the_readme(readme):
    assert [entry.title for entry in PAGES.values() if entry.title not in readme] == []


def test_every_make_command_of_the_readme_exists(readme):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b", _code(readme))) <= targets


def test_every_command_of_the_readme_exists(readme):
    known = next(action.choices for action in _parser()._actions if hasattr(action, "choices") and action.choices)
    for line in re.findall(r"python3? -m cxmodel (.*)", _code(readme)):
        words = line.split("#")[0].split()
        command = next((word for word in words if not word.startswith("-")), "")
        assert command in known, line
        options = set(known[command]._option_string_actions) | {"--debug"}
        assert {word.split("=")[0] for word in words if word.startswith("--")} <= options, line


def test_every_file_the_readme_links_to_is_there(readme):
    places = re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", readme)
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_every_system_names_the_functions_pages_and_tests_that_there_are():
    rows = [line.split("|") for line in (ROOT / "docs/systems.md").read_text(encoding="utf-8").splitlines()
            if line.startswith("| **S")]
    assert [re.findall(r"S\d+", row[1])[0] for row in rows] == [f"S{number}" for number in range(1, 14)]
    titles = {entry.title for entry in PAGES.values()}
    for row in rows:
        held = ""
        for word in re.findall(r"`([^`]+)`", row[2]):
            held = (ROOT / word).read_text(encoding="utf-8") if "/" in word else held
            assert "/" in word or re.search(rf"^(def|class) {word}\b", held, re.MULTILINE), (row[1], word)
        assert {page.strip() for page in row[3].split(",")} <= titles, row[1]
        tests = re.findall(r"`([^`]+)`", row[4])
        assert tests, row[1]
        assert [test for test in tests if not (ROOT / test).is_file()] == []


def _code(text: str) -> str:
    """Fenced and inline code."""
    return "\n".join(re.findall(r"```[a-z]*\n(.*?)```", text, re.DOTALL) + re.findall(r"`([^`\n]+)`", text))
