"""What to keep: which work is too close to the customer to give away?"""

from cxmodel.ui import display, editing, frame, inputs, layout, sources, tables
from cxmodel.ui.session import Work

work = frame.begin("keep")


@frame.live
def screen(work: Work) -> None:
    display.last_move(work)
    handles, picture = layout.handles_and_picture()
    with picture:
        display.keep(work)
    with layout.below():
        tables.verdicts(work)
    with handles:
        inputs.sliders(work, ("factors", "triage"), key="keep-handles")


screen()
with layout.section("Change a score or a verdict"):
    editing.factor_table(work)
sources.provenance(work)
display.sample_note(work)
