"""CX Sourcing Workbench: start with `streamlit run app.py`."""

from cxmodel.ui import frame

frame.run()
