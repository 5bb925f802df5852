"""Mails as they came: what is encoded is decoded, what cannot be is named, and nothing is raised."""

import base64
import quopri

import pytest
from growth import cost
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline import seed

B = "La ville de Lomé a rouvert « lundi » le marché."
HEAD = (
    "From: =?utf-8?Q?Zo=C3=A9_Arlan?= <a@b.example>\nTo: x@y.example\nDate: Tue, 16 Jul 2019 23:03:00 -0700 (PDT)\n"
    "Subject: =?utf-8?Q?Le_march=C3=A9_?=\n =?utf-8?B?"
    + base64.b64encode("de Lomé".encode()).decode()
    + "?=\nMIME-Version: 1.0\n"
)
DATE, TITLE = "Tue, 16 Jul 2019 23:03:00 -0700", "Le marché de Lomé"
SENT = "\n\nFrom: Zoé Arlan <a@b.example>"


def quoted(text: str, charset: str = "utf-8") -> str:
    body = quopri.encodestring(text.encode(charset)).decode()
    return f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: quoted-printable\n\n{body}\n"


def based(data: bytes, kind: str = "text/plain; charset=utf-8", more: str = "") -> str:
    return f"Content-Type: {kind}\nContent-Transfer-Encoding: base64\n{more}\n{base64.encodebytes(data).decode()}\n"


def parts(*each: str, kind: str = "mixed", boundary: str = "bb", end: str = "--bb--\n") -> str:
    inside = "".join(f"--bb\n{one}\n" for one in each)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{inside}{end}'


HTML = f"<html><head><style>p {{}}</style></head><body><p>{B.replace('é', '&eacute;')}</p></body></html>".encode()
IMAGE = based(
    b"\x89PNG\r\n\x1a\n" * 40, 'image/png; name="a.png"', "Content-Disposition: attachment; filename=a.png\n"
)
INNER = "Content-Type: message/rfc822\n\n" + HEAD + quoted(B)

ONE = {
    "quoted": (HEAD + quoted(B), ()),
    "in an old encoding": (HEAD + quoted(B, "iso-8859-15"), ()),
    "base64": (HEAD + based(B.encode()), ()),
    "a page": (HEAD + based(HTML, "text/html; charset=utf-8"), ()),
    "both, the text first": (HEAD + parts(quoted(B), based(HTML, "text/html"), kind="alternative"), ()),
    "both, the page first": (HEAD + parts(based(b"<p>x</p>", "text/html"), based(B.encode()), kind="alternative"), ()),
    "without end": (HEAD + parts(quoted(B), end=""), ()),
    "an empty text beside a page": (HEAD + parts(quoted(" "), based(HTML, "text/html"), kind="alternative"), ()),
    "a picture": (HEAD + parts(based(B.encode()), IMAGE), ("mail-attachments",)),
    "another boundary": (HEAD + parts(based(B.encode()), boundary="cc"), ("mail-damaged",)),
    "no boundary": (HEAD + parts(based(B.encode())).replace('; boundary="bb"', ""), ("mail-damaged",)),
    "an unknown character set": (HEAD + based(B.encode(), "text/plain; charset=x-none"), ()),
    "a wrong character set": (HEAD + based(B.encode("cp1252"), "text/plain; charset=utf-8"), ("encoding-guessed",)),
    "one that is a mail": ("Subject: Fwd: x\nFrom: b\nDate: 1 Jan 2020\n" + parts(INNER), ()),
    "one in a row": (HEAD.replace("\n", "\r\n") + based(B.encode()).replace("\n", "\r\n"), ()),
}  # fmt: skip


@pytest.mark.parametrize("source", ["a.txt", "a.eml", "A.EML"])
@pytest.mark.parametrize(("text", "notes"), ONE.values(), ids=ONE)
def test_a_mail_is_decoded(text: str, notes: tuple[str, ...], source: str) -> None:
    (article,), rejects = seed.read(text.encode(), source)
    assert (article.header, article.title, article.text, rejects) == (DATE, TITLE, B + SENT, [])
    assert tuple(note.code for note in article.notes) == notes


