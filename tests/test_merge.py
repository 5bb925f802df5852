"""A person's edits and the machine's news meet, field by field, and no edit is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.plugins.dateline import merge, names, page, seal
from pelican.plugins.dateline.model import Person, Story

STORY = Story(
    source="a.txt",
    title="Un accord à Tunis",
    paragraphs=("Le texte a été signé.", "Il sera soumis aux parlements."),
    lang="fr",
    date="2021-03",
    summary="Le texte a été signé.",
    countries=("TN", "DZ"),
    primary="TN",
    people=(Person("Hatem Zribi", "ministre"),),
    slug="un-accord-a-tunis",
)


NAMES = {"TN": "Tunisie", "DZ": "Algérie", "LY": "Libye", "BQ": "Bonaire, Saba"}


def written(story: Story) -> str:
    return seal.sealed(*page.written(story, names=NAMES))


NEW = replace(STORY, summary="Un autre résumé.", people=(Person("Hatem Zribi-Mansour", "ministre"),))


def test_an_edit_stays_and_the_rest_is_taken() -> None:
    theirs = written(STORY).replace("Title: Un accord à Tunis", "Title: Les eaux de la Medjerda")
    merged = merge.merge(theirs, written(NEW))
    assert merged
    assert merged.kept == ("title",)
    assert merged.conflicts == ()
    story = page.loads(merged.text).story
    assert story.title == "Les eaux de la Medjerda"
    assert story.summary == "Un autre résumé."
    assert story.people == NEW.people
    assert not seal.untouched(merged.text)


def test_a_conflict_keeps_the_persons_and_is_said_once() -> None:
    theirs = written(STORY).replace("Summary: Le texte", "Summary: Enfin, le texte")
    merged = merge.merge(theirs, written(NEW))
    assert merged
    assert merged.conflicts == ("summary",)
    assert page.loads(merged.text).story.summary == "Enfin, le texte a été signé."
    again = merge.merge(merged.text, written(NEW))
    assert again
    assert again.conflicts == ()
    assert again.text == merged.text


@pytest.mark.parametrize(
    ("edit", "tags"),
    [
        ({"Countries: TN, DZ": "Countries: TN, LY"}, "Tags: Tunisie, Libye"),
        (
            {"Countries: TN, DZ": "Countries: TN, DZ, LY", "Algérie": "Algérie, Libye, port"},
            "Tags: Tunisie, Algérie, Libye, port",
        ),
        ({"Countries: TN, DZ": "Countries: BQ"}, "Tags: Bonaire, Saba;"),
        (
            {"Countries: TN, DZ": "Countries: TN, LY", "Tunisie, Algérie": "port, Algérie"},
            "Tags: Tunisie, Libye, port",
        ),
        ({"Tunisie, Algérie": "Tunisie, port ,Algérie"}, "Tags: Tunisie, port ,Algérie"),
        ({"Tunisie, Algérie": "port"}, "Tags: Tunisie, Algérie, port"),
        ({"Countries: TN, DZ": "Countries:"}, ""),
    ],
)
def test_tags_follow_the_countries_and_those_of_a_person_stay(edit: dict[str, str], tags: str) -> None:
    theirs = written(STORY)
    for old, new in edit.items():
        assert old in theirs
        theirs = theirs.replace(old, new)
    merged = merge.merge(theirs, written(NEW), names=NAMES)
    assert merged
    assert [line for line in merged.text.split("\n") if line.startswith("Tags")] == [tags][: bool(tags)]
    again = merge.merge(merged.text, written(STORY), names=NAMES)
    assert again
    assert page.split(again.text)[0].get("tags") == page.split(merged.text)[0].get("tags")


@pytest.mark.parametrize(
    ("edit", "tags"),
    [
        ({}, "Tags: Tunesien, Algerien"),
        ({"Tags: Tunisie, Algérie": "Tags: Tunisie, Algérie, port"}, "Tags: Tunesien, Algerien, port"),
        ({"Countries: TN, DZ": "Countries: TN, LY"}, "Tags: Tunesien, Libyen"),
        ({"Tags: Tunisie, Algérie": "Tags: port, Maroc"}, "Tags: Tunesien, Algerien, port, Maroc"),
    ],
)
def test_tags_follow_the_language_and_those_of_a_person_stay(edit: dict[str, str], tags: str) -> None:
    theirs = written(STORY)
    for old, new in edit.items():
        assert old in theirs
        theirs = theirs.replace(old, new)
    german = names.countries("de")
    ours = seal.sealed(*page.written(STORY, names=german))
    merged = merge.merge(theirs, ours, names=german)
    assert merged
    assert merged.conflicts == ()
    assert [line for line in merged.text.split("\n") if line.startswith("Tags")] == [tags]
    back = merge.merge(merged.text, written(STORY), names=NAMES)
    assert back
    assert back.conflicts == ()
    assert "Algérie" in back.text or "LY" in back.text
    assert "Tunesien" not in back.text


def test_tags_of_a_person_hold_no_countries_back() -> None:
    other = replace(STORY, countries=("TN", "BQ"))
    merged = merge.merge(
        written(STORY).replace("Tunisie, Algérie", "Tunisie, Algérie, port"), written(STORY), names=NAMES
    )
    for story, line in ((other, "Tags: Tunisie; Bonaire, Saba; port;"), (STORY, "Tags: Tunisie, Algérie, port")):
        assert merged
        merged = merge.merge(merged.text, written(story), names=NAMES)
        assert merged
        assert (merged.conflicts, page.loads(merged.text).story.countries) == ((), story.countries)
        assert [one for one in merged.text.split("\n") if one.startswith("Tags")] == [line]
    merged = merge.merge(merged.text.replace(", port", ""), written(STORY), names=NAMES)
    assert merged
    assert merged.text == written(STORY)


@pytest.mark.parametrize("edit", [{}, {"Countries: TN, DZ": "Countries: TN, DZ, LY"}, {"Tunisie, Algérie": "port"}])
def test_languages_leave_nothing_behind_and_are_no_conflict(edit: dict[str, str]) -> None:
    text = written(STORY).replace("Title: Un", "Title: Cet")
    for old, new in edit.items():
        assert old in text
        text = text.replace(old, new)
    merged = merge.merge(text, written(STORY), names=NAMES)
    assert merged
    first = merged.text
    for lang in ("en", "de", "ar", "fr"):
        named = names.countries(lang)
        merged = merge.merge(merged.text, seal.sealed(*page.written(STORY, names=named)), names=named)
        assert merged
        assert merged.conflicts == ()
        tags = page.split(merged.text)[0]["tags"][0].split(", ")
        assert tags == [
            *(named[code] for code in page.loads(first).story.countries),
            *tags[len(page.loads(first).story.countries) :],
        ]
        assert tags[len(page.loads(first).story.countries) :] in ([], ["port"])
    assert merged.text == first


@pytest.mark.parametrize(
    ("edit", "date"),
    [
        ({"Date_edtf: 2021-03": "Date_edtf: 2021-04-02?"}, "2021-04-02 00:00"),
        ({"Date_edtf: 2021-03": "Date_edtf: 2021-04", "2021-03-01 00:00": "2021-04-01 14:30"}, "2021-04-01 14:30"),
        ({"Date_edtf: 2021-03": "Date_edtf: 2021-04", "2021-03-01 00:00": "2021-05-06"}, "2021-05-06"),
        ({"Date_edtf: 2021-03": "Date_edtf: avril"}, "2021-03-01 00:00"),
        ({"2021-03-01 00:00": "2021-05-06"}, "2021-05-06"),
    ],
)
def test_the_day_for_pelican_follows_the_date(edit: dict[str, str], date: str) -> None:
    theirs = written(STORY)
    for old, new in edit.items():
        theirs = theirs.replace(old, new)
    merged = merge.merge(theirs, written(NEW), names=NAMES)
    assert merged
    assert page.split(merged.text)[0]["date"] == [date]


def test_body_and_keys_of_their_own_stay() -> None:
    theirs = (
        written(STORY).replace("Lang: fr", "Lang: fr\nStatus: draft").replace("signé.\n\nIl", "signé **hier**.\n\nIl")
    )
    merged = merge.merge(theirs, written(NEW))
    assert merged
    read = page.loads(merged.text)
    assert ("status", ("draft",)) in read.extra
    assert "**hier**" in read.body
    assert read.story.people == NEW.people


def test_a_removed_field_stays_removed() -> None:
    theirs = written(STORY).replace("People: Hatem Zribi | ministre\n", "")
    merged = merge.merge(theirs, written(NEW))
    assert merged
    assert merged.conflicts == ("people",)
    assert page.loads(merged.text).story.people == ()


@pytest.mark.parametrize("left", ["Title:\n", "Title:  \n", ""])
def test_an_emptied_title_is_the_program_s_again(left: str) -> None:
    base = written(STORY)
    theirs = base.replace("Title: Un accord à Tunis\n", left)
    for ours in (written(STORY), written(replace(NEW, title="Un autre titre"))):
        merged = merge.merge(theirs, ours)
        assert merged
        assert merged.text == ours
        merged = merge.merge(theirs.replace("soumis", "présenté"), ours)
        assert merged
        assert page.split(merged.text)[0]["title"] == page.split(ours)[0]["title"]


def test_the_slug_stays() -> None:
    theirs = written(STORY).replace("Slug: un-accord-a-tunis", "Slug: medjerda")
    merged = merge.merge(theirs, written(NEW))
    assert merged
    assert page.loads(merged.text).story.slug == "medjerda"


def test_an_edit_taken_back_gives_the_page_to_the_machine() -> None:
    merged = merge.merge(written(STORY).replace("\n", "\r\n"), written(NEW))
    assert merged
    assert merged.text == written(NEW)


def test_without_a_readable_seal_all_of_it_is_the_persons() -> None:
    for text in ("", "no header", page.dumps(STORY, names={}), written(STORY).replace(" 1:", " 9:")):
        assert merge.merge(text, written(NEW)) is None


@given(st.integers(0, len(written(STORY)) - 1), st.text("x\n: é*|", max_size=3))
def test_any_edit_survives(at: int, words: str) -> None:
    """What the person's page says after the edit, where it differs from the machine's, the merged page says."""
    base = written(STORY)
    theirs = base[:at] + words + base[at + 1 :]
    merged = merge.merge(theirs, written(NEW))
    if merged is None:
        return
    left, left_body = page.split(theirs)
    was, was_body = page.split(base)
    after, after_body = page.split(merged.text)
    for key in left:
        if key != "seal" and left[key] != was.get(key) and left[key]:
            assert after.get(key) == left[key]
    if left_body != was_body:
        assert after_body == left_body


OTHER = replace(
    NEW,
    title="Un accord rompu à Tunis",
    paragraphs=("Le texte a été déchiré.", "Il ne sera soumis à personne."),
    people=(Person("Sonia Jlassi", "préfète"),),
    countries=("TN",),
    date="2021-04",
)


@pytest.mark.parametrize(
    ("then", "title", "countries", "still"),
    [
        ({}, "Un accord à Tunis", ("TN", "DZ"), True),
        ({"Countries: TN, DZ": "Countries: TN, LY"}, "Un accord à Tunis", ("TN", "LY"), True),
        ({"Title: Un accord à": "Title: Fin d’un accord à"}, "Fin d’un accord à Tunis", ("TN", "DZ"), True),
        ({"enfin été signé": "été signé"}, "Un accord rompu à Tunis", ("TN",), False),
        ({"enfin été signé": "été déchiré", "Il sera": "Il ne sera", "aux parlements": "à personne"}, OTHER.title, ("TN",), False),
        ({" of:": " of:x"}, None, None, True),
    ],
)  # fmt: skip
def test_what_is_read_from_a_text_stays_with_the_text_that_stands(
    then: dict[str, str], title: str | None, countries: tuple[str, ...] | None, still: bool
) -> None:
    theirs = written(STORY).replace("a été signé.\n\nIl", "a enfin été signé.\n\nIl")
    merged = merge.merge(theirs, written(OTHER), names=NAMES)
    assert merged
    assert merged.conflicts == ()
    read = page.loads(merged.text)
    assert merge.overtaken(read)
    assert merge.key_in(read) == merge.key(*page.written(OTHER, names=NAMES))
    assert (read.story.title, read.story.people, read.story.countries) == (STORY.title, STORY.people, STORY.countries)
    assert read.story.date == "2021-04", "which is read above the text"
    text = merged.text
    for old, new in then.items():
        assert old in text
        text = text.replace(old, new)
    again = merge.merge(text, written(OTHER), names=NAMES)
    assert (again is None) == (title is None)
    if again:
        read = page.loads(again.text)
        assert (read.story.title, read.story.countries) == (title, countries)
        assert merge.overtaken(read) == still
        third = merge.merge(again.text, written(OTHER), names=NAMES)
        assert third
        assert (third.text, third.conflicts) == (again.text, ()), "each is told once"


def test_a_signed_title_goes_onto_a_text_that_was_overtaken_and_deleting_a_word_renews_all() -> None:
    theirs = written(STORY).replace("a été signé.\n\nIl", "a enfin été signé.\n\nIl")
    merged = merge.merge(theirs, written(OTHER), names=NAMES)
    assert merged
    signed = merge.merge(merged.text, written(replace(OTHER, title="Signé")), names=NAMES, signed={"title"})
    assert signed
    story = page.loads(signed.text).story
    assert (story.title, story.people) == ("Signé", STORY.people)
    head, word, rest = merged.text.partition(" of:")
    renewed = merge.merge(head + rest[rest.index("\n") :], written(OTHER), names=NAMES)
    assert word
    assert renewed
    read = page.loads(renewed.text)
    assert (read.story.title, read.story.people, merge.overtaken(read)) == (OTHER.title, OTHER.people, False)
    assert "enfin" in read.body
