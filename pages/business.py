"""Business case: what is left of the headline, and when?"""

from cxmodel.ui import display, editing, frame, layout, people, sources, tables

GROUPS = ("Cost at home", "Vendor price", "Overheads", "Transition and people", "Years and money", "Workload",
          "Customer risk", "Country and data risk", "Fit", "Staffing", "Demand and layers", "Geography and gates")

work = frame.begin("business")
display.top(work)
display.business(work)
with layout.section("From headline to net"):
    display.bridge(work)
cost, staff = layout.halves()
with cost:
    display.hour(work)
with staff:
    tables.people(work)
with layout.section("People, by activity and year"):
    people.people(work)
tables.at_risk(work)
tables.years(work)
tables.checks(work)
with layout.section("Change an assumption"):
    display.since_start(work)
    editing.assumptions(work, GROUPS)
sources.assumptions(work, GROUPS)
sources.provenance(work)
display.sample_note(work)
