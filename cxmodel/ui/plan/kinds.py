"""The kinds of rule a person can add, in the words of the page: what each speaks of and where its limit starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxmodel.dataset import Dataset
from cxmodel.scenario import Scenario
from cxmodel.tables import SHORES


@dataclass(frozen=True)
class Kind:
    """One kind of rule. asks : what is to be chosen, one after the other; start : limit at first, in its own unit.

    key : of the rule, `{}` for each choice.
    """

    label: str
    key: str
    start: float
    asks: tuple[str, ...] = ()

    def key_for(self, chosen: list[str]) -> str:
        """The rule's key for these choices."""
        return self.key.format(*chosen)


KINDS = {
    "most": Kind("Use at most so many …", "most:{}", 3, ("vendors, countries or sites",)),
    "least": Kind("Use at least so many …", "least:{}", 2, ("vendors or countries",)),
    "cap any": Kind("No more than a share to any one …", "cap:{}", 0.5, ("vendor, country or site",)),
    "cap vendor": Kind("No more than a share to this vendor", "cap:vendor:{}", 0.3, ("vendor",)),
    "floor vendor": Kind("No less than a share to this vendor", "floor:vendor:{}", 0.2, ("vendor",)),
    "cap country": Kind("No more than a share to this country", "cap:country:{}", 0.3, ("country",)),
    "floor country": Kind("No less than a share to this country", "floor:country:{}", 0.2, ("country",)),
    "cap shore": Kind("No more than a share on-, near- or offshore", "cap:shore:{}", 0.3, ("shore",)),
    "floor shore": Kind("No less than a share on-, near- or offshore", "floor:shore:{}", 0.3, ("shore",)),
    "shores": Kind("Stay near the geography sliders", "shores", 0.1),
    "floor moved": Kind("Move at least a share of all work", "floor:moved", 0.3),
    "cap moved": Kind("Move at most a share of all work", "cap:moved", 0.5),
    "keep": Kind("Keep an activity at home", "keep:{}", 1.0, ("activity",)),
    "go vendor": Kind("Send an activity to a vendor", "go:{}:vendor:{}", 1.0, ("activity", "vendor")),
    "go country": Kind("Send an activity to a country", "go:{}:country:{}", 1.0, ("activity", "country")),
    "go site": Kind("Send an activity to a site", "go:{}:site:{}", 1.0, ("activity", "site")),
    "incumbent": Kind("Leave work with a vendor we have", "incumbent:{}", 0.1, ("vendor",)),
    "least_seats": Kind("Open a site only for so many seats", "least_seats", 20),
    "least_share": Kind("Do not cut an activity into small parts", "least_share", 0.2),
    "more_seats": Kind("Let a site have more seats than it offers", "more_seats:{}", 20, ("site",)),
    "saving": Kind("Save at least so much a year", "saving", 0.0),
    "risk": Kind("Stay below a CX risk", "risk", 10.0),
}
FIXED: dict[str, dict[str, str]] = {
    "vendors, countries or sites": {"vendor": "vendors", "country": "countries abroad", "site": "sites"},
    "vendors or countries": {"vendor": "vendors", "country": "countries abroad"},
    "vendor, country or site": {"vendor": "vendor", "country": "country abroad", "site": "site"},
    "shore": {name: name for name in SHORES},
}


def options(ask: str, dataset: Dataset, scenario: Scenario) -> Mapping[str, str]:
    """What can be chosen, by its id, in the order of its name."""
    if ask in FIXED:
        return FIXED[ask]
    with_site = {row.vendor_id for row in dataset.site}
    found = {
        "vendor": lambda: {row.id: row.name for row in dataset.vendor if row.id in with_site},
        "country": lambda: {site.iso3: dataset.locations[site.iso3].country for site in dataset.site},
        "activity": lambda: {row.id: row.name for row in dataset.activities_of(scenario.case)},
        "site": lambda: {row.id: f"{dataset.vendors[row.vendor_id].name}, {row.city}" for row in dataset.site},
    }[ask]()
    return dict(sorted(found.items(), key=lambda item: item[1]))


def possible(dataset: Dataset, scenario: Scenario) -> dict[str, Kind]:
    """The kinds for which there is something to choose."""
    return {name: kind for name, kind in KINDS.items()
            if all(options(ask, dataset, scenario) for ask in kind.asks)}
