"""Hostile bytes: encodings, marks of byte order, what is no text at all."""

from __future__ import annotations

import codecs

from hostile.case import EITHER, LEAD, REJECT, Case

_TEXT = f" date 2019-07 {LEAD}Le député a déclaré : « Oui, à Béjaïa, l’été 2019 » – 12 €."
_ARABIC = " date 2019-07 الجزائر – قال الوزير إن الميناء سيفتح يوم الثلاثاء أمام المسافرين والبضائع."
_WORDS = ("Le député a déclaré", "à Béjaïa")
_PLAIN = f" date 2019-07 {LEAD}Le port de Brumeval rouvre mardi.".encode()
_KEPT = ("Le port de Brumeval rouvre mardi.",)


def _put(*rows: tuple[str, bytes, tuple[str, ...], str]) -> list[Case]:
    return [Case("bytes", f"bytes/{name}.txt".encode(), data, words, verdict) for name, data, words, verdict in rows]


def _encoded() -> list[Case]:
    rows = []
    for name in (
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "iso8859-15",
        "mac-roman",
    ):
        data = _TEXT.encode(name, "replace")
        sure = name.startswith("utf")
        rows.append((name, data, _WORDS if sure or name == "cp1252" else (), "article" if sure else EITHER))
    for name in ("utf-8", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6"):
        sure = name.startswith("utf") or name == "cp1256"
        rows.append(
            (
                f"ar-{name}",
                _ARABIC.encode(name, "replace"),
                ("الميناء",) if sure else (),
                "article" if sure else EITHER,
            )
        )
    for name in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        mark = {
            "16-le": codecs.BOM_UTF16_LE,
            "16-be": codecs.BOM_UTF16_BE,
            "32-le": codecs.BOM_UTF32_LE,
            "32-be": codecs.BOM_UTF32_BE,
        }
        bom = mark[name.removeprefix("utf-")]
        rows.append((f"bom-{name}", bom + _TEXT.encode(name), _WORDS, "article"))
        rows.append((f"cut-{name}", (bom + _TEXT.encode(name))[:-1], _WORDS, EITHER))
        rows.append((f"only-bom-{name}", bom, (), REJECT))
    for name in ("utf-7", "cp037", "shift-jis", "gb18030", "koi8-r", "hz", "iso2022_jp", "punycode", "utf-16"):
        rows.append((f"odd-{name}", _TEXT.encode(name, "replace"), (), EITHER))
    return _put(*rows)


def cases() -> list[Case]:
    """The cases."""
    lone = _TEXT.encode("utf-16-le").replace("é".encode("utf-16-le"), b"\x00\xd8", 1)
    return _encoded() + _put(
        ("empty", b"", (), REJECT),
        ("blank", b" \n\t\r\n\xc2\xa0\n", (), REJECT),
        ("newlines", b"\n" * 5000, (), REJECT),
        ("bom-only", codecs.BOM_UTF8, (), REJECT),
        ("two-boms", codecs.BOM_UTF8 * 2 + _PLAIN, _KEPT, "article"),
        ("bom-inside", _PLAIN + b"\n" + codecs.BOM_UTF8 + b"Suite.", (*_KEPT, "Suite."), "article"),
        ("wrong-bom", codecs.BOM_UTF16_LE + _PLAIN, (), EITHER),
        ("bom-then-16", codecs.BOM_UTF8 + _TEXT.encode("utf-16-le"), (), EITHER),
        ("one-nul", _PLAIN.replace(b"rouvre", b"rou\0vre"), (), EITHER),
        ("nuls", b"\0" * 10_000, (), REJECT),
        ("nul-end", _PLAIN + b"\0", (), EITHER),
        ("random", bytes((n * 7919 + n * n) % 256 for n in range(5000)), (), REJECT),
        ("all-bytes", bytes(range(256)) * 4, (), REJECT),
        ("high-bytes", _PLAIN + bytes(range(128, 256)), _KEPT, "article"),
        ("bad-byte", _PLAIN + b" \xff fin de phrase.", (*_KEPT, "fin de phrase."), "article"),
        ("overlong-slash", _PLAIN + b" \xc0\xaf\xc0\xae\xc0\xae/ fin.", (*_KEPT, "fin."), "article"),
        ("overlong-nul", _PLAIN + b" \xc0\x80 fin.", (*_KEPT, "fin."), "article"),
        ("surrogates", _PLAIN + b" \xed\xa0\x80\xed\xb0\x80 fin.", (*_KEPT, "fin."), "article"),
        ("beyond", _PLAIN + b" \xf4\x90\x80\x80\xf8\x88\x80\x80\x80 fin.", (*_KEPT, "fin."), "article"),
        ("cut-char", _PLAIN + b" fin \xe2\x82", (*_KEPT, "fin"), "article"),
        ("mixed-8-1252", _TEXT.encode() + b"\nSuite \xe9crite ailleurs.", _WORDS, "article"),
        ("mixed-8-1256", _ARABIC.encode() + b"\n" + "قال الوزير".encode("cp1256"), ("الميناء",), "article"),
        ("mixed-8-16", _TEXT.encode() + b"\n" + "Suite".encode("utf-16-le"), (), EITHER),
        ("twice", _TEXT.encode().decode("cp1252", "replace").encode(), (), "article"),
        ("thrice", _TEXT.encode().decode("latin-1").encode().decode("latin-1").encode(), (), "article"),
        ("lone-16", lone, (), EITHER),
        ("controls", _PLAIN.replace(b"port", b"po\x01\x02\x08\x1b[31mrt"), (), EITHER),
        ("escapes", _PLAIN + b" \x1b[2J\x1b]0;titre\x07\x9b31m fin.", (*_KEPT, "fin."), EITHER),
        ("ctrl-z", _PLAIN + b"\x1a", _KEPT, "article"),
        ("backspaces", _PLAIN + b" abc\x08\x08\x08xyz", _KEPT, EITHER),
        ("cr-only", _PLAIN.replace(b" ", b"\r", 1) + b"\rSuite.\rFin.", (*_KEPT, "Suite.", "Fin."), "article"),
        ("crlf-mixed", _PLAIN + b"\r\nSuite.\n\rFin.\r\r\n", (*_KEPT, "Suite.", "Fin."), "article"),
        ("separators", _PLAIN + " A.\u2028B.\u2029C.\x85D.\x0bE.\x0cF.\x1cG.\x1eH.".encode(), _KEPT, "article"),
        ("ebml", b"\x1a\x45\xdf\xa3" + _PLAIN, (), EITHER),
        ("png", b"\x89PNG\r\n\x1a\n" + _PLAIN, (), REJECT),
        ("pdf", b"%PDF-1.7\n" + _PLAIN, (), REJECT),
        ("zip", b"PK\x03\x04" + _PLAIN, (), REJECT),
        ("elf", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0" * 20, (), REJECT),
        ("rtf", b"{\\rtf1 " + _PLAIN + b"}", (), REJECT),
        ("pickle", b"\x80\x04\x95\x1e\0\0\0\0\0\0\0\x8c\x05posix\x8c\x06system\x93\x8c\x02id\x85R.", (), REJECT),
        ("shebang", b"#!/bin/sh\nid > /tmp/owned\n", ("id > /tmp/owned",), "article"),
    )
