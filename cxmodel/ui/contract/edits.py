"""Changes of a contract as rows of the dataset, each with the sentence that stands in the log."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, raise_all
from cxmodel.framework import Edit
from cxmodel.tables import Contract, ContractTerm, Metric, Performance
from cxmodel.ui.contract.phrases import said

WHERE = "Contract"
NAMED = 4  # figures that are named in the log; more are counted
Figures = Mapping[str, Mapping[str, float | None]]
"""Values by month and metric; None where nobody knows."""


def start(data: Dataset, contract: Contract, terms: Sequence[ContractTerm]) -> Edit:
    """A new contract with its terms; what the case had agreed before is replaced."""
    case = contract.case_id
    others = tuple(row for row in data.contract if row.case_id != case)
    kept = tuple(row for row in data.contract_term if row.case_id != case)
    return Edit(replace(data, contract=(*others, contract), contract_term=(*kept, *terms)),
                f"Contract with {contract.partner} started with {_count(len(terms), 'metric')}")


def save_contract(data: Dataset, contract: Contract) -> Edit:
    """Other money, or another partner."""
    old = next(row for row in data.contract if row.case_id == contract.case_id)
    what = "Fees of the contract changed" if old.partner == contract.partner else f"Contract is with {contract.partner}"
    return Edit(replace(data, contract=tuple(contract if row.case_id == contract.case_id else row
                                             for row in data.contract)), "" if old == contract else what)


def save_terms(data: Dataset, case: str, terms: Sequence[ContractTerm]) -> Edit:
    """These terms instead of those there were; the log says how many came, went and changed."""
    old = {row.metric_id: row for row in data.contract_term if row.case_id == case}
    new = {row.metric_id: row for row in terms}
    if len(new) < len(terms):
        raise CxError("A metric stands twice", WHERE, "Keep one of the two.")
    told = [f"{_count(count, 'metric')} {word}" for count, word in (
        (len(new.keys() - old.keys()), "added"), (len(old.keys() - new.keys()), "taken out"),
        (sum(old[name] != new[name] for name in old.keys() & new.keys()), "changed")) if count]
    others = tuple(row for row in data.contract_term if row.case_id != case)
    stay = tuple(new[name] for name in old if name in new)
    more = tuple(row for row in terms if row.metric_id not in old)
    return Edit(replace(data, contract_term=(*others, *stay, *more)),
                f"Scorecard: {', '.join(told)}" if told else "")


def add_term(data: Dataset, term: ContractTerm) -> Edit:
    """One more metric on the scorecard."""
    name = data.metrics[term.metric_id].name
    return Edit(replace(data, contract_term=(*data.contract_term, term)), f"Scorecard: {name} added")


def save_term(data: Dataset, term: ContractTerm) -> Edit:
    """One term in other words or figures."""
    key = (term.case_id, term.metric_id)
    old = next(row for row in data.contract_term if (row.case_id, row.metric_id) == key)
    after = tuple(term if row is old else row for row in data.contract_term)
    name = data.metrics[term.metric_id].name
    return Edit(replace(data, contract_term=after), "" if old == term else f"Scorecard: {name} changed")


def remove_term(data: Dataset, term: ContractTerm) -> Edit:
    """A metric taken off the scorecard; what was measured of it stays."""
    name = data.metrics[term.metric_id].name
    key = (term.case_id, term.metric_id)
    return Edit(replace(data, contract_term=tuple(row for row in data.contract_term
                                                  if (row.case_id, row.metric_id) != key)),
                f"Scorecard: {name} taken out")


def own_behaviour(data: Dataset, name: str) -> tuple[Dataset, Metric]:
    """The library with a behaviour of one's own. Errors: CxError without a name, or with one that is there."""
    called = name.strip()
    if not called:
        raise CxError("The behaviour has no name", WHERE, "Give it two or three words.")
    if called.casefold() in {row.name.casefold() for row in data.metric}:
        raise CxError(f"The library has '{called}' already", WHERE, "Choose it from the library, or another name.")
    plain = unicodedata.normalize("NFKD", called).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40] or "behaviour"
    taken = {row.id for row in data.metric}
    free = next(one for one in (stem, *(f"{stem}_{place}" for place in range(2, 1000))) if one not in taken)
    position = max((row.position for row in data.metric), default=0) + 1
    row = Metric(free, min(position, 1000), called, "behaviour",
                 "Share of contacts listened to in which it was seen or heard.",
                 "contacts in which it was seen or heard / contacts listened to", "share", "higher", None, None, None,
                 (), "judgement", "Added in the workbench; nothing is published about it.", ())
    return replace(data, metric=(*data.metric, row)), row


def save_figures(data: Dataset, case: str, figures: Figures, gone: Sequence[str] = ()) -> Edit:
    """What was measured, for these months and metrics; a value that is not known stays an empty row.

    gone : months that are taken out. Errors: CxError for every month that is not written as 2026-03, and for every
    share outside 0 to 100%.
    """
    raise_all(_figure_faults(data, figures))
    old = {(row.month, row.metric_id): row for row in data.performance if row.case_id == case}
    new = {(month, metric): Performance(case, month, metric, value) for month, values in figures.items()
           for metric, value in values.items() if value is not None or (month, metric) in old}
    changed = {key: row for key, row in new.items() if old.get(key) != row}
    lost = [key for key in old if key[0] in gone and key not in new]
    after = tuple(changed.get((row.month, row.metric_id), row) if row.case_id == case else row
                  for row in data.performance if row.case_id != case or (row.month, row.metric_id) not in lost)
    more = tuple(row for key, row in changed.items() if key not in old)
    told = [_moved(data, key, old.get(key), changed.get(key)) for key in (*changed, *lost)]
    rest = f" and {_count(len(told) - NAMED, 'more figure')}" if len(told) > NAMED else ""
    return Edit(replace(data, performance=(*after, *more)), f"{'; '.join(told[:NAMED])}{rest}" if told else "")


def _figure_faults(data: Dataset, figures: Figures) -> list[CxError]:
    found = [CxError(f"'{month}' is not a month", WHERE, "Write it as year and month, such as 2026-03.")
             for month in figures if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month)]
    return found + [
        CxError(f"{data.metrics[name].name} of {month} is {said(data.metrics[name], value)}", WHERE,
                "Enter a share from 0 to 100%.") for month, values in figures.items() for name, value in values.items()
        if value is not None and data.metrics[name].unit == "share" and not 0 <= value <= 1]


def _moved(data: Dataset, key: tuple[str, str], old: Performance | None, new: Performance | None) -> str:
    """What became of one figure: new, other, empty or taken out."""
    month, metric = key[0], data.metrics[key[1]]
    was, now = (said(metric, row.value) if row else "" for row in (old, new))
    return f"{metric.name} {month}: " + (f"{was} taken out" if new is None else f"{was} → {now}" if old else now)


def _count(number: int, one: str) -> str:
    return f"{number} {one if number == 1 else f'{one}s'}"
