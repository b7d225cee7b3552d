"""The glossary is what the code declares, no more and no less."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmodel import glossary
from cxmodel.scenario import Scenario
from cxmodel.schema import fields_of
from cxmodel.tables import ROW_TYPES

WRITTEN = (Path(__file__).resolve().parents[1] / "GLOSSARY.md").read_text(encoding="utf-8")


def test_glossary_md_is_up_to_date(dataset):
    assert glossary.markdown(dataset) == WRITTEN, "run `make glossary`"


@pytest.mark.parametrize("kind", [*ROW_TYPES, Scenario], ids=lambda kind: kind.__name__)
def test_every_declared_field_is_in_it_with_its_meaning(kind):
    part = WRITTEN.split(f"\n## {kind.__name__}\n")[1].split("\n## ")[0]
    missing = [field.name for field in fields_of(kind) if f"| `{field.name}` | {field.spec.meaning} |" not in part]
    assert missing == []


def test_every_assumption_is_in_it(dataset):
    assert [row.id for row in dataset.assumption if f"| `{row.id}` | {row.name} |" not in WRITTEN] == []


def test_no_term_stands_twice_and_each_is_a_sentence():
    assert all(sentence[0].isupper() or sentence[0].isdigit() for sentence in glossary.TERMS.values())
    assert all(sentence.endswith(".") for sentence in glossary.TERMS.values())
    assert len({name.lower() for name in glossary.TERMS}) == len(glossary.TERMS)


def test_a_term_is_found_by_its_name():
    assert "70 %" in glossary.term("Headline saving")
    with pytest.raises(KeyError):
        glossary.term("Synergy")


def test_tables_in_it_have_as_many_cells_as_their_head():
    for block in WRITTEN.split("\n\n"):
        lines = [line for line in block.splitlines() if line.startswith("|")]
        assert len({line.replace("\\|", "").count("|") for line in lines}) <= 1, lines[:1]
