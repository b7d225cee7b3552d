"""How sure: how sure are we, and what would change our mind?"""

from cxmodel.ui import display, frame, sources, sure

work = frame.begin("sure")
sure.page(work)
sources.provenance(work)
display.sample_note(work)
