"""Datasets and scenarios for laws: the shipped world with its chances taken out, and random decisions in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import strategies as st

from cxmodel.dataset import Dataset
from cxmodel.scenario import VERDICTS, Scenario, normalised, starting
from cxmodel.store.shipped import shipped
from cxmodel.tables import FACTORS, Score, Site
from tests.scenario.vendor_decisions import vendor_decisions

shares = st.integers(0, 20).map(lambda n: n / 20)


def assuming(dataset: Dataset, **values: float) -> Dataset:
    """The dataset with these assumptions known for sure."""
    return replace(dataset, assumption=tuple(
        replace(row, low=values[row.id], typical=values[row.id], high=values[row.id],
                floor=min(row.floor, values[row.id]), ceiling=max(row.ceiling, values[row.id]))
        if row.id in values else row for row in dataset.assumption))


def certain(dataset: Dataset, but: Iterable[str] = ()) -> Dataset:
    """No chance left: every range is a point (`but` these), every site has a quote, every score is given."""
    but = set(but)
    known = assuming(dataset, **{row.id: row.typical for row in dataset.assumption if row.id not in but})
    given = {(row.vendor_id, row.criterion_id): row for row in dataset.score if row.score is not None}
    scores = tuple(given.get((vendor.id, criterion.id)) or Score(vendor.id, criterion.id, 2.0, None, None)
                   for vendor in dataset.vendor for criterion in dataset.criterion)
    still = replace(known, score=scores, site=tuple(row for row in dataset.site if row.rate_usd_h is not None))
    return still if "fx_pass_through" in but else assuming(still, fx_pass_through=0.0)


def one_site(dataset: Dataset, iso3: str, rate: float, languages: tuple[str, ...] = ("en", "es")) -> Dataset:
    """A single site with room for everything, of the first vendor."""
    site = Site("only", dataset.vendor[0].id, iso3, "Anytown", True, rate, "productive", 100_000, languages)
    return replace(dataset, site=(site,))


def all_out(dataset: Dataset, case: str, **changes) -> Scenario:
    """Every activity goes out, far away, whatever it is."""
    base = starting(dataset, case)
    placed = tuple(sorted((row.id, "outsource") for row in dataset.activities_of(case)))
    return replace(base, **{"placements": placed, "onshore": 0.0, "nearshore": 0.0, "offshore": 1.0,
                            "country_cap": 1.0, **changes})


@st.composite
def scenarios(draw: st.DrawFn, overrides: bool = True, **fixed) -> Scenario:
    """Any decisions a person can take on one of the sample cases, and up to five changed assumptions."""
    dataset = shipped()
    case = draw(st.sampled_from([row.id for row in dataset.case]))
    activities = [row.id for row in dataset.activities_of(case)]
    themes = draw(st.lists(st.integers(0, 10), min_size=len(dataset.theme), max_size=len(dataset.theme)))
    factors = draw(st.lists(st.integers(0, 5), min_size=4, max_size=4))
    shore = normalised(dict(zip("abc", draw(st.tuples(*[st.integers(0, 10)] * 3)), strict=True)))
    below, above = sorted((draw(shares), draw(shares)))
    picked = draw(st.lists(st.sampled_from(dataset.assumption), max_size=5, unique=True)) if overrides else []
    placed = draw(st.dictionaries(st.sampled_from(activities), st.sampled_from(VERDICTS), max_size=6))
    pairs = [f"{activity}:{factor}" for activity in activities for factor in FACTORS]
    changed = draw(st.dictionaries(st.sampled_from(pairs), st.integers(0, 8).map(lambda n: n / 2), max_size=4))
    criteria = [row.id for row in dataset.criterion if row.kind == "score"]
    inside = draw(st.dictionaries(st.sampled_from(criteria), shares, max_size=4))
    chosen = dict(  # noqa: C408 - names read as the fields they fill
        case=case, theme_weights=normalised(dict(zip([row.id for row in dataset.theme], themes, strict=True))),
        criterion_weights=tuple(sorted(inside.items())),
        onshore=shore[0][1], nearshore=shore[1][1], offshore=shore[2][1],
        country_cap=draw(st.integers(4, 20)) / 20, overlap_hours=float(draw(st.integers(0, 12))),
        moved_share=draw(shares), shared_out=draw(shares), keep_above=above, outsource_below=below,
        factor_weights=normalised(dict(zip(FACTORS, factors, strict=True))), veto_at=draw(st.integers(2, 10)) / 2,
        factor_scores=tuple(sorted(changed.items())), placements=tuple(sorted(placed.items())),
        excluded_countries=tuple(sorted(draw(st.sets(st.sampled_from(["PHL", "IND", "COL", "GTM", "ZAF"]),
                                                     max_size=3)))),
        objective=draw(st.sampled_from(["risk_adjusted", "cost", "risk"])), horizon_years=draw(st.integers(1, 10)),
        overrides=tuple(sorted((row.id, draw(st.floats(row.low, row.high))) for row in picked)))
    return Scenario(**{**chosen, **draw(vendor_decisions()), **fixed})
