"""What is said about a file and what is asked: every remark, every question once, and the answers given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

MOST_GUESSES = 400
MOST_SHOWN = 3
LEVELS = ("note", "question", "warning", "error")


class Spot(NamedTuple):
    """Where something stands: sheet, cell address and the column's name in the template (each may be empty)."""

    sheet: str
    cell: str = ""
    column: str = ""


@dataclass(frozen=True)
class Remark:
    """One thing to know, to answer or to mend. A note costs nothing; an error keeps its row out.

    `column`: its name in the template; `header`: what stands above it in the file, '' where the file has none.
    """

    level: str
    sheet: str
    cell: str
    column: str
    found: str
    expected: str
    mend: str
    header: str = field(default="", compare=False)


@dataclass(frozen=True)
class Option:
    """One possible answer. `number`, when set, says which number may be given with it, as in `month=160`.

    `covers`: the cells that `preview` shows the first of; None for those of the question, 0 where it sums them up.
    """

    key: str
    label: str
    preview: tuple[str, ...] = ()
    number: str = ""
    covers: int | None = None

    @property
    def form(self) -> str:
        """How the answer is written.

        >>> Option("month", "A month", number="hours in a month").form
        'month=NUMBER'
        """
        return f"{self.key}=NUMBER" if self.number else self.key


@dataclass(frozen=True)
class Question:
    """What the file leaves open: asked once, with what each answer would make of the first cells.

    `cells`: the address of every cell the answer decides on, with its sheet where that is another than the spot's.
    """

    id: str
    spot: Spot
    text: str
    options: tuple[Option, ...]
    cells: tuple[str, ...] = ()

    @property
    def found(self) -> str:
        """What stands in the first cells, as the previews quote it."""
        told = (text.partition(" → ")[0] for option in self.options[:1] for text in option.preview if " → " in text)
        return "; ".join(dict.fromkeys(told))

    @property
    def governs(self) -> str:
        """Its cells in words, a long list cut.

        >>> Question("q", Spot("S"), "?", (), ("D2", "D3", "D4", "D5", "D6", "D7", "D8")).governs
        'D2, D3, D4, D5 and 3 more cells'
        """
        return and_more(self.cells, 4, "cell")


class Answer(NamedTuple):
    """The chosen option and the number given with it, if any."""

    key: str
    number: float | None = None


@dataclass
class _Group:
    """A remark on many cells: what was found in each, by its place."""

    level: str
    spot: Spot
    expected: str
    mend: str
    found: dict[str, str] = field(default_factory=dict)


class Enquiry:
    """Collects remarks and questions while a file is read; knows the answers given so far.

    `suggested`: by sheet and address, a text that could stand in a faulty cell; only ever offered. `misfits`: by
    question id, a sentence on an answer that fits none of its options.
    """

    def __init__(self, answers: Mapping[str, str] | None = None) -> None:
        self.answers = dict(answers or {})
        self.suggested: dict[tuple[str, str], str] = {}
        self._told: list[Remark | _Group] = []
        self._groups: dict[tuple[str, ...], _Group] = {}
        self._faulty: set[tuple[str, str]] = set()
        self._at_fault: set[Spot] = set()
        self._questions: dict[str, _Asked] = {}
        self._guesses = MOST_GUESSES
        self._unused = dict(self.answers)
        self._answered: dict[str, tuple[_Asked, Answer]] = {}
        self.misfits: dict[str, str] = {}

    def may_guess(self) -> bool:
        """Whether there is still time to look for what an unknown word may mean; a file full of them is not guessed."""
        self._guesses -= 1
        return self._guesses >= 0

    def tell(self, level: str, spot: Spot, found: str, expected: str, mend: str) -> None:
        """One remark about one place; a second fault of the same cell waits until the first is mended."""
        if level == "error":
            if spot.column and spot in self._at_fault:
                return
            self._fault(spot)
        self._told.append(Remark(level, *spot, found, expected, mend))

    def gather(self, level: str, spot: Spot, found: str, expected: str, mend: str) -> None:
        """A remark that holds for many cells of a column: told once, at the first of them, with their number."""
        key = (level, spot.sheet, spot.column, expected, mend)
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = _Group(level, spot, expected, mend)
            self._told.append(group)
        group.found.setdefault(spot.cell, found)
        if level == "error":
            self._fault(spot)

    def retell(self, level: str, spot: Spot, found: str, expected: str, mend: str) -> None:
        """A remark about one cell in place of what was gathered there while less was known."""
        for group in self._groups.values():
            if group.level != "error" and spot._replace(cell="") == group.spot._replace(cell=""):
                group.found.pop(spot.cell, None)
        self.tell(level, spot, found, expected, mend)

    def _fault(self, spot: Spot) -> None:
        self._faulty.add((spot.sheet, spot.cell))
        self._at_fault.add(spot)

    def faulty(self, sheet: str, places: Iterable[str]) -> bool:
        """Whether a fault was told at any of these cells or rows of a sheet."""
        return any((sheet, place) in self._faulty for place in places)

    def ask(self, question: Question) -> Answer | None:
        """The answer given to a question, or None: then it is kept to be asked, once for all cells it decides on."""
        given = self.answers.get(question.id)
        self._unused.pop(question.id, None)
        if given is not None:
            answer = _answer(question, str(given))
            if answer is not None:
                self._answered.setdefault(question.id, (_Asked(question), answer))[0].add(question)
                return answer
            self.misfits[question.id] = (f"The question {question.id} cannot be answered with '{given}'. Write one of: "
                                         + ", ".join(option.form for option in question.options) + ".")
            self.gather("error", question.spot, str(given), "one of the answers: " + ", ".join(
                option.form for option in question.options), f"Answer the question {question.id} again.")
        self._questions.setdefault(question.id, _Asked(question)).add(question)
        return None

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question without an answer, in the order they came up."""
        return tuple(item.whole() for item in self._questions.values())

    @property
    def unused(self) -> tuple[str, ...]:
        """A sentence on each answer that fits no question of the file, or none of its options."""
        return (*self.misfits.values(), *(f"The file raises no question {key}." for key in self._unused))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Everything told, questions included, the gravest first; beside a fault its cell has no lesser remark."""
        told = [item for item in map(self._remark, self._told) if item is not None]
        asked = [Remark("question", *question.spot, question.found, question.text,
                        "Say which: " + " or ".join(f"'{option.label.partition(';')[0]}'"
                                                    for option in question.options) + ".")
                 for question in self.questions]
        told += [_settled(question.whole(), answer) for question, answer in self._answered.values()
                 if question.whole().spot not in self._at_fault]
        return tuple(sorted(told + asked, key=lambda remark: -LEVELS.index(remark.level)))

    def _remark(self, item: Remark | _Group) -> Remark | None:
        if isinstance(item, Remark):
            hidden = item.level != "error" and Spot(item.sheet, item.cell, item.column) in self._at_fault
            return None if hidden else item
        if item.level == "error":
            return _merged(item, item.found)
        left = {cell: found for cell, found in item.found.items()
                if item.spot._replace(cell=cell) not in self._at_fault}
        return _merged(item, left) if left else None


