"""Languages in many spellings."""

import pytest

from cxmodel.exchange.read.languages import find


@pytest.mark.parametrize(("text", "code"), [
    ("en", "en"), ("EN", "en"), ("English", "en"), ("Englisch", "en"), ("anglais", "en"), ("inglés", "en"), ("Español",
                                                                                                             "es"),
    ("pt-BR", "pt"), ("zh_Hans", "zh"), ("Tagalog", "tl"), ("Filipino", "tl"), ("Mandarin", "zh"), ("native English",
                                                                                                    "en"),
    ("German C1", "de"), ("French (Canadian)", "fr"), ("Polski", "pl"), ("中文", "zh"),
])
def test_a_language_is_found_by_any_of_its_names(text, code):
    assert find(text).code == code


def test_a_close_spelling_is_only_suggested_and_nonsense_is_not():
    assert (find("Portugese").code, find("Portugese").maybe) == ("", ("pt",))
    assert (find("Klingonish").code, find("Klingonish").maybe) == ("", ())
    assert find("Portugese", guess=False).maybe == ()


def test_every_language_of_the_data_is_its_own_code(dataset):
    assert [code for row in dataset.location for code in row.languages_service if find(code).code != code] == []
