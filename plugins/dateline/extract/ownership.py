"""Roles that lean on something else: "son porte-parole", "its founder", "heads the Centre".

"Le Syndicat X réclame … « … », déplore sa secrétaire" says of what she is the secretary: of the body that the text
named before. What somebody does at the head of a body ("dirige", "chairs") is put as what they are, by the table
`role_verbs.csv`. Both only reword; nothing is added that the text does not say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from .latin_titles import title_of
from .latin_words import RELATIONS
from .named import NamedPerson, folded
from .sightings import forms, role_verbs

Span = tuple[int, int]

_POSSESSIVE = {
    "fr": frozenset("son sa ses leur leurs".split()),
    "en": frozenset("its their".split()),
    "es": frozenset("su sus".split()),
    "de": frozenset("sein seine seinem seinen seiner ihr ihre ihrem ihren ihrer deren dessen".split()),
}
_COMPLEMENT = re.compile(r"\b(?:de|du|des|of|del|for)\b|\bd['’]")
_OF_NOTHING = re.compile(
    r"(?:chefs?|cheffe) de (?:file|cabinet|service)|direct(?:eur|rice) de (?:cabinet|recherche)|jefe de gabinete"
)
"""Offices of which the "of" does not say of what."""
_ARTICLE = r"(?:(?:the|le|la|les|el|los|las|der|die|das|dem|den)\s|l['’])?"
_PREPOSITION = {
    "fr": re.compile(rf"\b(?:a|au|aux|avec|par|de|du|des|d|chez|contre|pour|devant|et)[\s'’]{_ARTICLE}$"),
    "en": re.compile(rf"\b(?:to|with|by|of|from|at|against|for|told|and)\s{_ARTICLE}$"),
    "es": re.compile(rf"\b(?:a|al|con|por|de|del|contra|para|ante|y)\s{_ARTICLE}$"),
    "de": re.compile(rf"\b(?:von|vom|mit|bei|beim|gegen|fur|an|zu|zur|zum|und)\s{_ARTICLE}$"),
}
_SUBJECT = re.compile(
    r"(?:(?<=[.!?»”\"] )|^)(?:(?:L['’]|L[ea] )(?=(?P<name>(?P<head>[a-zà-ÿ-]{4,})"
    r"(?: (?:des? |du |de la |de l['’]|d['’])[a-zà-ÿ-]{4,})?))"
    r"|Les (?=(?P<many>[a-zà-ÿ-]{4,}s)\b))"
)
_FARTHEST = 420
_ROLE_WITHIN = 140
_WORD = re.compile(r"[^\W\d_]+(?:['’](?=\w))?")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)\s[«“\"]?\s?$")
_SHORT = {
    "fr": re.compile(r" (?:du |de la |de l['’])(?P<noun>[a-zà-ÿ-]{4,})\Z"),
    "en": re.compile(r" (?:of|for|at) the (?P<noun>[a-z]{4,})\Z"),
    "es": re.compile(r" (?:del|de la) (?P<noun>[a-zà-ÿ]{4,})\Z"),
    "de": re.compile(r" (?:der|des) (?P<noun>[A-ZÄÖÜ][a-zäöüß]{3,})\Z"),
}
"""Roles that end with a body's noun and no name."""
_OPENS = re.compile(r"[.!?»”\"] (?:Its|Son|Sa|Su)\s\Z")
_PERIOD = re.compile(r"[.!?»”\"] ")
_ITS = re.compile(r"(?P<noun>[a-z]{4,})['’]s (?=[a-z])")
_SINCE = {
    "fr": re.compile(r"(^|, )(?:devenue?|désormais|aujourd['’]hui|actuellement)(?: l[ae] | l['’]| )"),
    "en": re.compile(r"(^|, )(?:now|currently)(?: the | )"),
    "es": re.compile(r"(^|, )(?:hoy|ahora|actualmente)(?: el | la | )"),
    "de": re.compile(r"(^|, )(?:heute|jetzt|derzeit|inzwischen) "),
}
_LED_BY = {
    "fr": re.compile(r",? (?:(?P<led>dirigée?|présidée?)s? par (?:le |la |l['’])?|que (?P<does>\w+) )\Z"),
    "en": re.compile(r",? (?:(?P<led>led|headed|chaired) by |(?P<does>\Zx))\Z"),
    "es": re.compile(r",? (?:(?P<led>dirigid[oa]|presidid[oa]|encabezad[oa]) por (?:el |la )?|que (?P<does>\w+) )\Z"),
}
_NOUNS = {
    "fr": {"dirig": ("dirigeant", "dirigeante"), "presi": ("président", "présidente")},
    "en": {"led": ("head", "head"), "heade": ("head", "head"), "chair": ("chair", "chair")},
    "es": {
        "dirig": ("director", "directora"),
        "presi": ("presidente", "presidenta"),
        "encab": ("jefe", "jefa"),
    },
}
"""The nouns for those who lead, of a man and of a woman, by how the participle begins."""
_VOWEL = re.compile(r"[aeiouyàâéèêëîïôöûüh]", re.I)


