"""The view Framework run without a server, and what a person does on it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

STEPS = ("0 · worst", "1", "2", "3", "4 · best")


def screen():
    from cxmodel.ui import frame
    from cxmodel.ui.vendors.framework import framework

    frame.live(framework)()


def opened() -> AppTest:
    """The view, on the store of the test."""
    return AppTest.from_function(screen, default_timeout=30).run()


def show(page: AppTest, part: str) -> AppTest:
    """Open a form, or the reading view."""
    return page.button_group(key="framework-switch").set_value(part).run()


def typed(page: AppTest, label: str, text: str) -> None:
    """Type into a field of the form."""
    fields = [one for one in (*page.text_input, *page.text_area) if one.label == label]
    fields[0].set_value(text)


def press(page: AppTest, label: str) -> AppTest:
    """Click the first button of this name."""
    return next(one for one in page.button if one.label == label).click().run()


def filled(page: AppTest, *but: str) -> None:
    """Everything a new criterion needs, `but` these."""
    for label, text in {"Name": "Night & weekend cover", "Question the assessor answers": "Who answers at night?",
                        **{label: f"Nights covered to {label}" for label in STEPS}}.items():
        if label not in but:
            typed(page, label, text)
