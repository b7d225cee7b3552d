"""Plan: what is the best plan under our rules, and what does each rule cost?"""

from cxmodel.ui import display, frame, plan, sources

work = frame.begin("plan")
plan.page(work)
sources.provenance(work)
display.sample_note(work)
