"""A scenario from the text it was saved as; whatever is wrong with the text is told all at once."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, Problems, raise_all
from cxmodel.scenario.decided import VERSION, Scenario, to_json
from cxmodel.scenario.members import unknown
from cxmodel.scenario.shares import completed, normalised
from cxmodel.scenario.start import starting

__all__ = ["VERSION", "from_json", "to_json"]


def from_json(text: str, dataset: Dataset, where: str = "Scenario file") -> Scenario:
    """A scenario from text; what is not given stays as in `starting`, what is wrong is told all at once."""
    body = _body(text, where)
    found = {name: unknown(name, value, body, dataset, where) for name, value in body.items()}
    faults = [fault for told in found.values() for fault in told]
    base = starting(dataset, body["case"] if found.get("case") == [] else None)
    try:
        made = replace(base, **{name: _value(name, body[name], base) for name, told in found.items() if not told})
    except CxError as error:
        raise Problems([*faults, *getattr(error, "faults", (error,))]) from None
    raise_all(faults)
    return made


def _body(text: str, where: str) -> dict[str, Any]:
    """The named values of the text, its version seen to."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CxError("This is not a scenario file: the JSON cannot be read", where,
                      f"Mend the text near {str(error)[:80]}, or save the scenario again.") from None
    if not isinstance(body, dict):
        raise CxError("This is not a scenario file: it holds no named values", where, "Save the scenario again.")
    version = body.pop("version", VERSION)
    if version != VERSION:
        raise CxError(f"The scenario is of version {version}; this product reads version {VERSION}", where,
                      "Open it with the product that saved it, or update this one.")
    return body


def _value(name: str, value: Any, base: Scenario) -> Any:
    if isinstance(value, dict):
        if name in ("theme_weights", "factor_weights"):
            return normalised(completed(value, dict(getattr(base, name))))
        return tuple(sorted(value.items()))
    return tuple(value) if isinstance(value, list) else value
