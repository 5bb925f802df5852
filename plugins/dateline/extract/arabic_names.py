"""Names of people in Arabic, which has no capitals: a name is what a title, an honorific or a verb leads to.

Behind a title set off by a comma the name is all up to the next comma; without one it begins where the title and
its complements and adjectives (with the article) end, and goes on over names, particles and nisbas.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace

from ..gazetteer import is_demonym
from .arabic_compounds import COMPOUND, THAT, compounded
from .sightings import Sighting, forms, given_names, titles

_WORD = re.compile(r"[\u0621-\u065f\u0670-\u06d3]+")
_LINKS = frozenset(
    ["بن", "ابن", "بنت", "ولد", "منت", "أبو", "ابو", "أبي", "آل", "عبد", "بو", "أم", "ود", "أيت", "آيت", "ول"]
)
_RETIRED = frozenset("المتقاعد المتقاعدة السابق السابقة الراحل الراحلة المشارك المساعد".split())
"""Adjectives behind a rank that no name begins with."""
_RANKS = frozenset(
    "العقيد العميد المقدم الرائد النقيب اللواء الفريق الملازم الجنرال المهندس عقيد عميد مقدم رائد نقيب لواء".split()
)
_WHERE = frozenset("في من إلى على عن مع بين لدى ضد نحو حول عبر".split())
"""Behind these stands what a title is of or where, no name."""
_OWNED = ("ها", "هم", "هما", "هن")
_FEWEST, _MOST = 2, 6
_VOWELS = re.compile("[\u064b-\u0652]")
_MARKS = '«»"“”'
_FARTHEST = 10


def arabic_sightings(text: str) -> list[Sighting]:
    """Every name that a title or a given name shows, and the short forms that may follow."""
    words = compounded(text, [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)])
    reader = _Reader(text, words)
    out: list[Sighting] = []
    i = 0
    while i < len(words):
        found = reader.titled(i) or reader.bare(i)
        if found:
            sighting, i = found
            out.append(sighting)
        else:
            i += 1
    ends = {s.name.rsplit(" ", 1)[-1] for s in out if not COMPOUND.fullmatch(" ".join(s.name.split()[-2:]))}
    taken = [(s.start, s.end) for s in out]
    out += (
        [
            Sighting(word, start, end, "", "", False)
            for start, end, word in words
            if word in ends and not any(a <= start < b for a, b in taken)
        ]
        if len(out) < 200
        else []
    )
    return sorted(out, key=lambda s: s.start)


def _indefinite(role: str) -> str:
    """A role that stands right before a name without the article that only the name gives it: "المهندسة اليابانية"."""
    words = role.split()
    own = next((n for n, word in enumerate(words) if not word.startswith("ال")), len(words))
    if own and (own == len(words) or words[own] in ("في", "من", "لدى", "على")):
        words[:own] = [word[2:] for word in words[:own]]
    return " ".join(words)


_DEED = re.compile("ت..ي.|ا(?:ن..|ست..|.ت.)ا.")
"""Verbal nouns by their pattern ("تصوير", "افتتاح"), which begin no name that no list has."""
_CLAUSE = re.compile("اً$|ًا$|^[وف]س[يتن]..")
"""An indefinite object or a verb of what will be: what no name goes on with."""


class _Reader:
    """One text as words, with the lists to judge them by."""

    def __init__(self, text: str, words: list[tuple[int, int, str]]) -> None:
        self.text, self.words = text, words
        self.titles = titles("ar")
        compounds = {word: "m" for _, _, word in words if COMPOUND.fullmatch(word)}
        self.given: Mapping[str, str] = ChainMap(compounds, given_names()) if compounds else given_names()
        self.stops, self.things = forms("name_stops.csv", "ar"), forms("eponyms.csv", "ar")
        self.verbs = forms("verbs_ar.csv", "ar")

    def title(self, word: str) -> tuple[str, str, int, bool] | None:
        """Gender and kind of a title, the letters of clitics before it, and whether it has the article."""
        for cut in (0, 1):
            if cut and word[:1] not in "وفبل":
                break
            rest = word[cut:]
            if cut and len(rest) < 3:
                break  # "لم" is no "م."
            bare = rest[2:] if rest.startswith("ال") else rest[1:] if cut and word[:2] == "لل" else rest
            row = self.titles.get(rest) or self.titles.get(bare)
            if row:
                return row.gender, row.kind, cut, bare != rest or rest.startswith("ال")
        return None

    def gap(self, i: int) -> str:
        """What stands between word `i` and the one before it, without spaces."""
        return self.text[self.words[i - 1][1] : self.words[i][0]].strip() if 0 < i < len(self.words) else "."

    def titled(self, i: int) -> tuple[Sighting, int] | None:
        """The name that the title in word `i` leads to, and the word behind it."""
        if not (title := self.title(self.words[i][2])):
            return None
        if i and not self.gap(i) and self.words[i - 1][2] in self.things:
            return None  # "جامعة الملك سعود": what bears a name
        gender, kind, cut, definite = title
        start = self.words[i][0] + cut
        if not self.gap(i + 1) and i + 2 < len(self.words) and self.words[i + 1][2] in _RETIRED:
            return self._name(i + 2, start, self.text[start : self.words[i + 1][1]], gender)
        if kind == "honorific" and not self._is_of_a_people(i + 1):
            return self._name(i + 1, start, "", gender) if self.gap(i + 1) in ("", ".") else None
        k = i + 1
        plain = definite  # only words with the article so far: adjectives of the title
        while k < len(self.words) and k - i <= _FARTHEST:
            gap = self.gap(k).strip(_MARKS)  # "رئيسة جمعية «أصدقاء الماء»، NAME"
            if gap == "،":
                return self._apposed(k, start, gender)
            if gap:
                return None
            word = self.words[k][2]
            if (k > i + 1 or definite) and self.words[k - 1][2] not in _WHERE:
                led = word[:1] in "بل" and not self._is_of_a_people(k - 1)
                named = plain and self._goes_on(word) and not led and not self.title(word)
                named = named and not _DEED.fullmatch(word)
                follows = k + 1 < len(self.words) and not self.gap(k + 1) and self._goes_on(self.words[k + 1][2])
                if word in self.given or (named and follows and not word.startswith("ال")):
                    return self._name(k, start, _indefinite(self.text[start : self.words[k - 1][1]]), gender)
            plain = plain and word.startswith("ال")
            if self._is_verb(word):
                return None
            k += 1
        return None

    def _is_of_a_people(self, i: int) -> bool:
        """Whether word `i` says of which people the title before it is, and a name follows: "الكاتبة الجزائرية ليندا"."""
        word, following = (self.words[n][2] if n < len(self.words) else "ال" for n in (i, i + 1))
        return (
            word.startswith("ال")
            and not following.startswith("ال")
            and is_demonym(word[2:], "ar")
            and not self.gap(i)
        )

    def _apposed(self, k: int, start: int, gender: str) -> tuple[Sighting, int] | None:
        """The name in words `k` on, which a comma sets off from its title; an honorific before it is no part of it."""
        role = self.text[start : self.words[k - 1][1]]
        if role.count("«") > role.count("»"):
            role += "»"
        while k + 2 < len(self.words) and (led := self.title(self.words[k][2])) and (led[1] == "honorific" or led[3]):
            k += 1  # "الدكتور", "الفريق"
        if k + 2 < len(self.words) and self.words[k][2].startswith("ال") and is_demonym(self.words[k][2][2:], "ar"):
            k += 1  # "مدرب عمان، الهولندي NAME"
        elif self.title(self.words[k][2]) and (inner := self.titled(k)):
            return replace(inner[0], role=" ".join(role.split()), gender=inner[0].gender or gender), inner[1]
        first, second = (self.words[n][2] if n < len(self.words) else "" for n in (k, k + 1))
        if (
            first.endswith("ة")
            and first not in self.given
            and second[:1] in ("ل", "ب")
            and not self._is_known(second)
        ):
            return None  # "، استجابة لدعوى": a verbal noun
        end = k
        while end < len(self.words) and end - k < _MOST and (end == k or not self.gap(end)):
            if not self._goes_on(self.words[end][2]):
                break
            end += 1
        if end - k < _FEWEST or any(w[2] in self.things for w in self.words[k:end]):
            return None
        return self._made(k, end, role, gender), end

    def _name(self, k: int, start: int, role: str, gender: str) -> tuple[Sighting, int] | None:
        """The name that begins in word `k` and ends where no name can go on."""
        end = k
        while end < len(self.words) and end - k < _MOST and (end == k or not self.gap(end)):
            word = self.words[end][2]
            linked = end > k and self.words[end - 1][2] in _LINKS
            sure = word in self.given or word in _LINKS or word.startswith("ال") or linked or end - k < 2
            sure = sure or self._closes(end)
            if end == k + 1 and COMPOUND.fullmatch(self.words[k][2]) and word not in self.given:
                sure = word in _LINKS or self._is_surname(end, bool(role))
                if sure and self.title(word):  # "عبد الرحمن شيخ إن"
                    end += 1
                    break
            if end == k + 2 and COMPOUND.fullmatch(self.words[k][2]) and word.startswith("ال") and not linked:
                if not self._is_nisba(end) and (word[-1] == "ة" or not self._ends_here(end)):
                    break  # "زار عبد المجيد تبون المدينة"
            between = bool(role) and end == k + 1 and self._is_family(end + 1)
            if not sure or not (linked or between or self._goes_on(word)):
                break
            end += 1
            # "الحسيني التميمي" is one name; a noun behind a surname is what the verb before it asks for.
            if word.startswith("ال") and end - 1 > k and not linked and not self._is_nisba(end):
                if end >= len(self.words) or self.gap(end) or self.words[end][2] not in self.given:
                    break
        if sum(word.count(" ") + 1 for _, _, word in self.words[k:end]) < _FEWEST:
            return None
        return self._made(k, end, role, gender), end

    def _ends_here(self, i: int) -> bool:
        """Whether what was said, a mark or the end stands behind word `i`."""
        return i + 1 >= len(self.words) or bool(self.gap(i + 1)) or self.words[i + 1][2] in THAT

    def _is_surname(self, i: int, titled: bool) -> bool:
        """Whether word `i` behind a compound given name is the name's rather than what somebody does or asks for."""
        word = self.words[i][2]
        following = self.words[i + 1][2] if i + 1 < len(self.words) and not self.gap(i + 1) else ""
        if following in THAT or self.gap(i + 1)[:1] == ":":
            return True
        if self.title(word) or _DEED.fullmatch(word):
            return False
        if word.startswith("ال"):
            return True
        if word.endswith(("ة", "ا", "اء")):
            return False
        return titled or following[:2] in ("لل", "لو", "لـ") or self._closes(i)

    def _closes(self, i: int) -> bool:
        """Whether word `i`, which no list knows, can end a name: no verbal noun, and nothing behind it that it governs."""
        word = self.words[i][2]
        if self.gap(i + 1)[:1] == ":":
            return True  # "وقال الرائد موسى كيتا تراوري:"
        if word.endswith(("ة", "ا", "اء")) and not word.endswith(("غا", "كا", "سا", "يا", "نا", "لا")):
            return False
        if word[:1] in "اإتمبلك" or self.title(word):
            return False
        follows = self.words[i + 1][2] if i + 1 < len(self.words) else ""
        return bool(self.gap(i + 1)) or follows in self.stops or not follows

    def _is_family(self, i: int) -> bool:
        """Whether word `i` ends a name with the article, so that the noun before it is part of the name."""
        if i >= len(self.words) or self.gap(i):
            return False
        word = self.words[i][2]
        return word.startswith("ال") and self._is_name(word) and word.endswith("ي")

    def _is_nisba(self, i: int) -> bool:
        word = self.words[i][2] if i < len(self.words) else ""
        return word.startswith("ال") and word.endswith(("ي", "ية"))

    def bare(self, i: int) -> tuple[Sighting, int] | None:
        """A name that begins with a given name behind a verb or the start of a sentence."""
        word = self.words[i][2]
        if word not in self.given or word.startswith("ال") or (i and self.words[i - 1][2] in self.things):
            return None
        if not (i and (self._is_verb(self.words[i - 1][2]) or (self.gap(i) and self.gap(i)[-1] in '.،:("«'))):
            return None
        return self._name(i, self.words[i][0], "", self.given[word])

    def _made(self, k: int, end: int, role: str, gender: str) -> Sighting:
        if not role or (role.count(" ") < 2 and role.split(maxsplit=1)[0] in _RANKS):
            role = self._behind(end) or role
        start, last = self.words[k][0], self.words[end - 1][1]
        name = " ".join(self.text[start:last].split())
        return Sighting(
            name, start, last, " ".join(role.split()), gender or self.given.get(self.words[k][2], ""), True
        )

    def _behind(self, i: int) -> str:
        """The office that a comma sets off behind a name: "NAME، رئيس جمعية البحارة،"; "" without."""
        if i >= len(self.words) or self.gap(i) != "،":
            return ""
        title = self.title(self.words[i][2])
        if not title or title[1] == "honorific" or title[2]:
            return ""
        end = i + 1
        while end < len(self.words) and end - i < _FARTHEST and not self.gap(end):
            word = self.words[end][2]
            if self._is_verb(word) or word in ("أن", "إن", "إنه", "إنها"):
                break
            end += 1
        closed = end >= len(self.words) or self.gap(end) or self.words[end][2] in ("أن", "إن", "إنه", "إنها")
        return self.text[self.words[i][0] : self.words[end - 1][1]] if closed else ""

    def _is_known(self, word: str) -> bool:
        return word in self.given or word in _LINKS

    def _is_verb(self, word: str) -> bool:
        word = _VOWELS.sub("", word)
        return word in self.verbs or (word[:1] in "وف" and word[1:] in self.verbs)

    def _is_name(self, word: str) -> bool:
        return word not in self.stops and word not in self.things and not self._is_verb(word)

    def _goes_on(self, word: str) -> bool:
        """Whether a word may stand inside a name: no function word, no verb, nothing with a preposition before it."""
        if word in self.given or word in _LINKS:
            return True
        led = (word[:1] in "بلك" and len(word) > 3 and word[1:3] in ("ال", "إش")) or word[:2] in (
            "وا",
            "لل",
            "وت",
            "وي",
            "بإ",
            "بأ",
        )
        if _CLAUSE.search(word):
            return False
        if word.endswith(_OWNED) and len(word) > 4:  # "رفعها": a verb or a noun of somebody's
            return False
        dual = word.startswith("ال") and word.endswith("ين") and len(word) > 6  # "الطرفين"
        return self._is_name(word) and not led and not dual
