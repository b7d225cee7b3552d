"""What a room changed on the journey: emotions, moments of truth, readiness of the layers of support."""

from __future__ import annotations

from cxmodel.difference.change import Change, Two
from cxmodel.tables import SIDES
from cxmodel.units import number

NOT_KNOWN = "not known"
_WIDTH = 4.0


def emotions(two: Two) -> list[Change]:
    """Emotions as they count: what was dragged back to where it was entered is no change."""
    entered = {row.id: row for row in two.dataset.touchpoints_of(two.after.case)}
    found = []
    for name, one, other in two.changed("emotions"):
        row = entered.get(name)
        old, new = (value if value is not None or row is None else row.emotion for value in (one, other))
        if old != new:
            told = [_signed(value, two.locale) for value in (old, new)]
            size = abs(new - old) / _WIDTH if old is not None and new is not None else 1.0
            found.append(Change("decision", "", f"{row.name if row else name}, emotion", told[0], told[1], size,
                                f"emotions:{name}"))
    return found


def moments(two: Two) -> list[Change]:
    """Touchpoints that became a moment of truth, or ceased to be one."""
    entered = {row.id: row for row in two.dataset.touchpoints_of(two.after.case)}
    found = []
    for name, one, other in two.changed("moments"):
        row = entered.get(name)
        old, new = (value or ("as entered" if row is None else "yes" if row.moment_of_truth else "no")
                    for value in (one, other))
        if old != new:
            found.append(Change("decision", "", f"{row.name if row else name}, moment of truth", old, new, 1.0,
                                f"moments:{name}"))
    return found


def layer_readiness(two: Two) -> list[Change]:
    """Readiness of the layers as it counts; a side nobody has rated is not known, which is no zero."""
    entered = {f"{row.layer}:{side}": getattr(row, side) for row in two.dataset.layer_readiness
               if row.case_id == two.after.case for side in SIDES}
    found = []
    for name, one, other in two.changed("layer_readiness"):
        old, new = (entered.get(name) if value is None else value for value in (one, other))
        if old != new:
            layer, side = (part.replace("_", " ") for part in name.split(":"))
            told = [NOT_KNOWN if value is None else number(value, two.locale, 1) for value in (old, new)]
            size = abs(new - old) / _WIDTH if old is not None and new is not None else 1.0
            found.append(Change("decision", "", f"{layer.capitalize()}, readiness of {side}", told[0], told[1], size,
                                f"layer_readiness:{name}"))
    return found


def _signed(value: float | None, locale: str) -> str:
    """An emotion with its sign: good and bad are not told apart by a missing mark."""
    if value is None:
        return "as entered"
    return f"{'+' if value > 0 else ''}{number(value, locale, 1 if round(value, 1) == value else 2)}"
