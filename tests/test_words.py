"""Lists of words that were kept are those that the tables give."""

from pathlib import Path

import pytest
from pelican.plugins.dateline import gazetteer, recall, vault, words
from pelican.plugins.dateline.extract import cues, sightings, towns

LISTS = [
    *((gazetteer._words, lang) for lang in gazetteer.LANGUAGES),
    *((cues.first_names.__wrapped__, lang) for lang in gazetteer.LANGUAGES),
    (sightings.given_names.__wrapped__,),
    (towns._towns.__wrapped__,),
]


def test_a_list_comes_back_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "KEY", tmp_path / "key")
    made = [ask.__wrapped__(*args) for ask, *args in LISTS]
    for _ in range(2):
        with words.Kept(tmp_path):
            assert [ask(*args) for ask, *args in LISTS] == made
    assert len(list((tmp_path / words.FOLDER).iterdir())) == len(LISTS)
    with words.Kept(tmp_path):
        # In the order of the tables: of rows with one form the first is asked first.
        assert [list(ask(*args)) for ask, *args in LISTS[:5]] == [list(one) for one in made[:5]]


def test_it_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "KEY", tmp_path / "key")
    made: list[str] = []

    @recall.shelved
    def letters(word: str) -> frozenset[str]:
        made.append(word)
        return frozenset(word)

    assert letters("ab") == letters("ab") == {"a", "b"}
    made.clear()
    for word in ("ab", "ab", "", "", "é\0"):
        with words.Kept(tmp_path):
            assert letters(word) == frozenset(word)
    assert made == ["ab", "", "é\0"]
    one, other = sorted((tmp_path / words.FOLDER).iterdir())[:2]
    # One list is not taken for another, whatever somebody made of their names; nor is a damaged one taken.
    one.rename(tmp_path / "kept")
    other.rename(one)
    (tmp_path / "kept").rename(other)
    third = sorted((tmp_path / words.FOLDER).iterdir())[2]
    third.write_bytes(third.read_bytes()[:-1])
    with words.Kept(tmp_path):
        assert [letters(word) for word in ("ab", "", "é\0")] == [{"a", "b"}, frozenset(), {"é", "\0"}]
    assert len(made) == 6
    letters("ab")
    assert made[6:] == ["ab"]
