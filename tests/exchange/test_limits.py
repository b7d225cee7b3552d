"""Speed and memory: what a large file takes, and what a harmful one does not get."""

import subprocess
import sys
import time

import pytest

from cxmodel.exchange.read import read
from tests.exchange.corpus import HEADER, ROWS, all_cases, text
from tests.exchange.corpus.xlsxwriter_made import book, plain

HARMFUL = [case for case in all_cases() if case.verdict == "rejected"]
MEASURE = """
import resource, sys, time
from cxmodel.exchange.read import read
from cxmodel.store.shipped import shipped
dataset, data = shipped(), open(sys.argv[1], "rb").read()
start = time.process_time()
reading = read(data, sys.argv[2], dataset)
seconds = time.process_time() - start
try:  # the most since this program began; what getrusage says includes the program that started it
    memory = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
except OSError:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(reading.verdict, seconds, int(memory) // 1024)
"""


def many(count: int) -> list[list[object]]:
    return [[f"v{n}", f"Vendor {n}", *ROWS[n % 3][2:]] for n in range(count)]


def measured(data: bytes, name: str, folder) -> tuple[str, float, int]:
    """Verdict, processor seconds and the most memory in MB, in a process of its own."""
    (folder / "file").write_bytes(data)
    done = subprocess.run([sys.executable, "-c", MEASURE, str(folder / "file"), name], capture_output=True, text=True,
                          check=True)
    verdict, seconds, memory = done.stdout.split()
    return verdict, float(seconds), int(memory)


@pytest.mark.parametrize("name", ["zip bomb", "entity bomb", "value in the farthest cell", "password", "truncated",
                                  "empty"])
def test_a_harmful_file_is_refused_within_two_seconds_and_300_mb(name, tmp_path):
    case = next(case for case in HARMFUL if case.name == name)
    verdict, seconds, memory = measured(case.make(), case.file, tmp_path)
    assert verdict == "rejected"
    assert (seconds < 2, memory < 300) == (True, True), (seconds, memory)


def test_2000_rows_are_read_within_two_seconds(dataset):
    for data, name in ((book(plain(many(2000)))(), "x.xlsx"), (text(many(2000)), "x.csv")):
        start = time.process_time()
        reading = read(data, name, dataset)
        assert time.process_time() - start < 2
        assert reading.counts["new"] == 2000


def test_50000_rows_are_read_within_thirty_seconds_and_700_mb(tmp_path):
    verdict, seconds, memory = measured(book(plain(many(50_000), HEADER), constant_memory=True)(), "x.xlsx", tmp_path)
    assert verdict == "clean"
    assert (seconds < 30, memory < 700) == (True, True), (seconds, memory)


def test_many_words_that_nobody_knows_do_not_stop_it(dataset):
    rows = [[*row[:2], f"Nowhere {n}", *row[3:8], f"tongue{n}", *row[9:]] for n, row in enumerate(many(3000))]
    start = time.process_time()
    assert read(text(rows), "x.csv", dataset).counts["invalid"] == 3000
    assert time.process_time() - start < 10
