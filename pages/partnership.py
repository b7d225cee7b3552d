"""Partnership: are we a partner that brings out the best in theirs?"""

from cxmodel.ui import display, frame, partnership, sources

work = frame.begin("partnership")
partnership.page(work)
sources.provenance(work)
display.sample_note(work)
