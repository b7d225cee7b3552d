"""Places in XML, and changes that touch nothing else."""

from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.exchange.sheets.marked.outline import (
    Edit,
    appended,
    coded,
    edited,
    outline,
    quoted,
    with_attributes,
)


def everything(name, depth, attributes) -> bool:
    return True


def test_elements_know_their_first_and_last_tags_to_the_byte():
    xml = '<?xml version="1.0"?><!-- <a> --><p:a xmlns:p="x"><p:b k=">"/>é<![CDATA[<c>]]><p:c></p:c ></p:a>'.encode()
    a, b, c = outline(xml, everything)
    assert (a.name, a.prefix, a.depth, b.depth) == ("a", "p", 0, 1)
    assert xml[b.start:b.end] == b'<p:b k=">"/>'
    assert (b.closed, c.closed) == (True, False)
    assert xml[c.start:c.head_end] == b"<p:c>"
    assert xml[c.tail:c.end] == b"</p:c >"
    assert xml[a.tail:a.end] == b"</p:a>"
    assert a.named("d") == "p:d"


def test_a_part_that_is_not_well_formed_is_a_damaged_workbook():
    with pytest.raises(CxError, match="The workbook is damaged"):
        outline(b"<a><b></a>", everything)


@pytest.mark.parametrize("xml", [b"<a/>", b"<a />", b"<a></a>", b"<a k='1'><b/></a>"])
def test_something_can_be_put_at_the_end_of_any_element(xml):
    tree = fromstring(edited(xml, appended(xml, outline(xml, everything)[0], "<z/>")))
    assert list(tree)[-1].tag == "z"


@pytest.mark.parametrize("xml", [
    b"<a s='1' xs=\"2\"/>", b'<a xs="2"  s = "9"></a>', b'<a xs="2"/>', b"<a xs='2'\n>t</a>"])
def test_attributes_are_set_or_added_and_others_stay(xml):
    tree = fromstring(edited(xml, [with_attributes(xml, outline(xml, everything)[0], s='7 "&', t="8")]))
    assert tree.attrib == {"s": '7 "&', "t": "8", "xs": "2"}
    assert tree.text == fromstring(xml).text


@given(st.binary(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.binary(max_size=3)), max_size=5))
def test_insertions_alone_lose_nothing_of_the_original(data, places):
    edits = [Edit(min(at, len(data)), min(at, len(data)), b"<" + new.replace(b"<", b"") + b">") for at, new in places]
    assert len(edited(data, edits)) == len(data) + sum(len(edit.new) for edit in edits)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20))
def test_text_is_the_same_in_an_element_and_in_an_attribute(text):
    tree = fromstring(coded(f'<a k="{quoted(text)}">{quoted(text)}</a>'))
    assert (tree.text or "") == tree.get("k") == text
