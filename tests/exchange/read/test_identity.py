"""Who a row speaks of."""

from dataclasses import replace

from cxmodel.exchange.read.enquiry import Enquiry
from cxmodel.exchange.read.identity import Vendors, find_site
from cxmodel.exchange.read.rows import Row
from cxmodel.tables import Site


def vendor(dataset, answers=None, others=(), **values):
    row, enquiry = Row("Vendors", "S", "row 2", values), Enquiry(answers)
    return Vendors(dataset, [row, *(Row("Vendors", "S", "row 3", other) for other in others)],
                   enquiry).find(row), enquiry


def test_known_vendors_are_recognised_by_id_and_by_name(dataset):
    assert vendor(dataset, vendor_id="HERONLIGHT")[0] == "heronlight"
    assert vendor(dataset, vendor="heronlight  CARE")[0] == "heronlight"
    assert vendor(dataset, vendor_id="heronlight", vendor="A new name")[0] == "heronlight"


def test_a_new_vendor_is_named_after_itself_or_as_the_file_says_elsewhere(dataset):
    assert vendor(dataset, vendor="Łódź Calls & Co")[0] == "lodz-calls-co"
    assert vendor(dataset, vendor="Acme", others=[{"vendor": "Acme", "vendor_id": "V-7"}])[0] == "V-7"


def test_a_close_name_is_asked_and_never_taken(dataset):
    found, enquiry = vendor(dataset, vendor="Cordilark Pvt. Ltd.")
    assert (found, [question.id for question in enquiry.questions]) == (None, ["Vendors.vendor.cordilark pvt ltd"])
    assert vendor(dataset, {"Vendors.vendor.cordilark pvt ltd": "cordilark"},
                  vendor="Cordilark Pvt. Ltd.")[0] == "cordilark"
    assert vendor(dataset, {"Vendors.vendor.cordilark pvt ltd": "new"},
                  vendor="Cordilark Pvt. Ltd.")[0] == "cordilark-pvt-ltd"


def test_a_known_name_under_another_id_is_asked(dataset):
    given = {"vendor_id": "V-1", "vendor": "Heronlight Care"}
    assert vendor(dataset, **given)[1].questions[0].id == "Vendors.vendor_id.same_name"
    assert vendor(dataset, {"Vendors.vendor_id.same_name": "same"}, **given)[0] == "heronlight"
    assert vendor(dataset, {"Vendors.vendor_id.same_name": "new"}, **given)[0] == "V-1"


def test_no_name_and_a_bad_id_are_faults(dataset):
    for given in ({}, {"vendor_id": "a:b"}, {"vendor": "&&&"}):
        found, enquiry = vendor(dataset, **given)
        assert found is None
        assert enquiry.remarks[0].level == "error"


def test_a_site_is_found_by_id_by_city_or_by_being_the_only_one(dataset):
    sites = [site for site in dataset.site if site.vendor_id == "cordilark"]
    def at(**values):
        found = find_site(Row("Vendors", "S", "row 2", values), "cordilark", sites, Enquiry())
        return found.id if isinstance(found, Site) else found
    assert at(site_id="cordilark-monterrey") == "cordilark-monterrey"
    assert at(country="COL", city="bogota") == "cordilark-bogota"
    assert at(country="MEX") == "cordilark-monterrey"
    assert at(country="COL", city="Cali") == "cordilark-cali"
    assert at(country="PHL") == "cordilark-phl"
    assert at(country="COL") is None


def test_ids_that_differ_only_in_case_stay_apart(dataset):
    first = dataset.vendor[0]
    both = replace(dataset, vendor=(first, replace(first, id="HERONLIGHT", name="Another")))
    assert vendor(both, vendor_id="heronlight")[0] == "heronlight"
    assert vendor(both, vendor_id="HERONLIGHT")[0] == "HERONLIGHT"
