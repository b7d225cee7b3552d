"""What "n/a" does where something is known."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.exchange.read import read
from tests.exchange.corpus import text

HEADER = ("vendor_id", "country", "city", "hourly_rate_usd", "rate_basis", "seats", "attrition_pct", "languages",
          "certifications", "notes", "headquarters", "seats_total", "vendor_class")


def test_what_may_be_empty_is_taken_back_and_what_may_not_stays_and_each_cell_says_which(dataset):
    row = ("velvetloom", "IND", "Jaipur", *["n/a"] * 10)
    found = read(text([row], HEADER), "x.csv", dataset)
    assert found.after is not None
    before, after = dataset.vendors["velvetloom"], found.after.vendors["velvetloom"]
    assert after == replace(before, attrition=None, certifications=(), note=None)
    site, = (item for item in found.after.site if item.vendor_id == "velvetloom" and item.city == "Jaipur")
    assert (site.rate_usd_h, site.languages, site.seats, site.rate_basis) == (None, (), 160, "productive")
    said = {remark.column: remark.mend for remark in found.remarks if remark.cell.endswith("2")}
    assert {name for name, mend in said.items() if "is taken back" in mend} == {
        "hourly_rate_usd", "attrition_pct", "languages", "certifications", "notes"}
    assert {name for name, mend in said.items() if " stays. " in mend} == {
        "rate_basis", "seats", "headquarters", "seats_total", "vendor_class"}
    assert not any("it stays unknown" in remark.mend for remark in found.remarks)


def test_a_note_may_be_called_pending(dataset):
    found = read(text([("velvetloom", "IND", "pending")], ("vendor_id", "country", "notes")), "x.csv", dataset)
    assert found.after is not None
    assert found.after.vendors["velvetloom"].note == "pending"
