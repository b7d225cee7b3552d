"""Turns of phrase that the views of one vendor, of two and of sureness share."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from cxmodel.glossary import TERMS


def ordinal(rank: int) -> str:
    """A place as a word.

    >>> [ordinal(rank) for rank in (1, 2, 3, 4, 11, 22, 113)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd', '113th']
    """
    last = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{last}"


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names in a sentence; beyond the first few they are counted.

    >>> listed(["Culture"]), listed(["Culture", "People"]), listed(["A", "B", "C", "D", "E"])
    ('Culture', 'Culture and People', 'A, B, C and 2 more')
    """
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def explained(term: str) -> str:
    """A term of the trade, explained on hover, in HTML."""
    return (f"<span style='text-decoration:underline dotted' title='{escape(TERMS[term], quote=True)}'>"
            f"{escape(term)}</span>")


def drawn(text: str) -> str:
    """Text for a picture, in which the picture's own marks mean nothing: `<b>` is shown, not read.

    >>> drawn("<b>A</b> & Co %{x}")
    '&lt;b&gt;A&lt;/b&gt; &amp; Co % {x}'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("%{", "% {")


def shortened(name: str, longest: int) -> str:
    """A name cut to so many characters, safe to stand in a picture.

    >>> shortened("Heronlight Care", 20), shortened("A name that goes on", 8)
    ('Heronlight Care', 'A name…')
    """
    return drawn(name if len(name) <= longest else f"{name[:longest - 1].rstrip()}…")
