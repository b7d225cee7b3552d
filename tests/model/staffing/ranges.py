"""The queues the laws are tried on."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

QUICK = settings(max_examples=60, deadline=None)

loads = st.floats(0.05, 300)
handle_times = st.floats(20, 1200)
waits = st.floats(0, 300)
targets = st.floats(0.05, 0.99)
patiences = st.floats(5, 5000)
any_patience = patiences | st.none()
caps = st.floats(0.5, 1)
