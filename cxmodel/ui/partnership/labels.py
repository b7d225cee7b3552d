"""Words of the page: mistakes, channels, areas, states of an action, days."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from cxmodel.model.review import due_day

MISTAKES = {"forced_channels": "Forced channels", "confused_consistency": "Different answers",
            "partner_as_resource": "Partner as a resource"}
ASKS = {"forced_channels": "Do we make customers do what is easy for us?",
        "confused_consistency": "Do customers get the same answer wherever they ask?",
        "partner_as_resource": "Do the partner's people get what our own people get?"}
MADE = {"forced_channels": "Of what all barriers on the register cost, the share that was taken away. The register "
                           "keeps no past, so this score is of today alone.",
        "confused_consistency": "Agreement of the answers beyond chance, times 100; no better than chance is 0.",
        "partner_as_resource": "Of what our own people get, the share that the partner's people get, over all items."}
SHAPES = {"forced_channels": "◆", "confused_consistency": "●", "partner_as_resource": "■"}
AREAS = {"brand_coaching": "Brand coaching", "tools": "Tools", "leadership_time": "Leadership time",
         "incentives": "Incentives", "career": "Career"}
STATES = {"overdue": ("cx-bad", "▲", "overdue"), "soon": ("cx-accent", "◆", "due soon"), "open": ("", "○", "open"),
          "undated": ("cx-grey", "?", "no date"), "done": ("cx-good", "✓", "done")}
KAPPA = ("Agreement beyond chance of the answers that several channels give to the same questions: 1 is always the "
         "same answer, 0 no better than chance. Fleiss' kappa; Krippendorff's alpha where answers are missing.")
INTERVAL = "Range that holds the agreement in 95 of 100 repeats with other questions of the same kind."
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CHANNELS = {"email": "E-mail", "phone": "Phone", "chat": "Chat", "store": "Store", "web": "Web", "app": "App"}


def channel(name: str) -> str:
    """A channel as it stands at the head of a column.

    >>> channel("email"), channel("field_service")
    ('E-mail', 'Field service')
    """
    return _CHANNELS.get(name) or (name[:1].upper() + name[1:]).replace("_", " ")


def day(text: str | None) -> str:
    """A day or a month as people write it; what is neither stands as it was typed.

    >>> day("2026-05-01"), day("2026-05"), day("before summer"), day(None)
    ('1 May 2026', 'May 2026', 'before summer', '')
    """
    whole, month = due_day(text), due_day(f"{text}-01")
    found = whole or month
    if found is None:
        return text or ""
    return f"{found.day if whole else ''} {MONTHS[found.month - 1]} {found.year}".strip()


def listed(names: list[str]) -> str:
    """Names in a sentence.

    >>> listed(["phone", "chat", "store"])
    'phone, chat and store'
    """
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def counted(count: int, one: str, many: str = "") -> str:
    """A small count with its noun.

    >>> counted(1, "answer"), counted(3, "answer")
    ('1 answer', '3 answers')
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def today() -> date:
    """The day it is where the reader sits."""
    try:
        zone = ZoneInfo(getattr(st.context, "timezone", None) or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return datetime.now(zone).date()
