"""An assumption whose range would not be in order: which cell is to be mended, and what could be written there."""

from __future__ import annotations

from cxmodel.exchange.read.compare import same
from cxmodel.exchange.read.enquiry import Enquiry
from cxmodel.exchange.read.numbers import rounded
from cxmodel.exchange.read.rows import Row
from cxmodel.tables import Assumption

_ORDER = ("floor", "low", "typical", "high", "ceiling")


def tell_out_of_bounds(row: Row, before: Assumption, enquiry: Enquiry) -> bool:
    """Tell a fault at each cell that was changed and does not fit; whether there is any."""
    given = {name: row.get(name) for name in _ORDER
             if row.get(name) is not None and not same(getattr(before, name), row.get(name))}
    told = False
    for name, value in given.items():
        low, high = _room(name, given, before)
        if (low is None or low <= value) and (high is None or value <= high):
            continue
        told = True
        found = f"{rounded(value)} for {before.name}"
        enquiry.tell("error", row.spot(name), found,
                     f"a figure {_span(low, high)} ({before.unit}); the range is not in order",
                     _mend(value, low, high, before.unit))
    return told


def _room(name: str, given: dict[str, float], before: Assumption) -> tuple[float | None, float | None]:
    """From where to where a figure may go: to its neighbours as the file leaves them, at the ends without one."""
    place = _ORDER.index(name)
    below = [given.get(item, getattr(before, item)) for item in _ORDER[:place]]
    above = [given.get(item, getattr(before, item)) for item in _ORDER[place + 1:]]
    return (max((item for item in below if item is not None), default=None),
            min((item for item in above if item is not None), default=None))


def _span(low: float | None, high: float | None) -> str:
    """
    >>> _span(0.65, 1.0), _span(None, 0.2)
    ('from 0.65 to 1', 'up to 0.2')
    """
    if low is None or high is None:
        return f"up to {rounded(high)}" if high is not None else f"of at least {rounded(low or 0.0)}"
    return f"from {rounded(low)} to {rounded(high)}"


def _mend(value: float, low: float | None, high: float | None, unit: str) -> str:
    """What to write; a per cent in place of a share is named."""
    share = value / 100
    if unit == "share" and value > 1 and (low is None or low <= share) and (high is None or share <= high):
        return f"Write {rounded(share)} for {rounded(value)} %."
    also = f" Shares are written from 0 to 1: {rounded(share)} for {rounded(value)} %." if (
        unit == "share" and value > 1) else ""
    return f"Write a figure {_span(low, high)}, or move low and high along with it.{also}"
