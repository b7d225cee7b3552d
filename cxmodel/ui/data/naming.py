"""Rows as people call them: by the names of what they speak of instead of by their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.exchange.read.countries import country_name
from cxmodel.tables import (
    Answer,
    Contract,
    ContractTerm,
    FieldGrade,
    LayerReadiness,
    Location,
    LocationSource,
    ParityItem,
    ParityScore,
    Performance,
    Score,
    Site,
)
from cxmodel.ui.data.labels import label

_NAMED = ("vendor", "criterion", "case", "metric")


class Names:
    """What rows are called; names are looked up in these datasets, the later one first."""

    def __init__(self, data: Iterable[Dataset]) -> None:
        self._names: dict[str, dict[str, str]] = {table: {} for table in _NAMED}
        self._questions: dict[str, str] = {}
        for dataset in data:
            for table, names in self._names.items():
                names.update({row.id: row.name for row in getattr(dataset, table)})
            self._questions.update({row.id: row.question for row in dataset.parity_item})

    def of(self, row: Any) -> str:
        """What a row is called."""
        say = _SAID.get(type(row))
        if say:
            return say(self, row)
        name = str(getattr(row, "name", "") or getattr(row, "what", "") or next(iter(vars(row).values())))
        return f"{name} ({self.named('case', row.case_id)})" if hasattr(row, "case_id") else name

    def named(self, table: str, key: str) -> str:
        """The name behind a key, or the key."""
        return self._names[table].get(key, key)

    def asked(self, item: str) -> str:
        """The question behind a parity item, or its key."""
        return self._questions.get(item, item)


_SAID: dict[type, Callable[[Names, Any], str]] = {
    Site: lambda names, row: f"{names.named('vendor', row.vendor_id)}, {row.city}",
    Score: lambda names, row: f"{names.named('vendor', row.vendor_id)}: {names.named('criterion', row.criterion_id)}",
    Location: lambda names, row: row.country,
    LocationSource: lambda names, row: f"{country_name(row.iso3)}: {label(row.column)}",
    FieldGrade: lambda names, row: label(row.column),
    LayerReadiness: lambda names, row: f"{row.layer.replace('_', ' ').capitalize()} "
                                       f"({names.named('case', row.case_id)})",
    Contract: lambda names, row: f"{row.partner} ({names.named('case', row.case_id)})",
    ContractTerm: lambda names, row: f"{names.named('metric', row.metric_id)} ({names.named('case', row.case_id)})",
    Performance: lambda names, row: f"{names.named('metric', row.metric_id)}, {row.month} "
                                    f"({names.named('case', row.case_id)})",
    Answer: lambda names, row: f"{row.question} By {row.channel}, {row.review} ({names.named('case', row.case_id)})",
    ParityItem: lambda names, row: row.question,
    ParityScore: lambda names, row: f"{names.asked(row.item_id)} {row.review} ({names.named('case', row.case_id)})",
}
