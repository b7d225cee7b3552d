"""Calc, first part: from contacts to hours of handling, and how well each place fits the work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxmodel.exchange.workbook.book import FIRST_ROW
from cxmodel.exchange.workbook.formula import Formula, choose, every, index, least, match, most, when, within
from cxmodel.exchange.workbook.grid import Column, Grid, Line
from cxmodel.exchange.workbook.inputs import Inputs
from cxmodel.exchange.workbook.plan import Items
from cxmodel.tables import CONTACT_CLASSES, FACTORS, LAYERS

NUMBER_ROW = FIRST_ROW + 4  # as Excel counts: the row that numbers the columns, which their heads read


@dataclass(frozen=True)
class Placed:
    """Who does what where: one line each, over the rows of the plan. `act` and `at` are places in the two lists."""

    home: Line
    activity: Line
    site: Line
    share: Line
    act: Line
    at: Line
    shore: Line
    spoken: Line
    activities: Mapping[str, Column]
    sites: Mapping[str, Column]

    def of_activity(self, name: str) -> Formula:
        """A column of the sheet Activities, looked up."""
        return index(self.activities[name].all, self.act)

    def of_site(self, name: str) -> Formula:
        """A column of the sheet Vendors, looked up."""
        return index(self.sites[name].all, self.at)


@dataclass(frozen=True)
class Work:
    """All of an activity's work in a year, wherever it is done. Hours are hours of handling."""

    through: Line
    reaching: Line
    live: Line
    written: Line
    live_contacts: Line


@dataclass(frozen=True)
class Fit:
    """How well the place fits the work."""

    criticality: Line
    severity: Line
    longer: Line
    factor: Line


def placed(grid: Grid, items: Items, activities: Mapping[str, Column], sites: Mapping[str, Column]) -> Placed:
    """The rows of the plan, turned to stand side by side."""
    grid.section("Who does what where (from the sheet Plan)")
    number = grid.given("Row of the plan", "no.", range(1, items.count + 1))
    home = grid.line("Stays at home: 1, moves: 0", "no.", index(items.home.all, number))
    activity = grid.line("Activity", "no.", index(items.activity.all, number))
    site = grid.line("Site, 0 at home", "no.", index(items.site.all, number))
    share = grid.line("Share of the activity", "share", index(items.share.all, number))
    act = grid.line("Place of the activity in its list", "no.", _place(activity, activities["number"]))
    at = grid.line("Place of the site in its list", "no.", _place(site, sites["number"]))
    shore = grid.line("Shore", "", when(home.equals(1), "home", index(sites["shore"].all, at)))
    spoken = grid.line("Language", "", index(activities["language"].all, act))
    return Placed(home, activity, site, share, act, at, shore, spoken, activities, sites)


def _place(number: Line, numbers: Column) -> Formula:
    """Where the number stands; a row without one reads the first, with a share of 0."""
    known = Formula(number.text, (number.value == 0) * 1.0 + number.value)
    return when(number.equals(0), 1, match(known, numbers.all))


def demand(grid: Grid, here: Placed, inputs: Inputs) -> Work:
    """Contacts that reach a person, and the hours it takes to handle them (docs/model.md, 1)."""
    grid.section("1 Contacts to hours (all of the activity)")
    contacts = grid.line("Contacts that arise", "contacts/year", here.of_activity("contacts_per_year"))
    classes = [inputs[f"class_{place}"] for place in range(1, len(CONTACT_CLASSES) + 1)]
    kind = grid.line("Kind of contact", "no.", match(here.of_activity("contact_class"), inputs.run("class_")))
    settled = {layer: inputs[f"reach_{layer}"] * choose(kind, *(inputs[f"resolves_{layer}_{one.value}"]
                                                               for one in classes)) * _left(inputs, layer)
               for layer in LAYERS}
    missed = [grid.line(f"Share not settled by {layer.replace('_', '-')}", "share", 1 - part)
              for layer, part in settled.items()]
    through = grid.line("Share that reaches a person", "share", missed[0] * missed[1] * missed[2] * missed[3])
    reaching = grid.line("Contacts that reach a person", "contacts/year", contacts * through)
    handle = grid.line("Handle time of what is left", "s", here.of_activity("handle_time_s") * (
        1 + inputs.harder_after_deflection * (1 - through)))
    voice_share = grid.line("Share by telephone", "share", here.of_activity("voice_share"))
    chat_share = grid.line("Share by chat", "share", here.of_activity("chat_share"))
    hours = reaching * handle / inputs.seconds_per_hour
    voice = grid.line("Handling by telephone", "h", hours * voice_share)
    chat = grid.line("Handling by chat", "h", hours * chat_share * inputs.chat_handle_time_factor
                     / inputs.chat_concurrency)
    written = grid.line("Handling in writing", "h", hours * here.of_activity("written_share")
                        * inputs.written_handle_time_factor)
    return Work(through, reaching, grid.line("Live handling", "h", voice + chat), written,
                grid.line("Live contacts", "contacts/year", reaching * (voice_share + chat_share)))


