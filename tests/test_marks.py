"""Quotation marks: which open, which close, which are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.marks import LONGEST, quotations


def inside(text: str) -> list[tuple[str, int]]:
    return [(text[q.inner_start : q.inner_end], q.depth) for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("« oui »", [("oui", 0)]),
        ("«\u202foui\u00a0»", [("oui", 0)]),
        ("« a “b” c »", [("a “b” c", 0), ("b", 1)]),
        ("« a « b » c »", [("a « b » c", 0), ("b", 1)]),
        ("“a ‘b’ c”", [("a ‘b’ c", 0), ("b", 1)]),
        ("‘the dog’s bone’", [("the dog’s bone", 0)]),
        ("l’ami d’hier", []),
        ("the dogs' home isn't", []),
        ("'I am tired,' he said.", [("I am tired,", 0)]),
        ("„Ja“, „Nein”", [("Ja", 0), ("Nein", 0)]),
        ("‚Ja‘", [("Ja", 0)]),
        ("»Ja«, »Nein«", [("Ja", 0), ("Nein", 0)]),
        ("‹a› ›b‹", [("a", 0), ("b", 0)]),
        ("قال ”نعم“ و“لا”", [("نعم", 0), ("لا", 0)]),
        ('"a" "b" ("c")', [("a", 0), ("b", 0), ("c", 0)]),
        ('" espacé "', [("espacé", 0)]),
        ('l\'"offre"', [("offre", 0)]),
        ('5\'10" tall, a 6" pipe', []),
        ('"It is 6" long", he said', [('It is 6" long', 0)]),
        ('"I said "go" twice", he said', [('I said "go" twice', 0), ("go", 1)]),
        ("« jamais fermé", []),
        ("« jamais\n\nfermé »", []),
        ('"a\n\n"b"', [("b", 0)]),
        ("« » et ()", []),
        ("« a “ b »", [("a “ b", 0)]),
        ("", []),
    ],
)
def test_pairs(text: str, wanted: list[tuple[str, int]]) -> None:
    assert inside(text) == wanted


def test_an_opening_mark_too_far_back_is_none() -> None:
    assert not quotations("« " + "a" * LONGEST + " »")
    assert quotations("« " + "a" * (LONGEST - 3) + " »")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aA1 .,\n\"'«»“”„‚‘’‹›", max_size=60))
def test_pairs_nest_and_lie_in_the_text(text: str) -> None:
    open_ends: list[int] = []
    for q in quotations(text):
        assert 0 <= q.start < q.inner_start < q.inner_end < q.end <= len(text)
        assert text[q.inner_start : q.inner_end] == text[q.start + 1 : q.end - 1].strip()
        while open_ends and open_ends[-1] <= q.start:
            open_ends.pop()
        assert q.depth == len(open_ends)
        assert not open_ends or q.end < open_ends[-1]
        open_ends.append(q.end)


def test_a_hundred_thousand_marks() -> None:
    assert len(quotations('"a" ' * 50_000)) == 50_000
