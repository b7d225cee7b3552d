"""What drop-downs offer: every list once, on the sheet Lists, whichever sheets use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name

from cxmodel.exchange.sheets.exact import spelled


@dataclass(frozen=True)
class Choice:
    """A list to choose from. `beside`: what each item means; `closed`: nothing else is accepted."""

    title: str
    items: tuple[str, ...]
    beside: tuple[str, ...] = ()
    closed: bool = False


@dataclass
class Lists:
    """Gives each list its columns on the sheet Lists when it is first asked for."""

    found: dict[Choice, int] = field(default_factory=dict)
    width: int = 0

    def place(self, choice: Choice) -> str:
        """Where a list stands, as the source of a drop-down.

        >>> Lists().place(Choice("Yes or no", ("yes", "no")))
        '=Lists!$A$2:$A$3'
        """
        if choice not in self.found:
            self.found[choice] = self.width
            self.width += 1 + bool(choice.beside)
        letter = xl_col_to_name(self.found[choice])
        return f"=Lists!${letter}$2:${letter}${len(choice.items) + 1}"

    def write(self, text: Callable[[int, int, str, str], None]) -> None:
        """Hand every list to `text(row, column, words, kind)`, from row 0."""
        for choice, column in self.found.items():
            text(0, column, choice.title, "head")
            for row, item in enumerate(choice.items, 1):
                text(row, column, item, "plain")
            for row, item in enumerate(choice.beside, 1):
                text(row, column + 1, item, "quiet")
            if choice.beside:
                text(0, column + 1, "meaning", "head kept")


def listed(title: str, items: tuple[str, ...], beside: tuple[str, ...] = (), closed: bool = False) -> Choice | None:
    """A list of what cells will hold; None when there is nothing to choose."""
    return Choice(title, tuple(map(spelled, items)), beside, closed) if items else None
