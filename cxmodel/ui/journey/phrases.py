"""Words of the page Journey: what the data call by a short name, and how ready something is."""

from __future__ import annotations

WORDS = {
    "high_touch": "high touch", "high_tech": "high tech", "in_house": "own staff",
    "insourced": "a partner's staff in own rooms", "outsourced": "a partner", "email": "e-mail",
    "lead_qualification": "lead qualification", "direct_mail": "direct mail", "contact_centre": "contact centre",
    "back_office": "back office", "field_service": "field service", "self_search": "self-search",
}
READY = ("not there", "begun", "partly", "works", "excellent")
NOT_KNOWN = "not rated"


def plain_word(name: str | None) -> str:
    """A short name of the data as people say it.

    >>> plain_word("contact_centre"), plain_word("phone"), plain_word(None)
    ('contact centre', 'phone', '')
    """
    return WORDS.get(name or "", (name or "").replace("_", " "))


def ready_word(score: float | None) -> str:
    """How ready something is, in a word. score : 0 to 4, None when nobody has judged it.

    >>> ready_word(0), ready_word(2.4), ready_word(None)
    ('not there', 'partly', 'not rated')
    """
    return NOT_KNOWN if score is None else READY[min(4, max(0, round(score)))]


def capital(text: str) -> str:
    """A sentence begins with a capital letter.

    >>> capital("own staff")
    'Own staff'
    """
    return f"{text[:1].upper()}{text[1:]}"
