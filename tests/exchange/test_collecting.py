"""Rubbish is looked for seldom while a file is read, and as before afterwards."""

import gc
import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from cxmodel.exchange.collecting import SELDOM, seldom_collecting
from cxmodel.exchange.read import read
from cxmodel.exchange.sheets import tables


def test_what_was_set_before_is_restored_also_after_a_fault():
    before = gc.get_threshold()
    seen = []

    @seldom_collecting()
    def broken() -> None:
        seen.append(gc.get_threshold())
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        broken()
    assert (seen, gc.get_threshold()) == ([(SELDOM, *before[1:])], before)


def test_of_several_at_once_the_last_one_restores_it():
    before, together = gc.get_threshold(), Barrier(4, timeout=20)

    def inside(_: int) -> int:
        with seldom_collecting():
            together.wait()
            return gc.get_threshold()[0]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(inside, range(4))) == [SELDOM] * 4
    assert gc.get_threshold() == before


def test_reading_and_writing_leave_it_as_it_was(dataset):
    before, stream = gc.get_threshold(), io.BytesIO()
    tables.write(dataset, stream)
    assert read(stream.getvalue(), "data.xlsx", dataset).verdict == "clean"
    assert gc.get_threshold() == before
