"""Work at home by activity: what the layers before a person settle, and the hours that the rest takes."""

from __future__ import annotations

from typing import Any

import numpy as np

from cxmodel.model import deflection, readiness
from cxmodel.model.evaluate.assumed import Assumed
from cxmodel.model.evaluate.basis import Array, Basis, numbers
from cxmodel.tables import LAYERS


def settles_of(basis: Basis, assumed: Assumed, layers: Array) -> list[tuple[Any, Any]]:
    """For each layer the share of contacts that try it and, by activity, the share of those that it settles.

    layers : readiness of its sides, shape (layers, 3); a layer that is not ready settles less. Shapes () and (A,),
        or (draws, 1) and (draws, A). [share]
    """
    level = readiness.weakest(layers)
    short = readiness.shortfall(level) > 0
    found = []
    for place, layer in enumerate(LAYERS):
        resolves = _by_class([assumed[f"resolves_{layer}_{row.contact_class}"] for row in basis.activities])
        if short[place]:
            resolves = resolves * readiness.layer_factor(level[place], assumed.unready_loss)
        found.append((assumed[f"reach_{layer}"], resolves))
    return found


def work_of(basis: Basis, assumed: Assumed, layers: Array) -> dict[str, Any]:
    """Work at home by activity, shape (A,) or (draws, A): what reaches a person, live and written hours.

    layers : readiness of the layers' sides, shape (layers, 3). [score 0-4]
    """
    contacts = numbers(basis.activities, "contacts_per_year")
    through: Any = np.ones(contacts.size)
    for reach, resolves in settles_of(basis, assumed, layers):
        through = deflection.reaching(through, np.asarray(reach)[..., None], np.asarray(resolves)[..., None])
    handle = deflection.harder_handle_time(numbers(basis.activities, "handle_time_s"), 1.0 - through,
                                           assumed.harder_after_deflection)
    share = {name: numbers(basis.activities, f"{name}_share") for name in ("voice", "chat", "written")}
    hours = {
        "voice": deflection.work_hours(contacts * through * share["voice"], handle),
        "chat": deflection.work_hours(contacts * through * share["chat"], handle, assumed.chat_handle_time_factor,
                                      assumed.chat_concurrency),
        "written": deflection.work_hours(contacts * through * share["written"], handle,
                                         assumed.written_handle_time_factor),
    }
    return {"contacts": contacts, "through": through, "handle_time": handle, "live": hours["voice"] + hours["chat"],
            "written": hours["written"], "reaching": contacts * through,
            "live_contacts": contacts * through * (share["voice"] + share["chat"])}


def _by_class(values: list[Any]) -> Any:
    return np.concatenate(values, axis=1) if np.ndim(values[0]) else np.array(values, float)
