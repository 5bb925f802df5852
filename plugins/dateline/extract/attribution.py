"""Who says the words of a quotation: the verb of saying beside it, its subject, and whom a pronoun means.

Works on one text with its quotations blanked, sentence by sentence, so that nothing said inside a
quotation is taken for the reporter's words. Word lists are in `data/saying.csv`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..marks import Quotation
from .named import NamedPerson, folded
from .sightings import forms, sayings, titles

_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.!?؟…]+[)\]]*\s+|\n\s*\n")
_CLAUSE = re.compile(r"[,;:.!?؟،()]|\s[-–—]\s")
_FOR_WHOM = re.compile(
    r"(?:\bpour (?:qui|lequel|laquelle)|\bfor whom|\bpara (?:quien|el cual)|\bfur (?:den|die))\s*$"
)
_TO = frozenset("a au aux to with avec contre against devant con ante an mit de du d of von".split())
_PHRASE_ENDS = frozenset(
    "a au aux en dans devant lors apres avant sur par pour in on at to during after before by with ante durante tras"
    " am im auf bei nach vor gegenuber en al a que qui who that im an jeudi vendredi lundi mardi mercredi samedi dimanche".split()
)
_ARTICLES = frozenset(
    "le la les l un une the a an el los las una der die das ein eine son sa ses his her their su".split()
)
_FOR = frozenset(("pour", "para", "for"))
_NEAR_WORDS = 7
_TAIL = 260
_LEAD = 600


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks ("" if nobody in particular) and how that is known: `said`, `mentioned`, `continued` or ``."""

    speaker: str
    how: str


