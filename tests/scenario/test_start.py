"""A case opens with the framework's weights, the default geography and no assumption changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.errors import CxError
from cxmodel.scenario import Scenario, normalised, starting
from cxmodel.schema import fields_of


def test_the_start_is_the_frameworks_weights_and_nothing_changed(alder, dataset):
    given = normalised({row.id: row.default_weight for row in dataset.theme})
    assert dict(alder.theme_weights) == pytest.approx(dict(given))
    assert (alder.moved_share, alder.price_weight) == (1.0, 0.25)
    untouched = {field.name for field in fields_of(Scenario)} - {"case", "theme_weights"}
    plain = Scenario(case="x", theme_weights=(("y", 1.0),))
    assert all(getattr(alder, name) == getattr(plain, name) for name in untouched)


def test_without_a_case_there_is_nothing_to_start(dataset):
    with pytest.raises(CxError, match="no case yet"):
        starting(replace(dataset, case=()))
    with pytest.raises(CxError, match="alder"):
        starting(dataset, "nobody")
