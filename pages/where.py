"""Where: what does each country really offer?"""

from cxmodel.ui import display, frame, inputs, layout, places, sources
from cxmodel.ui.session import Work

work = frame.begin("where")


@frame.live
def screen(work: Work) -> None:
    display.last_move(work)
    handles, picture = layout.handles_and_picture()
    with picture:
        places.world(work)
    with handles:
        inputs.sliders(work, ("shores", "limits"), key="where-handles")


screen()
places.ruled_out(work)
places.sheet(work)
places.table(work)
sources.provenance(work)
display.sample_note(work)
