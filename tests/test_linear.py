"""Time grows no faster than the text: twice the text takes about twice as long, whatever it is full of."""

import gc
import time

import pytest
from pelican.plugins.dateline.extract import extract
from pelican.plugins.dateline.model import RawArticle

PROSE = "Le ministre des Ports, Anselme Vauclerc, a ouvert mardi la digue de Brumeval. « Elle tiendra », a dit la préfète. "
MARKS = 'Il a dit "oui" et « non », puis “peut-être”. '
NAMES = "Le docteur Anselme{0} Vauclerc{0} a parlé à M. Yao Kokora{0}. "


def seconds(text: str) -> float:
    """The least time of two extractions: noise only adds."""
    best = float("inf")
    for _ in range(2):
        gc.collect()
        start = time.process_time()
        extract(RawArticle(source="long.txt", header="", text=text))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("prose", PROSE * 900),
        ("quotation marks", MARKS * 2_000),
        (
            "names",
            "".join(
                NAMES.format(chr(97 + i % 26) + chr(97 + i // 26 % 26) + chr(97 + i // 676)) for i in range(1_500)
            ),
        ),
        ("opening marks", "« “ ' " * 12_000),
        ("one word", "a" * 100_000),
        ("commas", "un, deux, trois, " * 6_000),
    ],
)
def test_four_times_the_text_takes_about_four_times_as_long(what: str, text: str) -> None:
    quarter = text[: len(text) // 4]
    # 4 would be exact; 16 a square. Very short times say nothing.
    assert seconds(text) <= 8 * max(seconds(quarter), 0.02), what
