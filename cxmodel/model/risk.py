"""CX risk: customers who leave, countries that stop, data that leaks; in money and as an index."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxmodel.units import Number


def extra_leavers(how_severe: Number, resolved_first: Number, first_contact_loss: Number,
                  unresolved_part: Number, leave_first: Number, leave_repeat: Number,
                  leave_unresolved: Number) -> NDArray[np.float64]:
    """Extra share of served customers who say they will leave, against being served at home. [share]

    At full severity `first_contact_loss` of the contacts that home resolves at once are not; of
    those, `unresolved_part` is never resolved and the rest needs repeats. Stated intent to leave by
    outcome: 5, 9 and 25 % (C-003, C-004, C-005).

    >>> round(float(extra_leavers(1.0, 0.7, 0.25, 0.5, 0.05, 0.09, 0.25)), 4)
    0.021
    """
    lost = np.asarray(resolved_first, float) * first_contact_loss
    worse = (unresolved_part * (np.asarray(leave_unresolved) - leave_first)
             + (1.0 - np.asarray(unresolved_part)) * (np.asarray(leave_repeat) - leave_first))
    return np.asarray(lost * worse * np.asarray(how_severe, float))


def customer_loss(customers: Number, leavers: Number, intent_to_behaviour: Number,
                  customer_value: Number, loyalty: Number) -> NDArray[np.float64]:
    """Margin lost in a year with the customers who really leave. [USD/year]

    `intent_to_behaviour` turns what people say into what they do (judgement 0.2-0.5, C-040).

    >>> float(customer_loss(100_000, 0.02, 0.35, 300, 1.0))
    210000.0
    """
    return np.asarray(np.asarray(customers, float) * leavers * (np.asarray(intent_to_behaviour, float) * customer_value)
                      * loyalty)


def risk_index(hours: Number, criticality: Number, how_severe: Number, all_hours: Number,
               all_criticality: Number) -> float:
    """CX risk on a scale of 0 (all as at home) to 100 (everything critical at the worst fit).

    Parameters: placed hours, their criticality and severity, shape (placements,); hours and
    criticality of all work, shape (activities,).

    >>> risk_index([50, 50], [0.8, 0.4], [0.5, 0.0], [100, 100], [0.8, 0.4])
    16.666666666666668
    """
    whole = float(np.sum(np.asarray(all_hours, float) * np.asarray(all_criticality)))
    part = float(np.sum(np.asarray(hours, float) * np.asarray(criticality) * np.asarray(how_severe)))
    return 100.0 * part / whole if whole > 0 else 0.0


def event_probability(average: Number, slope: Number, natural: Number,
                      political: Number) -> NDArray[np.float64]:
    """Chance a year that a whole country stops serving. [1/year]

    Parameters
    ----------
    average : chance in an average country (judgement). [1/year]
    slope : how many times likelier in the riskiest country than in the safest. [x]
    natural, political : standing of the country between the safest (0) and the riskiest (1). [share]

    The mean standing is 0.5, where the chance is `average`; it grows geometrically with the standing.

    >>> round(float(event_probability(0.04, 4.0, 1.0, 1.0)), 3), float(event_probability(0.04, 4.0, 0.5, 0.5))
    (0.08, 0.04)
    """
    standing = (np.asarray(natural, float) + np.asarray(political, float)) / 2.0
    return np.minimum(1.0, np.asarray(average) * np.asarray(slope, float) ** (standing - 0.5))


def event_loss(contacts: Number, hours: Number, days: Number, capacity_lost: Number,
               lost_contact_value: Number, home_cost: Number,
               recovery_multiple: Number) -> NDArray[np.float64]:
    """What one stoppage costs: contacts nobody answers, and dear hours to make up for them. [USD]

    `contacts` and `hours` are what the country serves in a year.

    >>> float(event_loss(365_000, 36_500, 10, 0.5, 10.0, 40.0, 1.5))
    80000.0
    """
    stopped = np.asarray(days, float) / 365.0 * capacity_lost
    extra = np.clip(np.asarray(recovery_multiple, float), 0.0, None) * home_cost
    return np.asarray(np.asarray(contacts, float) * (stopped * lost_contact_value)
                      + np.asarray(hours, float) * (stopped * extra))


def breach_loss(customers: Number, probability: Number, records_share: Number,
                cost_per_record: Number) -> NDArray[np.float64]:
    """Expected cost in a year of data lost through an outsourcer. [USD/year]

    >>> float(breach_loss(1_000_000, 0.005, 0.02, 160.0))
    16000.0
    """
    return np.asarray(np.asarray(customers, float) * (np.asarray(probability, float) * records_share * cost_per_record))


def break_even_churn(net_saving: float, customers: float, customer_value: float) -> float:
    """Extra share of exposed customers who may leave in a year before the saving is gone. [share]

    Infinite when no customer is exposed: then no leaver can undo the saving.

    >>> break_even_churn(1_900_000, 449_000, 300) > 0.014
    True
    """
    exposed = customers * customer_value
    return net_saving / exposed if exposed > 0 else float("inf")
