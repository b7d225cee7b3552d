"""What a file is, told by its first bytes."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.exchange.read.prescan import LARGEST_FILE, kind_of, renamed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


@pytest.mark.parametrize(("data", "words"), [
    (b"", "empty"), (b"\xef\xbb\xbf \r\n", "empty"), (bytes(5000), "empty"),
    (b"%PDF-1.4", "PDF"), (b"<!DOCTYPE html><table>", "web page"), (b'<?xml version="1.0"?><a/>', "XML"),
    (b'<?xml version="1.0"?><?mso-application?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
     "2003"),
    (b'{"vendor": 1}', "JSON"), (b"\x1f\x8b\x08", "gzip"), (b"\xff\xd8\xff\xe0", "picture"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "password"), (OLE + "Workbook".encode("utf-16-le"), ".xls"),
    (OLE, "old Office"), (bytes(range(1, 256)) * 20, "neither"),
])
def test_what_is_no_table_is_refused_in_one_sentence_that_names_it(data, words):
    with pytest.raises(CxError) as caught:
        kind_of(data, "offer.xlsx")
    assert words in caught.value.what
    assert caught.value.mend


def test_the_content_decides_and_not_the_name():
    assert kind_of(b"PK\x03\x04", "offer.csv") == "workbook"
    assert kind_of("vendor;país".encode("utf-16"), "offer.xlsx") == "text"
    assert renamed("text", "offer.xlsx")
    assert not renamed("text", "offer")


def test_a_file_that_is_too_large_is_refused_by_its_size():
    with pytest.raises(CxError, match="65 MB"):
        kind_of(b"a" * (LARGEST_FILE + 2**20), "big.csv")


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail_otherwise(data):
    with contextlib.suppress(CxError):
        assert kind_of(data, "x") in ("workbook", "text")
