"""View Table: every touchpoint as data, to be changed, added and removed; saved at once, with every fault told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, raise_all
from cxmodel.schema import parse
from cxmodel.tables import CHANNELS, OUTSOURCERS, PARTS, SERVERS, TOUCHES, Barrier, Touchpoint
from cxmodel.ui import display, editing, frame, session
from cxmodel.ui.journey.phrases import plain_word
from cxmodel.ui.session import Work
from cxmodel.units import number

DRAFT = "journey-table"
OWN_FIELDS = tuple(name for name in Touchpoint.__dataclass_fields__ if name != "case_id")
HOLDS = ("These rows hold for everybody and in every scenario; a change can be taken back on Data, What changed. "
         "A what-if belongs on the line.")
SHOWN_IN_ROOM = ("stage", "name", "channel", "contacts_per_year", "emotion", "moment_of_truth", "served_by")


def table(work: Work) -> None:
    """The rows to type into; in room mode they are only read, as the back row cannot read an editor."""
    rows = work.dataset.touchpoints_of(work.scenario.case)
    display.finding(title(rows, work.locale), HOLDS)
    if work.room:
        _read(rows, work.locale)
        return
    draft = editing.drafted(DRAFT, rows)
    editing.warn(draft)
    typed = st.data_editor(pd.DataFrame([_cells(row) for row in draft.start], columns=OWN_FIELDS), key=draft.key,
                           num_rows="dynamic", hide_index=True, width="stretch", column_config=_columns(work),
                           height=38 * (len(draft.start) + 3))
    cells = typed.to_dict("records")
    held = bound(work.dataset, work.scenario.case, cells)
    if held:
        st.warning(" ".join(map(display.plain, told_bound(held, draft.start))))
    asked = st.button("Let go of it and save the table" if held else "Save the table",
                      key="journey-free" if held else "journey-save", type="primary")
    if asked and not draft.elsewhere:
        save(work, cells)


def bound(dataset: Dataset, case: str, cells: Sequence[Mapping[Any, Any]]) -> tuple[Barrier, ...]:
    """Barriers that stand at a touchpoint which is no longer among the typed rows."""
    left = {str(one["id"]) for one in cells if not _is_empty(one.get("id"))}
    return tuple(row for row in dataset.barrier
                 if row.case_id == case and row.touchpoint_id is not None and row.touchpoint_id not in left)


def told_bound(held: Iterable[Barrier], rows: Iterable[Touchpoint]) -> list[str]:
    """One sentence for each barrier: which removed touchpoint it stands at, and the two ways on."""
    names = {row.id: row.name for row in rows}
    return [f"Barrier '{row.what}' stands at '{names.get(row.touchpoint_id or '', row.touchpoint_id)}', which you "
            "removed: change it on Partnership, Barriers, or let go of it here; it stays, without a touchpoint."
            for row in held]


def title(rows: Iterable[Touchpoint], locale: str = "en_US") -> str:
    """How many touchpoints and stages there are, and how many sides of them nobody has judged.

    >>> title(())
    '0 touchpoints in 0 stages; every side of their readiness is judged'
    """
    rows = tuple(rows)
    open_ones = sum(getattr(row, part) is None for row in rows for part in PARTS)
    told = (f"{number(open_ones, locale)} of {number(len(rows) * len(PARTS), locale)} readiness marks are not known"
            if open_ones else "every side of their readiness is judged")
    return f"{len(rows)} touchpoints in {len({row.stage for row in rows})} stages; {told}"


def save(work: Work, cells: Sequence[Mapping[Any, Any]]) -> None:
    """Write the typed rows down, or tell everything that is wrong with them and write nothing.

    A barrier at a touchpoint that was removed lets go of it in the same change.
    """
    try:
        rows = rows_of(work.dataset, work.scenario.case, cells)
        others = tuple(row for row in work.dataset.touchpoint if row.case_id != work.scenario.case)
        held = bound(work.dataset, work.scenario.case, cells)
        after = replace(work.dataset, touchpoint=(*others, *rows), barrier=tuple(
            replace(row, touchpoint_id=None) if row in held else row for row in work.dataset.barrier))
        if set(after.touchpoint) == set(work.dataset.touchpoint):
            st.info("Nothing was changed yet.")
            return
        session.change_data(after, f"Touchpoints of {work.dataset.case_named(work.scenario.case).name} edited",
                            work.dataset)
    except CxError as fault:
        frame.tell(fault)
        return
    session.put_away(DRAFT)
    session.was_stale()
    st.rerun()


def rows_of(dataset: Dataset, case: str, cells: Sequence[Mapping[Any, Any]]) -> tuple[Touchpoint, ...]:
    """Touchpoints from typed cells; a new row gets its short name from its name, an empty one is passed over.

    Errors: Problems with every cell that does not fit and every activity that the case does not have.
    """
    acts, rows, faults = {row.id for row in dataset.activities_of(case)}, [], []
    taken = {str(one["id"]) for one in cells if not _is_empty(one.get("id"))}
    for place, one in enumerate(cells, start=1):
        if all(_is_empty(one.get(name)) for name in ("id", "name", "stage")):
            continue
        given = one.get("id")
        ident = _short_name(str(one.get("name") or "touchpoint"), taken) if _is_empty(given) else str(given)
        taken.add(ident)
        filled = {name: value for name, value in one.items() if not _is_empty(value)}
        where = f"Table, row {place} ({filled.get('name', ident)})"
        row, found = parse(Touchpoint, {**_usual(place), **filled, "id": ident, "case_id": case}, where)
        faults += found
        if row is not None and row.activity_id is not None and row.activity_id not in acts:
            faults.append(CxError(f"'{row.activity_id}' is no activity of this case", where,
                                  "Choose one of the list, or leave it empty."))
        rows.append(row)
    raise_all(faults)
    return tuple(rows)


def _usual(place: int) -> dict[str, Any]:
    """What stands in the cells of a new row that nobody has typed into."""
    return {"position": 10 * place, "contacts_per_year": 0, "emotion": 0, "moment_of_truth": False, "channel": "phone",
            "touch": "high_touch", "served_by": "in_house"}


def _short_name(name: str, taken: set[str]) -> str:
    base = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "touchpoint"
    return next(word for number in range(len(taken) + 2)
                if (word := base if not number else f"{base}_{number + 1}") not in taken)


def _is_empty(cell: Any) -> bool:
    return cell is None or cell != cell or cell == ""


def _cells(row: Touchpoint) -> dict[str, Any]:
    return {name: value for name, value in asdict(row).items() if name != "case_id"}


def _columns(work: Work) -> dict[str, Any]:
    acts = {row.id: row.name for row in work.dataset.activities_of(work.scenario.case)}
    config = st.column_config

    def choice(label: str, options: tuple[str, ...], words: Mapping[str, str] | None = None) -> Any:
        def told(one: Any) -> str:
            return (words or {}).get(one, plain_word(one))

        return config.SelectboxColumn(label, options=list(options), format_func=told)

    ready = {part: config.NumberColumn(part.capitalize(), min_value=0, max_value=4, step=0.5,
                                       help="0 not there, 1 begun, 2 partly, 3 works, 4 excellent; empty: not known.")
             for part in PARTS}
    return {
        "id": None, "position": config.NumberColumn("Place", min_value=1, max_value=10_000, step=1, width="small",
                                                    help="Order in the customer's life."),
        "stage": config.TextColumn("Stage"), "name": config.TextColumn("Touchpoint", width="medium"),
        "channel": choice("Channel", CHANNELS), "activity_id": choice("Work that serves it", tuple(acts), acts),
        "contacts_per_year": config.NumberColumn("Contacts a year", min_value=0, format="localized"),
        "emotion": config.NumberColumn("Emotion", min_value=-2.0, max_value=2.0, step=0.1,
                                       help="−2 angry to +2 delighted."),
        "moment_of_truth": config.CheckboxColumn("Moment of truth", help="Decides whether the customer stays."),
        **ready,
        "touch": choice("Touch", TOUCHES), "touch_reason": config.TextColumn("Why", width="medium"),
        "served_by": choice("Served by", SERVERS), "outsourcer": choice("Kind of outsourcer", OUTSOURCERS),
    }


def _read(rows: Iterable[Touchpoint], locale: str) -> None:
    head = [("Stage", False), ("Touchpoint", False), ("Channel", False), ("Contacts a year", True), ("Emotion", True),
            ("Moment of truth", False), ("Served by", False)]
    cells = [[escape(row.stage), escape(row.name), plain_word(row.channel), number(row.contacts_per_year, locale),
              number(row.emotion, locale, 1), "★ yes" if row.moment_of_truth else "no", plain_word(row.served_by)]
             for row in rows]
    st.html("<div class='cx-under'>Leave room mode (M) to type into this table.</div>"
            + display.table_html(head, cells, "Touchpoints"))
