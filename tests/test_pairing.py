"""Which page is whose: by the very text, by a near one, by its place; and what is new is given nobody's page."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.likeness import alike, prints
from pelican.plugins.dateline.pairing import Known, Pairing, file_of


def text(number: int, length: int = 40) -> str:
    """The words of the story of that number, which has few in common with others."""
    chance = random.Random(number)
    small = "de la le les des a en et un une dans pour par sur que qui au du est son".split()
    words = (chance.choice(small) if chance.random() < 0.4 else f"mot{chance.randrange(5000)}" for _ in range(length))
    return " ".join(words)


def edited(words: str, chance: random.Random) -> str:
    found = words.split()
    found[chance.randrange(len(found))] = "autrement"
    if chance.random() < 0.3:
        found += ["une", "phrase", "de", "plus"]
    return " ".join(found)


def pair(old: dict[str, str], new: dict[str, str], rewritten: tuple[str, ...] = ()) -> dict[str, str]:
    """Of each new source the old one whose page it has; both are texts by source."""
    pages = {f"{source}.md": (source, words) for source, words in old.items()}
    read: list[str] = []

    def known(path: str) -> Known:
        read.append(path)
        source = path.removesuffix(".md")
        return Known(prints("" if source in rewritten else old[source]), source in rewritten)

    pairing = Pairing(pages, {file_of(source) for source in new}, known)
    found: dict[str, str] = {}
    waiting = []
    for source, words in new.items():
        found[source] = pairing.same(source, words)
        if not found[source] and pairing.waits(source, words, words):
            waiting.append((source, words))
    free = set(pages) - pairing.taken
    found |= dict(zip([source for source, _ in waiting], pairing.near(waiting, free), strict=True))
    assert len(read) == len(set(read)), "a page is read once"
    return {source: path.removesuffix(".md") for source, path in found.items()}


def numbered(texts: list[str], file: str = "lot.txt") -> dict[str, str]:
    return {f"{file}#{number}": words for number, words in enumerate(texts, 1)}


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 30), unique=True, min_size=2, max_size=9),
    st.lists(st.integers(0, 40), unique=True, min_size=2, max_size=9),
    st.integers(0, 1000),
)
def test_stories_that_go_come_and_change_places_and_words_keep_their_pages(
    before: list[int], after: list[int], seed: int
) -> None:
    chance = random.Random(seed)
    old = numbered([text(number) for number in before])
    new = numbered([edited(text(number), chance) if chance.random() < 0.6 else text(number) for number in after])
    wanted = [f"lot.txt#{before.index(number) + 1}" if number in before else "" for number in after]
    assert list(pair(old, new).values()) == wanted


@pytest.mark.parametrize("length", [5, 8, 40, 600])
def test_a_text_is_near_itself_with_another_word_and_no_other_text(length: int) -> None:
    for number in range(50):
        one = text(number, length)
        words = one.split()
        words[length // 2] = "autrement"
        assert alike(prints(one), prints(" ".join(words))) >= 0.6
        assert alike(prints(one), prints(text(number + 1000, length))) < 0.6


def test_scripts_without_spaces_have_words_too() -> None:
    one = "東京の港で火曜日に新しい橋が開通した。市長は式で話した。"
    assert 0.6 < alike(prints(one), prints(one.replace("火", "水"))) < 1
    assert alike(prints(one), prints("北の町の学校は雪のため休みになり、子どもたちは家で本を読む。")) < 0.2


def test_a_file_that_is_renamed_and_edited_takes_its_page_along() -> None:
    chance = random.Random(1)
    old = {"a.txt": text(1), "b.txt": text(2), "left.txt": text(3)}
    assert pair(old, {"neu.txt": edited(text(1), chance), "b.txt": text(2), "z.txt": text(4)}) == {
        "neu.txt": "a.txt",
        "b.txt": "b.txt",
        "z.txt": "",
    }


def test_files_that_exchange_what_is_in_them_exchange_pages() -> None:
    chance = random.Random(1)
    old = {"a.txt": text(1), "b.txt": text(2)}
    for change in (lambda words: words, lambda words: edited(words, chance)):
        assert pair(old, {"a.txt": change(text(2)), "b.txt": change(text(1))}) == {"a.txt": "b.txt", "b.txt": "a.txt"}


def test_of_what_is_like_no_other_page_the_place_decides_where_something_is_in_common() -> None:
    words = text(1).split()
    rewritten = " ".join([*words[:12], *text(2).split()[:28]])
    assert pair({"a.txt": text(1)}, {"a.txt": rewritten}) == {"a.txt": "a.txt"}
    assert pair({"a.txt": text(1)}, {"a.txt": text(2)}) == {"a.txt": ""}
    # In words that somebody put in its place nobody can see what the seed said.
    assert pair({"a.txt": text(1)}, {"a.txt": text(2)}, ("a.txt",)) == {"a.txt": "a.txt"}
    # So short that it says nothing.
    assert pair({"a.txt": "Brèves du jour"}, {"a.txt": text(2)}) == {"a.txt": "a.txt"}


def test_what_stays_is_not_read_and_what_is_new_beside_it_has_no_page() -> None:
    old = {f"{number}.txt": text(number) for number in range(50)}
    assert pair(old, {**old, "neu.txt": text(99), "neu.txt#2": edited(text(3), random.Random(1))})["neu.txt"] == ""
    pairing = Pairing(
        {f"{source}.md": (source, words) for source, words in old.items()}, set(old), lambda path: 1 / 0
    )
    assert all(pairing.same(source, words) for source, words in old.items())
    assert not pairing.waits("neu.txt", "x", text(99))


def test_a_dump_of_changed_articles_takes_time_in_proportion_to_their_number() -> None:
    took = []
    for count in (500, 4000):
        old = numbered([text(number) for number in range(count)])
        new = numbered([f"{text(number)} {number % 7} autrement" for number in reversed(range(count))])
        start = time.process_time()
        found = pair(old, new)
        took.append(time.process_time() - start)
        assert list(found.values()) == list(reversed(old))
    assert took[1] < 8 * 2.5 * took[0]