def test_a_truncated_mail_keeps_what_it_has() -> None:
    (article,), _ = seed.read((HEAD + based((B * 9).encode())).strip()[:-31].encode(), "a.txt")
    assert article.text.startswith(B)
    assert [note.code for note in article.notes] == ["mail-damaged"]


def test_a_mail_below_words_is_kept_behind_them() -> None:
    text = "Subject: Fwd: Le quai\nFrom: b\nDate: 1 Jan 2020\n" + parts(quoted("Pour information."), INNER)
    (article,), _ = seed.read(text.encode(), "a.eml")
    assert (article.header, article.title) == ("1 Jan 2020", "Le quai")
    assert article.text == (
        f"Pour information.\n\nFrom: Zoé Arlan <a@b.example>\nDate: {DATE} (PDT)\nSubject: {TITLE}\n\n{B}\n\nFrom: b"
    )


@pytest.mark.parametrize("source", ["a.txt", "a.mbox"])
def test_an_mbox_is_an_article_a_mail(source: str) -> None:
    each = "From a@b.c Tue Jul 16 10:30:00 2019\n" + HEAD + quoted(B).rstrip() + "\n>From hier.\n>>From.\n\n"
    articles, rejects = seed.read((each * 3).encode(), source)
    assert [article.source for article in articles] == [f"{source}#{n}" for n in (1, 2, 3)]
    assert {article.text for article in articles} == {f"{B}\nFrom hier.\n>>From.{SENT}"}
    assert rejects == []


def test_a_plain_mail_is_one_under_any_name() -> None:
    text = f"Subject: Le quai\nDate: 16 Jul 2019\nFrom: b\n\n{B}"
    (article,), _ = seed.read(text.encode(), "a.eml")
    (other,), _ = seed.read(text.encode(), "a.txt")
    assert (article.header, article.title, article.text) == (other.header, other.title, other.text)


@pytest.mark.parametrize("body", [IMAGE, parts(IMAGE), parts("", end=""), based(b"\0" * 99)])
def test_a_mail_without_text_is_its_headline_or_refused(body: str) -> None:
    (article,), _ = seed.read((HEAD + body).encode(), "a.eml")
    assert article.text.startswith(TITLE)
    articles, (reject,) = seed.read(("From: b\n" + body).encode(), "a.eml")
    assert articles == []
    assert "holds no text" in reject.reason


_PIECES = (HEAD, quoted(B), based(B.encode()), parts(quoted(B)), INNER, "--bb\n", "--bb--\n", "\n", "=?utf-8?Q?=C3", "=?x?b?a?=", "From a Tue Jul 16 10:30:00 2019\n", "Content-Type: multipart/mixed; boundary=\n", "Content-Type: text/plain; charset*0*=\"\n", "Content-Type: message/rfc822\n\n", "\xff\0")  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=8)), max_size=8).map("".join))
@example("Content-Type: text/plain; charset*=x'y\n\nText")
@example("Subject: =?utf-8?B?a?=\n\nText")
@example("Content-Type: message/rfc822\n\n" * 400)
@example("".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(400)))
def test_nothing_is_raised(text: str) -> None:
    articles, rejects = seed.read(text.encode("utf-8", "surrogatepass"), "a.eml")
    assert articles or rejects
    assert all(article.text.strip() for article in articles)


@pytest.mark.parametrize(
    "piece",
    ["--bb\n\n", "From a@b.c Tue Jul 16 10:30:00 2019\nSubject: =?utf-8?Q?a?=\n\nx\n\n", "=C3=A9", "=?utf-8?q?a?= ", "--bb\nContent-Type: message/rfc822\n\n", "x: y\n", " ", ">From x\n"],
)  # fmt: skip
@pytest.mark.parametrize("head", [HEAD + parts("", end=""), HEAD + quoted(""), "Subject: =?utf-8?q?a?= "])
def test_a_long_mail_takes_time_in_proportion(piece: str, head: str) -> None:
    def of(size: int) -> float:
        text = (head + piece * (size // len(piece))).encode()
        return cost(lambda: seed.read(text, "a.eml"))

    assert of(400_000) <= 8 * max(of(100_000), 0.03)
