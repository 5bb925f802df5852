"""What the run says of a date that cannot be an article's own."""

import pytest
from pelican.plugins.dateline import advice, seed
from pelican.plugins.dateline.extract import extract


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("2021-02-31", "its date 2021-2-31 is in no calendar"),
        ("2091-01-01", "is dated 2091-01-01"),
        ("2021-02-28", ""),
        ("2021", ""),
    ],
)
def test_a_date_that_cannot_be_is_named(header: str, words: str) -> None:
    (article,), _ = seed.read(f"date {header} La ville a rouvert le marché.".encode(), "a.txt")
    found = advice.undated(extract(article))
    assert [line[: len(words)] for line in found] == ([words] if words else [])
