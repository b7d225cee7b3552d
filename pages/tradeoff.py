"""Trade-off: is the saving worth the risk?"""

from cxmodel.ui import display, frame, inputs, layout, plan, sources, tables, words
from cxmodel.ui.session import Work

work = frame.begin("tradeoff")


@frame.live
def screen(work: Work) -> None:
    display.tradeoff(work, plan.points_found(work))  # leaves first, so that it is drawn first
    display.top(work, words.tradeoff_finding(work))
    inputs.sliders(work, ("weights", "shores", "limits"), key="tradeoff-handles")


with layout.stage():
    screen()
plan.keep_searching(work)  # the exact frontier, now that the hand rests
with layout.below():  # drawn again when a handle is let go
    display.bridge(work)
    display.who_and_where(work)
    tables.left_out(work)
    frame.live(inputs.criteria)()
sources.numbers(work)
sources.provenance(work)
display.sample_note(work)
