"""Pairs: two at a time, in words; nine answers of forty-five make weights of ten, each further one checks them."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from cxmodel.model import elicitation
from cxmodel.model import weights as rules
from cxmodel.scenario import Scenario
from cxmodel.ui import display, layout, session
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.phrases import listed
from cxmodel.ui.vendors.weighing import fields, outcome
from cxmodel.ui.vendors.weighing.groups import Group, Item, said
from cxmodel.units import number

METHOD = "pairwise"
Answers = Mapping[tuple[int, int], float]
NAMED = {1: "equally important", 3: "somewhat more important", 5: "much more important",
         7: "very much more important", 9: "overwhelmingly more important"}
STEPS = (*range(-9, -1), *range(1, 10))  # −9: the left one overwhelmingly more; 9: the right one
HARKER = ("Pairs without an answer count as the ratio of the weights they help to find: Harker, Mathematical "
          "Modelling 9 (1987). The weights are the principal eigenvector: Saaty (1980).")


def answers(scenario: Scenario, group: Group) -> dict[tuple[int, int], float]:
    """What was answered, as (row, column) -> how many times row matters as much as column."""
    place = {name: at for at, name in enumerate(group.ids)}
    found: dict[tuple[int, int], float] = {}
    for key, value in said(scenario, METHOD, group).items():
        row, column = (place[name] for name in key.split(":"))
        found[min(row, column), max(row, column)] = value if row < column else 1 / value
    return found


def judged(scenario: Scenario, group: Group) -> rules.Pairwise | None:
    """Weights and consistency of the answers so far; None while they do not link all items."""
    given, items = answers(scenario, group), len(group.items)
    return rules.pairwise(elicitation.completed(items, given)) if elicitation.linked(items, given) else None


def weights(scenario: Scenario, group: Group) -> dict[str, float] | None:
    """The principal eigenvector of the completed answers; None while they do not link all items. [share]"""
    found = judged(scenario, group)
    return None if found is None else dict(zip(group.ids, found.weights.tolist(), strict=True))


def ratio_of(step: int) -> float:
    """How many times the left one matters as much as the right one, for a step of the scale.

    >>> ratio_of(-5), ratio_of(1), ratio_of(4)
    (5.0, 1.0, 0.25)
    """
    return float(-step) if step < 0 else 1 / step


def step_of(ratio: float) -> int:
    """The nearest step of the scale, in proportion.

    >>> step_of(5), step_of(0.3), step_of(40)
    (-5, 3, -9)
    """
    size = min(range(1, 10), key=lambda step: abs(step - max(ratio, 1 / ratio)) / step)
    return size if ratio < 1 or size == 1 else -size


def strength(size: int) -> str:
    """A step in words, without saying which side.

    >>> strength(5), strength(4)
    ('much more important', 'between somewhat and much more important')
    """
    if size in NAMED:
        return NAMED[size]
    low, high = NAMED[size - 1], NAMED[size + 1]
    low = "equally" if size == 2 else low.removesuffix(" more important")
    return f"between {low} and {high}"


def sentence(left: str, right: str, step: int) -> str:
    """A judgement in a sentence.

    >>> sentence("Culture", "Scale", -3), sentence("Culture", "Scale", 1)
    ('Culture is somewhat more important than Scale (3 to 1)', 'Culture and Scale are equally important')
    """
    if abs(step) == 1:
        return f"{left} and {right} are {NAMED[1]}"
    more, less = (left, right) if step < 0 else (right, left)
    return f"{more} is {strength(abs(step))} than {less} ({abs(step)} to 1)"


def open_pair(group: Group, given: Answers) -> tuple[int, int]:
    """The pair on the screen: the one that was opened, else the one to ask next, else the last."""
    names = session.picked(f"pair-{group.id}").split(":")
    if len(names) == 2 and set(names) <= set(group.ids):
        return group.ids.index(names[0]), group.ids.index(names[1])
    return elicitation.next_pair(len(group.items), given) or _order(group)[-1]


def screen(work: Work, group: Group) -> None:
    """One comparison on the left with how far one has come; weights and consistency on the right."""
    left, right = layout.halves()
    given = answers(work.scenario, group)
    doubt, pair = _doubt(work, group, given), open_pair(group, given)
    with left:
        _comparison(group, given, pair, bool(doubt) and pair != _odd_one(work.scenario, group))
        _consistency(work, group, given, pair)
    with right:
        outcome.shown(work, group, weights(work.scenario, group), METHOD, _missing(group, given), doubt)


def to_go(group: Group, given: Answers) -> int:
    """How many answers are still needed before all weights exist; one that joins nothing new does not count."""
    return len(elicitation.parts(len(group.items), given)) - 1


def _missing(group: Group, given: Answers) -> str:
    left = to_go(group, given)
    told = f"{number(left)} more answer{' makes' if left == 1 else 's make'} all weights."
    alone = [group.names[name] for at, name in enumerate(group.ids) if not any(at in pair for pair in given)]
    return f"{told} Not compared yet: {listed(alone)}." if given and 0 < len(alone) < 4 else told


def _comparison(group: Group, given: Answers, pair: tuple[int, int], aside: bool) -> None:
    """The open pair; its button steps aside where another answer had better be looked at again."""
    one, other = group.items[pair[0]], group.items[pair[1]]
    st.html(f"<div class='cx-finding' role='heading' aria-level='2'>Which matters more, and how much?</div>"
            f"<div class='cx-pair'>{_side(one)}<span>or</span>{_side(other)}</div>")
    step = step_of(given.get(pair, 1.0))
    key = fields.fill(f"pair-{group.id}-{one.id}-{other.id}", step)
    with st.container(key="pair-scale"):
        st.select_slider("How much more", STEPS, format_func=lambda at: short(one.name, other.name, at), key=key,
                         label_visibility="collapsed",
                         on_change=session.taker(key, lambda at: _answer(group, pair, at)))
    ends = "".join(f"<span>{word}</span>" for word in ("overwhelmingly", "much more", "equal", "much more",
                                                       "overwhelmingly"))
    st.html(f"<div class='cx-ends' aria-hidden='true'>{ends}</div><div class='cx-said' aria-live='polite'>"
            f"{escape(sentence(one.name, other.name, step))}</div>")
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.button("◂ Back", key="pair-back", on_click=_turn, args=(group, pair, -1), disabled=_order(group)[0] == pair)
        st.button("Answer and next ▸", key="pair-next", type="secondary" if aside else "primary", on_click=_next,
                  args=(group, pair, step))
        _progress(group, given)


def _side(item: Item) -> str:
    return f"<div><b>{escape(item.name)}</b><br><span class='cx-grey'>{escape(item.question)}</span></div>"


def short(left: str, right: str, step: int) -> str:
    """A step as it stands above the handle.

    >>> short("Culture", "Scale", 5), short("Culture", "Scale", 1)
    ('Scale 5 to 1', 'equal')
    """
    more = left if step < 0 else right
    return "equal" if abs(step) == 1 else f"{more if len(more) <= 18 else ''} {abs(step)} to 1".strip()


def _order(group: Group) -> tuple[tuple[int, int], ...]:
    return elicitation.asking_order(len(group.items))


def _progress(group: Group, given: Answers) -> None:
    every, more = len(_order(group)), to_go(group, given)
    left, need = every - len(given), len(given) + more if more else len(group.items) - 1
    if not more:
        told = f"Enough: {left} open pairs are filled in" if left else "All pairs are answered"
    else:
        told = f"{more} more make{'s' if more == 1 else ''} all weights"
    st.html(f"<div class='cx-steps' title='{escape(HARKER, quote=True)}'><div class='cx-bar'>"
            f"<i style='width:{100 * len(given) / every:.1f}%'></i><u style='left:{100 * need / every:.1f}%'></u></div>"
            f"<b>{len(given)} of {every}</b> answered<br><span class='cx-grey'>{told}</span></div>")


def _consistency(work: Work, group: Group, given: Answers, pair: tuple[int, int]) -> None:
    found = judged(work.scenario, group)
    if found is None or len(group.items) < 3:
        return
    st.html(f"<div class='cx-under'>{agreement(work, found, len(group.items), len(given))}</div>")
    odd = _odd_one(work.scenario, group)
    if found.revise is None or odd is None or len(given) < len(group.items):
        return
    row, column = found.revise.row, found.revise.column
    names = group.items[row].name, group.items[column].name
    wanted = elicitation.others_say(len(group.items), given, (row, column)) or found.revise.nearer_to
    if odd != pair:
        label = f"Look again at {' and '.join(map(display.plain, names))}"
        st.button(label, key="pair-revise", type="primary" if _doubt(work, group, given) else "secondary",
                  on_click=_open, args=(group, odd))
    said_of_it = sentence(*names, step_of(found.revise.given))
    st.html(f"<div class='cx-under'>Fits the others least: {escape(said_of_it)}. The others say "
            f"{escape(_others(names, wanted, work.locale))}.</div>")


def _odd_one(scenario: Scenario, group: Group) -> tuple[int, int] | None:
    """The pair whose answer fits the others least."""
    found = judged(scenario, group)
    row, column = (found.revise.row, found.revise.column) if found and found.revise else (0, 0)
    return (min(row, column), max(row, column)) if row != column else None


def _doubt(work: Work, group: Group, given: Answers) -> str:
    """Why the weights had better not be used yet; empty where the answers agree."""
    found = judged(work.scenario, group)
    ratio = None if found is None else ratio_of_all(found, len(group.items), len(given))
    if ratio is None or ratio <= rules.ACCEPTABLE:
        return ""
    return f"Answers contradict one another (consistency ratio {number(ratio, work.locale, 2)}): look again first."


def ratio_of_all(found: rules.Pairwise, items: int, answered: int) -> float | None:
    """The consistency ratio, for the open pairs too; None while nothing can contradict."""
    share = elicitation.index_share(items, answered)
    return found.consistency_ratio / share if share else None


def _others(names: tuple[str, str], ratio: float, locale: str) -> str:
    """What the other answers say of a pair, in words and as a ratio."""
    more, less = names if ratio >= 1 else names[::-1]
    size = max(ratio, 1 / ratio)
    if size < 1.05:
        return f"{names[0]} and {names[1]} are {NAMED[1]}"
    return f"{more} over {less}, about {number(size, locale, 0 if size >= 9.95 else 1)} to 1"


def agreement(work: Work, found: rules.Pairwise, items: int, answered: int) -> str:
    """The consistency ratio in words, with its index named, as HTML."""
    ratio, share = ratio_of_all(found, items, answered), elicitation.index_share(items, answered)
    if ratio is None:
        return "Nothing can contradict yet; each further answer checks these."
    fine = ratio <= rules.ACCEPTABLE
    words = "your answers agree" if fine else "some answers contradict others" if ratio <= 0.2 else \
        "the answers contradict one another"
    source = (f"Consistency index {found.consistency_index:.3f} over the random index {found.random_index * share:.3f}"
              f" (table {found.random_index_table}" + (f", times {share:.2f} for the open pairs: Ágoston and Csató "
                                                       "2022" if share < 1 else "") + ").")
    mark, colour = ("✓", "cx-good") if fine else ("△", "cx-bad")
    return (f"<span class='{colour}'>{mark} {words}</span>: <span class='cx-why' title='{escape(source, quote=True)}'>"
            f"consistency ratio {number(ratio, work.locale, 2)}</span>; up to "
            f"{number(rules.ACCEPTABLE, work.locale, 2)} is fine (random index: {_table(found.random_index_table)}).")


def _table(name: str) -> str:
    """A random-index table as it is cited: "saaty-1980" is Saaty (1980)."""
    who, _, year = name.split(",")[0].rpartition("-")
    return f"{' and '.join(part.capitalize() for part in who.split('-'))} ({year})"


def _answer(group: Group, pair: tuple[int, int], step: int) -> None:
    """Write this answer, in place of one that was given before."""
    names = f"{group.ids[pair[0]]}:{group.ids[pair[1]]}"
    now = session.kept().history.present
    spoken = {key: value for key, value in said(now, METHOD, group).items() if set(key.split(":")) != {
        *names.split(":")}}
    session.pick(f"pair-{group.id}", names)
    outcome.answer(group, METHOD, {**spoken, names: ratio_of(step)})


def _next(group: Group, pair: tuple[int, int], step: int) -> None:
    """Write what the scale stands at, and open the next pair without an answer."""
    _answer(group, pair, step)
    session.pick(f"pair-{group.id}", "")


def _open(group: Group, pair: tuple[int, int]) -> None:
    session.pick(f"pair-{group.id}", f"{group.ids[pair[0]]}:{group.ids[pair[1]]}")


def _turn(group: Group, pair: tuple[int, int], by: int) -> None:
    order = _order(group)
    _open(group, order[max(0, order.index(pair) + by)])
