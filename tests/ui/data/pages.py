"""The page Data run without a server, and what a person does on it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _script() -> None:
    from cxmodel.ui import data, session

    work = session.work()
    data.switch(work)
    data.view(work)


def opened() -> AppTest:
    """The page as a new browser would see it; needs the fixture `store`."""
    return AppTest.from_function(_script, default_timeout=60).run()


def drop(page: AppTest, data: bytes, name: str = "offer.xlsx") -> AppTest:
    """Drop a file, and wait for what it would change."""
    return page.file_uploader[0].set_value((name, data, "application/octet-stream")).run()


def press(page: AppTest, label: str) -> AppTest:
    """Click the first button whose name begins so."""
    return next(one for one in page.button if one.label.startswith(label)).click().run()


def part(page: AppTest, name: str) -> AppTest:
    """Show a part of the preview."""
    return page.pills[0].set_value(name).run()


def view(page: AppTest, name: str) -> AppTest:
    """Show another view of the page."""
    return page.segmented_control[0].set_value(name).run()
