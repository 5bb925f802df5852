"""People with what the text says they are: rules over titles, honorifics, apposition and given names.

A name needs evidence: a capital alone makes nobody a person. Which words are evidence is in
`data/titles.csv` and `data/first_names.csv`; how they stand beside a name is here for languages with
capitals, in `arabic_names.py` for Arabic. Both give sightings; sightings of one person are brought together here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from ..gazetteer import is_demonym
from .arabic_names import arabic_sightings
from .latin_names import latin_sightings
from .named import NamedPerson, NamedSpan, folded
from .sightings import Sighting
from .tokens import Tokens

_TOKEN = re.compile(r"[^\s.]+")
_COUNTERPART = re.compile(r"\b(homologue|counterpart|homólog[oa]|par|Amtskolleg(?:e|in)|نظيره?ا?)\b")
_COLLEAGUE = re.compile(
    r"(?:collègue|colega) (\w+(?:ais|aise|ois|oise|ien|ienne|éen|éenne|ain|aine|and|ande|on|onne|in|ine|que|an[oa]|és|esa|eñ[oa]|[iu]an[oa]|í))"
)
"""A colleague of another people is one in office: "son collègue mauritanien"."""
_COMPLEMENT = re.compile(r" (?:de |du |des |d['’]|of |for |der |für ).*")
_GENITIVE = re.compile(r"^[A-ZÄÖÜ]\w+s (?=[A-ZÄÖÜ])")
_POSSESSIVE = re.compile(r"^\w+['’]s? ")


def people(
    text: str,
    lang: str,
    places: Collection[tuple[int, int]] = (),
    modelled: Sequence[tuple[int, int]] = (),
    borne: Collection[int] = (),
    words: Tokens | None = None,
) -> tuple[NamedPerson, ...]:
    """Everybody whom the text names, in the order of first mention, with role and every mention.

    `places` are the spans in which the caller found countries and towns: what they cover is nobody.
    `modelled` are spans that a model takes for names of people: they are evidence for a candidate that has none,
    never a name of their own shape; `borne` is where a place's name begins that was found to be somebody's; `words` are
    the text's, if the caller has them. The name is the fullest form found, without honorific; the role is in the words of the text.
    """
    found = _vouched(
        arabic_sightings(text)
        if lang == "ar"
        else latin_sightings(words or Tokens(text, lang), places, modelled, borne)
    )
    full: list[Sighting] = []
    by_end: dict[tuple[str, ...], int] = {}
    by_start: dict[tuple[str, ...], int] = {}
    members: list[list[Sighting]] = []
    # Fullest forms first: a short form can only mean somebody who is named in full somewhere.
    for sighting in sorted((s for s in found if s.certain), key=lambda s: (-len(_tokens(s.name)), s.start)):
        tokens = _tokens(sighting.name)
        if (known := by_end.get(tokens, by_start.get(tokens))) is not None:
            members[known].append(sighting)
            continue
        for i in range(len(tokens)):
            by_end.setdefault(tokens[i:], len(full))
        if len(tokens) > 2:
            by_start.setdefault(tokens[:2], len(full))
        full.append(sighting)
        members.append([sighting])
    if not full:
        return ()
    for who, person in enumerate(full):
        tokens = _tokens(person.name)
        if len(tokens) > 1:
            if lang == "es" and len(tokens) > 2:
                by_end.setdefault(tokens[-2:-1], who)  # "Prado", of Rosa Prado Holguín
            by_end.setdefault(tokens[:1], who)
            by_end.setdefault(tokens[:2], who)
            by_end.setdefault((tokens[0], tokens[-1]), who)
    for sighting in found:
        if not sighting.certain and (known := by_end.get(_tokens(sighting.name))) is not None:
            members[known].append(sighting)
    out: list[tuple[int, Sighting, list[Sighting]]] = []
    for person, seen in zip(full, members, strict=True):
        seen.sort(key=lambda s: s.start)
        out.append((seen[0].start, person, seen))
    out.sort(key=lambda item: item[0])
    done: list[NamedPerson] = []
    for _, person, seen in out:
        role = next((s.role for s in seen if s.role), "")
        gender = next((s.gender for s in seen if s.gender), "")
        if role and done:
            role = _plain(role, done[-1].role)
        spans = tuple(NamedSpan(s.start, s.end) for s in seen)
        done.append(NamedPerson(person.name, role, gender, spans))
    return tuple(done)


def _vouched(found: list[Sighting]) -> list[Sighting]:
    """The sightings, those of full names made certain that a shorter form elsewhere shows to be a person's.

    Its last word with an honorific does, or speaking if it is double-barrelled (firms speak as well), and its first
    words with evidence of their own.
    """
    singles = [s for s in found if (s.certain or s.speaks) and len(_tokens(s.name)) == 1]
    short = {_tokens(s.name) for s in singles}
    begun = {_tokens(s.name) for s in found if s.certain and len(_tokens(s.name)) > 1}
    if not (short or begun):
        return found
    return [
        replace(s, certain=True)
        if not s.certain and len(t := _tokens(s.name)) > 1 and (t[-1:] in short or t[:2] in begun)
        else s
        for s in found
    ]


@lru_cache(maxsize=4096)
def _tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name, without full stops; names come again, in a text and from text to text."""
    return tuple(_TOKEN.findall(folded(name)))


def _arabic_counterpart(role: str, previous: str) -> str:
    """The office of the person before with the other people's adjective, where it ends with one: "رئيس الوفد الباكستاني"."""
    (office, _, one), (_, _, other) = previous.rpartition(" "), role.rpartition(" ")
    both = all(word.startswith("ال") and is_demonym(word[2:], "ar") for word in (one, other))
    return f"{office} {other}" if both and office and one.endswith("ية") == other.endswith("ية") else role


def _plain(role: str, previous: str) -> str:
    """`role` with "homologue" put in the words of the previous person's role, where that has a function.

    "homologue mauritanien des Pêches", after a "ministre mauricien de l'Économie", is a "ministre
    mauritanien des Pêches"; "Finnish counterpart", after "Estonia's transport minister", a "Finnish transport minister".
    """
    if previous and (colleague := _COLLEAGUE.fullmatch(role)):
        role = f"homologue {colleague[1]}"
    if not previous or not (match := _COUNTERPART.search(role)):
        return role
    if match[1].startswith("نظير"):
        return _arabic_counterpart(role, previous)
    if match[1] == "counterpart":
        return role[: match.start()] + _POSSESSIVE.sub("", previous) + role[match.end() :]
    if match[1].startswith("Amts"):
        previous = _GENITIVE.sub("", previous)
    head = previous.split(" ", 1)[0]
    made = role[: match.start()] + head + role[match.end() :]
    if not _COMPLEMENT.search(made) and (complement := _COMPLEMENT.search(previous)):
        made += complement[0]
    return made