class _Asked:
    """A question with every cell that asked it."""

    def __init__(self, question: Question) -> None:
        self._first = question
        self._cells: dict[str, None] = {}
        self._previews: dict[str, dict[str, None]] = {option.key: {} for option in question.options}

    def add(self, question: Question) -> None:
        """Take in the cells of the same question asked again."""
        mine = question.spot.sheet == self._first.spot.sheet
        cells = question.cells or ((question.spot.cell,) if question.spot.cell else ())
        self._cells.update(dict.fromkeys(cell if mine else f"{question.spot.sheet} {cell}" for cell in cells))
        for option in question.options:
            known = self._previews.setdefault(option.key, {})
            if len(known) < MOST_SHOWN:
                known.update(dict.fromkeys(option.preview[:MOST_SHOWN - len(known)]))

    def whole(self) -> Question:
        """The question with all its cells; previews of the first, and how many more there are."""
        cells = tuple(self._cells)
        options = []
        for option in self._first.options:
            shown = tuple(self._previews[option.key])
            more = (len(cells) if option.covers is None else option.covers) - len(shown)
            tail = (f"and {more:,} more {'cell' if more == 1 else 'cells'}",) if shown and more > 0 else ()
            options.append(replace(option, preview=(*shown, *tail)))
        return replace(self._first, options=tuple(options), cells=cells)


def _settled(question: Question, answer: Answer) -> Remark:
    """A question that has its answer, so that who reads on knows what was decided."""
    label = next(option.label for option in question.options if option.key == answer.key).partition(";")[0]
    number = "" if answer.number is None else f" ({answer.number:.10g})"
    return Remark("note", *question.spot, question.found, question.text, f"Answered: {label}{number}.")


def and_more(items: Sequence[str], most: int, what: str) -> str:
    """A list in words, cut where it gets long.

    >>> and_more(("D2", "D3", "D4"), 2, "cell"), and_more(("D2", "D3"), 2, "cell")
    ('D2, D3 and 1 more cell', 'D2, D3')
    """
    more = len(items) - most
    told = ", ".join(items[:most])
    return told if more < 1 else f"{told} and {more:,} more {what}{'' if more == 1 else 's'}"


def _merged(group: _Group, found: Mapping[str, str]) -> Remark:
    told = ", ".join(text for text in list(dict.fromkeys(found.values()))[:MOST_SHOWN] if text)
    if len(found) > 1:
        told = f"{told} ({len(found):,} cells)" if told else f"nothing, {len(found):,} times"
    return Remark(group.level, group.spot.sheet, next(iter(found)), group.spot.column, told, group.expected, group.mend)


def _answer(question: Question, given: str) -> Answer | None:
    """
    >>> ask = Question("q", Spot("S"), "?", (Option("hour", "an hour"), Option("month", "a month", number="hours")))
    >>> _answer(ask, "month=160"), _answer(ask, "week")
    (Answer(key='month', number=160.0), None)
    """
    key, _, rest = given.partition("=")
    option = next((item for item in question.options if item.key.casefold() == key.strip().casefold()), None)
    if option is None:
        return None
    if not option.number:
        return Answer(option.key)
    try:
        number = float(rest)
    except ValueError:
        return None
    return Answer(option.key, number) if 0 < number < 1e9 else None
