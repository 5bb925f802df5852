"""What each language lets go on the way from a sentence to a title, as patterns made from the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..frozen import frozen
from ..tables import table

_PERSONAL = (
    r"(?!(?:is|was|has|had|would|will|may|might)(?: not)?(?: been| be)? (?:possible|likely|unlikely|necessary|unclear|clear|too"
    r"|difficult|important|premature|hard|impossible|not|time)\b)"
)
"""No "it" that stands for nothing: "said it had not been possible to"."""

NAME_WORD = r"[A-ZÀ-ÞŠŽŁĆČ][\w'’.-]*"
_PARTICLES = "ben|bin|ould|mint|al|el|de|del|della|da|dos|van|von|der|di|du|la|le"
NAME = rf"{NAME_WORD}(?: (?:(?:{_PARTICLES}) ){{0,2}}{NAME_WORD}){{1,4}}"
"""A person's name, or what looks like one: two to five words with capitals, and particles."""


@frozen
class WordsRow:
    """A row of `title_words.csv`."""

    lang: str
    kind: str
    forms: str


@frozen
class SayingRow:
    """A row of `saying.csv`."""

    lang: str
    form: str
    kind: str


@frozen
class PrepositionRow:
    """A row of `lead_prepositions.csv`."""

    lang: str
    form: str


@frozen
class WeekdayRow:
    """A row of `weekdays.csv`."""

    lang: str
    weekday: str
    form: str


@frozen
class Rules:
    """What a language lets go, as patterns."""

    day: re.Pattern[str]
    keeps_day: re.Pattern[str]
    verb: re.Pattern[str]
    says: frozenset[str]
    participles: frozenset[str]
    auxiliaries: frozenset[str]
    speaker_first: bool
    self_said: re.Pattern[str]
    front: re.Pattern[str]
    aside: re.Pattern[str]
    tail: re.Pattern[str]
    weak: re.Pattern[str]
    dangling: re.Pattern[str]
    link: re.Pattern[str]
    bracket: re.Pattern[str]
    participle: re.Pattern[str]
    article: re.Pattern[str]
    pair: re.Pattern[str]
    when: re.Pattern[str]
    loose: re.Pattern[str]
    auxiliary_be: re.Pattern[str]
    relative: re.Pattern[str]
    definite: re.Pattern[str]
    indefinite: re.Pattern[str]
    intransitive: re.Pattern[str]
    passive: re.Pattern[str]
    says_that: re.Pattern[str]
    asks: re.Pattern[str]
    asked: re.Pattern[str]
    infinitive: re.Pattern[str]
    counting: re.Pattern[str]


def _forms(lang: str, *kinds: str) -> list[str]:
    rows = [row for row in table("title_words.csv", WordsRow) if row.lang == lang and row.kind in kinds]
    return [form for row in rows for form in row.forms.split(";")]


def _any(forms: Iterable[str]) -> str:
    """A group of any of the forms, longest first; one that matches nothing if there are none."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return f"(?:{'|'.join(ordered)})" if ordered else "(?!)"


@cache
def rules_of(lang: str) -> Rules:
    """The rules of a language."""

    def words(*kinds: str) -> str:
        return rf"(?<![\w'’-]){_any(_forms(lang, *kinds))}(?![\w-])"

    def starts(*kinds: str) -> re.Pattern[str]:
        return re.compile(
            rf"{_any(_forms(lang, *kinds))}(?<!['’])(?![\w-])|{_any(_forms(lang, *kinds))}(?<=['’])", re.I
        )

    forms: dict[str, set[str]] = {"said": set(), "says": set(), "according": set()}
    for row in table("saying.csv", SayingRow):
        if row.lang == lang and row.kind in forms:
            forms[row.kind].add(row.form.lower())
    days = [
        re.escape(row.form) for row in table("weekdays.csv", WeekdayRow) if row.lang == lang and len(row.form) > 4
    ]
    by = _any(re.escape(r.form) for r in table("lead_prepositions.csv", PrepositionRow) if r.lang == lang)
    part = rf"(?: {_any(_forms(lang, 'part'))}(?!\w))?"
    day = rf"(?:{_any(days)}(?!\w){part}|{_any(_forms(lang, 'day'))}(?!\w){part})"
    lead = rf"(?:{_any(_forms(lang, 'before_day'))} )?"
    town = r"[\u0621-\u0652]{3,}(?=[،,])" if lang == "ar" else rf"{NAME_WORD}(?: {NAME_WORD}){{0,2}}"
    return Rules(
        day=re.compile(
            rf"(?P<before>[,،]?) (?i:{lead}{day})"
            rf"(?P<place>,? {by} (?P<name>{town}))?(?P<after>[,،]?)(?=\s|$)"
        ),
        keeps_day=re.compile(rf"(?<!\w){_any(_forms(lang, 'keeps_day'))}$", re.I),
        verb=re.compile(words("verb")),
        says=frozenset(forms["says"] | forms["according"] | (forms["said"] if lang == "en" else set())),
        participles=frozenset(forms["said"]),
        auxiliaries=frozenset(_forms(lang, "auxiliary")),
        speaker_first=lang == "en",
        self_said=re.compile(
            rf"^([^,]{{3,90}}?) {_any(_forms(lang, 'self'))} (?:that )?(?:it|they) (?=\w){_PERSONAL}"
        ),
        front=starts("front"),
        aside=starts("aside"),
        tail=re.compile(rf"\s*[,،]?\s{words('tail')}"),
        weak=re.compile(rf"\s{words('weak')}"),
        dangling=re.compile(rf"(?:^|(?<=[\s'’])){_any(_forms(lang, 'dangling'))}$"),
        link=re.compile(rf"(?<!\w){_any(_forms(lang, 'link'))}(?!\w)"),
        bracket=re.compile(words("bracket")),
        participle=re.compile(rf"(?<= ){_any(_forms(lang, 'participle'))}$"),
        article=starts("article"),
        pair=re.compile(words("pair")),
        when=re.compile(rf" {_any(_forms(lang, 'when'))}(?!\w)"),
        loose=re.compile(rf"\s{words('loose')}"),
        auxiliary_be=re.compile(
            rf"(?<![\w'’]){_any(_forms(lang, 'auxiliary_be'))} (?:{_any(_forms(lang, 'adverb'))} )?\S+$"
        ),
        relative=starts("relative"),
        definite=re.compile(rf" {_any(_forms(lang, 'definite'))}\S+(?: \S+)?$"),
        indefinite=re.compile(rf"{_any(_forms(lang, 'indefinite'))} ", re.I),
        says_that=re.compile(rf"[^,«“\"]{{3,140}}? {_any(_forms(lang, 'affirms'))} (?:que |qu['’])"),
        asks=re.compile(words("asks")),
        infinitive=re.compile(rf"(?<!\w){_any(_forms(lang, 'infinitive'))}$"),
        counting=re.compile(rf"(?<= ){_any(_forms(lang, 'counting'))}$"),
        asked=re.compile(_any(_forms(lang, "asked"))),
        passive=re.compile(rf"(?<![\w'’]){_any(_forms(lang, 'passive'))} (?:\S+ )?\S+$"),
        intransitive=re.compile(rf"(?:^| ){_any(_forms(lang, 'intransitive'))}$"),
    )
