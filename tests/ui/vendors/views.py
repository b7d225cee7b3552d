"""One view of the page at a time, without the page around it, and datasets of another size."""

from __future__ import annotations

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from cxmodel.dataset import Dataset


def _script(name: str) -> None:
    from importlib import import_module

    from cxmodel.ui import session

    getattr(import_module(f"cxmodel.ui.vendors.{name}"), name)(session.work())


def show(name: str, **picked: str) -> AppTest:
    """Draw a view as a new browser would, after these picks; needs the fixture `store`."""
    page = AppTest.from_function(_script, args=(name,), default_timeout=30).run()
    if picked:
        page.session_state["kept"].picked.update({key.replace("_", "-"): value for key, value in picked.items()})
        page.run()
    return page


def of_vendors(dataset: Dataset, *ids: str) -> Dataset:
    """The dataset with these vendors alone."""
    return replace(dataset, vendor=tuple(row for row in dataset.vendor if row.id in ids),
                   site=tuple(row for row in dataset.site if row.vendor_id in ids),
                   score=tuple(row for row in dataset.score if row.vendor_id in ids))


def unscored(dataset: Dataset) -> Dataset:
    """The dataset in which nobody has scored anything, and no site has a price of its own."""
    return replace(dataset, score=())


def level(dataset: Dataset) -> Dataset:
    """The dataset in which every vendor scores 3 throughout, and none has a price."""
    return replace(dataset, score=tuple(replace(row, score=3.0) for row in dataset.score), site=())


def many(dataset: Dataset, times: int = 25) -> Dataset:
    """The same vendors again and again under other names: 20 become 500."""
    vendors, sites, scores = [], [], []
    for turn in range(times):
        vendors += [replace(row, id=f"{row.id}{turn}", name=f"{row.name} {turn}") for row in dataset.vendor]
        sites += [replace(row, id=f"{row.id}{turn}", vendor_id=f"{row.vendor_id}{turn}") for row in dataset.site]
        scores += [replace(row, vendor_id=f"{row.vendor_id}{turn}") for row in dataset.score]
    return replace(dataset, vendor=tuple(vendors), site=tuple(sites), score=tuple(scores))