def owned(text: str, lang: str, people: Sequence[NamedPerson], bodies: Sequence[Span]) -> list[NamedPerson]:
    """The people, their roles made whole: with the body that a possessive stands for, with a noun in a verb's place."""
    out = []
    starts = [start for start, _ in bodies]
    named = sorted((span.start, who) for who, person in enumerate(people) for span in person.spans)
    for who, person in enumerate(people):
        role = _nominal(_now(person.role, lang), lang, person.gender)
        role = role or _at_the_head(text, lang, person, bodies, starts)
        if role and role == person.role and lang in _POSSESSIVE:
            role = _with_owner(text, lang, person, role, bodies, starts, named, who)
        if role and lang in _SHORT:
            role = _whole(text, lang, person, role, bodies, starts)
        out.append(person if role == person.role else replace(person, role=role))
    return out


def _whole(
    text: str, lang: str, person: NamedPerson, role: str, bodies: Sequence[Span], starts: Sequence[int]
) -> str:
    """The role with the name of the body that "de l'association" stands for, if one such was named before."""
    match = _SHORT[lang].search(role) or (_ITS.match(role) if lang == "en" else None)
    if not match or not person.spans:
        return role
    noun = folded(match["noun"])
    if noun not in forms("organisation_heads.csv", lang) | forms("body_nouns.csv", lang):
        return role
    first = person.spans[0].start
    for i in range(bisect_left(starts, first) - 1, -1, -1):
        start, end = bodies[i]
        if first - end > _FARTHEST or end > first:
            break
        announced = _LAST_WORD.search(text[max(0, start - 24) : start])
        if noun in folded(text[start:end]).split() or (announced and folded(announced[1]) == noun):
            if end > first - 4 - len(role) and text[start:end] in role:
                return role
            bare = role[: match.start()] or role[match.end() :]  # "the agency's director" is one of it
            return f"{bare}{_of(text, lang, start, end)}"
    return role


def _now(role: str, lang: str) -> str:
    """The role without the words that say since when: "devenue médiatrice", "hoy director técnico"."""
    return _SINCE[lang].sub(r"\1", role) if lang in _SINCE else role


def _at_the_head(text: str, lang: str, person: NamedPerson, bodies: Sequence[Span], starts: Sequence[int]) -> str:
    """What somebody is of the body that they are said to lead: "le Syndicat X, dirigé par NAME", "the Board, led by NAME"."""
    first = person.spans[0].start if person.spans else 0
    match = _LED_BY[lang].search(text, max(0, first - 40), first) if lang in _LED_BY else None
    i = bisect_left(starts, match.start()) - 1 if match else -1
    if not match or i < 0 or text[bodies[i][1] : match.start()].strip(' »”"') or match.start() - bodies[i][1] > 3:
        return ""
    if match["does"]:
        row = role_verbs(lang).get(folded(match["does"]))
        if not row or not row.noun_m:
            return ""
        noun = row.noun_f if person.gender == "f" else row.noun_m
    else:
        noun = _NOUNS[lang][folded(match["led"])[:5]][person.gender == "f"]
    return f"{noun}{_of(text, lang, *bodies[i])}"


def _nominal(role: str, lang: str, gender: str) -> str:
    """ "dirige l'Office" as "directeur de l'Office"; the role as it is where it begins with no such verb."""
    first, _, rest = role.partition(" ")
    row = role_verbs(lang).get(folded(first))
    if not row or not row.noun_m or not rest or (not gender and row.noun_m != row.noun_f):
        return role
    noun = row.noun_f if gender == "f" else row.noun_m
    if lang == "en":
        return f"{noun} of {rest}"
    head, article, _ = _contracted(rest, lang)
    return f"{noun} {article}{head}"


def _contracted(rest: str, lang: str) -> tuple[str, str, bool]:
    """What follows "de", and "de" as it merges with its article: (rest, "du ", True)."""
    for article, merged in (("le ", "du "), ("les ", "des ")) if lang == "fr" else (("el ", "del "),):
        if rest.lower().startswith(article):
            return rest[len(article) :], merged, True
    return rest, "d'" if lang == "fr" and _VOWEL.match(rest) and rest[1:2] not in "'’" else "de ", False


