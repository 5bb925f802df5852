"""Files of despatches: where articles start, what is refused."""

import re

import pytest
from growth import cost
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline import seed

CASES = {
    "one": (" date 2019-07 Le port a rouvert.", [("2019-07", "Le port a rouvert.")]),
    "no header": ("\nORAN, 3 mai - Le port.\n", [("", "ORAN, 3 mai - Le port.")]),
    "prose like a header": ("Date limite de dépôt : lundi.", [("", "Date limite de dépôt : lundi.")]),
    "alone": ("Date: 2019-07-16\n\nLe port.\n\nLa mer.", [("2019-07-16", "Le port.\n\nLa mer.")]),
    "hard lines": ("date 2019 Le port\r\na rouvert.\r\n", [("2019", "Le port\na rouvert.")]),
    "dump": (
        " date 2019-07 A a.\n date 2019-08 B b.\nDate: 2019 C c.",
        [("2019-07", "A a."), ("2019-08", "B b."), ("2019", "C c.")],
    ),
    "alone, no blank lines": (
        "date 2019-07\nA a.\ndate 2019-08\nB b.",
        [("2019-07", "A a."), ("2019-08", "B b.")],
    ),
    "alone, blank lines": (
        "date 2019-07\nA a.\n\nDATE mai 2018\n\nB b.",
        [("2019-07", "A a."), ("mai 2018", "B b.")],
    ),
    "quoted header, alone": (
        "date 2019-07\nA a.\n\nSubject: b\nDate: 1999-01-01\nStatus: c\n\nD d.",
        [("2019-07", "A a.\n\nSubject: b\nDate: 1999-01-01\nStatus: c\n\nD d.")],
    ),
    "quoted header, inline": (
        "date 2019-07 A a.\n\nDate: 1999-01-01\n\nD d.",
        [("2019-07", "A a.\n\nDate: 1999-01-01\n\nD d.")],
    ),
    "wrapped sentence": (
        "date 2019-07 Ils ont fixé la\ndate 2020 du sommet.",
        [("2019-07", "Ils ont fixé la\ndate 2020 du sommet.")],
    ),
    "undated first": ("A a.\n\ndate 2019-07 B b.", [("", "A a."), ("2019-07", "B b.")]),
    "separator": ("date 2019-07 - Le port", [("2019-07", "Le port")]),
    "invalid": ("date 2018-02-30 Le port", [("2018-02-30", "Le port")]),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_articles(text: str, wanted: list[tuple[str, str]]) -> None:
    articles, rejects = seed.read(text.encode(), "a/b.txt")
    assert [(a.header, a.text) for a in articles] == wanted
    assert rejects == []
    many = [f"a/b.txt#{n}" for n in range(1, len(wanted) + 1)]
    assert [a.source for a in articles] == (many if len(wanted) > 1 else ["a/b.txt"])


@pytest.mark.parametrize(
    ("data", "source", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b" \r\n\t", "a.txt", "empty"),
        (b"date 2019-07\n", "a.txt", "no text behind"),
        ("\u200b2019-07".encode(), "a.txt", "header “2019-07”; write it"),
        (b"x", "a.docx", r"\.docx is no seed format; save its articles as .*\.txt"),
        (b"x" * 11, "a.txt", "larger than 10 bytes"),
        (b"\x89PNG", "a.txt", "PNG"),
    ],
)
def test_rejects(data: bytes, source: str, reason: str) -> None:
    articles, rejects = seed.read(data, source, limits=seed.Limits(file=10) if len(data) == 11 else seed.Limits())
    assert (articles, [r.source for r in rejects]) == ([], [source])
    assert re.search(reason, rejects[0].reason)


@pytest.mark.parametrize(
    ("headers", "alike"),
    [
        (["12/05/2024", "16/07/2024", "3/4/2024"], ["16/07/2024", "", "16/07/2024"]),
        (["12-05-2024", "07-16-2024"], ["07-16-2024", ""]),
        (["12/05/2024", "16/07/2024", "07/16/2024"], ["", "", ""]),
        (["12/05/2024", "2024-07-16", "16.07.2024", "5 mai 2024"], ["", "", "", ""]),
        (["12/05/2024", "3/4/2024"], ["", ""]),
    ],
)
def test_other_headers_of_the_file_show_which_number_is_the_day(headers: list[str], alike: list[str]) -> None:
    text = "\n".join(f"date {value} Le port a rouvert." for value in headers)
    assert [raw.alike for raw in seed.read(text.encode(), "a.txt")[0]] == alike


def test_an_empty_one_among_several_keeps_its_number() -> None:
    articles, rejects = seed.read(b" date 2019-07 A a.\n date 2019-08\n date 2019-09 C c.", "a.txt")
    assert [a.source for a in articles] == ["a.txt#1", "a.txt#3"]
    assert [r.source for r in rejects] == ["a.txt#2"]


def test_twenty_thousand_articles_take_four_times_what_five_thousand_take() -> None:
    def of(size: int) -> float:
        data = (" date 2019-07 Le port a rouvert.\n" * size).encode()
        assert len(seed.read(data, "a.txt")[0]) == size
        return cost(lambda: seed.read(data, "a.txt"))

    assert of(20_000) <= 8 * max(of(5_000), 0.02)


@pytest.mark.parametrize(("encoding", "bad"), [("utf-8", b"\xff"), ("cp1252", b"\x81")])
def test_a_bad_byte_in_the_middle_of_twenty_thousand_articles_spoils_its_article_alone(
    encoding: str, bad: bytes
) -> None:
    lines = [f" date 2019-07 BRUMEVAL – La préfète a ouvert le marché n° {n}, à l’été." for n in range(20_000)]
    clean = "\n".join(lines).encode(encoding)
    at = clean.index("n° 10000,".encode(encoding))
    whole, _ = seed.read(clean, "a.txt")
    articles, rejects = seed.read(clean[:at] + bad + clean[at:], "a.txt")
    assert rejects == []
    assert [n for n in range(20_000) if articles[n] != whole[n]] == [10_000]
    assert articles[10_000].text == whole[10_000].text.replace("n°", "\ufffdn°")


@given(st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    articles, rejects = seed.read(data, "a.txt")
    assert articles or rejects
    assert all(article.text.strip() for article in articles)


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "Le port",
            "date 2019-07 Oran",
            " date mai 2018",
            "Date: 1999-01-01",
            "Key: value",
            "date limite",
        ]
    ),
    min_size=1,
    max_size=12,
)


@given(LINES)
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost(lines: list[str]) -> None:
    articles, rejects = seed.read("\n".join(lines).encode(), "a.txt")
    kept = " ".join(f"{a.title} {a.header} {a.text}" for a in articles) + " ".join(r.reason for r in rejects)
    for word in ("port", "Oran", "Key", "value", "limite", "mai", "2018", "1999-01-01", "2019-07"):
        assert kept.count(word) == " ".join(lines).count(word) or word == "value"


def test_limits_refuse_what_is_too_much_and_keep_the_rest() -> None:
    data = b"date 2019-07 " + b"long " * 20 + b"\n\n" + b"\n\n".join(b"date 2019-0%d Bref." % n for n in range(1, 6))
    articles, rejects = seed.read(data, "a.txt", limits=seed.Limits(article=50, articles=4))
    assert [raw.source for raw in articles] == ["a.txt#2", "a.txt#3", "a.txt#4"]
    assert {reject.source: reject.reason.rpartition(" ")[2] for reject in rejects} == {
        "a.txt": "DATELINE_MAX_ARTICLES",
        "a.txt#1": "DATELINE_MAX_ARTICLE_LENGTH",
    }
