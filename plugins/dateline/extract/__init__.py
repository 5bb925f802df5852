"""From what a seed says to what an article holds: one module per field, and only here do fields meet."""

from __future__ import annotations

from collections.abc import Iterable

from ..anchors import shorten
from ..gazetteer_rows import CUES
from ..model import TWO_READINGS, Basis, Mention, Note, Person, RawArticle, Rejection, Story
from ..text import normalise, paragraphs
from ..written_dates import order
from . import (
    bylines,
    countries,
    dateline,
    dates,
    headline,
    language,
    organisations,
    ownership,
    people,
    quotes,
    shouting,
    summary,
    title,
)
from .french_model import french_people
from .named import NamedPerson
from .tokens import Tokens

_AROUND = " \t\n.,;:،"
LONGEST_NAME = 120
"""Characters of a paper's name; what is longer is none, no more than an address."""
REJECTED = 12
"""Readings that a story keeps of those that were dropped."""


def names(
    text: str, lang: str, french_names: bool = False
) -> tuple[tuple[Mention, ...], tuple[Rejection, ...], tuple[NamedPerson, ...]]:
    """(mentions of countries, readings that were dropped, people), each in text order.

    What names a country is nobody, but for a town inside a person's name, which is no country.
    """
    return _names(text, Tokens(shouting.spoken(text, lang), lang), french_names)


def _names(
    text: str, tokens: Tokens, french_names: bool
) -> tuple[tuple[Mention, ...], tuple[Rejection, ...], tuple[NamedPerson, ...]]:
    """The same, where the words are known of the text in ordinary type."""
    plain, lang = tokens.text, tokens.lang
    found, dropped = countries.mentions(plain, lang, tokens)
    modelled = french_people(plain) if french_names and lang == "fr" else ()
    borne = {d.start for d in dropped if d.reason == "person"}
    named = people.people(
        plain, lang, [(m.start, m.end) for m in found if m.kind not in CUES], modelled, borne, tokens
    )
    kept, dropped = countries.apart(
        plain, lang, found, dropped, [(s.start, s.end) for person in named for s in person.spans]
    )
    return (kept, dropped, named) if plain is text else shouting.as_written(text, kept, dropped, named)


def extract(raw: RawArticle, home_country: str = "", french_names: bool = False, date_order: str = "") -> Story:
    """The story in `raw`: everything found in its text, doubt kept as notes, no slug yet.

    `home_country` (ISO 3166-1) stands in for the countries of a story without any cue; with `french_names` the
    model of that extra is asked for people in French beside the rules; `date_order` ("dmy", "mdy") says which number of a date
    comes first where nothing in its file does. Pure: the same
    article gives the same story, whatever the machine, the clock or the order.
    """
    written = normalise(raw.text)
    lang, lang_notes = (raw.lang, ()) if raw.lang else language.language(written)
    if raw.title or bylines.opens(written):
        head, rest = normalise(raw.title), written
    else:
        head, rest = headline.split(written)
    body = paragraphs(bylines.apart(rest), lang)
    if not body:
        # A bare headline is an article of one paragraph; it is not said twice.
        head, body = "", (head,)
    whole = "\n\n".join(((head,) if head else ()) + body)
    text, opened = bylines.blanked(whole, len(head))
    start = opened + 2 if opened else 0
    # A byline may name more of them than a seed's column or its page does.
    authors = tuple(dict.fromkeys((*bylines.stated(raw.author), *bylines.authors(whole, len(head)))))
    line = dateline.dateline(text[start:], lang)
    at = (start + line.start, start + line.end) if line else None

    written_as = [("header", raw.header), ("line", line.date if line else "")]
    date, date_notes = dates.find(raw.header, line.date if line else "", lang, whole[len(head) :])
    by, words = order(raw.alike) or date_order, raw.alike or f"DATELINE_DATE_ORDER = {date_order}"
    if by and any(note.code == TWO_READINGS for note in date_notes):
        date, date_notes = dates.find(raw.header, line.date if line else "", lang, whole[len(head) :], by)
        written_as.append(("order", words))
    stated = [(kind, " ".join(words.split()).strip(_AROUND)) for kind, words in written_as]
    tokens = Tokens(shouting.spoken(text, lang), lang)
    found, dropped, named = _names(text, tokens, french_names)
    ranked, primary = countries.rank(text, lang, found, headline_end=opened, dateline=at)
    mentions = countries.evidence(found, ranked)
    shown = {(m.start, m.end) for m in mentions}
    notes = (*raw.notes, *lang_notes, *date_notes)
    if not ranked and home_country:
        ranked, primary = (home_country,), home_country
        notes += (Note("countries", "home", home_country),)

    spans = [(m.start, m.end) for m in mentions if m.kind not in CUES]
    bodies = organisations.bodies(
        tokens,
        line.agency if line else "",
        [*spans, *([at] if at else [])],
        [(span.start, span.end) for person in named for span in person.spans],
    )
    behind = line.end if line and line.kind == "line" else 0
    made = title.title(
        text[start:],
        lang,
        dateline_end=behind,
        place=line.place if line else "",
        headline=head or (body[0] if len(body) == 1 and not rest else ""),
    )
    return Story(
        source=raw.source,
        title=made or (line.place if line else "") or raw.source,
        paragraphs=body,
        lang=lang,
        date=date,
        headline=head,
        summary=summary.summary(text[start + behind :], lang, made),
        dateline=line.place if line else "",
        countries=ranked,
        primary=primary,
        mentions=mentions,
        people=tuple(Person(person.name, person.role) for person in ownership.owned(text, lang, named, bodies)),
        organisations=organisations.names(text, bodies, line.agency if line else ""),
        quotes=quotes.quotes(text, lang, named, start + behind),
        notes=notes,
        bases=tuple(Basis(date, kind, shorten(words)) for kind, words in stated if words),
        rejected=_first_of_each(it for it in dropped if (it.start, it.end) not in shown),
        original=raw.url,
        authors=authors,
        publication=raw.publication if len(raw.publication) <= LONGEST_NAME and "://" not in raw.publication else "",
    )


def _first_of_each(dropped: Iterable[Rejection]) -> tuple[Rejection, ...]:
    """The first place of each reading that was dropped for a reason, REJECTED of them at most."""
    first: dict[tuple[str, str, str], Rejection] = {}
    for one in dropped:
        first.setdefault((one.code, one.text, one.reason), one)
    return tuple(first.values())[:REJECTED]


__all__ = ["extract", "names"]
