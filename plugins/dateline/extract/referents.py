"""Whom the words beside a quotation mean: a pronoun, a short form, an office, "the latter".

One text with its quotations blanked, its sentences and the people whom it names. Words that stand for somebody
named before are rows of `data/anaphors.csv`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from ..frozen import frozen
from ..gazetteer import is_demonym
from ..marks import Quotation
from ..sentences import ends_no_sentence
from ..tables import table
from .latin_titles import title_of
from .named import NamedPerson, folded
from .sightings import forms, given_names, honorifics, sayings, titles
from .title_rules import rules_of

WORD = re.compile(r"[^\W\d_]+")
CLAUSE = re.compile(r"[,;:.!?؟،()]|\s[-–—]\s")
_END = re.compile(r"[.!?؟…]+[)\]]*\s+|\n\s*\n")
_PHRASE_ENDS = frozenset(
    "a au aux en dans devant lors apres avant sur par pour in on at to during after before by with ante durante tras"
    " am im auf bei nach vor gegenuber en al a que qui who that im an exprimant citant jeudi vendredi lundi mardi mercredi samedi dimanche".split()
)
NO_PHRASE = frozenset(
    "et d de and y und puis en dans devant lors apres avant sur par pour in on at to during after before by with ante"
    " durante tras am im auf bei nach vor al que qui who that jeudi vendredi lundi mardi mercredi samedi dimanche".split()
)
ARTICLES = frozenset(
    "le la les l un une the a an el los las una der die das ein eine son sa ses his her their su ce cet cette este"
    " esta dieser diese".split()
)
_INDEFINITE = frozenset("un une a an una ein eine".split())
_AUXILIARIES = frozenset("a ont est sont ha has have s ne n avait avaient se".split())
_AMONG = frozenset("de d of von entre".split())
"""Before "them" these lead to one of several: "contó uno de ellos, NAME"."""
_CLITICS = frozenset("le la les l lo los las se s lui leur y en me nous nos te".split())
_AGED = ("jahrige", "year-old")
_GENDERS = {"le": "m", "la": "f", "el": "m", "der": "m", "die": "f"}
_NEUTRAL = frozenset("it this that cela ceci ca es dies das esto eso".split())
_TAIL = 260
_NEAR = 2_000
_ARABIC_TIMES = frozenset("يوم اليوم أمس مساء صباح ظهر ليلة الليلة".split())
_MOOD = re.compile(r"(?!ال)(?:\w{3,}(?:ين|ا|اً)|ب[^ا]\w{2,}ة)")
"""How somebody spoke: "smiling", "with regret"."""
_ARABIC_ENDS = frozenset(
    "في خلال أن إن ان بأن عن على من إلى أمام عقب بعد قبل إثر لدى عبر مع انه أنه إنه أنها إنها".split()
)


@frozen
class AnaphorRow:
    """A row of `anaphors.csv`."""

    lang: str
    form: str
    gender: str
    which: str


@frozen
class SynonymRow:
    """A row of `role_synonyms.csv`."""

    lang: str
    form: str
    role: str


class Referents:
    """One text, its outer quotations and its people, for asking whom words mean; it begins `behind` its dateline."""

    def __init__(
        self, text: str, lang: str, outer: Sequence[Quotation], people: Sequence[NamedPerson], behind: int = 0
    ) -> None:
        self.text, self.lang, self.outer, self.behind = text, lang, outer, behind
        fold = folded(text)
        pieces, at = [], 0
        for q in outer:
            pieces += [fold[at : q.start], "_" * (q.end - q.start)]
            at = q.end
        self.fold, self.plain = fold, "".join([*pieces, fold[at:]])
        self.verbs = sayings(lang, ("says", "said", "saying"))
        self.male, self.female = sayings(lang, ("pronoun m",)), sayings(lang, ("pronoun f",))
        self.nobody = sayings(lang, ("pronoun p",))
        self.titles = titles(lang)
        self.predicate = rules_of(lang).verb
        self.mentions = sorted((s.start, s.end, who) for who, person in enumerate(people) for s in person.spans)
        self.mention_starts = [m[0] for m in self.mentions]
        self.people = people
        self.ends = self._sentence_ends()

    def _sentence_ends(self) -> list[int]:
        before_names = honorifics(self.lang)
        ends = []
        for match in _END.finditer(self.plain):
            following = self.text[match.end() : match.end() + 1]
            if following.islower() and "\n\n" not in match[0]:
                continue
            before = self.plain[max(0, match.start() - 12) : match.start()].rsplit(None, 1)
            word = before[-1].strip("('\"") if before else ""
            if match[0].startswith(".") and (word in before_names or len(word) == 1 or "." in word):
                continue
            if match[0].startswith(".") and ends_no_sentence(
                self.text[match.start() - len(word) : match.start()], self.lang
            ):
                continue
            ends.append(match.end())
        for q in self.outer:
            inner_end = self.text[q.inner_end - 1]
            if inner_end in ".!?؟…" and self.text[q.end : q.end + 1].isspace():
                following = self.plain[q.end : q.end + _TAIL]
                first = self.text[q.end : q.end + 40].lstrip()[:1]
                clause = CLAUSE.split(following, maxsplit=1)[0]
                may_speak = inner_end in "!?؟…" and (self.lang == "en" or first.islower())
                speaks = may_speak and any(w in self.verbs for w in WORD.findall(clause)[:5])
                if first and not first.islower() and not speaks:
                    ends.append(q.end)
        return sorted({*(end for end in ends if end > self.behind), self.behind, len(self.text)})

    def sentence(self, at: int) -> tuple[int, int]:
        """The bounds of the sentence in which offset `at` lies."""
        i = bisect_right(self.ends, at)
        return (self.ends[i - 1] if i else 0), (self.ends[i] if i < len(self.ends) else len(self.text))

    def pronoun(self, words: Sequence[str], before: int, until: int = 0) -> str | None:
        """Whom a pronoun among the words means: "" for nobody in particular, None if there is no pronoun.

        The sentence that begins at `before` may name somebody itself, up to `until`.
        """
        for n, word in enumerate(words):
            wanted = "m" if word in self.male else "f" if word in self.female else ""
            if not wanted and word in self.nobody and not (n and words[n - 1] in _AMONG):
                return ""
            if wanted:
                return self._named_between(before, until, wanted) or self.last_named(before, wanted)
        return None

    def _named_between(self, start: int, end: int, gender: str) -> str:
        """The first person of a gender whom a stretch names, "" for nobody."""
        i = bisect_left(self.mention_starts, start)
        while i < len(self.mentions) and self.mentions[i][0] < end:
            if self.people[self.mentions[i][2]].gender == gender:
                return self.people[self.mentions[i][2]].name
            i += 1
        return ""

    def last_named(self, before: int, gender: str, which: str = "first") -> str:
        """The person of that gender, or of none known, of the nearest sentence before an offset that names one.

        Of several the `first`, the `last`, or the `second`, who is "" where the sentence names but one.
        """
        i = bisect_left(self.mention_starts, before) - 1
        unlike = {"m": "f", "f": "m"}.get(gender, "none")
        lowest = max(-1, i - 12)
        while i > lowest:
            if self.people[self.mentions[i][2]].gender != unlike:
                if which == "last":
                    return self.people[self.mentions[i][2]].name
                first = self.sentence(self.mentions[i][0])[0]
                k = max(bisect_left(self.mention_starts, first), i - 12)
                if which == "second":
                    who = list(dict.fromkeys(m[2] for m in self.mentions[k : i + 1]))
                    return self.people[who[1]].name if len(who) > 1 else ""
                while self.people[self.mentions[k][2]].gender == unlike:
                    k += 1
                return self.people[self.mentions[k][2]].name
            i -= 1
        return ""

    def phrase(self, start: int, end: int, *, whole: bool) -> str:
        """The noun phrase that begins in a stretch: a person whom it describes, or its own words.

        Of a stretch that leads up to a quotation (not `whole`) it goes up to the first verb or comma.
        """
        if self.lang == "ar":
            return self._arabic_phrase(start, end)
        close = CLAUSE.search(self.fold, start, end)
        words = [
            (m.start() + start, m.end() + start, m.group())
            for m in WORD.finditer(self.fold[start : close.start() if close else end])
        ]
        taken: list[tuple[int, int, str]] = []
        for n, word in enumerate(words[:9]):
            verb = not whole and (word[2] in self.verbs or (word[2] in _AUXILIARIES and self.lang != "en"))
            verb = verb or (self.lang == "en" and n > 1 and not whole and bool(self.predicate.fullmatch(word[2])))
            if n and (word[2] in _PHRASE_ENDS or verb):
                break
            taken.append(word)
        while taken and len(taken) > 1 and len(taken[-1][2]) == 1:  # "M." of a name that nobody found
            taken.pop()
        while not whole and self.lang in ("fr", "es") and len(taken) > 2 and taken[-1][2] in _CLITICS:
            taken.pop()  # "El alcalde lo llamó"
        if len(taken) == 1 and taken[0][2] in _NEUTRAL:
            return ""
        if not taken or (taken[0][2] in NO_PHRASE and (whole or len(taken) < 3)):
            return ""
        if taken[0][2] in ("celui", "celle") and len(taken) == 2:  # "celui-ci"
            return self.last_named(start, "m" if taken[0][2] == "celui" else "f", "last")
        if taken[0][2] in ARTICLES - _INDEFINITE and len(taken) <= 5:
            if name := self._described([w for _, _, w in taken], start):
                return name
        if not whole and taken[0][2] in forms("name_stops.csv", self.lang) and taken[0][2] not in ARTICLES:
            return ""
        return " ".join(self.text[taken[0][0] : taken[-1][1]].split())

    def _described(self, words: Sequence[str], start: int) -> str:
        """The person named before `start` whom a phrase with a definite article describes, "" if none."""
        heads = set(words) & self.titles.keys()
        i = bisect_left(self.mention_starts, start) - 1
        if heads and len(words) <= 4:
            for k in range(i, max(-1, i - 12), -1):
                person = self.people[self.mentions[k][2]]
                if heads & set(WORD.findall(folded(person.role))):
                    return person.name
        said = " ".join(words[1:])
        for row in table("role_synonyms.csv", SynonymRow):  # "le chef du gouvernement" is the "Premier ministre"
            if row.lang == self.lang and said == " ".join(WORD.findall(folded(row.form))):
                wanted = folded(row.role)
                for k in range(i, max(-1, i - 12), -1):
                    if wanted in folded(self.people[self.mentions[k][2]].role):
                        return self.people[self.mentions[k][2]].name
        known = _anaphors(self.lang)
        for size in (2, 1):
            row = known.get(" ".join(words[1 : 1 + size]))
            if row and len(words) <= 1 + size:
                return self.last_named(start, row.gender or _GENDERS.get(words[0], ""), row.which)
        if len(words) == 2 and is_demonym(words[1], self.lang):  # "le Serbe", "der Serbe"
            return self.last_named(start, _GENDERS.get(words[0], ""))
        aged = len(words) > 1 and words[1].startswith(_AGED)
        title = title_of(words[1], self.lang) if len(words) in (2, 3) and i >= 0 else None
        if aged or (title and title.kind != "honorific" and not self._introduced(words, start)):
            # "la lauréate", "le responsable syndical", "die 58-Jährige": somebody named, if nobody else was brought in.
            gender = title.gender if title and not aged else _GENDERS.get(words[0], "")
            return self.last_named(start, gender or _GENDERS.get(words[0], ""))
        return ""

    def _introduced(self, words: Sequence[str], start: int) -> bool:
        """Whether an unnamed person, "un éleveur", was brought in before `start` whom "l'éleveur" then means."""
        return bool(
            re.search(
                rf"\b(?:une?|an?|una|eine?)\s(?:[\w-]+\s)?{re.escape(words[1])}\b",
                self.fold[max(0, start - _NEAR) : start],
            )
        )

    def _arabic_phrase(self, start: int, end: int) -> str:
        """The same where the verb stands first: what follows it, without the article if it is an office."""
        close = CLAUSE.search(self.fold, start, end)
        words = [
            (m.start() + start, m.end() + start, m.group())
            for m in WORD.finditer(self.fold[start : close.start() if close else end])
        ]
        while words and (words[0][2] in self.verbs or words[0][2][1:] in self.verbs):
            words.pop(0)
        taken: list[tuple[int, int, str]] = []
        for word in words[:7]:
            if word[2] in _ARABIC_ENDS or (taken and _MOOD.fullmatch(word[2]) and word[2] not in given_names()):
                break
            taken.append(word)
        if not taken:
            return self.last_named(start, "")
        head = taken[0][2]
        if head in _ARABIC_TIMES or (len(taken) == 1 and _MOOD.fullmatch(head) and head not in given_names()):
            return self.last_named(start, "")  # "وقال مبتسما", "وأضافت يوم الجمعة"
        if head.startswith(("وس", "وي", "وت", "فس")) and head[1:] not in self.titles:
            return ""  # "وستفتح": a verb that is none of saying
        if head.startswith("ل") and head not in self.titles:
            return self.last_named(start, "")  # "وقال لوكالة": to whom, not who
        if head.startswith("ال") and len(taken) <= 3:
            bare = head[2:]
            for k in range(bisect_left(self.mention_starts, start) - 1, -1, -1):
                person = self.people[self.mentions[k][2]]
                if {head, bare} & set(WORD.findall(folded(person.role))):
                    return person.name
            if (row := _anaphors("ar").get(bare)) and len(taken) == 1:
                return self.last_named(start, row.gender, row.which)
        return " ".join(self.text[taken[0][0] : taken[-1][1]].split())


@cache
def _anaphors(lang: str) -> dict[str, AnaphorRow]:
    return {folded(row.form): row for row in table("anaphors.csv", AnaphorRow) if row.lang == lang}
