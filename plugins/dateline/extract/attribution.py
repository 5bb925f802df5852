"""Who says the words of a quotation: the verb of saying beside it, and its subject.

Works on one text with its quotations blanked, sentence by sentence, so that nothing said inside a
quotation is taken for the reporter's words. Word lists are in `data/saying.csv`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..frozen import frozen
from ..marks import Quotation
from .named import NamedPerson
from .referents import ARTICLES, CLAUSE, NO_PHRASE, WORD, Referents
from .sightings import sayings

_FOR_WHOM = re.compile(
    r"(?:\bpour (?:qui|lequel|laquelle)|\bfor whom|\bpara (?:quien|el cual)|\bfur (?:den|die))\s*$"
)
_TO = frozenset("a au aux to with avec contre against devant con ante an mit de du d of von".split())
_FOR = frozenset(("pour", "para", "for"))
_AND = frozenset("et puis and then y und dann".split())
_CAUSED = frozenset("observer savoir remarquer valoir noter entendre comprendre part".split())
"""Infinitives that say something behind "fait"."""
_WANTED = frozenset("a de voulu souhaite prefere quiso quiere queria prefirio para".split())
"""What stands right before an infinitive of saying: "a tenu à", "a cru bon de", "a voulu"."""
_INVOLVED = re.compile(
    r"\s*(?:\w+e?e?s? (?:par|d['’]|de|du)|en presence|aux cotes|avec|par(?! (?:la voix|le biais|l['’]entremise|l['’]intermediaire|la bouche))|led by|headed by|chaired by|accompanied by|flanked by|with"
    r"|\w+id[oa] por|encabezad[oa] por|junto|acompanad[oa]|unter|mit|gemeinsam)\b"
)
_HIM = {
    "fr": {"lui": "m", "elle": "f"},
    "en": {"him": "m", "her": "f"},
    "es": {"él": "m", "ella": "f"},
    "de": {"ihm": "m", "ihr": "f"},
}
_ASKED = re.compile("[وف]?(?:[يت]?سألت?|أخبرت?|أبلغت?|نصحت?|خاطبت?|ناشدت?|أجابت?)(?:ه|ها|هم|نا|ني)")
_THEIR_EYES = frozenset("yeux avis juicio ansicht".split())
_APPOSED = 6
"""How far behind a quotation its speaker may be named before the verb: "…," the opposition's spokesman, NAME, told parliament."""
_NEAR_WORDS = 7
_FAR_WORDS = 28
_TAIL = 260
_LEAD = 600


@frozen
class Attribution:
    """Who speaks ("" if nobody in particular) and how that is known: `said`, `mentioned`, `continued` or ``."""

    speaker: str
    how: str


