"""Whether two values mean the same, and short names made from long ones."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, replace
from typing import Any, Generic, TypeVar

from cxmodel.exchange.read.cells import clean
from cxmodel.exchange.read.columns import plain

R = TypeVar("R")
K = TypeVar("K", bound=Hashable)
_LOOKS: tuple[Callable[[str], str], ...] = (str, clean, lambda text: clean(text).casefold(), plain)


class Index(Generic[K]):
    """Finds what a text names: letter for letter, else apart from spaces, else from capitals, else from accents and
    signs; a looser look counts only where it leaves no doubt.

    >>> index = Index([("Café", 1), ("cafe", 2), ("Łódź", 3)])
    >>> index.find("cafe"), index.find("CAFÉ"), index.find("łódź "), index.find("CAFE!")
    (2, 1, 3, None)
    """

    def __init__(self, names: Iterable[tuple[str, K]]) -> None:
        self._known: list[dict[str, K | None]] = [{} for _ in _LOOKS]
        for text, key in names:
            for look, known in zip(_LOOKS, self._known, strict=True):
                name = look(text)
                known[name] = key if known.get(name, key) == key else None

    def find(self, text: str) -> K | None:
        """The key of the only name that fits, or None."""
        for look, known in zip(_LOOKS, self._known, strict=True):
            name = look(text)
            if name and name in known:
                return known[name]
        return None

    def __contains__(self, text: str) -> bool:
        return self.find(text) is not None


def same(old: Any, new: Any) -> bool:
    """Whether a value read from a file means what the dataset holds: rounding, letters and order of lists apart.

    >>> same(0.247, 24.7 / 100), same("Café", "Cafe\u0301 "), same(("en", "es"), ("es", "en")), same(None, 0.0)
    (True, True, True, False)
    """
    if old is new or (type(old) is type(new) and old == new):
        return True
    if isinstance(old, bool) or isinstance(new, bool) or old is None or new is None:
        return False
    if isinstance(old, int | float) and isinstance(new, int | float):
        return math.isclose(old, new, rel_tol=1e-9, abs_tol=1e-12)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return sorted(map(_words, old)) == sorted(map(_words, new))
    return _words(str(old)) == _words(str(new))


def _words(text: str) -> list[str]:
    return clean(text).split()


def updated(old: R, values: dict[str, Any]) -> R:
    """The row with new values; what means the same stays exactly as it was, and the row itself when nothing changes."""
    changes = {field.name: values[field.name] for field in fields(old)  # type: ignore[arg-type]
               if field.name in values and not same(getattr(old, field.name), values[field.name])}
    return replace(old, **changes) if changes else old  # type: ignore[type-var]


def slug(text: str) -> str:
    """A short name for keys: small letters and hyphens.

    >>> slug("Łódź & Sons, Ltd."), slug("株式会社")
    ('lodz-sons-ltd', '株式会社')
    """
    text = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", "-", text).strip("-")
