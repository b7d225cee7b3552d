"""Staffing: bad input names every fault at once, with what, where and mend."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cxmodel.errors import CxError
from cxmodel.model import staffing
from cxmodel.model.staffing import agents_equivalent, staff

BAD = {
    "contacts": -1, "interval": 0, "handle_time": math.nan, "service_level": 1.2, "within": -5,
    "agents": 2.5, "max_occupancy": 0, "shrinkage": 1, "patience": 0,
}  # fmt: skip
GOOD = {"contacts": 100, "interval": 1800, "handle_time": 180, "service_level": 0.8, "within": 20}


def test_bad_input_names_every_fault_at_once():
    with pytest.raises(CxError) as caught:
        staff(**BAD)
    told = str(caught.value)
    for name in BAD:
        assert name.replace("_", " ").capitalize() in told
    assert told.count("Enter ") == len(BAD)


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("value", [None, math.nan, -1])
def test_each_bad_value_is_told_with_what_where_and_mend(name, value):
    bad = BAD[name] if value is None else value
    with pytest.raises(CxError) as caught:
        staff(**(GOOD | {name: bad}))
    fault = caught.value
    assert str(bad) in fault.what
    assert fault.where == "Staffing"
    assert fault.mend.startswith("Enter ")


def test_a_load_no_pool_can_have_is_refused_instead_of_hanging():
    with pytest.raises(CxError, match="check seconds"):
        staff(1e9, 1, 3600, 0.8, 20)
    with pytest.raises(CxError):
        agents_equivalent(np.array([1.0, -1.0]), 180, 0.8, 20)
    with pytest.raises(CxError):
        staffing.workload_agents(10, 0, 0.8)
