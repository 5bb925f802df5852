"""What is wrong with a page that a person has edited, or with its seed, as lines of advice: *what; what to do*."""

from __future__ import annotations

from functools import cache

from . import merge, slugs
from .model import IMPOSSIBLE, LOOKS_DATED, SEVERAL, TWO_READINGS, UNREADABLE, Story
from .page import Page
from .written_dates import fold, written

# By the field and the code of a problem. Words of a mention or a quotation that an edit has taken away are none.
ADVICE = {
    ("header", "missing"): "has no header; begin it with lines such as `Title: …`, then an empty line",
    ("title", "missing"): "has no title, its first words stand in; add a line `Title: …`",
    ("date", "disagrees"): "`Date` {detail} is not the day of `Date_edtf`, which counts; make the two say the same",
    ("countries", "no-code"): "{detail} is no country and is left out; write ISO 3166-1 codes such as DZ",
    ("primary", "no-code"): "{detail} is no country and is left out; write an ISO 3166-1 code such as DZ, or none",
    ("countries", "several"): "{detail} may be {meant} and is left out; write the code that is meant",
    ("primary", "several"): "{detail} may be {meant} and is left out; write the code that is meant",
    ("lang", "no-language"): "`Lang` {detail} is no language code; write one such as fr or ar",
    (
        "original",
        "no-address",
    ): "`Original` {detail} is no address on the web; write one such as https://example.org/a",
    (
        "date",
        "not-edtf",
    ): "`Date_edtf` {detail} is no EDTF date; write 2019, 2019-07 or 2019-07-16. Until then `Date` counts, without a first day",
}


LAST_YEAR = 2040
"""A later year is taken for a slip of the pen, for nothing here reads the clock: the program is of 2026."""


def problems(page: Page, text: str, data: bytes) -> list[str]:
    """What a person should put right in `page`, read from `text`, which the file holds as `data`."""
    found = []
    if text.encode("utf-8", "replace") != data:
        found.append("is not UTF-8; save it as UTF-8")
    for note in page.problems:
        advice = ADVICE.get((note.field, note.code))
        if advice:
            detail, _, meant = note.detail.partition("|") if note.code == "several" else (note.detail, "", "")
            found.append(advice.format(detail=repr(detail[:40]), meant=meant))
    if merge.overtaken(page):
        found.append(
            "its text is by hand, and its seed has another one now; title, people and all else that is read from a text stay as they are. "
            "Put what is new into the page and delete the word `of:…` from its `Seal`, or delete the file"
        )
    if page.story.primary and page.story.primary not in page.story.countries:
        found.append(f"`Primary` {page.story.primary[:20]} is not among `Countries`; add it there")
    if page.story.slug and not slugs.usable(page.story.slug):
        found.append(f"`Slug` {page.story.slug[:60]!r} cannot be an address; write small letters, digits and hyphens")
    return found


def undated(story: Story) -> list[str]:
    """What a person should put right in the seed of a story: it is undated and begins with what looks like a date, or has one that cannot be its own."""
    found = []
    for note in story.notes:
        if note.code == LOOKS_DATED and not story.date:
            words, _, other = note.detail.partition(SEVERAL)
            found.append(
                f"is undated, but holds {words!r} and {other!r}; if these are several articles, "
                "take away what stands above the first but its headline, and begin each with a line such as `date: 2019-07-16`, behind an empty line"
                if other
                else f"is undated, but begins with {words!r}; "
                f"if that is its date, write a line `date: {_edtf(words)}` above it"
            )
        if note.code == UNREADABLE and not story.date and fold(note.detail) not in _unknown():
            found.append(
                f"is undated, for {note.detail[:60]!r} is no date that can be read; write one such as 2019-07-16 there"
            )
        if note.code == TWO_READINGS and story.date.startswith("["):
            found.append(
                f"its date may be {note.detail.replace(' / ', ' or ')}; write it so, or set DATELINE_DATE_ORDER for all"
            )
        if note.code == IMPOSSIBLE and story.date.endswith(("?", "%")):
            found.append(f"its date {note.detail} is in no calendar; write the right one in the seed")
    if story.date[:4].isdecimal() and int(story.date[:4]) > LAST_YEAR:
        found.append(f"is dated {story.date}, long after this program was made; write the right year in the seed")
    return found


@cache
def _unknown() -> frozenset[str]:
    """What seeds have for a date that nobody knows, folded: there is nothing to put right."""
    # The readers of seeds take longer to load than a run without a new seed takes.
    from .seed import header

    return frozenset(map(fold, ["?", "-", *header.forms("unknown")]))


def _edtf(words: str) -> str:
    """The date in some words, an example where they leave it open."""
    dates = [date for date in written(words) if date.year >= 1000]
    date = next((date for date in dates if date.month > 0), next(iter(dates), None))
    if date is None or date.short or date.swappable or date.month > 12 or date.day > 31:
        return "2019-07-16"
    several = any(char.isdigit() for char in words[: date.start])
    return "-".join(f"{part:02d}" for part in (date.year, date.month, -1 if several else date.day) if part > 0)
