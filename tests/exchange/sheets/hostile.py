"""Datasets that try to break a file: every declared field with text and figures that spreadsheets are bad at."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from cxmodel.dataset import CASE_ROWS, Dataset, build
from cxmodel.schema import Field, Flag, Quantity, Text, fields_of, table_name
from cxmodel.tables import (
    ROW_TYPES,
    Action,
    Activity,
    Answer,
    Assumption,
    Barrier,
    Case,
    ContractTerm,
    Criterion,
    Location,
    LocationSource,
    Metric,
    ParityScore,
    Performance,
    Score,
    Site,
    Touchpoint,
    Vendor,
)

NASTY = (
    "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "'=1", "''", "'", "'s-Hertogenbosch", "a;=1+1", "a\n-b",
    "\t=1", "_x0041_", "_x005F_", "_x005f_x0041_", "_x0041_x0042_", "ax005F_b", "<r>x</r>", "<r><t>x</t></r>",
    "&amp;", "]]>", "‹U+0041›", "‹empty›", "‹‹U+0041›", "‹U+", "a\rb", "a\r\nb", "a\x00b", "\x01", "\x1f\x7f\x85",
    "\ufffe", "\uffff", "\U0010f05f", "\ufeffa", "Cafe\u0301", "Café", "a\xa0b", "a\u2028b", "NA", "N/A", "n/a",
    "None", "NULL", "TRUE", "no", "007", "1e5", "1,5", "12.03.2024", "#N/A", "#REF!", "a|b", "|", "a,b;c", '"',
    '""a"', "a\tb", "  a  b  ", "Total", "e.g. x", "😀", "שלום", "0", "-", "x", "nan", "inf", "{", "\\", "%s",
    "A" * 900,
)
_signs = st.characters(exclude_categories=[])
_known = st.sampled_from(NASTY)
wild = st.one_of(_known, st.text(_signs, max_size=4), st.text("'=+-@;\t\r\n _x0041<r>‹›U+", max_size=6),
                 st.tuples(_known, st.sampled_from(NASTY[:-1])).map("".join))
"""Any text at all, the empty one and half characters included; short, since each sign is drawn on its own."""

tame = wild.map(lambda text: "".join(sign for sign in text if not "\ud800" <= sign <= "\udfff").strip() or "=")
"""Text as the store can hold it: not empty, without white space at its ends, without half characters."""

tongue = st.text("aenz", min_size=2, max_size=2)
month = st.sampled_from(["1999-12", "2026-01", "2026-03"])
day = st.sampled_from(["2024-02-29", "2026-05-01", "2026-12-31"])
CODED = frozenset({"languages", "languages_service"})


@cache
def values(field: Field, text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Values that a field is declared to take."""
    spec = field.spec
    if isinstance(spec, Flag):
        found = st.booleans()
    elif isinstance(spec, Quantity):
        low, high = max(spec.low, -1e300), min(spec.high, 1e300)
        found = (st.integers(int(max(low, -2**53)), int(min(high, 2**53))) if spec.whole
                 else st.floats(low, high, allow_subnormal=False))
    else:
        word = st.sampled_from(spec.choices) if spec.choices else text
        found = st.lists(word, max_size=3).map(tuple) if field.many else word
    return st.one_of(st.none(), found) if field.optional else found