class Attributor(Referents):
    """One text, its outer quotations and its people, for asking who says what."""

    def __init__(
        self, text: str, lang: str, outer: Sequence[Quotation], people: Sequence[NamedPerson], behind: int = 0
    ) -> None:
        super().__init__(text, lang, outer, people, behind)
        self.finite = sayings(lang, ("says", "said"))
        self.infinitives = sayings(lang, ("to say",))
        self.according = sayings(lang, ("according",))

    def said(self, number: int) -> Attribution:
        """Who says quotation `number` according to its own sentence."""
        q = self.outer[number]
        start, end = self.sentence(q.start)
        start = max(start, q.start - _LEAD)
        end = max(end, q.end)
        if number + 1 < len(self.outer):
            end = min(end, max(q.end, self.outer[number + 1].start))
        opening = WORD.search(self.fold, start, q.start)
        if opening and opening[0] in self.according and "," in self.text[max(start, q.start - 2) : q.start]:
            if (sourced := self._source(opening.end(), q.start)).speaker:
                return sourced  # "Selon une source, « dix blessés » ont été admis"
        return (
            self._behind(q.end, min(end, q.end + _TAIL), start, q.start)
            or self._inside(q, start)
            or self._ahead(start, q.start, number)
            or Attribution("", "")
        )

    def _behind(self, start: int, end: int, sentence: int, opened: int) -> Attribution | None:
        """The verb of saying right behind the quotation, with its subject behind or before it."""
        words = [(m.start() + start, m.end() + start, m.group()) for m in WORD.finditer(self.plain[start:end])]
        clause = 0
        if words and words[0][2] in _AND and "," not in self.plain[start : words[0][0]]:
            return None  # "a salué « une plume » et promis": the verb before the quotation governs it
        for n, (first, last, word) in enumerate(words[:_NEAR_WORDS]):
            if n and CLAUSE.search(self.plain, words[n - 1][1], first):
                clause += 1
            if clause > 1:
                break
            if word in self.finite or (n and self._is_led_infinitive(words[n - 1][2], word)):
                around = [w for _, _, w in words[max(0, n - 4) : n + 4]]
                if n and (early := self._mention(words[0][0], first)):
                    return Attribution(early, "said")
                if person := self._pronoun(around, sentence, opened):
                    return person
                if n and self.lang == "en":
                    return Attribution(self.phrase(words[0][0], first, whole=True), "said")
                found = self._subject(last, end)
                if self.lang == "de" and not found.speaker:
                    # "deren Vorsitzender NAME von einem „Umzug“ sprach"
                    found = Attribution(self._mention(sentence, opened), "said")
                # Spanish and Arabic leave the pronoun out; where it stands, and nobody fits it, nobody is meant.
                he = self.text[last:end].lstrip().startswith("él")
                return found if found.speaker or he else Attribution(self.last_named(sentence, ""), "said")
            if word in self.according and n == 0 and word not in _FOR:
                return self._source(last, end)
        if words and (named := self._at_once(words[0][0], words[min(_APPOSED, len(words) - 1)][0])):
            # "…," NAME, who heads the Centre, told reporters.
            if any(word in self.finite for _, _, word in words[2:_FAR_WORDS]):
                return Attribution(named, "said")
        return None

    def _is_led_infinitive(self, before: str, word: str) -> bool:
        """Whether an infinitive of saying follows what has it done: "a fait savoir", "a tenu à rassurer", "quiso aclarar"."""
        if word in _CAUSED:
            return before in ("fait", "hecho")
        return word in self.infinitives and before in _WANTED

    def _at_once(self, start: int, end: int) -> str:
        """The person named between two offsets, "" for nobody."""
        i = bisect_left(self.mention_starts, start)
        within = i < len(self.mentions) and self.mentions[i][0] <= end
        return self.people[self.mentions[i][2]].name if within else ""

    def _inside(self, q: Quotation, sentence: int) -> Attribution | None:
        """An attribution put between commas inside the marks."""
        words = [
            (m.start() + q.start, m.end() + q.start, m.group()) for m in WORD.finditer(self.fold[q.start : q.end])
        ]
        for n in range(1, len(words)):
            _first, last, word = words[n]
            lead = n - 1 if words[n - 1][2] in ("a", "ont", "avait", "ha", "hat", "t") else n
            while lead > 1 and n - lead < 4 and words[lead][2] in ("t", "il", "elle", "ont"):
                lead -= 1
            if word not in self.verbs or lead < 1 or "," not in self.fold[words[lead - 1][1] : words[lead][0]]:
                continue
            close = CLAUSE.search(self.fold, last, q.end)
            stop = close.start() if close else last
            if person := self._pronoun([w for a, _, w in words[lead : n + 4] if a < max(stop, last)], sentence):
                return person
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
        words = [(m.start() + start, m.end() + start, m.group()) for m in WORD.finditer(lead)]
        if not words:
            return None
        spoken = [
            n for n, w in enumerate(words) if w[2] in self.verbs or (self.lang == "ar" and self._is_arabic_verb(w[2]))
        ]
        how = "said" if spoken or lead.rstrip().endswith(":") else "mentioned"
        sourced = [
            n
            for n, w in enumerate(words)
            if (w[2] in self.according and (n == 0 or w[2] not in _FOR))
            or (w[2] == "croire" and n and words[n - 1][2] == "en")  # "à en croire le jury"
        ]
        if sourced and words[sourced[-1]][2] in _THEIR_EYES and sourced[-1] <= 2 and self.lang == "fr":
            if words[sourced[-1] - 1][2] in ("ses", "son") and (name := self.last_named(start, "")):
                return Attribution(name, "said")  # "à ses yeux"
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
        phrase = self.phrase(self._clause_of(verb[0], start) if verb else start, end, whole=False)
        if verb is None and how != "said":
            # "L'ingénieur tient la formule" describes somebody; other words do not say whose the quotation is.
            return Attribution(phrase, how) if any(person.name == phrase for person in self.people) else None
        if not phrase and (self.lang in ("es", "ar") or words[0][2] in _AND):
            phrase = self.last_named(start, "")  # "Et d'ajouter:", "Y añadió:"
        return Attribution(phrase, how)

    def _is_arabic_verb(self, word: str) -> bool:
        """Whether a verb of saying stands behind a conjunction or before whom it asks: "وسألته"."""
        return (word[:1] in "وف" and word[1:] in self.verbs) or _ASKED.fullmatch(word) is not None

    def _clause_of(self, verb: int, start: int) -> int:
        """Where the clause of a verb begins: behind the last comma, or the word that relates it to what stands before."""
        begin = start
        for comma in re.finditer(r", (?=[^,]{3})", self.fold[start:verb]):
            clause = WORD.findall(self.fold[start + comma.end() : verb])
            if len(clause) > 1 and clause[0] in ARTICLES:
                begin = start + comma.end()
        relatives = [match.end() for match in re.finditer(r"\bqu(?:e |'(?=une? ))", self.fold[begin:verb])]
        return begin + relatives[-1] if relatives else begin

    def _pronoun(self, words: Sequence[str], before: int, until: int = 0) -> Attribution | None:
        """Whom a pronoun among the words means, None if there is none; somebody named between the offsets comes first."""
        name = self.pronoun(words, before, until)
        return None if name is None else Attribution(name, "said")

    def _mention(self, start: int, end: int) -> str:
        """The person named between two offsets as a subject: the last one not governed by a preposition."""
        found = ""
        i = bisect_left(self.mention_starts, start)
        while i < len(self.mentions) and self.mentions[i][0] < end:
            first, _, who = self.mentions[i]
            ahead = WORD.findall(self.plain[max(start, first - 14) : first])
            clause = self.plain.rfind(",", start, first) + 1
            if clause and _INVOLVED.match(self.fold, clause, first):
                i += 1
                continue  # "Le jury, présidé par NAME, a loué"
            governed = bool(ahead) and (
                ahead[-1] in _TO or (ahead[-1] in ("m", "mme", "mr", "mrs") and ahead[-2:-1] and ahead[-2] in _TO)
            )
            if not governed or not found:
                found = found if governed and found else self.people[who].name
            i += 1
        return found

    def _set_off(self, start: int, end: int) -> bool:
        """Whether a comma and a preposition part a verb at `start` from a name at `end`: "…, en présence de NAME"."""
        clauses = self.fold[start:end].split(",")[1:]
        return any((words := WORD.findall(clause)) and words[0] in NO_PHRASE for clause in clauses)

    def _source(self, start: int, end: int) -> Attribution:
        """Whom "according" or "Angaben" names; the preposition that leads to it ("to", "von") is no part of it."""
        first = WORD.search(self.fold, start, end)
        him = WORD.search(self.fold, first.end(), end) if first and first[0] in _TO else first
        gender = _HIM.get(self.lang, {}).get(him[0]) if him else None
        if him and gender and self.text[him.end() : him.end() + 3].lstrip()[:1] in tuple(',:«“"'):
            if name := self.last_named(self.sentence(start)[0], gender):
                return Attribution(name, "said")  # "Selon lui, la facture est « salée »"
        return self._subject(first.end() if first and first[0] in _TO else start, end)

    def _subject(self, start: int, end: int) -> Attribution:
        """The subject that follows a verb of saying."""
        i = bisect_left(self.mention_starts, start)
        if i < len(self.mentions) and self.mentions[i][0] < end:
            first, _, who = self.mentions[i]
            ahead = WORD.findall(self.fold[start:first])
            if (not ahead or ahead[-1] not in _TO) and not self._set_off(start, first):
                return Attribution(self.people[who].name, "said")
        phrase = self.phrase(start, end, whole=True)
        # Without its accent it is the article, so that the list of pronouns cannot have it.
        return Attribution(self.last_named(start, "m") if phrase == "él" else phrase, "said")
