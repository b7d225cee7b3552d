"""Trade-off: is the saving worth the risk?"""

from cxmodel.ui import display, frame, inputs, layout, sources, tables
from cxmodel.ui.session import Work

work = frame.begin("tradeoff")


@frame.live
def screen(work: Work) -> None:
    display.four_numbers(work)
    display.last_move(work)
    handles, picture = layout.handles_and_picture()
    with picture:
        display.tradeoff(work)
    below = layout.below()
    with below:
        display.bridge(work)
        display.who_and_where(work)
        tables.left_out(work)
        inputs.criteria(work)
    with handles:
        inputs.sliders(work, ("weights", "shores", "limits"), key="tradeoff-handles")


screen()
sources.numbers(work)
sources.provenance(work)
display.sample_note(work)
