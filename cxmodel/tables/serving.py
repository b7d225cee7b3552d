"""How customers are served: every touchpoint of the lifecycle, and how ready the layers before a person are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated as A

from cxmodel.schema import Flag, Quantity, Text
from cxmodel.tables.deciding import LAYERS
from cxmodel.units import Unit

CHANNELS = ("phone", "chat", "messaging", "email", "letter", "web", "app", "community", "social", "store", "field")
TOUCHES = ("high_touch", "high_tech")
SERVERS = ("in_house", "insourced", "outsourced")
OUTSOURCERS = ("contact_centre", "back_office", "analytics", "lead_qualification", "direct_mail", "advertising",
               "community", "field_service")
READY = {"unit": Unit.SCORE, "low": 0, "high": 4}
PARTS = ("process", "data", "people", "technology")
SIDES = ("technology", "culture", "operations")


@dataclass(frozen=True)
class Touchpoint:
    """An activity met in one channel at one stage of the customer's life; served by work of the case, or by none."""

    case_id: A[str, Text("Case it belongs to", key=True)]
    id: A[str, Text("Short name of the touchpoint", key=True)]
    position: A[int, Quantity("Place in the customer's life", Unit.COUNT, 1, 10_000, True)]
    stage: A[str, Text("Stage of the customer's life")]
    name: A[str, Text("Name on the screen")]
    channel: A[str, Text("Channel", CHANNELS)]
    activity_id: A[str | None, Text("Activity whose work serves it; empty: none of the case")]
    contacts_per_year: A[float, Quantity("Contacts that arise here", Unit.CONTACTS_PER_YEAR, 0, 1e10)]
    emotion: A[float, Quantity("What the customer feels here", Unit.EMOTION, -2, 2)]
    moment_of_truth: A[bool, Flag("Decides whether the customer stays")]
    process: A[float | None, Quantity("Readiness of the process; empty: not known", **READY)]
    data: A[float | None, Quantity("Readiness of the data; empty: not known", **READY)]
    people: A[float | None, Quantity("Readiness of the people; empty: not known", **READY)]
    technology: A[float | None, Quantity("Readiness of the technology; empty: not known", **READY)]
    touch: A[str, Text("A person's attention or a machine's speed", TOUCHES)]
    touch_reason: A[str | None, Text("Why the one and not the other")]
    served_by: A[str, Text("Own staff, a partner's staff in own rooms, or a partner", SERVERS)]
    outsourcer: A[str | None, Text("Kind of outsourcer, where one serves it", OUTSOURCERS)]


@dataclass(frozen=True)
class LayerReadiness:
    """How ready a layer of support is; the weakest side decides what it resolves."""

    case_id: A[str, Text("Case it belongs to", key=True)]
    layer: A[str, Text("Layer of support", (*LAYERS, "person"), key=True)]
    technology: A[float | None, Quantity("Readiness of the technology; empty: not known", **READY)]
    culture: A[float | None, Quantity("Readiness of the culture; empty: not known", **READY)]
    operations: A[float | None, Quantity("Readiness of the operations; empty: not known", **READY)]
    note: A[str | None, Text("What it rests on")]
