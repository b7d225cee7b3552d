"""Countries in many spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.exchange.read.countries import country_name, find, other_names, usual_names


@pytest.mark.parametrize(("text", "iso3"), [
    ("PHL", "PHL"), ("ph", "PHL"), ("Philippines", "PHL"), ("Philippinen", "PHL"), ("Filipinas", "PHL"),
    ("フィリピン", "PHL"),
    ("NAM", "NAM"), ("UK", "GBR"), ("U.K.", "GBR"), ("U.S.A.", "USA"), ("U.A.E.", "ARE"), ("u. a. e.", "ARE"),
    ("EAU", "ARE"), ("E.U.A.", "USA"), ("EE.UU.", "USA"), ("Holland", "NLD"), ("Türkiye", "TUR"),
    ("Turkey", "TUR"),
    ("Czech Republic", "CZE"), ("Ivory Coast", "CIV"), ("Cote d'Ivoire", "CIV"), ("Bosnia and Herzegovina", "BIH"),
    ("Trinidad und Tobago", "TTO"), ("Viet-Nam", "VNM"), ("Kosovo", "XKX"), ("Korea, Republic of", "KOR"),
    ("Congo (Kinshasa)", "COD"), ("South  Africa ", "ZAF"), ("Me\u0301xico", "MEX"), ("Dominica", "DMA"),
    ("Tanzania, United Republic of", "TZA"), ("Niger", "NER"), ("The Netherlands", "NLD"), ("CH", "CHE"),
])
def test_a_country_is_found_by_any_of_its_names(text, iso3):
    found = find(text)
    assert (found.iso3, found.city) == (iso3, "")


@pytest.mark.parametrize(("text", "maybe"), [("Congo", {"COD", "COG"}), ("Kongo", {"COD", "COG"}),
                                             ("Korea", {"KOR", "PRK"}), ("Phillipines",
                                                                                                    {"PHL"}),
                                             ("GER", {"DEU"}), ("na", {"NAM"}), ("NA", {"NAM"}),
                                             ("India/Poland", {"IND", "POL"})])
def test_what_is_not_certain_is_only_suggested(text, maybe):
    found = find(text)
    assert (found.iso3, set(found.maybe)) == ("", maybe)


@pytest.mark.parametrize(("text", "city"), [("Cebu, Philippines", "Cebu"), ("Philippines - Manila", "Manila"),
                                            ("Manila (PH)", "Manila")])
def test_a_city_beside_the_country_is_kept(text, city):
    assert (find(text).iso3, find(text).city) == ("PHL", city)


def test_no_name_of_a_country_is_taken_for_another():
    names = [*usual_names(), *other_names()]
    assert len(names) > 3000
    assert [(name, iso3, find(name).iso3) for name, iso3 in names if find(name).iso3 not in ("", iso3)] == []


def test_initials_of_different_countries_stay_apart():
    assert [find(text).iso3 for text in ("U.A.E.", "E.U.A.", "U.S.A.", "E.A.U.", "U.K.")] == [
        "ARE", "USA", "USA", "ARE", "GBR"]
    assert find("N.A.").iso3 == ""


def test_every_country_of_the_data_is_found_by_its_own_name_and_codes(dataset):
    assert [row.iso3 for row in dataset.location
            if {find(row.country).iso3, find(row.iso3).iso3} != {row.iso3}] == []
    assert country_name("PHL") == "Philippines"


def test_nowhere_is_nowhere():
    assert [find(text).iso3 or find(text).maybe for text in ("Atlantis", "", "n/a", "x" * 500)] == [(), (), (), ()]


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(text):
    find(text)
