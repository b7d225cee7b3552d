"""Countries as arrays: shores, clocks, languages, risk standing, currency; all from sourced facts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxmodel.model import fit
from cxmodel.model.evaluate.assumed import Assumed
from cxmodel.tables import Activity, Location

ONSHORE, NEARSHORE, OFFSHORE = 0, 1, 2
NATIVE, LEARNT, UNSCORED, SECOND, ABSENT = 0, 1, 2, 3, 4
EARTH_KM = 6371.0
Array = NDArray[np.float64]


def distance_km(locations: Sequence[Location], home: int) -> Array:
    """Great-circle distance of every reference city from home's, shape (L,). [km]"""
    lat = np.radians([row.latitude for row in locations])
    lon = np.radians([row.longitude for row in locations])
    arc = (np.sin((lat - lat[home]) / 2) ** 2
           + np.cos(lat) * np.cos(lat[home]) * np.sin((lon - lon[home]) / 2) ** 2)
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(arc, 0, 1))))


def hours_ahead(locations: Sequence[Location], home: int) -> Array:
    """Standard time of every country minus home's, shape (L,). [h]"""
    offset = np.array([row.utc_offset_standard_h for row in locations], float)
    return offset - offset[home]


def shores(locations: Sequence[Location], home: int, assumed: Assumed) -> NDArray[np.int64]:
    """ONSHORE, NEARSHORE or OFFSHORE as seen from home, shape (L,).

    Near means both a short way and a similar clock (`nearshore_max_km`, `nearshore_max_hours`).
    """
    near = ((distance_km(locations, home) <= float(assumed.nearshore_max_km))
            & (np.abs(hours_ahead(locations, home)) <= float(assumed.nearshore_max_hours)))
    found = np.where(near, NEARSHORE, OFFSHORE)
    found[home] = ONSHORE
    return found


def overlaps(locations: Sequence[Location], home: int, activities: Sequence[Activity]) -> Array:
    """Opening hours inside the site's day, shape (A, L). [h/day]"""
    ahead = hours_ahead(locations, home)
    return np.array([fit.overlap_hours(row.opens, row.closes, ahead) for row in activities]).reshape(
        len(activities), len(locations))


def language_kinds(locations: Sequence[Location],
                   activities: Sequence[Activity]) -> tuple[NDArray[np.int64], Array]:
    """How a country speaks each activity's language, shape (A, L), and its English score, shape (L,).

    English scored by EF is learnt; first in the list without a score is native; listed later without
    a score is unscored. Another language is native where it is listed first, else a second language.
    """
    kinds = [[_kind(place, row.language) for place in locations] for row in activities]
    scores = [np.nan if place.ef_epi_score is None else place.ef_epi_score for place in locations]
    return np.array(kinds, int).reshape(len(activities), len(locations)), np.array(scores, float)


def _kind(place: Location, language: str) -> int:
    spoken = place.languages_service
    if language == "en" and place.ef_epi_score is not None:
        return LEARNT
    if language not in spoken:
        return UNSCORED if language == "en" else SECOND
    if spoken[0] == language:
        return NATIVE
    return UNSCORED if language == "en" else SECOND


def standing(figures: Sequence[float | None]) -> Array:
    """Where each country stands between the safest (0) and the riskiest (1); unknown counts as the riskiest half.

    >>> standing([1.0, 3.0, 2.0, None]).tolist()
    [0.0, 1.0, 0.5, 0.75]
    """
    known = np.array([np.nan if value is None else value for value in figures], float)
    ranks = np.full(known.size, 0.75)
    there = np.nonzero(~np.isnan(known))[0]
    if there.size > 1:
        found = known[there]
        below, upto = (np.array([test(found, value).sum() for value in found]) for test in (np.less, np.less_equal))
        ranks[there] = (below + upto - 1) / 2 / (there.size - 1)  # equal figures stand equal
    return ranks


def currency_swings(locations: Sequence[Location], home: int, assumed: Assumed) -> Array:
    """Yearly volatility of the currency against the dollar, none where home pays in it, shape (L,). [share]"""
    unknown = float(assumed.fx_volatility_unknown)
    swings = [unknown if row.fx_volatility_pct is None else row.fx_volatility_pct / 100.0 for row in locations]
    same = [row.currency == locations[home].currency for row in locations]
    return np.where(same, 0.0, swings)


def real_wage_growth(locations: Sequence[Location]) -> Array:
    """Wage inflation above consumer prices where both are published, else 0, shape (L,). [share/year]

    A price quoted in dollars does not rise with local inflation alone: depreciation undoes most of
    it (relative purchasing power parity); what stays is the growth of real wages.
    """
    return np.array([0.0 if row.wage_inflation_pct is None or row.inflation_pct is None
                     else (row.wage_inflation_pct - row.inflation_pct) / 100.0 for row in locations])


def stakes(place: Location, assumed: Assumed) -> list[tuple[str, float | None, float, bool]]:
    """The table stakes of a country: name, figure, limit, whether at least."""
    return [
        ("political stability percentile", place.wgi_political_stability_pctile,
         float(assumed.stake_stability_min), True),
        ("rule of law percentile", place.wgi_rule_of_law_pctile, float(assumed.stake_rule_of_law_min), True),
        ("telecom infrastructure index", place.egdi_tii, float(assumed.stake_telecom_min), True),
        ("peace index", place.gpi_score, float(assumed.stake_peace_max), False),
    ]
