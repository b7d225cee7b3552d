"""Turns of phrase that the views share: a title with its term explained, values short enough to stand in a row."""

from __future__ import annotations

from html import escape

import streamlit as st

from cxmodel.glossary import TERMS
from cxmodel.model.evaluate.sure import Input
from cxmodel.tables import SHORES
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.phrases import shortened
from cxmodel.units import Money, percent


def heading(finding: str, term: str, under: str) -> None:
    """What the picture shows; under it how to read it, after its term of the trade, which is explained on hover."""
    st.html(f"<div class='cx-finding' role='heading' aria-level='2'>{escape(finding)}</div>"
            f"<div class='cx-under'>{explained(term)}: {escape(under)}</div>")


def explained(term: str) -> str:
    """A term of the trade, explained on hover; HTML."""
    return f"<span class='cx-term' title='{escape(TERMS[term], quote=True)}'>{escape(term)}</span>"


def of_sliders(work: Work) -> str:
    """The plan that the quick questions are asked of, which is not the one of the page Plan."""
    now, at = work.scenario, work.locale
    shares = ", ".join(f"{percent(share, at)} {name}" for name, share in zip(
        SHORES, (now.onshore, now.nearshore, now.offshore), strict=True))
    unused = "; not the chosen plan" if now.chosen else ""
    return f"the plan that follows your sliders ({shares}; {percent(now.moved_share, at)} of what may move{unused})"


def short_value(one: Input, value: float, locale: str, currency: Money, beside: float | None = None) -> str:
    """A value as it stands in a picture, beside a mark: at most 18 characters.

    >>> from cxmodel.units import USD, Unit
    >>> prices = Input("quoted_prices", "Quoted prices", "price", Unit.SHARE, "judgement", -0.1, 0, 0.1, -0.9, 1)
    >>> short_value(prices, -0.1, "en_US", USD), short_value(prices, 0.1, "en_US", USD)
    ('10% lower', '10% higher')
    """
    text = one.said(value, locale, currency, beside).replace("below today", "lower").replace("above today", "higher")
    for long, short in ((f"{percent(1.0, locale)} of the way to the ", ""), (" of the way to the ", " to "),
                        ("in the middle of what is published", "middle")):
        text = text.replace(long, short)
    return shortened(text, 18)


def per_cent(locale: str) -> str:
    """The sign of per cent as the reader's locale sets it, for axes.

    >>> per_cent("en_US"), per_cent("de_DE")
    ('%', '\\xa0%')
    """
    return percent(0.0, locale).removeprefix("0")