class Attributor:
    """One text, its outer quotations and its people, for asking who says what."""

    def __init__(self, text: str, lang: str, outer: Sequence[Quotation], people: Sequence[NamedPerson]) -> None:
        self.text, self.lang, self.outer = text, lang, outer
        fold = folded(text)
        pieces, at = [], 0
        for q in outer:
            pieces += [fold[at : q.start], "_" * (q.end - q.start)]
            at = q.end
        self.fold, self.plain = fold, "".join([*pieces, fold[at:]])
        self.verbs = sayings(lang, ("says", "said", "saying"))
        self.finite = sayings(lang, ("says", "said"))
        self.according = sayings(lang, ("according",))
        self.male, self.female = sayings(lang, ("pronoun m",)), sayings(lang, ("pronoun f",))
        self.nobody = sayings(lang, ("pronoun p",))
        self.titles = titles(lang)
        self.mentions = sorted((s.start, s.end, who) for who, person in enumerate(people) for s in person.spans)
        self.mention_starts = [m[0] for m in self.mentions]
        self.people = people
        self.ends = self._sentence_ends()

    def _sentence_ends(self) -> list[int]:
        honorifics = {form for form, title in self.titles.items() if title.kind == "honorific"}
        ends = []
        for match in _END.finditer(self.plain):
            following = self.text[match.end() : match.end() + 1]
            if following.islower() and "\n\n" not in match[0]:
                continue
            before = self.plain[max(0, match.start() - 12) : match.start()].rsplit(None, 1)
            word = before[-1] if before else ""
            if match[0].startswith(".") and (word.strip("('\"") in honorifics or len(word) == 1 or "." in word):
                continue
            ends.append(match.end())
        for q in self.outer:
            inner_end = self.text[q.inner_end - 1]
            if inner_end in ".!?؟…" and self.text[q.end : q.end + 1].isspace():
                following = self.plain[q.end : q.end + _TAIL]
                first = self.text[q.end : q.end + 40].lstrip()[:1]
                clause = _CLAUSE.split(following, maxsplit=1)[0]
                speaks = inner_end in "!?؟…" and any(w in self.verbs for w in _WORD.findall(clause)[:5])
                if first and not first.islower() and not speaks:
                    ends.append(q.end)
        return sorted({*ends, len(self.text)})

    def sentence(self, at: int) -> tuple[int, int]:
        """The bounds of the sentence in which offset `at` lies."""
        i = bisect_right(self.ends, at)
        return (self.ends[i - 1] if i else 0), (self.ends[i] if i < len(self.ends) else len(self.text))

    def said(self, number: int) -> Attribution:
        """Who says quotation `number` according to its own sentence."""
        q = self.outer[number]
        start, end = self.sentence(q.start)
        start = max(start, q.start - _LEAD)
        end = max(end, q.end)
        if number + 1 < len(self.outer):
            end = min(end, max(q.end, self.outer[number + 1].start))
        return (
            self._behind(q.end, min(end, q.end + _TAIL), start)
            or self._inside(q, start)
            or self._ahead(start, q.start, number)
            or Attribution("", "")
        )

    def _behind(self, start: int, end: int, sentence: int) -> Attribution | None:
        """The verb of saying right behind the quotation, with its subject behind or before it."""
        words = [(m.start() + start, m.end() + start, m.group()) for m in _WORD.finditer(self.plain[start:end])]
        clause = 0
        for n, (first, last, word) in enumerate(words[:_NEAR_WORDS]):
            if n and _CLAUSE.search(self.plain, words[n - 1][1], first):
                clause += 1
            if clause > 1:
                return None
            if word in self.finite:
                around = [w for _, _, w in words[max(0, n - 4) : n + 4]]
                if person := self._pronoun(around, sentence):
                    return person
                if n and (early := self._mention(words[0][0], first)):
                    return Attribution(early, "said")
                if n and self.lang == "en":
                    return Attribution(self._phrase(words[0][0], first, whole=True), "said")
                found = self._subject(last, end)
                # Spanish and Arabic leave the pronoun out.
                return found if found.speaker else Attribution(self.last_named(sentence, ""), "said")
            if word in self.according and n == 0 and word not in _FOR:
                return self._source(last, end)
        return None

    def _inside(self, q: Quotation, sentence: int) -> Attribution | None:
        """An attribution put between commas inside the marks."""
        words = [
            (m.start() + q.start, m.end() + q.start, m.group()) for m in _WORD.finditer(self.fold[q.start : q.end])
        ]
        for n in range(1, len(words)):
            _first, last, word = words[n]
            lead = n - 1 if words[n - 1][2] in ("a", "ont", "avait", "ha", "hat", "t") else n
            while lead > 1 and n - lead < 4 and words[lead][2] in ("t", "il", "elle", "ont"):
                lead -= 1
            if word not in self.verbs or lead < 1 or "," not in self.fold[words[lead - 1][1] : words[lead][0]]:
                continue
            if person := self._pronoun([w for _, _, w in words[lead : n + 4]], sentence):
                return person
            close = _CLAUSE.search(self.fold, last, q.end)
            stop = close.start() if close else last
            if stop - last > 3 and close and close[0] == ",":
                return self._subject(last, stop)
        return None

    def _ahead(self, start: int, end: int, number: int) -> Attribution | None:
        """The subject of the sentence that leads up to the quotation."""
        lead = self.plain[start:end]
        if match := _FOR_WHOM.search(lead):
            before = start + match.start()
            i = bisect_left(self.mention_starts, before) - 1
            if i >= 0 and not self.plain[self.mentions[i][1] : before].strip(" ,"):
                return Attribution(self.people[self.mentions[i][2]].name, "said")
            return Attribution("", "said")
        words = [(m.start() + start, m.end() + start, m.group()) for m in _WORD.finditer(lead)]
        if not words:
            return None
        spoken = [
            n
            for n, w in enumerate(words)
            if w[2] in self.verbs or (self.lang == "ar" and w[2][:1] in "وف" and w[2][1:] in self.verbs)
        ]
        how = "said" if spoken or lead.rstrip().endswith(":") else "mentioned"
        sourced = [n for n, w in enumerate(words) if w[2] in self.according and (n == 0 or w[2] not in _FOR)]
        if sourced and not (spoken and spoken[-1] > sourced[-1]):
            found = self._source(words[sourced[-1]][1], end)
            if found.speaker:
                return found
        verb = words[spoken[-1]] if spoken else None
        if verb and (name := self._mention(start, verb[0])):
            return Attribution(name, how)
        if verb and (name := self._mention(verb[1], end)):
            return Attribution(name, how)
        if not verb and (name := self._mention(start, end)):
            return Attribution(name, how)
        if person := self._pronoun([w for _, _, w in words], start):
            return Attribution(person.speaker, how)
        if verb is None and how != "said":
            return None
        return Attribution(self._phrase(start, end, whole=False), how)

    def _pronoun(self, words: list[str], before: int) -> Attribution | None:
        """Whom a pronoun among the words means: of the last sentence that names somebody fitting, the first."""
        for word in words:
            wanted = "m" if word in self.male else "f" if word in self.female else ""
            if not wanted and word in self.nobody:
                return Attribution("", "said")
            if wanted:
                return Attribution(self.last_named(before, wanted), "said")
        return None

    def last_named(self, before: int, gender: str) -> str:
        """The person of that gender, or of none known, whom the nearest sentence before an offset names first."""
        i = bisect_left(self.mention_starts, before) - 1
        unlike = {"m": "f", "f": "m"}.get(gender, "none")
        lowest = max(-1, i - 12)
        while i > lowest:
            if self.people[self.mentions[i][2]].gender != unlike:
                first = self.sentence(self.mentions[i][0])[0]
                k = max(bisect_left(self.mention_starts, first), i - 12)
                while self.people[self.mentions[k][2]].gender == unlike:
                    k += 1
                return self.people[self.mentions[k][2]].name
            i -= 1
        return ""

    def _mention(self, start: int, end: int) -> str:
        """The person named between two offsets as a subject: the last one not governed by a preposition."""
        found = ""
        i = bisect_left(self.mention_starts, start)
        while i < len(self.mentions) and self.mentions[i][0] < end:
            first, _, who = self.mentions[i]
            ahead = _WORD.findall(self.plain[max(start, first - 14) : first])
            governed = bool(ahead) and (
                ahead[-1] in _TO or (ahead[-1] in ("m", "mme", "mr", "mrs") and ahead[-2:-1] and ahead[-2] in _TO)
            )
            if not governed or not found:
                found = found if governed and found else self.people[who].name
            i += 1
        return found

    def _source(self, start: int, end: int) -> Attribution:
        """Whom "according" or "Angaben" names; the preposition that leads to it ("to", "von") is no part of it."""
        first = _WORD.search(self.fold, start, end)
        return self._subject(first.end() if first and first[0] in _TO else start, end)

    def _subject(self, start: int, end: int) -> Attribution:
        """The subject that follows a verb of saying."""
        i = bisect_left(self.mention_starts, start)
        if i < len(self.mentions) and self.mentions[i][0] < end:
            first, _, who = self.mentions[i]
            ahead = _WORD.findall(self.fold[start:first])
            if not ahead or ahead[-1] not in _TO:
                return Attribution(self.people[who].name, "said")
        return Attribution(self._phrase(start, end, whole=True), "said")

    def _phrase(self, start: int, end: int, *, whole: bool) -> str:
        """The noun phrase that begins in a stretch: a person whom it describes, or its own words.

        Of a stretch that leads up to a quotation (not `whole`) it goes up to the first verb or comma.
        """
        close = _CLAUSE.search(self.fold, start, end)
        words = [
            (m.start() + start, m.end() + start, m.group())
            for m in _WORD.finditer(self.fold[start : close.start() if close else end])
        ]
        taken: list[tuple[int, int, str]] = []
        for n, word in enumerate(words[:9]):
            if n and (
                word[2] in _PHRASE_ENDS
                or (
                    not whole
                    and (
                        word[2] in self.verbs
                        or word[2] in ("a", "ont", "est", "sont", "ha", "has", "have", "s", "ne", "n")
                    )
                )
            ):
                break
            taken.append(word)
        if not taken:
            return ""
        heads = {w for _, _, w in taken} & self.titles.keys()
        if (
            heads
            and len(taken) <= 4
            and taken[0][2] in _ARTICLES
            and taken[0][2] not in ("un", "une", "a", "an", "una", "ein", "eine")
        ):
            i = bisect_left(self.mention_starts, start) - 1
            for k in range(i, max(-1, i - 12), -1):
                person = self.people[self.mentions[k][2]]
                if heads & set(_WORD.findall(folded(person.role))):
                    return person.name
        if not whole and taken[0][2] in forms("name_stops.csv", self.lang) and taken[0][2] not in _ARTICLES:
            return ""
        return " ".join(self.text[taken[0][0] : taken[-1][1]].split())
