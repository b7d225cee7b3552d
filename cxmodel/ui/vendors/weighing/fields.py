"""Widgets that are typed into quickly, one after the other."""

from __future__ import annotations

from typing import Any

from cxmodel.ui import session


def fill(key: str, value: Any) -> str:
    """Lay the scenario's value under a widget's key, only where it shows another; returns the key.

    Whatever is filled anew overwrites what a hand has typed into the field since the last answer.
    """
    return key if session.value(key) == value else session.fill(key, value)
