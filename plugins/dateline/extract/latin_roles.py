"""What the words around a name say somebody is: the title before it, the apposition behind it.

Works on one text as words; which words are titles is in `data/titles.csv`, how nouns for what people do end
in `data/role_endings.csv`, what they do at the head of something in `data/role_verbs.csv`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from .latin_titles import LONGEST_ROLE, Words
from .latin_words import (
    AFTER,
    AND,
    ARTICLES,
    BARRIERS,
    BODY_ADJECTIVE,
    DETERMINERS,
    FORERUNNERS,
    FROM,
    LEADING_UP,
    PLACE_BEGINS,
    PREPOSITIONS,
    RANKS,
    RELATIONS,
    SMALL_NO_TITLE,
    STOP,
    WHO_DOES,
    WHO_IS,
    WORD,
)
from .named import folded
from .sightings import Title

_PARTICIPLES = ("e", "ee", "es", "ees", "ed", "ado", "ada", "ido", "ida")
_FARTHEST = 28
_OFFICES = RANKS | RELATIONS
_WITHIN_BODIES = ARTICLES | frozenset("of for de du des d del l von fur".split())
_AGED_FIRST = re.compile(r", (?:an? |une? |una? |eine? )?\d{2,3}[- ](?:year[- ]old|jahrige[rn]?) ")
_ABBREVIATED_FIRMS = frozenset("inc corp ltd co cia bros".split())
_CLOSED = re.compile(r"\)|\s?([»”\"])(?=,)")
_OPENED = re.compile(r"\s[«“\"]\s?")
_UNTIL = re.compile(r"[,.;:!?()\"«»“”\n]|\s[-–—]\s")


class Around(Words):
    """One text as words, for asking what stands before or behind a name."""

    def before(self, start: int) -> tuple[int, int, Title, bool] | None:
        """Bounds of the phrase of the title before a name, the title, and whether it stands directly before.

        The outermost title of the phrase counts: "la cheffe de la brigade chargée des crimes"; a rank between
        an office and a name ("le président, le colonel NAME") gives way to the office.
        """
        i = bisect_left(self.starts, start) - 1
        if i < 0:
            return None
        gap = self.text[self.words[i][1] : start]
        if closed := _CLOSED.match(gap):
            # "de l'Agence des barrages (ANBT), NAME", "de l'association « Eau pour tous », NAME"
            gap = gap[closed.end() :] or " "
        apposed = gap.rstrip(" \n") in (",", " -", " –", " —", "،")
        if not apposed and (gap.strip() or len(gap) > 2):
            return None
        # "le ministre de la Mer": what an article or a preposition leads to belongs to the title.
        if not apposed and self.words[i][2] in LEADING_UP:
            return None
        self.beside = ""
        found: tuple[int, Title] | None = None
        rank: tuple[int, Title] | None = None
        plain = not apposed
        for k in range(i, max(-1, i - _FARTHEST), -1):
            first, last, word = self.words[k]
            if first < self.last_end:
                break
            if k < i and self._stops(k):
                if not (closed and closed[1] and _OPENED.fullmatch(self.text[last : self.words[k + 1][0]])):
                    break
                closed = None
            comma = k < i and "," in self.text[last : self.words[k + 1][0]]
            if comma and found and rank is None and plain and found[0] - k in (1, 2, 3):
                rank, found, apposed, comma = found, None, True, False
            if found and (comma or self._is_verb(k) or self.barrier(k) or self._is_done_by(k)):
                break
            if found and word in ARTICLES and not self._is_led(k):
                break  # "avoir détenu sans jugement le journaliste NAME": where an object begins
            title = self.title_at(k)
            if title and k and word == "manager" and self.words[k - 1][2] in ("lead", "joint", "sole", "co"):
                title = None  # of a loan: a bank
            if title and title.kind != "honorific" and not self._is_adjective(first, word):
                found = k, title
            elif (not apposed and (self.lang == "de" or (k < i and (self.barrier(k) or word in self.verbs)))) or (
                rank and (comma or word in self.verbs or self.barrier(k)) and found is None
            ):
                break
        if rank and found and folded(self.words[found[0]][2]) in RELATIONS:
            found, rank = rank, None
        if found is None and rank is None:
            return self.led_by_verb(i, start)
        k, title = found or rank  # type: ignore[misc]
        between = {word for _, _, word in self.words[k + 1 : i + 1]}
        direct = found is not None and rank is None and not apposed and LEADING_UP.isdisjoint(between)
        end = start if found is None or rank is None else self._comma_before(rank[0])
        if found and rank and rank[1].form and folded(self.words[rank[0]][2]) not in _OFFICES:
            self.beside = self.role(self.phrase_start(rank[0]), start)
        return self.phrase_start(k), end, title, direct

    def _is_led(self, k: int) -> bool:
        """Whether word `k` begins the text, or a preposition or a comma leads to it."""
        return (
            not k or self.words[k - 1][2] in PREPOSITIONS or "," in self.text[self.words[k - 1][1] : self.words[k][0]]
        )

    def _is_done_by(self, k: int) -> bool:
        """Whether what stands before word `k` is done by somebody: "accusée par un éleveur"."""
        return (
            self.words[k][2] in ("par", "by", "por")
            and k > 0
            and self.words[k - 1][2].endswith(_PARTICIPLES)
            and self.words[k + 1][2] in ("un", "une", "a", "an", "una")
        )

    def _is_verb(self, k: int) -> bool:
        """Whether word `k` is a verb of saying, and no title behind an article: "la juge en chef"."""
        if self.words[k][2] not in self.verbs:
            return False
        return not (k and self.words[k - 1][2] in DETERMINERS and self.title_at(k))

    def _is_adjective(self, first: int, word: str) -> bool:
        """Whether what looks like a title is none because it is written small: German nouns, "major", "general"."""
        if self.lang == "en" and word == "official":
            k = bisect_left(self.starts, first) - 1
            return k < 0 or self.words[k][2] not in self.heads  # "trade ministry official NAME"
        return self.text[first].islower() and (self.lang == "de" or (self.lang == "en" and word in SMALL_NO_TITLE))

    def _stops(self, k: int) -> bool:
        """Whether what stands behind word `k` ends its phrase; an acronym in parentheses does not."""
        last, following = self.words[k][1], self.words[k + 1]
        gap = self.text[last : following[0]]
        if gap == " ":
            return False
        if gap in ("., ", ". ") and self.words[k][2] in _ABBREVIATED_FIRMS:
            return False  # "the lobbyist for Brown Inc., NAME"
        acronym = gap == " (" and self.text[following[0] : following[1]].isupper()
        closed = gap in (") ", "), ") and self.text[self.words[k][0] : last].isupper()
        return not (acronym or closed) and STOP.search(gap) is not None

    def _comma_before(self, k: int) -> int:
        return self.text.rfind(",", 0, self.words[k][0])

    def phrase_start(self, k: int) -> int:
        """Where the noun phrase of the title in word `k` begins, without its article."""
        first = k
        while first and k - first < 4:
            before = self.words[first - 1]
            gap = self.text[before[1] : self.words[first][0]]
            forerunner = before[2] in FORERUNNERS or (before[2] in PLACE_BEGINS and self._are_capitals(first))
            if before[2] in AND and first > 1 and not gap.strip() and self._is_first_of_two(first - 2):
                first -= 2  # "der Bauer und Biologe NAME"
                continue
            if (
                gap.strip(" -'’\n")
                or gap == " - "
                or before[2] in DETERMINERS
                or before[2] in PREPOSITIONS
                or before[2] in self.verbs
                or (
                    before[2] in self.stops
                    and not forerunner
                    and not (self.lang == "en" and (before[2] in self.heads or before[2] == "labour"))
                )
                or before[2] in ("them", "whose")
            ):
                break
            if self.lang != "en" and k - first >= 1 and not self.title(before[2]) and not forerunner:
                break
            if self.lang == "en" and (
                before[2].endswith("ed") or before[2] in ("said", "says", "told") or before[2] in BARRIERS
            ):
                break
            first -= 1
        return self.words[first if self.lang == "en" else min(first, k)][0]

    def noun_phrase(self, k: int) -> int:
        """Where the phrase that word `k` begins or ends starts, an article at its head left out."""
        if self.words[k][2] in DETERMINERS and k + 1 < len(self.words):
            return self.words[k + 1][0]
        return self.phrase_start(k)

    def _is_first_of_two(self, k: int) -> bool:
        """Whether word `k`, before an "and", is a title behind an article: that of the same person."""
        title = self.title_at(k)
        gap = self.text[self.words[k][1] : self.words[k + 1][0]]
        return bool(title and title.kind != "honorific" and gap == " " and k and self.words[k - 1][2] in DETERMINERS)

    def _are_capitals(self, k: int) -> bool:
        """Whether word `k` and the one before it begin with a capital: "New Zealand"."""
        return self.text[self.words[k][0]].isupper() and self.text[self.words[k - 1][0]].isupper()

    def led_by_verb(self, i: int, start: int) -> tuple[int, int, Title, bool] | None:
        """The noun phrase that ends in word `i`, if a verb of saying leads to it: "dit la pharmacienne en chef, NAME"."""
        if self.lang == "en" and "," not in self.text[self.words[i][1] : start]:
            return None  # "said its wholly-owned Brown GmbH": no inverted order
        for k in range(i, max(0, i - 9), -1):
            first, last, word = self.words[k]
            if self.words[k - 1][0] < self.last_end or STOP.search(self.text, self.words[k - 1][1], first):
                return None
            if word in BARRIERS:
                return None
            if word in DETERMINERS and self.words[k - 1][2] in self.verbs:
                if (
                    k == i
                    or "," in self.text[last : self.words[i][0]]
                    or self.words[k + 1][2] in self.eponyms
                    or self.words[k + 1][2] in self.heads
                ):
                    return None
                return self.words[k + 1][0], start, Title(self.lang, "", "", "title"), False
        return None

    def after(self, end: int) -> tuple[str, str]:
        """What is said of the person behind the name, set off by a comma, and the gender of that."""
        if self.fold[end : end + 1] != ",":
            return self._from(end), ""
        if match := WHO_IS.match(self.fold, end):
            return self._until_stop(match.end()), ""
        aged = _AGED_FIRST.match(self.fold, end)
        if (
            match := AFTER.match(f", {self.fold[aged.end() : aged.end() + 200]}")
            if aged
            else AFTER.match(self.fold, end)
        ):
            at = match.start(1) + (aged.end() - 2 if aged else 0)
            for n, word in enumerate(WORD.findall(match[1])):
                title = self.title(word)
                if title and self.lang == "fr" and not self.title_at(bisect_left(self.starts, at) + n):
                    title = None  # ", accuse Bruxelles" is no "accusé"
                if title and title.kind != "honorific":
                    if self._leads_on(at, n):
                        break
                    return self._until_stop(at), title.gender
                # ", met her counterpart": what an article deep in the phrase leads to is an object.
                if word in self.verbs or word in AND or (n and word in DETERMINERS):
                    break
                # "met en garde", "who won": what a preposition leads to, or another clause.
                if ((word in BARRIERS or word in PREPOSITIONS) and self.lang != "en") or word in ("who", "whose"):
                    break
        if (match := WHO_DOES.match(self.fold, end)) and match[1] in self.leads:
            return self._until_stop(match.start(1)), ""
        return self._from(end), ""

    def _from(self, end: int) -> str:
        """The body that somebody is said to be of or from behind the name, "" without."""
        match = FROM.match(self.text, end)
        return self._body(match.end()) if match and self._heads_body(match.end()) else ""

    def link(self, end: int, after: str) -> str:
        """What joins a role before a name to the body behind it: " of the " as the text has it, else a comma."""
        of = FROM.match(self.text, end)
        led = of and self.text[end] == " " and self.text.startswith(after, of.end())
        if led and of and self.lang == "en" and not of[0].endswith(" the "):
            return ", "  # "Analyst NAME of Brown Research": a firm's
        return f"{' ' * (not of[0].startswith(' '))}{of[0]}" if of and led else ", "

    def is_deed(self, role: str) -> bool:
        """Whether a role says what somebody does ("heads the Centre") rather than is."""
        return folded(role).partition(" ")[0] in self.leads

    def _body(self, at: int) -> str:
        """The name of the body that begins at `at`: words with capitals, and small ones between them."""
        end = reached = at
        for first, last, word in self.words[bisect_left(self.starts, at) : bisect_left(self.starts, at) + 9]:
            if self.text[reached:first].strip(" '’"):
                break
            reached = last
            if self.text[first].isupper() or (self.lang in ("fr", "es") and end > at and BODY_ADJECTIVE.search(word)):
                end = last
            elif word not in _WITHIN_BODIES:
                break
        return " ".join(self.text[at:end].split())

    def _leads_on(self, at: int, n: int) -> bool:
        """Whether the title that is the `n`-th word from `at` belongs to a name behind it: a list, no apposition."""
        k = bisect_left(self.starts, at) + n
        if k + 1 >= len(self.words) or self.lang == "de":
            return False
        (first, last, _), (following, _, _) = self.words[k], self.words[k + 1]
        return following - last == 1 and self.text[first].isupper() and self.text[following].isupper()

    def is_relation(self, role: str) -> bool:
        """Whether a role only says to whom somebody is what ("colleague", "consœur"), so that any other says more."""
        return folded(role) in RELATIONS

    def _heads_body(self, at: int) -> bool:
        i = bisect_left(self.starts, at)
        return any(word in self.heads for _, _, word in self.words[i : i + 4])

    def _until_stop(self, at: int) -> str:
        stop = _UNTIL.search(self.text, at, at + LONGEST_ROLE)
        end = stop.start() if stop else at + LONGEST_ROLE
        i = bisect_left(self.starts, at) + 1
        while i < len(self.words) and self.words[i][0] < end:
            if self.words[i][2] in self.verbs or (self.words[i][2] in BARRIERS and self.words[i][2] != "a"):
                end = self.words[i][0]
                break
            i += 1
        words = " ".join(self.text[at:end].split())
        first, _, rest = words.partition(" ")
        return rest if folded(first) in DETERMINERS else words[2:] if words[:2] in ("l'", "l’") else words
