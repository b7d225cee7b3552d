"""Data: whose figures are these, and how do new ones get in?"""

from cxmodel.ui import data, display, frame

work = frame.begin("data")
data.switch(work)
data.view(work)
if work.dataset.case:
    display.sample_note(work)
