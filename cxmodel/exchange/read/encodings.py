"""Bytes of a text file as text: by its mark, else UTF-8, else the old code page whose letters make words."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig", "UTF-8"), (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
          (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"))
_OLD = (("cp1252", "Windows Western"), ("cp1250", "Windows Central European"), ("mac_roman", "Mac"),
        ("cp850", "DOS"), ("cp1251", "Windows Cyrillic"))
_USUAL = frozenset("éèêëáàâäãåçñóòôöõøúùûüíìîïßæœÄÖÜÅÉÈÇÑÓØÁÍÚÂÊ€£–—’‘“”„•°…·«»¿¡ª"
                   "łąęśżźćńŁŚŻŹĆřěščžýůťďňŘŠČŽőűŐŰășțîâăȘȚđĐğışİ" "абвгдежзийклмнопрстуфхцчшщъыьэюяієїґ"
                   "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ")
_IN_WORD = frozenset("³¹²ºª¿¡•·°«»„“”‘–—…¥§¶‡†±¬÷×¦¤©®™µ¼½¾£€")


def decode(data: bytes) -> tuple[str, str, bool]:
    """Text, the name of its encoding, and whether the encoding is an inference that deserves a remark.

    >>> decode("Zürich".encode("cp1252"))
    ('Zürich', 'Windows Western', True)
    >>> decode(b"plain")
    ('plain', 'UTF-8', False)
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), name, False
    wide = _without_mark(data)
    if wide:
        return data.decode(wide, "replace"), "UTF-16", True
    try:
        return data.decode("utf-8"), "UTF-8", False
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return data.decode("utf-8", "replace"), "UTF-8 with damaged characters", True
    candidates = [(codec, name) for codec, name in _OLD if _can(data, codec)]
    if not candidates:
        return data.decode("latin-1"), "Latin 1", True
    sample = _around(data)
    codec, name = max(candidates, key=lambda item: _sense(sample, item[0]))  # the first of equals: Western
    return data.decode(codec), name, True


def _without_mark(data: bytes) -> str:
    """UTF-16 without its mark shows as zeros in every second byte."""
    start = data[:4000]
    half = len(start) / 2
    if half and start[1::2].count(0) > 0.4 * half and start[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and start[0::2].count(0) > 0.4 * half and start[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> bool:
    good = len(re.findall(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", data))
    bad = data.decode("utf-8", "replace").count("\ufffd")
    return good >= 4 and good > 5 * bad


def _can(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _around(data: bytes) -> bytes:
    """The surroundings of the first thousand bytes that are not ASCII."""
    pieces = [data[max(0, m.start() - 2): m.end() + 2] for m, _ in
              zip(re.finditer(rb"[\x80-\xff]+", data), range(1000), strict=False)]
    return b" ".join(pieces)


def _sense(sample: bytes, codec: str) -> float:
    """How much a decoding looks like words: usual letters count for it, signs inside words against it."""
    text = sample.decode(codec)
    points = 0.0
    for place, sign in enumerate(text):
        if ord(sign) < 128:
            continue
        before, after = text[place - 1: place], text[place + 1: place + 2]
        inside = before.isalpha() and after.isalpha()
        points += 1.0 if sign in _USUAL else (-1.0 if not sign.isalpha() else -0.5)
        points -= 3.0 if inside and sign in _IN_WORD else 0.0
        points -= 2.0 if inside and before.islower() and sign.isupper() else 0.0
        points -= 1.0 if before and before.isalpha() and ord(before) < 128 and "\u0400" <= sign <= "\u04ff" else 0.0
    return points
