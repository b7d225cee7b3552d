"""The words by which columns are known."""

from collections import Counter

from cxmodel.exchange.read.columns import plain, table_named
from cxmodel.exchange.read.synonyms import CHOICES, LOOSE, WORDS


def test_every_word_belongs_to_a_column_that_is_declared():
    assert [(table, name) for table,
            columns in WORDS.items() for name in columns if not table_named(table).has(name)] == []


def test_no_word_of_a_table_means_two_columns():
    for table in WORDS:
        often = Counter(word for column in table_named(table).columns for word in column.words)
        assert [word for word, count in often.items() if count > 1] == []


def test_every_choice_has_its_words_and_no_word_two_choices():
    for name, choices in CHOICES.items():
        words = [plain(word) for said in choices.values() for word in said.split(",")]
        assert len(words) == len(set(words)), name
    assert table_named("Vendors").column("seats").words > LOOSE
