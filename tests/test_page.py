"""Pages: what a story says survives the way out and back, and nothing in it can act as mark-up on the way."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.meta import MetaPreprocessor
from markupsafe import Markup
from pelican.plugins.dateline.model import Basis, Mention, Note, Person, Quote, Rejection, Story
from pelican.plugins.dateline.page import dumps, html, loads, split, written
from pelican.readers import MarkdownReader
from pelican.settings import DEFAULT_CONFIG, read_settings

NAMES = {"FR": "France", "DZ": "Algeria", "BQ": "Bonaire, Saba", "CI": "Côte d’Ivoire"}

HOSTILE = [
    "Save_as: ../../x",
    "Status: draft",
    "Template: evil\nUrl: x",
    "{{ 7*7 }} {% raw %}",
    "<script>alert(1)</script>",
    "<div>\nx\n</div>",
    "<!-- no",
    "<?php",
    "<![CDATA[x",
    "# heading",
    "#hashtag",
    "1. list",
    "١. قائمة",
    "- x",
    "- - -",
    "---",
    "x\n---",
    "x\n====",
    "+ x",
    "+\n1.\n-\n:\n=\nx",
    "1.\nx",
    ":\nx",
    "* x",
    "***",
    "_x_ a_b __y__",
    "> q",
    ">q",
    "| a | b |\n|---|---|\n| c | d |",
    "a|b\n-|-",
    "[x](javascript:alert(1))",
    "![x](y)",
    "[x][y]",
    "[y]: http://example.org",
    "<http://example.org>",
    "<a@example.org>",
    "`code` ``more``",
    "```\ncode\n```",
    "~~~\ncode\n~~~",
    "~~gone~~",
    "    indented",
    "&amp; &#60; &#60 &lt &copy 2019 &nosuch; AT&T & co",
    "trailing \\",
    "\\* \\\\` \\",
    "two spaces  ",
    "[TOC]",
    "[^1]",
    "[^1]: note",
    "*[HTML]: Hyper",
    ": definition",
    "term\n: definition",
    "x\n{: .attr}",
    "{: .attr}",
    "*x*{.y}",
    "{filename}/a.md {static}/b |filename|c",
    '<a href="{filename}/a.md">x</a>',
    "Nom: Sidi Belhocine\nÂge: 41 ans\nLieu: Tazmert",
    "...",
    "\u00a0x\u3000",
    "wzxhzdk:0 klzzwxh:0003",
    "a; b;c;",
    "&; &x; &#59; &copy; &a;b",
    "\u2060= <\u2060",
    "http://example.org/a_b_c?x=1&y=2",
]

MARKS = st.sampled_from([*"\\`*_{}[]()>#+-.!|<&;=:~ \n\"'/^a1٢é\u00a0\u2060", "&lt", "&#", "  ", "\n    "])
WILD = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _paragraph(text: str) -> str:
    return re.sub(r"\n{2,}", "\n", text).strip("\n")


LINES = st.lists(MARKS | WILD, max_size=20).map("".join).map(_one_line)
FILLED = LINES.filter(bool)
PARAGRAPHS = st.lists(
    (st.lists(MARKS | WILD, min_size=1, max_size=30).map("".join) | st.sampled_from(HOSTILE))
    .map(_paragraph)
    .filter(bool),
    max_size=4,
).map(tuple)
CODES = st.lists(st.sampled_from(["FR", "DZ", "BQ", "CI", "XK"]), unique=True, max_size=3).map(tuple)


AUTHORS = FILLED.map(lambda name: " ".join(name.translate(dict.fromkeys(map(ord, ";<&"))).split())).filter(bool)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    headline, paragraphs, countries = draw(LINES), draw(PARAGRAPHS), draw(CODES)
    text = Story("", "", paragraphs, headline=headline).text
    spans = [
        (a, b)
        for a, b in draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=3))
        if a < b
    ]
    return Story(
        source=draw(LINES),
        title=draw(FILLED),
        paragraphs=paragraphs,
        lang=draw(st.sampled_from(["", "fr", "en", "ar"])),
        date=draw(st.sampled_from(["", "2019", "2019-07", "2019-07-16", "2018-21", "2019-07~"])),
        headline=headline,
        summary=draw(LINES),
        dateline=draw(LINES),
        countries=countries,
        primary=draw(st.sampled_from(["", *countries])),
        mentions=tuple(Mention("FR", text[a:b], a, b, "name") for a, b in spans),
        people=tuple(Person(*p) for p in draw(st.lists(st.tuples(FILLED, LINES), max_size=2))),
        organisations=tuple(draw(st.lists(FILLED, max_size=2))),
        quotes=tuple(Quote(text[a:b], draw(LINES), a, b) for a, b in spans),
        notes=tuple(Note(*n) for n in draw(st.lists(st.tuples(FILLED, LINES, LINES), max_size=2))),
        slug=draw(st.sampled_from(["", "a-b"])),
        bases=tuple(
            Basis(*b) for b in draw(st.lists(st.tuples(st.sampled_from(["", "2019-07"]), FILLED, LINES), max_size=2))
        ),
        rejected=tuple(Rejection("GE", text[a:b], a, b, "homonym") for a, b in spans),
        original=draw(st.sampled_from(["", "https://example.org/a?b=1&c=%20;#d", "http://عربي.example/é~"])),
        authors=tuple(draw(st.lists(AUTHORS, max_size=3))),
        publication=draw(LINES),
    )


class _Paragraphs(HTMLParser):
    """The text of each `<p>`; any other tag but `<br>` is a failure."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("p", "br")
        assert not attrs
        if tag == "p":
            self.found.append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        assert tag == "p"
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data
        else:
            assert not data.strip()


