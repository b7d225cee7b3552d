"""Vendors: who can serve our customers as we would?"""

from cxmodel.ui import display, frame, sources, vendors

work = frame.begin("vendors")
vendors.switch(work)
vendors.view(work)
sources.provenance(work)
display.sample_note(work)
