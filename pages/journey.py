"""Journey: what do customers go through, and who serves them there?"""

from cxmodel.ui import display, frame, journey, sources

work = frame.begin("journey")
journey.page(work)
sources.provenance(work)
display.sample_note(work)