def text_of(markup: str) -> tuple[str, ...]:
    reader = _Paragraphs()
    reader.feed(markup)
    reader.close()
    return tuple(reader.found)


class Reader:
    """Pelican's own reader with its default settings, on a file of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reader = MarkdownReader(read_settings(override={"TYPOGRIFY": False}))

    def __call__(self, text: str) -> tuple[str, dict[str, Any]]:
        self.path.write_text(text, encoding="utf-8", newline="")
        content, metadata = self.reader.read(str(self.path))
        return content, metadata


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    assert "markdown.extensions.extra" in DEFAULT_CONFIG["MARKDOWN"]["extension_configs"]
    return Reader(tmp_path_factory.mktemp("pages") / "page.md")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(read: Reader, text: str) -> None:
    line = _one_line(text)
    story = Story(
        "a.txt", line, (text, "Between.", text), summary=line, headline=line, countries=("DZ",), primary="DZ"
    )
    page = loads(dumps(story, names=NAMES))
    assert page.story == story
    assert page.plain
    assert (page.extra, page.problems) == ((), ())
    content, metadata = read(dumps(story, names=NAMES))
    assert text_of(content) == story.paragraphs
    assert set(metadata) == {"title", "date", "countries", "tags", "summary", "source", "headline"}
    assert [tag.name for tag in metadata["tags"]] == ["Algeria"]


@settings(max_examples=300, deadline=None)
@given(stories())
def test_there_and_back(story: Story) -> None:
    page = loads(dumps(story, names=NAMES))
    assert page.story == story
    assert page.plain
    assert (page.extra, page.problems) == ((), ())
    assert split(dumps(story, names=NAMES)) == written(story, names=NAMES)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARAGRAPHS)
def test_pelican_shows_the_text_and_so_does_the_shortcut(read: Reader, paragraphs: tuple[str, ...]) -> None:
    page = dumps(Story("a.txt", "t", paragraphs), names={})
    content, _ = read(page)
    assert text_of(content) == paragraphs
    shortcut = html(loads(page))
    assert text_of(shortcut) == paragraphs
    # The same bytes, but for entities that need not be ones.
    assert unescape(content) == unescape(shortcut)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FILLED, LINES.filter(lambda s: not s.isspace()))
def test_a_theme_that_prints_values_as_they_are_is_safe(read: Reader, title: str, summary: str) -> None:
    _, metadata = read(dumps(Story("a.txt", title, (), summary=summary), names={}))
    shown = unescape(metadata["title"])
    assert shown.replace("\u2060", "") == title.replace("\u2060", "")
    assert not re.search("<", metadata["title"])
    # What `striptags` gives stands in `<title>` and in attributes: no tag may begin, no value be given.
    for value in (metadata["title"], metadata.get("summary", "")):
        stripped = str(Markup(value).striptags())
        assert not re.search(r"<[A-Za-z/!?]", stripped)
        assert '"' not in stripped or not re.search("[^\u2060]=", stripped)
    if summary:
        assert [p.replace("\u2060", "") for p in text_of(metadata["summary"])] == [summary.replace("\u2060", "")]


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(MARKS | st.sampled_from(["Title: x\n", "\r\n", "People:\n    | \n", "\n\n"])).map("".join)
)
def test_anything_can_be_loaded(text: str) -> None:
    page = loads(text)
    assert "<script" not in html(page).lower()
    assert loads(dumps(page.story, names={})).story.paragraphs == page.story.paragraphs


@settings(max_examples=100, deadline=None)
@given(
    st.builds(
        Story,
        st.text(max_size=20),
        st.text(max_size=20),
        st.lists(st.text(max_size=20), max_size=3).map(tuple),
        summary=st.text(max_size=20),
    )
)
def test_any_story_can_be_written_and_cannot_add_a_key(story: Story) -> None:
    text = dumps(story, names={})
    text.encode("utf-8")
    assert loads(text).extra == ()
    assert split(text) == written(story, names={})


STORY = Story(
    source="2019/a.txt#2",
    title="Le port de Tazmert rouvre",
    paragraphs=(
        "TAZMERT - Le port a rouvert mardi, a annoncé Lila Benhaddou : "
        "« Les travaux ont duré trois ans et demi, mais nous avons tenu parole devant les pêcheurs ».",
        "L'Algérie attend la France.",
    ),
    lang="fr",
    date="2019-07",
    summary="Le port a rouvert mardi.",
    dateline="Tazmert",
    countries=("DZ", "FR"),
    primary="DZ",
    people=(Person("Lila Benhaddou", "directrice du port"),),
    organisations=("Port de Tazmert",),
    notes=(Note("date", "month-only", "2019-07"),),
    slug="port-tazmert",
)
TEXT = STORY.text
WORDS = TEXT[TEXT.index("Les travaux") : TEXT.index(" »")]


def full() -> Story:
    at, france = TEXT.index(WORDS), TEXT.index("France")
    return replace(
        STORY,
        quotes=(Quote(WORDS, "Lila Benhaddou", at, at + len(WORDS)),),
        mentions=(Mention("FR", "France", france, france + 6, "name"),),
    )


def test_the_header_as_a_person_sees_it() -> None:
    at = TEXT.index(WORDS)
    assert dumps(full(), names=NAMES).split("\n\n")[0].splitlines() == [
        "Title: Le port de Tazmert rouvre",
        "Date: 2019-07-01 00:00",
        "Date_edtf: 2019-07",
        "Lang: fr",
        "Dateline: Tazmert",
        "Countries: DZ, FR",
        "Tags: Algeria, France",
        "Summary: Le port a rouvert mardi.",
        "People: Lila Benhaddou | directrice du port",
        "Organisations: Port de Tazmert",
        "Slug: port-tazmert",
        "Source: 2019/a.txt#2",
        "Notes: date | month-only | 2019-07",
        f"Quotes: {at}-{at + len(WORDS)} | Lila Benhaddou | Les travaux ont duré tro…ant les pêcheurs",
        f"Mentions: FR name {TEXT.index('France')} France",
    ]


def test_the_body_is_pleasant_to_read() -> None:
    body = dumps(full(), names=NAMES).split("\n\n", 1)[1]
    assert body == "\n\n".join(STORY.paragraphs) + "\n"


@pytest.mark.parametrize("codes", [(), ("DZ",), ("BQ",), ("BQ", "CI")])
def test_tags_are_the_names(read: Reader, codes: tuple[str, ...]) -> None:
    _, metadata = read(dumps(Story("a", "t", (), countries=codes), names=NAMES))
    assert [tag.name for tag in metadata.get("tags", [])] == [NAMES[code] for code in codes]


@pytest.mark.parametrize(
    ("date", "day"),
    [("", "1000-01-01"), ("2019", "2019-01-01"), ("2019-07", "2019-07-01"), ("2019-07-16", "2019-07-16")],
)
def test_pelican_reads_the_first_day(read: Reader, date: str, day: str) -> None:
    _, metadata = read(dumps(Story("a", "t", (), date=date), names={}))
    assert metadata["date"].strftime("%Y-%m-%d %H:%M").rjust(16, "0") == f"{day} 00:00"


def test_evidence_follows_an_edit_before_it() -> None:
    text = dumps(full(), names=NAMES).replace("TAZMERT - ", "TAZMERT (Dateline) - Après trois ans, ")
    page = loads(text)
    (quote,), (mention,) = page.story.quotes, page.story.mentions
    assert (quote.text, page.story.text[quote.start : quote.end]) == (WORDS, WORDS)
    assert page.story.text[mention.start : mention.end] == "France"
    assert page.problems == ()


def test_evidence_follows_an_edit_inside_it() -> None:
    page = loads(dumps(full(), names=NAMES).replace("mais nous", "et nous"))
    assert page.story.quotes[0].text == WORDS.replace("mais nous", "et nous")


def test_evidence_that_is_gone_is_dropped_and_named() -> None:
    page = loads(dumps(full(), names=NAMES).replace("la France", "Paris").replace("Les travaux ont", "Ils ont"))
    assert (page.story.quotes, page.story.mentions) == ((), ())
    assert [(note.field, note.code) for note in page.problems] == [("mentions", "gone"), ("quotes", "gone")]


def test_line_ends_of_windows_and_a_mark_at_the_start() -> None:
    text = dumps(full(), names=NAMES)
    assert loads("\ufeff" + text.replace("\n", "\r\n")) == loads(text)


def test_keys_of_others_are_kept() -> None:
    page = loads("Title: A\nStatus: draft\nTopics: B\n    C\nPeople:\n    D | e\n\nBody.\n")
    assert page.extra == (("status", ("draft",)), ("topics", ("B", "C")))
    assert page.story.people == (Person("D", "e"),)
    again = loads(dumps(page.story, names={}, extra=page.extra))
    assert again.extra == page.extra


WORDY = "Les pêcheurs du port " * 9 + "rentrent"
HEADER_LINES = st.sampled_from(
    ["Title: a", "  Key:b", "    more", "---", "--- x", "...", "", "  ", "text", "Key :x", "\u00a0", "    ", "É: x"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(HEADER_LINES, min_size=1, max_size=6))
def test_the_header_ends_where_python_markdown_ends_it(lines: list[str]) -> None:
    parser = Markdown(extensions=["meta"])
    rest = MetaPreprocessor(parser).run(list(lines))
    page = loads("\n".join(lines))
    assert page.body == re.sub(r"\n{3,}", "\n\n", "\n".join(rest).strip("\n"))
    others = {key: tuple(filter(None, values)) for key, values in parser.Meta.items() if key != "title"}
    assert dict(page.extra) == others


@pytest.mark.parametrize(
    ("text", "title", "paragraphs"),
    [
        ("", "", ()),
        ("Only text.\n\nMore.", "Only text.", ("Only text.", "More.")),
        ("Title:\n\nOne. Two.", "One. Two.", ("One. Two.",)),
        (f"Lang: fr\n\nM. Zribi parle. {WORDY}.", "M. Zribi parle.", (f"M. Zribi parle. {WORDY}.",)),
        (f"{WORDY}, {WORDY}", f"{WORDY[:110].rpartition(' ')[0]}…", (f"{WORDY}, {WORDY}",)),
        ("x" * 300, "x" * 109 + "…", ("x" * 300,)),
        ("\n\n\nLate.", "Late.", ("Late.",)),
        ("# A heading\n\nText.", "A heading", ("A heading", "Text.")),
        ("---\nTitle: A\n---\nText.", "A", ("Text.",)),
        ("Title: &#1;A&#10;B\n\n&#1; &#10;x", "A B", ("x",)),
        ("Title: A\nText at once.", "A", ("Text at once.",)),
        ("Title: A\n\nOne.\n\n\n\nTwo.", "A", ("One.", "Two.")),
    ],
)
def test_hand_written_pages(text: str, title: str, paragraphs: tuple[str, ...]) -> None:
    story = loads(text).story
    assert (story.title, story.paragraphs) == (title, paragraphs)


@pytest.mark.parametrize(
    ("header", "date", "codes"),
    [
        ("Date: 2019-07-16 00:00", "2019-07-16", []),
        ("Date: 1000-01-01 00:00", "", []),
        ("Date: last week", "", []),
        ("Date: 2019-07-01 00:00\nDate_edtf: 2019-07", "2019-07", []),
        ("Date: 2019-08-01 00:00\nDate_edtf: 2019-07", "2019-07", ["disagrees"]),
        ("Date: 2019-08-01 00:00\nDate_edtf: soon", "2019-08", ["not-edtf"]),
        ("Date: 2019-01-01 00:00\nDate_edtf: soon", "2019", ["not-edtf"]),
        ("Date: 2019-08-16 00:00\nDate_edtf: soon", "2019-08-16", ["not-edtf"]),
    ],
)
def test_dates_by_hand(header: str, date: str, codes: list[str]) -> None:
    page = loads(f"Title: A\n{header}\n\nText.")
    assert (page.story.date, [note.code for note in page.problems]) == (date, codes)


def test_a_body_in_real_markdown_is_rendered_and_made_safe() -> None:
    page = loads("Title: A\n\n## Part\n\nSome *real* [link](javascript:x) <script>y</script>\n\n- one\n- two\n")
    assert not page.plain
    assert page.story.paragraphs == ("Part", "Some real link", "one", "two")
    shown = html(page)
    assert "<h2>Part</h2>" in shown
    assert "<em>real</em>" in shown
    assert "script" not in shown
    assert html(page) == shown


@pytest.mark.parametrize(
    ("header", "people", "organisations"),
    [
        (
            "People: Hatem Zribi | gouverneur; Sonia Jlassi | préfète\nOrganisations: Garde nationale; Port de Sfax",
            [("Hatem Zribi", "gouverneur"), ("Sonia Jlassi", "préfète")],
            ["Garde nationale", "Port de Sfax"],
        ),
        ("People: A B; ;C D ;\n    E F | maire\nOrganisations: ;", [("A B", ""), ("C D", ""), ("E F", "maire")], []),
        (
            "People: A B | R&amp;D; C D\nOrganisations: AT&T; X&#59; Y",
            [("A B", "R&D"), ("C D", "")],
            ["AT&T", "X; Y"],
        ),
        ("People: A B; |; | \nOrganisations: |; A | B", [("A B", "")], ["|", "A | B"]),
        ("People: A B | x | y\nOrganisations: &lt;b>; &eacute;t&#xe9;", [("A B", "x | y")], ["<b>", "été"]),
    ],
)
def test_several_on_a_line(header: str, people: list[tuple[str, str]], organisations: list[str]) -> None:
    story = loads(f"Title: A\n{header}\n\nText.").story
    assert [(one.name, one.role) for one in story.people] == people
    assert [*story.organisations] == organisations
    assert loads(dumps(story, names=NAMES)).story == story


def test_a_primary_country_that_is_not_the_first_or_none() -> None:
    for primary in ("", "DZ", "FR"):
        story = Story("a", "t", (), countries=("FR", "DZ"), primary=primary)
        assert loads(dumps(story, names=NAMES)).story.primary == primary


def test_loading_is_fast_and_linear() -> None:
    def seconds(text: str, times: int) -> float:
        start = time.process_time()
        for _ in range(times):
            loads(text)
        return (time.process_time() - start) / times

    page = (
        dumps(full(), names=NAMES)
        + "\n"
        + "\n\n".join(["Une phrase, puis une autre. " * 16] * 4).replace(" \n", "\n")
    )
    assert seconds(page.rstrip() + "\n", 200) < 0.002
    for hostile in ("*" * 200_000, "&" * 200_000, "\\" * 200_001, "x\n\n" * 70_000):
        assert seconds(dumps(Story("a", "t", tuple(hostile.split("\n\n"))), names={}), 1) < 3


def test_ten_thousand_mentions_after_an_edit() -> None:
    text = " ".join(f"Lieu{n}" for n in range(10_000))
    mentions = tuple(Mention("FR", m[0], m.start(), m.end(), "city") for m in re.finditer(r"\S+", text))
    page = dumps(Story("a", "t", (text,), mentions=mentions), names={}).replace("\n\nLieu0", "\n\nIci : Lieu0")
    start = time.process_time()
    found = loads(page).story
    assert time.process_time() - start < 3
    assert [m.text for m in found.mentions] == text.split()
