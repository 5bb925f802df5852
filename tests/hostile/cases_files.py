"""Hostile names and kinds of files."""

from __future__ import annotations

import os

from hostile.case import EITHER, LEAD, NOTHING, REJECT, Case, device, fifo, folder, link, listening, sparse, text

SECRET = "outside.example-secret"
"""Stands in a file outside the folders: whoever reads it there has been led out."""


def _named(number: int, name: bytes, verdict: str = "article") -> Case:
    body = f"Le port de Brumeval rouvre mardi, nom {number}."
    words = (f"nom {number}.",) if verdict == "article" else ()
    return Case("names", b"names/" + name, f" date 2019-07 {LEAD}{body}\n".encode(), words, verdict)


NAMES = (
    b"new\nline.txt", b"car\rriage.txt", b"tab\there.txt", b"bell\x07.txt", b"escape\x1b[31mred\x1b[0m.txt",
    b"title\x1b]0;owned\x07.txt", b"back\x08\x08\x08space.txt", b"del\x7f.txt", b"nel\xc2\x85.txt", b"csi\xc2\x9b31m.txt",
    "rtl\u202etxt.exe.txt".encode(), "isolate\u2066x\u2069.txt".encode(), "zero\u200bwidth.txt".encode(),
    "bom\ufeff.txt".encode(), "line\u2028sep.txt".encode(), "para\u2029sep.txt".encode(), "word\u2060joiner.txt".encode(),
    b"latin1-caf\xe9.txt", b"bad-\xff\xfe.txt", b"overlong-\xc0\xaf.txt", b"surrogate-\xed\xa0\x80.txt", b"cut-\xe2\x82.txt",
    b"x" * 251 + b".txt", "é".encode() * 125 + b".txt", b"dots....txt", b" leading.txt", b"trailing .txt",
    b"-rf.txt", b"--output=x.txt", b"$(id).txt", b"`id`.txt", b"a;b|c&d.txt", b"*.txt", b"?.txt", b"~root.txt", b"!x.txt",
    b"'single'.txt", b"\"double\".txt", b"<script>alert(1)<!--script>.txt", b"<img src=x onerror=alert(1)>.txt", b"&lt;amp&gt;.txt",
    b"=cmd.txt", b"+1.txt", b"@sum.txt", b"{{7*7}}.txt", b"{% raw %}.txt", b"%2e%2e%2fx.txt", b"%00.txt", b"%0a.txt",
    b"back\\slash.txt", b"C:\\x.txt", b"a:b.txt", b"http:..evil.example.txt", b"javascript:alert(1).txt",
    b"#1.txt", b"a#2.txt", b"a#b#3.txt", b"\\x41.txt", b"CON.txt", b"nul.txt", b"com1.txt", b"aux.2019.txt",
    b"index.html.txt", b"SHA256SUMS.txt", b"feed.atom.txt", b"UPPER.TXT", b"CASE.txt", b"case.txt",
    "e\u0301.txt".encode(), "\u00e9.txt".encode(), "ﬁ.txt".encode(), b"fi.txt", "Ⅷ.txt".encode(),
    "🏴‍☠️.txt".encode(), "ا.txt".encode(), "，.txt".encode(), b"sub\n/inner\n.txt", b"sub\xff/inner\xff.txt", b"\x1b[2J/x.txt",
    b"date 2019-07.txt", b"Status: draft.txt", b"a | b.txt", b"a; b, c.txt", b"a\xc2\xa0b.txt", b"42.zip.txt",
)  # fmt: skip
# No format of ours, or a file that is left alone.
OTHERS = (
    (b"42.zip", b"PK\x03\x04" + b"\0" * 64, REJECT), (b"bomb.gz", b"\x1f\x8b" + b"\0" * 64, REJECT),
    (b"archive.txt.xz", b"\xfd7zXZ\0", REJECT), (b"page.html.exe", b"MZ", REJECT), (b"noextension", b"x", REJECT),
    (b".txt", b" date 2019 cach\xc3\xa9", NOTHING), (b".hidden.txt", b" date 2019 cach\xc3\xa9", NOTHING),
    (b".git/config.txt", b" date 2019 cach\xc3\xa9", NOTHING), (b"..txt", b" date 2019 cach\xc3\xa9", NOTHING),
    (b"...txt.txt", b" date 2019 cach\xc3\xa9", NOTHING), (b"..\\..\\x.txt", b" date 2019 cach\xc3\xa9", NOTHING),
    (b"pickle.pkl", b"cos\nsystem\n(S'id'\ntR.", REJECT), (b"settings.py", b"raise SystemExit", REJECT),
    (b"Makefile", b"html:\n\tid\n", REJECT), (b"evil\x1b[2J.bin", b"\0", REJECT), (b"evil\xff.bin", b"\0", REJECT),
)  # fmt: skip


def cases(outside: str) -> list[Case]:
    """The cases; `outside` is a folder with a file `secret.txt`, which no page may show."""
    kinds = (
        ("fifo.txt", fifo),
        ("socket.txt", listening),
        ("null.txt", device((1, 3))),
        ("zero.txt", device((1, 5))),
        ("full.txt", device((1, 7))),
        ("tty.txt", device((5, 0))),
        ("link-file.txt", link(f"{outside}/secret.txt")),
        ("link-folder", link(outside)),
        ("link-folder.txt", link(outside)),
        ("link-root", link("/")),
        ("link-up", link("..")),
        ("link-loop.txt", link("link-loop.txt")),
        ("link-dead.txt", link("/nowhere/at/all.txt")),
        ("link-proc.txt", link("/proc/self/environ")),
        ("link-fd.txt", link("/dev/stdin")),
        ("link-fifo.txt", link("fifo.txt")),
        ("link-inside.txt", link("../names/CON.txt")),
        ("sparse.txt", sparse(300_000_000_000)),
    )
    return [
        *(_named(number, name) for number, name in enumerate(NAMES, 1)),
        *(Case("names", b"names/" + name, data, verdict=verdict) for name, data, verdict in OTHERS),
        *(Case("kinds", b"kinds/" + os.fsencode(name), make=make, verdict=REJECT) for name, make in kinds),
        Case("kinds", b"kinds/folder.txt", make=folder, verdict=NOTHING),
        text("kinds", "/".join(["deep"] * 60) + "/down", "Tout en bas, le port de Brumeval dort."),
        # A folder with a text in it whose name looks like a file's.
        text("kinds", "really.txt/inside", "Dans un dossier qui porte un nom de fichier."),
        Case("kinds", b"kinds/" + b"/".join([b"d" * 200] * 18) + b"/long.txt", b"date 2019 Au fond.", verdict=EITHER),
    ]
