"""Bytes to text."""

import pytest
from pelican.plugins.dateline.seed import encoding

FRENCH = "date 2019-07 L’été, à Alger, « Élodie » a dit : 12 € pour la forêt."
ARABIC = "date 2019-07 أعلنت السلطنة يوم الخميس إعادة فتح المعبر"


@pytest.mark.parametrize("text", [FRENCH, ARABIC])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode(text: str, codec: str) -> None:
    assert encoding.decode(text.encode(codec))[::2] == (text, ())


@pytest.mark.parametrize(("text", "codec"), [(FRENCH, "cp1252"), (ARABIC, "cp1256")])
def test_windows_encodings_are_guessed_and_noted(text: str, codec: str) -> None:
    got, name, notes = encoding.decode(text.encode(codec))
    assert (got, name, notes[0].code) == (text, codec.replace("cp", "windows-"), "encoding-guessed")


def test_one_bad_byte_does_not_change_the_encoding() -> None:
    text, name, notes = encoding.decode(FRENCH.encode()[:40] + b"\xff" + FRENCH.encode()[40:])
    assert name == "utf-8"
    assert text.replace("\ufffd", "") == FRENCH
    assert [note.code for note in notes] == [encoding.REPLACED]


@pytest.mark.parametrize(("text", "codec"), [("L’été à la forêt", "cp1252"), (ARABIC, "cp1256")])
def test_mojibake_is_repaired(text: str, codec: str) -> None:
    broken = text.encode().decode(codec)
    got, _, notes = encoding.decode((broken + "\nUn café à côté").encode())
    assert got == text + "\nUn café à côté"
    assert [note.code for note in notes] == ["mojibake"]


def test_arabic_read_as_windows_1252_is_repaired() -> None:
    assert encoding.repair("Ø§Ù„Ù…ØºØ±Ø¨") == "المغرب"


@pytest.mark.parametrize("text", [FRENCH, ARABIC, "SÃO PAULO, ÂGÉ", "خط طريق ظظظ ط، ظ؛"])
def test_sound_text_is_left_alone(text: str) -> None:
    assert encoding.repair(text) == text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.7 x", b"abc\0def\0\0x", bytes(range(256)) * 4])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(encoding.NotTextError, match=r"; save "):
        encoding.decode(data)


def test_line_ends_and_controls() -> None:
    assert encoding.decode(b"a\r\nb\rc\x0cd\x01e")[0] == "a\nb\nc\nd e"
