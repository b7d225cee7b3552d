"""Rows of Vendors as vendors and sites."""

import pytest

from cxmodel.exchange.read import read
from cxmodel.tables import Site
from tests.exchange.corpus import HEADER, ROWS, changed, column, text


def reading(dataset, rows=ROWS, header=HEADER, answers=None):
    return read(text(rows, header), "x.csv", dataset, answers)


def statuses(found) -> list[str]:
    return [line.status for line in found.lines]


def test_a_new_vendor_gets_its_sites_and_what_was_not_asked_is_worked_out_and_said(dataset):
    found = reading(dataset)
    assert found.after is not None
    vendor = found.after.vendors["amberfold"]
    assert (vendor.seats_total, vendor.headquarters, vendor.vendor_class, vendor.attrition, vendor.sample) == (
        420, "PHL", "multi_regional", 0.31, False)
    assert next(site for site in found.after.site if site.id == "amberfold-col") == Site(
        "amberfold-col", "amberfold", "COL", "Colombia", False, 15.25, "productive", 120, ("en", "es"))
    assert any("worked out from the vendor's sites" in remark.mend for remark in found.remarks)


def test_the_same_file_twice_changes_nothing(dataset):
    once = reading(dataset)
    assert once.after is not None
    twice = reading(once.after)
    assert (statuses(once), statuses(twice)) == (["new"] * 3, ["unchanged"] * 3)
    assert twice.after == once.after


def test_what_a_file_leaves_empty_is_kept_and_what_it_says_is_unknown_is_cleared(dataset):
    header = ("vendor_id", "country", "hourly_rate_usd", "seats")
    found = reading(dataset, [("heronlight", "PHL", "", ""), ("velvetloom", "IND", "tbd", "160")], header)
    assert statuses(found) == ["unchanged", "changed"]
    assert found.after is not None
    rates = {site.id: site.rate_usd_h for site in found.after.site}
    assert (rates["heronlight-cebu"], rates["velvetloom-jaipur"]) == (13.2, None)
    assert len(found.after.site) == len(dataset.site)


def test_a_new_price_needs_to_say_which_hour_it_is_for(dataset):
    header = ("vendor_id", "country", "hourly_rate_usd")
    found = reading(dataset, [("heronlight", "PHL", 14)], header)
    assert [question.id for question in found.questions] == ["Vendors.rate_basis.missing"]
    settled = reading(dataset, [("heronlight", "PHL", 14)], header, {"Vendors.rate_basis.missing": "paid"})
    assert settled.after is not None
    site = next(site for site in settled.after.site if site.id == "heronlight-cebu")
    assert (site.rate_usd_h, site.rate_basis) == (14.0, "paid")


def test_a_row_that_says_remove_leaves_and_the_last_one_takes_the_vendor_and_its_scores_along(dataset):
    header = ("vendor_id", "country", "action")
    found = reading(dataset, [("heronlight", "PHL", "remove")], header)
    assert found.after is not None
    assert (statuses(found), "heronlight" in found.after.vendors) == (["removed"], True)
    gone = reading(dataset, [("heronlight", "PHL", "remove"), ("heronlight", "USA", "entfernen")], header).after
    assert gone is not None
    assert "heronlight" not in gone.vendors
    assert not any(row.vendor_id == "heronlight" for row in gone.score)


@pytest.mark.parametrize(("rows", "found", "mend"), [
    (changed(0, "country", None), "", "Enter the country."), (changed(0, "country", "Namibia"), "Namibia",
                                                              "Locations"),
    (changed(0, "seats", None), "", "not zero"), ([*ROWS, changed(0, "seats", 7)[0]], "Amberfold", "keep one"),
])
def test_a_faulty_row_stays_out_and_the_others_come_in(dataset, rows, found, mend):
    outcome = reading(dataset, rows)
    assert outcome.verdict == "fix"
    assert any(remark.level == "error" and remark.found == found and mend in remark.mend for remark in outcome.remarks)
    assert outcome.after is not None
    assert "birchwell" in outcome.after.vendors


def test_one_attrition_is_kept_for_a_vendor_and_the_file_is_asked_which(dataset):
    rows = column("attrition_pct", (20, 40, 22))
    key = "Vendors.attrition_pct.one_a_vendor"
    assert [question.id for question in reading(dataset, rows).questions] == [key]
    for answer, share in (("seats", (20 * 300 + 40 * 120) / 420 / 100), ("highest", 0.4), ("lowest", 0.2)):
        after = reading(dataset, rows, answers={key: answer}).after
        assert after is not None
        assert after.vendors["amberfold"].attrition == pytest.approx(share)


def test_notes_and_certificates_of_all_rows_belong_to_the_vendor(dataset):
    rows = changed(1, "certifications", "PCI DSS", changed(1, "notes", "second"))
    after = reading(dataset, rows).after
    assert after is not None
    vendor = after.vendors["amberfold"]
    assert (vendor.note, vendor.certifications) == ("new site; second", ("ISO 27001", "PCI DSS"))


def test_a_vendor_may_stand_alone_without_a_site(dataset):
    found = reading(dataset, [("heronlight", "Heronlight Care", 421)], ("vendor_id", "vendor", "seats_total", "seats"))
    assert (statuses(found), found.verdict) == (["changed"], "clean")
    assert found.after is not None
    assert found.after.vendors["heronlight"].seats_total == 421


def test_satisfaction_has_no_field_and_is_not_lost_without_a_word(dataset):
    found = reading(dataset)
    assert [row["csat_pct"] for row in found.rows["Vendors"]] == [88, 91, 90]
    assert any("not kept" in remark.mend for remark in found.remarks)


def test_rows_that_complete_each_other_are_one_site_in_any_order(dataset):
    header = ("vendor", "country", "hourly_rate_usd", "rate_basis", "seats", "languages")
    price, people = ("Newco", "PHL", 12.5, "paid", 80, None), ("Newco", "PHL", None, None, None, "en")
    for rows in ([price, people], [people, price]):
        found = reading(dataset, rows, header)
        assert (found.verdict, statuses(found)) == ("clean", ["new", "new"])
        assert found.after is not None
        site = next(row for row in found.after.site if row.vendor_id == "newco")
        assert (site.rate_usd_h, site.seats, site.languages) == (12.5, 80, ("en",))


def test_a_price_that_says_its_hour_is_not_asked_although_the_column_beside_is_empty(dataset):
    header = ("vendor", "country", "hourly_rate_usd", "rate_basis", "seats")
    found = reading(dataset, [("Newco", "PHL", "USD 9.50 per paid hour", None, 80)], header)
    assert (found.questions, found.lines[0].values["rate_basis"]) == ((), "paid")
