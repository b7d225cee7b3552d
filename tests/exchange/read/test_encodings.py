"""Texts come back from every code page they were likely written in."""

import pytest

from cxmodel.exchange.read.encodings import decode

WORDS = {
    "cp1252": "Größe; façade déjà vu; Señor Peña; 12 € – “gut”", "mac_roman": "Größe; façade déjà vu; Señor Peña",
    "cp850": "Größe; façade déjà vu; Señor Peña", "cp1250": "Łódź; Kraków; świetna jakość; žluťoučký kůň",
    "cp1251": "Украина; Болгария; Москва", "utf-8": "Łódź 東京 Ελλάδα", "utf-8-sig": "Łódź", "utf-16": "Łódź 東京",
    "utf-16-le": "vendor;country;rate", "utf-16-be": "vendor;country;rate",
}


@pytest.mark.parametrize(("codec", "words"), WORDS.items())
def test_words_survive_their_code_page(codec, words):
    assert decode(words.encode(codec))[0] == words


def test_an_inferred_code_page_is_named_and_a_sure_one_is_not():
    assert decode("Größe".encode("cp1252"))[1:] == ("Windows Western", True)
    assert decode("Größe".encode())[2] is False


def test_one_damaged_sign_does_not_spoil_a_utf8_file():
    text, name, inferred = decode(("Größe " * 20).encode() + b"\xff")
    assert text.startswith("Größe Größe")
    assert (name, inferred) == ("UTF-8 with damaged characters", True)


def test_any_bytes_decode():
    assert isinstance(decode(bytes(range(256)))[0], str)