def _left(inputs: Inputs, layer: str) -> Formula:
    """What is left of a layer's resolution when it is not ready (docs/model.md, 13)."""
    short = within(0, (inputs.ready_works - inputs[f"ready_{layer}"]) / inputs.ready_works, 1)
    return 1 - inputs.unready_loss * short


def fit(grid: Grid, here: Placed, inputs: Inputs, gap: Column) -> Fit:
    """Need, capability and friction, and the severity that follows (docs/model.md, 4)."""
    grid.section("2 How well the place fits the work")
    weights = [inputs[f"weight_{name}"] for name in FACTORS]
    factors = {name: here.of_activity(name) for name in FACTORS}
    factors["loyalty_driver"] = grid.line("Drives loyalty, with moments of truth", "score 0-4", within(
        0, factors["loyalty_driver"] + here.of_activity("moments") * inputs.moment_of_truth_loyalty,
        inputs.full_score))
    scored = sum((factors[name] * weight for name, weight in zip(FACTORS[1:], weights[1:], strict=True)),
                 start=factors[FACTORS[0]] * weights[0])
    critical = grid.line("Criticality", "share", scored / sum(weights[1:], start=weights[0]) / inputs.full_score)
    by = [inputs[f"need_weight_{name}"] for name in ("criticality", "complexity", "emotion")]
    complexity = grid.line("Complexity", "share", here.of_activity("complexity") / inputs.full_score)
    emotion = grid.line("Emotion, joy or anger", "share", most(
        here.of_activity("emotion"), 0 - here.of_activity("emotion")) / inputs.full_emotion)
    whole = by[0] + by[1] + by[2]
    asked = (by[0] * critical + by[1] * complexity + by[2] * emotion) / when(whole > 0, whole, 1)
    need = grid.line("Need: what the work asks for", "share", inputs.need_floor + (1 - inputs.need_floor) * asked)
    able = grid.line("Capability of the vendor", "share", here.of_site("able"))
    friction = _friction(grid, here, inputs, gap)
    severity = grid.line("Severity: how much worse than at home", "share", when(
        here.home.equals(1), 0, 1 - (1 - most(0, need - able)) * (1 - friction)))
    longer = grid.line("Contacts over contacts at home, by repeats", "x", 1 + inputs.repeat_uplift * severity)
    return Fit(critical, severity, longer, grid.line("Work over work at home", "x", (
        1 + inputs.handle_time_uplift * severity) * longer))


def _friction(grid: Grid, here: Placed, inputs: Inputs, gap: Column) -> Line:
    """Language, clock and culture between the place and the customers."""
    english = grid.line("English score of the country, 0 if never scored", "points", here.of_site("english"))
    slope = (inputs.language_epi_native - english) / (inputs.language_epi_native - inputs.english_low)
    learnt = least(1, within(0, slope, inputs.english_steepest) * inputs.language_friction_at_400)
    served = here.spoken.equals("en")
    language = grid.line("Friction of language", "share", when(
        every(served, english > 0), learnt,
        when(here.of_site("first").equals(here.spoken), 0,
             when(served, inputs.language_friction_unknown, inputs.second_language_friction))))
    opens = grid.line("Opens, site's clock", "h", here.of_activity("opens") + here.of_site("ahead"))
    closes = grid.line("Closes, site's clock", "h", here.of_activity("closes") + here.of_site("ahead"))
    shared = grid.line("Opening hours in the site's day", "h", _in_day(opens, closes, inputs))
    clock = grid.line("Friction of the clock", "share", inputs.time_friction * (1 - shared / (closes - opens)))
    culture = grid.line("Friction of culture", "share", inputs.culture_friction * index(
        gap.all, grid.line("Number of the vendor", "no.", most(1, here.of_site("vendor")))))
    unready = grid.line("Friction of work that is not ready", "share",
                        here.of_activity("unready") * inputs.unready_friction)
    return grid.line("Friction", "share", 1 - (1 - language) * (1 - clock) * (1 - culture) * (1 - unready))


def _in_day(opens: Line, closes: Line, inputs: Inputs) -> Formula:
    """Hours between opening and closing that fall in the site's day: yesterday's, today's and the two days' after."""
    parts = []
    for day in (-1, 0, 1, 2):
        shift = inputs.hours_per_day * day
        parts.append(most(0, least(closes, inputs.day_ends + shift) - most(opens, inputs.day_starts + shift)))
    return parts[0] + parts[1] + parts[2] + parts[3]
