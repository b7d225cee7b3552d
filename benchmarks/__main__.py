"""`python -m benchmarks`: speed beside its targets, as a table. Takes about eight minutes."""

from __future__ import annotations

import argparse
from datetime import date

from benchmarks import browser, ranking, server, sourcing, sure
from benchmarks.generated import generated
from cxmodel.store.shipped import shipped

Row = tuple[str, str, str, str]
LARGE_P95, DRAWS_MS, LATENCY_TIMES, RATE_TIMES = 150.0, 1000.0, 1.5, 0.8


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed beside its targets.")
    parser.add_argument("--no-browser", action="store_true", help="leave out what needs a Chromium")
    options = parser.parse_args()
    rows = _server_rows() + ranking.table() + sourcing.table() + sure.table()
    if not options.no_browser:
        rows += _browser_rows(*browser.measure())
    print(f"{date.today()}; times are p50 / p95\n")
    print(_table([("What", "Measured", "Beside", "Target"), *rows]))


def _server_rows() -> list[Row]:
    sample, large = shipped(), generated()
    size = f"{len(large.vendor)} vendors x 3 sites x {len(large.activity)} activities"
    one, many = server.slider_move(sample), server.slider_move(large)
    (first, again), (first_large, again_large) = server.simulation(sample), server.simulation(large)
    plan, frontier = server.parts(sample)
    plan_large, frontier_large = server.parts(large)
    return [
        ("Server, one move: sample case", str(one), "", ""),
        (f"Server, one move: {size}", str(many), "", _met(many.p95 <= LARGE_P95, f"p95 <= {LARGE_P95:.0f} ms")),
        ("10,000 draws, all drawn anew: sample case", str(first), "", _met(first.p50 <= DRAWS_MS, "<= 1 s")),
        ("10,000 draws, the next plan: sample case", str(again), "", ""),
        ("10,000 draws, all drawn anew: large case", str(first_large), "", _met(first_large.p50 <= DRAWS_MS, "<= 1 s")),
        ("10,000 draws, the next plan: large case", str(again_large), "", ""),
        ("Linear programme alone: sample / large p50", f"{plan.p50:.1f} / {plan_large.p50:.1f} ms", "", ""),
        ("Frontier alone: sample / large p50", f"{frontier.p50:.1f} / {frontier_large.p50:.1f} ms", "", ""),
    ]


def _browser_rows(product: browser.Seen, floor: browser.Seen) -> list[Row]:
    times, share = product.latency.p50 / floor.latency.p50, product.rate / floor.rate
    return [
        ("Handle moved -> picture changed", str(product.latency), f"floor {floor.latency}",
         _met(times <= LATENCY_TIMES, f"{times:.2f} x floor, <= {LATENCY_TIMES} x")),
        ("Pictures a second while dragging, median", f"{product.rate:.1f}", f"floor {floor.rate:.1f}",
         _met(share >= RATE_TIMES, f"{share:.2f} x floor, >= {RATE_TIMES} x")),
        ("Last value of a drag arrives", f"{sum(product.arrived)} of {len(product.arrived)}",
         f"floor {sum(floor.arrived)} of {len(floor.arrived)}", _met(all(product.arrived), "always")),
        ("Server started -> Trade-off picture", f"{product.first_paint / 1000:.1f} s", "", ""),
        ("Memory of the server: start / after 200 moves", " / ".join(f"{mb:.0f}" for mb in product.memory) + " MB", "",
         ""),
    ]


def _met(well: bool, target: str) -> str:
    return f"{target}: {'met' if well else 'MISSED'}"


def _table(rows: list[Row]) -> str:
    """Rows as a Markdown table with straight columns."""
    widths = [max(len(row[at]) for row in rows) for at in range(4)]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
             for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


if __name__ == "__main__":
    main()
