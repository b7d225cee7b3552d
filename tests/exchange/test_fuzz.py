"""Mutated files: whatever is broken in them, there is an outcome and no traceback."""

import io
import random
import time
import zipfile
import zlib

import pytest

from cxmodel.exchange.read import read
from tests.exchange.corpus import all_cases

SEEDS = [(case.name, case.file, data) for case in all_cases() if len(data := case.make()) < 200_000]
BITS = (b"1e400", b"NaN", b"-1", b"\x00", b"XFD1048576", b"A0", b"&#0;", b"<", b'"', b't="s"', b't="d"', b'r="1048577"',
        b"_xD800_", b"12-15", b"1.234", b"\xed\xa0\x80", b"%", b"\xe2\x82\xac", b"")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes flipped, taken out, doubled, or replaced by something nasty."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(found) or 1)
        way = chance.randrange(4)
        if way == 0 and found:
            found[at] = chance.randrange(256)
        elif way == 1:
            del found[at: at + chance.choice((1, 8, 64))]
        elif way == 2:
            found[at:at] = found[at // 2: at // 2 + 32]
        else:
            found[at:at] = chance.choice(BITS)
    return bytes(found)


def inside(data: bytes, chance: random.Random) -> bytes:
    """A workbook with one of its parts mutated or lost, in a zip that is sound."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        names = old.namelist()
        victim = chance.choice(names)
        for name in names:
            part = old.read(name)
            if name != victim:
                new.writestr(name, part)
            elif chance.random() < 0.9:
                new.writestr(name, mutated(part, chance))
    return stream.getvalue()


@pytest.mark.parametrize("seed", range(8))
def test_no_mutation_ends_in_a_traceback_or_a_hang(seed, dataset):
    chance = random.Random(seed)
    for _ in range(60):
        _, file, data = chance.choice(SEEDS)
        try:
            broken = inside(data, chance) if data[:2] == b"PK" and chance.random() < 0.8 else mutated(data, chance)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, IndexError, ValueError):  # the seed itself is damaged
            broken = mutated(data, chance)
        start = time.process_time()
        reading = read(broken, file, dataset)
        assert time.process_time() - start < 2
        assert reading.verdict in ("clean", "fix", "rejected")
        assert reading.verdict == "rejected" or sum(reading.counts.values()) == len(reading.lines)
