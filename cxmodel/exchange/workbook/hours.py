"""Calc, second part: productive hours, pooling and seats, and the cost of home's hour (docs/model.md, 2 and 3)."""

from __future__ import annotations

from dataclasses import dataclass

from cxmodel.exchange.workbook.formula import Formula, count_where, is_blank, most, sum_where, when
from cxmodel.exchange.workbook.grid import Grid, Line
from cxmodel.exchange.workbook.inputs import Inputs
from cxmodel.exchange.workbook.queues import Queues, staffed
from cxmodel.exchange.workbook.work import Fit, Placed, Work


@dataclass(frozen=True)
class Hours:
    """Productive hours and seats, today and under the plan. `spent` is what the plan adds in home's queues."""

    hours: Line
    total: Formula
    placed: Line
    moved: Line
    pooling: Line
    spent: Line
    seats_today: Line
    seats_moved: Line
    seats: Line
    today: Queues
    plan: Queues


@dataclass(frozen=True)
class Home:
    """Home's cost of a productive hour and pay of a paid hour, and the yearly growth of its cost."""

    parts: dict[str, Formula]
    wage: Formula
    cost: Formula
    pay: Formula
    built_up: Formula


def hours(grid: Grid, staffing: Grid, here: Placed, work: Work, fit: Fit, inputs: Inputs) -> Hours:
    """Staff today's queues and the plan's on the sheet Staffing; the hours and seats that follow."""
    queue = grid.line("Queue: same language and hours", "no.", here.of_activity("queue"))
    staffing.section("Today: everything at home")
    today = staffed(staffing, here, work, inputs, here.home, work.live_contacts * here.home, (queue,))
    staffing.section("Under the plan: a queue at every site, and what is left at home")
    plan = staffed(staffing, here, work, inputs, here.share * fit.factor,
                   work.live_contacts * here.share * fit.longer, (here.home, here.site, queue))
    grid.section("3 Productive hours and seats")
    occupancy = grid.line("Occupancy of live work today", "share", when(today.load > 0, today.load / today.agents, 1))
    live = grid.line("Live productive hours today, all of the activity", "h", work.live / occupancy)
    writing = work.written / inputs.written_occupancy
    whole = grid.line("Productive hours today, all of the activity", "h", live + writing)
    total = grid.single("Productive hours today, all work", "h", sum_where(whole.all, (here.home.all, 1)))
    here_hours = grid.line("Home's productive hours for this row", "h", whole * here.share, summed=True)
    moved = grid.line("Of these, moved", "h", (1 - here.home) * here_hours, summed=True)
    reference = grid.line("Live productive hours with home's pooling", "h", live * here.share * fit.factor)
    tests = tuple((key.all, key) for key in (here.home, here.site, queue))
    of_queue = grid.line("The same, of the queue", "h", sum_where(reference.all, *tests))
    stretch = grid.line("Hours the queue needs over these", "x", when(
        of_queue > 0, plan.agents * plan.open_hours / of_queue, 1))
    pooling = grid.line("Pooling: more people in smaller queues", "x", 1 + when(
        whole > 0, live / whole, 0) * (most(stretch, 1) - 1))
    spent = grid.line("Extra hours in home's smaller queues", "h", here.home * here_hours * (pooling - 1), summed=True)
    seats = _seats(grid, here, queue, today, plan, work, occupancy)
    return Hours(whole, total, here_hours, moved, pooling, spent, *seats, today, plan)


def _seats(grid: Grid, here: Placed, queue: Line, today: Queues, plan: Queues, work: Work,
           occupancy: Line) -> tuple[Line, Line, Line]:
    """Seats today by activity, those whose work moves, and those of the plan."""
    alike = grid.line("Activities in today's queue", "no.", count_where((queue.all, queue), (here.home.all, 1)))
    share = grid.line("Seats today, shared out over them", "seats", here.home * today.seats / alike, summed=True)
    raw = grid.line("Agents busy or available, all of the activity", "agents", (
        work.live / occupancy + work.written) / today.open_hours)
    all_raw = grid.single("Agents, all work", "agents", sum_where(raw.all, (here.home.all, 1)))
    of_activity = grid.line("Seats today of the activity", "seats", when(
        all_raw > 0, raw / all_raw * share.sum, raw))
    moved = grid.line("Seats today whose work moves", "seats", (1 - here.home) * here.share * of_activity, summed=True)
    return share, moved, grid.line("Seats under the plan", "seats", plan.part * plan.seats, summed=True)


def home(grid: Grid, inputs: Inputs) -> Home:
    """What a productive hour costs at home, built up unless the company names it (docs/model.md, 3)."""
    grid.section("4 Cost of a productive hour at home")
    wage = grid.single("Wage of a paid hour", "USD/paid hour", when(
        is_blank(inputs.wage_usd_h),
        inputs.home_wage_usd_month * inputs.months_per_year / inputs.paid_hours_per_year, inputs.wage_usd_h))
    pay = grid.single("Pay of a paid hour, with on-costs", "USD/paid hour", wage * (1 + inputs.wage_load))
    present = 1 - inputs.shrinkage
    worked: dict[str, tuple[str, Formula]] = {
        "wage": ("Wages", wage / present), "on_costs": ("On-costs", (pay - wage) / present),
        "leads": ("Team leads", pay * inputs.lead_pay_multiple / inputs.span_of_control / present),
        "quality": ("Quality staff", pay * inputs.qa_pay_multiple / inputs.qa_ratio / present),
        "replacement": ("Replacing those who leave", inputs.home_attrition * inputs.replacement_cost_usd
                        / inputs.paid_hours_per_year / present),
        "facility": ("Space", inputs.facility_usd_per_seat_year / inputs.paid_hours_per_year / present),
        "technology": ("Technology", inputs.technology_usd_per_seat_year / inputs.paid_hours_per_year / present)}
    parts = {name: grid.single(title, "USD/productive hour", item) for name, (title, item) in worked.items()}
    built_up = grid.single("Cost of a productive hour, built up", "USD/productive hour", sum(
        list(parts.values())[1:], start=parts["wage"]))
    cost = grid.single("Cost of a productive hour, in use", "USD/productive hour", when(
        is_blank(inputs.home_cost_usd_h), built_up, inputs.home_cost_usd_h))
    return Home(parts, wage, cost, pay, built_up)