def _with_owner(
    text: str,
    lang: str,
    person: NamedPerson,
    role: str,
    bodies: Sequence[Span],
    starts: Sequence[int],
    named: Sequence[Span],
    who: int,
) -> str:
    """The role with the body that its possessive stands for, if one was named shortly before and nobody since."""
    parts = role.split(", ")
    for n, part in enumerate(parts):
        for span in person.spans[:2]:
            at = _place_of(text, part, span.start, span.end)
            if at < 0:
                continue
            before = _WORD.findall(folded(text[max(0, at - 12) : at]))
            possessive = part.partition(" ")[0] if folded(part.partition(" ")[0]) in ("deren", "dessen") else ""
            if not possessive and (not before or before[-1] not in _POSSESSIVE[lang]):
                continue
            relative = bool(possessive) or before[-1] in ("deren", "dessen")
            many = lang == "fr" and bool(before) and before[-1] in ("leur", "leurs")
            owner = _owner(text, lang, at, () if many else bodies, () if many else starts, relative)
            bare = part[len(possessive) :].strip()
            if owner is None or _somebody_since(named, owner[1], at, who):
                break
            if folded(bare) in RELATIONS or (lang != "de" and _COMPLEMENT.search(_OF_NOTHING.sub("", bare))):
                break
            return ", ".join([*parts[:n], f"{bare}{_of(text, lang, *owner)}", *parts[n + 1 :]])
    return role


def _owner(
    text: str, lang: str, at: int, bodies: Sequence[Span], starts: Sequence[int], relative: bool
) -> Span | None:
    """What a possessive at `at` stands for: the nearest body, named or plain ("le syndicat"), that does something.

    Behind a preposition ("avec la Casa Rosada") it is done to, unless a relative pronoun follows it.
    """
    last = bisect_left(starts, at) - 1
    found: Span | None = None
    opens = bool(_OPENS.search(text[max(0, at - 10) : at]))  # "Its chairwoman": of what the sentence before is about
    for i in range(last, max(-1, last - 3), -1):
        start, end = bodies[i]
        if end > at or at - end > _FARTHEST or (found and _PERIOD.search(text[end : found[0]])):
            break
        if relative or not _governed(text, lang, start):
            found = start, end
            if not opens:
                break
    plain, person = _plain_subject(text, lang, at)
    owner = plain if plain and (found is None or plain[0] > found[0]) else found
    return owner if owner and owner[0] > person else None


def _governed(text: str, lang: str, start: int) -> bool:
    """Whether a preposition leads to the body at `start`, other than one that opens the sentence."""
    lead = text[max(0, start - 30) : start]
    match = _PREPOSITION[lang].search(folded(lead))
    return match is not None and not lead[match.start() : match.start() + 1].isupper()


def _plain_subject(text: str, lang: str, at: int) -> tuple[Span | None, int]:
    """The nearest body without a name of its own that opens a sentence before `at`, "Le syndicat des boulangers".

    And where the nearest sentence begins that opens with somebody, "Le chef de l'Etat"; -1 if none does.
    """
    if lang != "fr":
        return None, -1
    found: Span | None = None
    person = -1
    heads = forms("organisation_heads.csv", lang) | forms("body_nouns.csv", lang)
    for match in _SUBJECT.finditer(text, max(0, at - _FARTHEST), at):
        if match["many"]:
            found = match.span("many")
        elif folded(match["head"]) in heads:
            found = match.span("name")
        elif title_of(folded(match["head"]), lang):
            person = match.start()
    return found, person


def _somebody_since(named: Sequence[Span], start: int, end: int, who: int) -> bool:
    """Whether somebody else is named between two offsets, whose the role may be as well."""
    i = bisect_left(named, (start, -1))
    return any(other != who for at, other in named[i : i + 3] if at < end)


def _place_of(text: str, role: str, start: int, end: int) -> int:
    """Where the words of a role stand beside a name, -1 if they do not."""
    first = role.split(",", maxsplit=1)[0]
    at = text.rfind(first, max(0, start - _ROLE_WITHIN), start)
    return at if at >= 0 else text.find(first, end, end + len(first) + 12)


def _of(text: str, lang: str, start: int, end: int) -> str:
    """ " de l'Office", " of the Board", " der Stiftung": the body with its article, as the text gives it."""
    noun = _LAST_WORD.search(text[max(0, start - 24) : start]) if lang in ("fr", "es") else None
    if noun and folded(noun[1]) in forms("body_nouns.csv", lang):
        start = max(0, start - 24) + noun.start(1)  # "de l'ONG Iteka Yacu"
    name = " ".join(text[start:end].split())
    lead = folded(text[max(0, start - 7) : start])
    if lang == "en":
        return f" of the {name}" if lead.endswith("the ") else f" of {name}"
    if lang == "de":
        return f" der {name}" if re.search(r"\b(?:die|der) $", lead) else f", {name}"
    if lang == "es":
        article = re.search(r"\b(el|la|los|las|del|al) $", lead)
        return {"el": " del ", "del": " del ", "al": " del ", None: " de "}.get(
            article[1] if article else None, f" de {article[1] if article else ''} "
        ) + name
    if lead.endswith(("l'", "l’")):
        return f" de l'{name}"
    if name.startswith(("Le ", "Les ")):
        rest, of, _ = _contracted(name, lang)
        return f" {of}{rest}"
    article = re.search(r"\b(le|la|les|du|des|au|aux) $", lead)
    merged = {"le": "du ", "du": "du ", "au": "du ", "la": "de la ", "les": "des ", "des": "des ", "aux": "des "}
    return f" {merged[article[1]] if article else _contracted(name, lang)[1]}{name}"
