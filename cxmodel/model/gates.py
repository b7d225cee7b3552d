"""Pass or fail, never points: minimum standards of a vendor and table stakes of a country (S3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def vendor_reasons(scores: Mapping[str, float | None], minimums: Mapping[str, float],
                   names: Mapping[str, str]) -> list[str]:
    """Why a vendor may not be in a plan; empty when it passes every gate.

    A gate nobody has scored yet is open, and an open gate does not pass.

    >>> vendor_reasons({"security": 1.0}, {"security": 2.0}, {"security": "Data security"})
    ['Data security scores 1, at least 2 is needed']
    """
    reasons = []
    for gate, minimum in minimums.items():
        score = scores.get(gate)
        if score is None:
            reasons.append(f"{names[gate]} has no score yet, at least {minimum:g} is needed")
        elif score < minimum:
            reasons.append(f"{names[gate]} scores {score:g}, at least {minimum:g} is needed")
    return reasons


def location_reasons(stakes: Sequence[tuple[str, float | None, float, bool]]) -> list[str]:
    """Why a country fails the table stakes; a figure nobody published is not a failure but is told.

    Each stake is (name, figure or None, limit, True when the figure must be at least the limit).

    >>> location_reasons([("Rule of law", 12.0, 15.0, True), ("Peace index", 1.8, 2.9, False)])
    ['Rule of law is 12, at least 15 is needed']
    """
    reasons = []
    for name, figure, limit, at_least in stakes:
        if figure is None:
            continue
        if (figure < limit) if at_least else (figure > limit):
            reasons.append(f"{name} is {figure:g}, {'at least' if at_least else 'at most'} {limit:g} is needed")
    return reasons


def scale_gate(seats: float, threshold: float) -> str:
    """Which search the size of the work asks for (S1): "multi_regional" or "niche".

    >>> scale_gate(1200, 1000), scale_gate(600, 1000)
    ('multi_regional', 'niche')
    """
    return "multi_regional" if seats > threshold else "niche"
