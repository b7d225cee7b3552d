"""GLOSSARY.md, written from the declarations: every field, every assumption, every term of the trade."""

from __future__ import annotations

from cxmodel.dataset import Dataset
from cxmodel.scenario import Scenario
from cxmodel.schema import glossary
from cxmodel.tables import ROW_TYPES
from cxmodel.units import Unit, in_unit

TERMS: dict[str, str] = {
    "Abandonment": "Share of offered contacts that give up before an answer.",
    "Agreement of answers": "Whether channels answer the same question alike, beyond chance: 1 always, 0 as by chance.",
    "Assumption": "A number about the world, with a range, a source and a grade.",
    "Average handle time (AHT)": "Talk, hold and wrap-up of one contact, on average.",
    "Average speed of answer (ASA)": "Mean wait of the contacts that are answered.",
    "Avoidable share": "Part of home's cost that really stops when work leaves; the rest is stranded.",
    "Barrier": "Something customers are made to do so that it is easier for the company.",
    "Break-even churn": "Extra share of exposed customers who may leave in a year before the saving is gone.",
    "Bridge": "The steps from the headline saving to the risk-adjusted net saving; they add up exactly.",
    "Capability": "Weighted score of a vendor under the weights in force, 0 to 1.",
    "Central weights": "The mean of the weights under which a vendor leads: what somebody who prefers it cares about.",
    "Checklist": "The minimum standards of a vendor; until all are met its price counts nothing and no plan uses it.",
    "Criticality": "Weighted mean of the four factors of an activity, 0 to 1.",
    "CX risk index": "0 is everything served as at home, 100 everything critical at the worst fit.",
    "CX value at risk": "Expected loss a year: customers who leave, calls given up, stoppages, data loss.",
    "Decision": "A choice the user makes: weights, shares, limits, what to keep.",
    "Early warning": "A metric that, as it moves now, leaves its target within the coming months.",
    "Earn-back": "Part of a lost fee that comes back after some months on target in a row.",
    "Efficient frontier": "The best risk-adjusted saving for every amount of CX risk; no plan lies above it.",
    "Erlang": "One hour of work in an hour. Erlang C gives the wait when nobody gives up, Erlang A when callers do.",
    "Fee at risk": "Share of a month's fee that the metrics of a contract divide among them; what falls short is lost.",
    "First-contact resolution (FCR)": "Share of contacts settled without a second one.",
    "Fleiss' kappa": "Agreement of several answers when every channel answered every question, beyond chance.",
    "Flip point": "The value of one number from which another plan is worth more than staying with this one.",
    "Friction": "What language, clock and culture take away from a site's work, 0 to 1.",
    "Gate": "A minimum that must be met: pass or fail, never points.",
    "Goal seek": "The value that a number needs for the result to reach a target.",
    "Grade": "A official or first-party, B named study or practitioner, C seller or unsourced, D thin, or judgement.",
    "Hand-off": "The same customer passed from one kind of server to another on the way through the touchpoints.",
    "Headline saving": "One less the quoted rate over home's cost, on the work that moves: what 'up to 70 %' means.",
    "High touch, high tech": "Served by a person's attention; served by a machine's speed.",
    "Krippendorff's alpha": "Agreement of several answers when some are missing, beyond chance.",
    "Layer of support": "A way to be helped before a person: self-search, community, chatbot, messaging.",
    "Moment of truth": "A touchpoint that decides whether the customer stays.",
    "Nearshore, offshore, onshore": "A short way and a similar clock; farther; the home country.",
    "Net saving": "What stops being spent less what is newly spent, as a share of today's whole cost.",
    "Occupancy": "Share of logged-in time spent on contacts.",
    "Parity": "How far the partner's people get what one's own people get, from coaching to a career.",
    "PERT": "A distribution drawn from a low, a typical and a high value.",
    "Productive hour": "An hour in which an agent is logged in and available or on a contact; the unit of every rate.",
    "PROMETHEE II": "Compares vendors two by two, by the share of the weight on which one clearly beats the other.",
    "Range": "From the 10th to the 90th percentile: 8 of 10 draws lie between.",
    "Rank acceptability": "Share of drawn weights, and of values for missing scores, that give a vendor a place.",
    "Readiness": "How far process, data, people and technology would carry the work, 0 to 4; 3 works as a rule.",
    "Regret": "How much more the best of the plans would bring in a future than the one that was chosen.",
    "Risk-adjusted net": "Net saving less the CX value at risk.",
    "Scale gate": "Above a threshold of seats a plan uses several countries; below it, look for a niche specialist.",
    "Service level": "Share of offered contacts answered within a promised time.",
    "Severity": "How much worse than at home an activity is served at a site, 0 to 1.",
    "Should-cost": "What an hour should cost by the local wage: pay and on-costs over their share of a vendor's price.",
    "Shrinkage": "Paid time in which an agent cannot be reached.",
    "Stability interval": "How far one weight may move, the others in proportion, before another vendor leads.",
    "Sure move": "A placement that the plan of the sliders makes in at least 95% of the draws of all numbers.",
    "Table stakes": "What a country must offer anyway; pass or fail.",
    "TOPSIS": "Ranks by closeness to an imagined best vendor and distance from an imagined worst one.",
    "Tornado": "One number at a time goes to both ends of its evidence, all others typical; the largest effect on top.",
    "Total of a vendor": "Quality and price, each times its weight, 0 to 100.",
    "Touchpoint": "An activity met in one channel at one stage of the customer's life.",
    "Value of checking": "What knowing a number before choosing would bring on average: value of perfect information.",
    "VIKOR": "Ranks by the sum of shortfalls together with the largest single one.",
    "Weighted sum": "Every score times its weight, added up; a strength makes up for a weakness.",
}


def term(name: str) -> str:
    """The sentence of a term, for a tooltip. Errors: KeyError for a term that is not in the glossary."""
    return TERMS[name]


def markdown(dataset: Dataset) -> str:
    """The whole glossary as Markdown."""
    lines = ["# Glossary", "", "Written by `make glossary` from the declarations in the code; do not edit by hand.", "",
             "## Terms", ""]
    lines += [f"- **{name}**: {sentence}" for name, sentence in sorted(TERMS.items())]
    for kind in (*ROW_TYPES, Scenario):
        lines += ["", f"## {kind.__name__}", "", (kind.__doc__ or "").strip().split("\n")[0], "",
                  "| field | meaning | unit and bounds, or choices |", "| --- | --- | --- |"]
        lines += [f"| `{field}` | {meaning} | {detail} |" for _, field, meaning, detail in glossary([kind])]
    lines += ["", "## Assumptions of the model", "", "| name | meaning | low | typical | high | grade | rests on |",
              "| --- | --- | --- | --- | --- | --- | --- |"]
    for row in dataset.assumption:
        unit = next((unit for unit in Unit if unit.value == row.unit), Unit.NONE)
        low, typical, high = (in_unit(value, unit) for value in (row.low, row.typical, row.high))
        lines.append(f"| `{row.id}` | {row.name} | {low} | {typical} | {high} | {row.grade} | "
                     f"{', '.join(row.evidence) or 'judgement'} |")
    return "\n".join(lines) + "\n"
