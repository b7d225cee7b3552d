"""The cookie and the manners of the keyboard, as far as they show without a browser (see tests/browser)."""

from __future__ import annotations

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

from cxmodel.ui import keys
from cxmodel.ui.session import COOKIE

SCRIPT = Path(keys.__file__).with_name("keys.js").read_text(encoding="utf-8")


def page() -> None:
    from cxmodel.ui.keys import page_keys

    page_keys(key="page-keys", workspace="abc")


def test_the_browser_is_told_its_workspace():
    app = AppTest.from_function(page).run()
    assert not app.exception
    assert json.loads(app.get("bidi_component")[0].proto.json) == {"workspace": "abc"}


def test_script_and_session_mean_the_same_cookie():
    assert f"`{COOKIE}=" in SCRIPT
    assert "SameSite=Lax" in SCRIPT
