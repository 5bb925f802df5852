"""Hostile mails: what is encoded wrongly, cut, nested, or lies about what it is."""

from __future__ import annotations

import base64

from hostile.case import ARTICLE, EITHER, LEAD, REJECT, Case

_HEAD = b"From: a@b.example\nSubject: =?utf-8?q?Le_port_rouvre?=\nDate: Tue, 16 Jul 2019 10:00:00 +0200\nMIME-Version: 1.0\n"
_WORDS = "Le port de Brumeval rouvre mardi."
_TEXT = f"{LEAD}{_WORDS}\n".encode()
_BASE = base64.encodebytes(_TEXT * 3)
_KEPT = (_WORDS,)
_64 = b"Content-Transfer-Encoding: base64\n"
_PLAIN = b"Content-Type: text/plain; charset=utf-8\n" + _64 + b"\n" + _BASE
_HTML = b"Content-Type: text/html\n\n<script>alert(1)</script><p onclick=alert(1)>" + _TEXT + b"</p>\n"
_PART = b"\n--b\n" + _PLAIN
_MIXED = b'Content-Type: multipart/mixed; boundary="b"\n\n'

_ROWS: tuple[tuple[str, bytes, tuple[str, ...], str], ...] = (
    ("base64", _HEAD + _PLAIN, _KEPT, ARTICLE),
    ("cut", (_HEAD + _PLAIN)[:-20], _KEPT, ARTICLE),
    ("cut-by-one", (_HEAD + _PLAIN).rstrip()[:-3], _KEPT, ARTICLE),
    ("noise", _HEAD + _64 + b"\n" + _BASE.replace(b"\n", b"\n!?\xff "), _KEPT, ARTICLE),
    ("no-base64", b"From: a\n" + _64 + b"\n****\n", (), REJECT),
    ("binary", b"From: a\n" + _64 + b"\n" + base64.encodebytes(bytes(range(256)) * 4), (), REJECT),
    ("empty", b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n", (), REJECT),
    ("no-end", _HEAD + _MIXED + _PART, _KEPT, ARTICLE),
    ("other-boundary", _HEAD + _MIXED.replace(b'"b"', b'"c"') + _PART, _KEPT, ARTICLE),
    ("no-boundary", _HEAD + b"Content-Type: multipart/mixed\n\n" + _PART, _KEPT, ARTICLE),
    ("empty-boundary", _HEAD + _MIXED.replace(b'"b"', b'""') + _PART, (), EITHER),
    ("long-boundary", _HEAD + _MIXED.replace(b'"b"', b'"' + b"b" * 5000 + b'"') + _PART, (), EITHER),
    ("html", _HEAD + _HTML, _KEPT, ARTICLE),
    ("charset", _HEAD + _PLAIN.replace(b"utf-8", b"../../etc"), _KEPT, ARTICLE),
    ("charset-codec", _HEAD + _PLAIN.replace(b"utf-8", b"punycode"), _KEPT, ARTICLE),
    ("charset-star", _HEAD + b"Content-Type: text/plain; charset*=x'y\n\n" + _TEXT, _KEPT, ARTICLE),
    ("way", _HEAD + b"Content-Transfer-Encoding: x-uuencode\n\n" + _TEXT, (), EITHER),
    ("deep", _HEAD + b"Content-Type: message/rfc822\n\n" * 3000 + _TEXT, (), EITHER),
    ("nested", _HEAD + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000)), (), EITHER),
    ("many", _HEAD + _MIXED + b"\n--b\n\nx" * 20_000, (), EITHER),
    ("fields", b"X: y\n" * 50_000 + _HEAD + _PLAIN, _KEPT, ARTICLE),
    ("long-field", _HEAD + b"X: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\n" + _TEXT, _KEPT, ARTICLE),
    ("subject", _HEAD.replace(b"=?utf-8?q?Le_port_rouvre?=", b"=?utf-8?b?PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==?=") + _PLAIN, _KEPT, ARTICLE),
    ("subject-lines", _HEAD.replace(b"Le_port", b"Le=0ASeal:_0=0D=0ADate:_x") + _PLAIN, _KEPT, ARTICLE),
    ("subject-wrong", _HEAD.replace(b"Le_port", b"=FF=FE=00").replace(b"utf-8", b"utf-16") + _PLAIN, _KEPT, ARTICLE),
    ("name", _HEAD + _MIXED + _PART + b"\n--b\nContent-Type: a/b; name=\"../../x / <script>\xff\"\n\nx\n", _KEPT, ARTICLE),
)  # fmt: skip


def cases() -> list[Case]:
    """The cases, each as a file of mail and as a text."""
    return [
        Case("mails", f"mails/{name}.{suffix}".encode(), data, words, verdict if suffix == "eml" else EITHER)
        for name, data, words, verdict in _ROWS
        for suffix in ("eml", "mbox")
    ]