def rows(kind: type, text: st.SearchStrategy[str], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Rows of a type; `given`: fields with a strategy of their own."""
    return st.builds(kind, **{field.name: given.get(field.name, values(field, text)) for field in fields_of(kind)})


@st.composite
def anything(draw: st.DrawFn) -> Dataset:
    """Rows of every table without any sense in them: half characters, empty texts, references that lead nowhere."""
    return Dataset(**{table_name(kind): tuple(draw(st.lists(rows(kind, wild), max_size=2))) for kind in ROW_TYPES})


@st.composite
def sound(draw: st.DrawFn) -> Dataset:
    """A dataset that the store accepts, with the same hostile text in it; only codes are codes."""
    made: dict[str, tuple[Any, ...]] = {}
    items = tame.map(lambda text: text.replace("|", "/"))
    for kind in ROW_TYPES:
        given = _references(kind, made, items)
        if given is not None:
            found = draw(st.lists(rows(kind, tame, **given), min_size=1, max_size=2, unique_by=_key))
            made[table_name(kind)] = tuple(_in_order(row, made) for row in found)
    return build(made)


def _references(kind: type, made: dict[str, tuple[Any, ...]],
                items: st.SearchStrategy[str]) -> dict[str, st.SearchStrategy[Any]] | None:
    """Fields that name rows of other tables; None when there is nothing to name."""
    def one_of(table: str, name: str = "id") -> st.SearchStrategy[str]:
        return st.sampled_from([getattr(row, name) for row in made[table]])

    def item(field: Field) -> st.SearchStrategy[str]:
        chosen = field.spec.choices if isinstance(field.spec, Text) else ()
        return st.sampled_from(chosen) if chosen else tongue if field.name in CODED else items

    lists = {field.name: st.lists(item(field), max_size=3, unique=True).map(tuple)
             for field in fields_of(kind) if field.many}
    if kind is Location:
        return {**lists, "iso3": st.text("ANMPHL", min_size=3, max_size=3)}
    if kind in (Assumption, Metric):
        if any("|" in row.id for row in made["evidence"]):
            return {**lists, "evidence": st.just(()), "grade": st.just("judgement")} if kind is Metric else None
        return {**lists, "evidence": st.lists(one_of("evidence"), min_size=1, max_size=2, unique=True).map(tuple)}
    found = {LocationSource: {"iso3": ("location", "iso3")}, Case: {"home_iso3": ("location", "iso3")},
             Activity: {"case_id": ("case", "id")}, Vendor: {"headquarters": ("location", "iso3")},
             Site: {"vendor_id": ("vendor", "id"), "iso3": ("location", "iso3")},
             Criterion: {"theme_id": ("theme", "id")},
             Score: {"vendor_id": ("vendor", "id"), "criterion_id": ("criterion", "id")},
             **{one: {"case_id": ("case", "id")} for one in CASE_ROWS},
             ContractTerm: {"case_id": ("case", "id"), "metric_id": ("metric", "id")},
             Performance: {"case_id": ("case", "id"), "metric_id": ("metric", "id")},
             ParityScore: {"case_id": ("case", "id"), "item_id": ("parity_item", "id")}}.get(kind, {})
    single = {Activity: {"language": tongue}, Performance: {"month": month}, Answer: {"review": day},
              ParityScore: {"review": day}, Action: {"review": day, "due": st.none() | day},
              Barrier: {"decided_on": st.none() | month}}.get(kind, {})
    return {**lists, **single, **{name: one_of(*where) for name, where in found.items()}}


def _key(row: Any) -> Any:
    """What names a row, capitals apart; rows without a key may be alike."""
    names = [field.name for field in fields_of(type(row)) if field.key]
    return tuple(getattr(row, name).casefold() for name in names) or id(row)


def _in_order(row: Any, made: dict[str, tuple[Any, ...]]) -> Any:
    """The row with what its table demands: ranges that rise, shares that add up, references inside its case."""
    change: dict[str, Any] = {}
    if isinstance(row, Assumption):
        change = _rising(row, "floor", "low", "typical", "high", "ceiling")
    if isinstance(row, Activity):
        change = {"voice_share": 0.25, "chat_share": 0.25, "written_share": 0.5, "opens": 0.1, "closes": 0.1 + 0.2}
    if isinstance(row, Criterion):
        change = {"minimum": (row.minimum or 0.5) if row.kind == "gate" else None}
    if isinstance(row, Metric):
        change = _rising(row, *(name for name in ("low", "typical", "high") if getattr(row, name) is not None))
    if isinstance(row, Touchpoint):
        change = {"activity_id": _same_case(row, made["activity"]),
                  "outsourcer": None if row.served_by == "in_house" else row.outsourcer}
    if isinstance(row, Barrier):
        change = {"touchpoint_id": _same_case(row, made["touchpoint"]),
                  **_rising(row, "leavers_low", "leavers", "leavers_high")}
    if isinstance(row, ContractTerm):
        lower = next(one.direction for one in made["metric"] if one.id == row.metric_id) == "lower"
        change = ({"target": 0.1 + 0.2, "bad_at": 0.5 if lower else 0.1, "band_to": None, "bad_above": None}
                  if row.band_to is None or row.bad_above is None or row.target == row.bad_at else
                  {"bad_at": -1e9, "target": 1 / 3, "band_to": 1 / 3, "bad_above": 1e9})
    return type(row)(**{**vars(row), **change})


def _rising(row: Any, *names: str) -> dict[str, float]:
    return dict(zip(names, sorted(getattr(row, name) for name in names), strict=True))


def _same_case(row: Any, known: tuple[Any, ...]) -> str | None:
    return next((one.id for one in known if one.case_id == row.case_id), None)
