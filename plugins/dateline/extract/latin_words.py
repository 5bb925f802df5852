"""What a name looks like in scripts with capitals, and the small words around one that say where it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

UPPER = "".join(chr(c) for c in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)) if chr(c).isupper())
ABBREVIATED = (
    r"(?:Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|Gov|Col|Capt|Lt|Sgt|Rev|Hon|Sr|Sra|Srta|Dra|Lic|Ing|Mme|Mgr|Pr|Jr|Mons|Gral"
    r"|Engr|Eng|Md|Fr|St|Ste|Mag|Adm|Brig|Maj|Cmdr|Insp|Supt|Amb|Arq|Abog|Pbro|Cnel|Tte|Mlle|Dipl|Rvdo)\."
)
ONE = (
    rf"(?:{ABBREVIATED}|[{UPPER}]\.(?:[ -]?[{UPPER}]\.)*"
    rf"|(?:[dDlLOM]['’])?[{UPPER}][^\W\d_]*(?:-[^\W\d_]{{2,}}|['’][{UPPER}][^\W\d_]+|['’]h\b)*(?:['’](?= [{UPPER}]))?)"
)
JOIN = (
    r"(?:(?:al|el|ben|bin|bint|ibn|ould|mint|ag|wa|von|van|zu|zum|der|den|de|del|della|degli|di|da|do|dos|das|du|des"
    r"|la|las|los|le|y|ter|ten|af|av|bou|abou|abu|ap|e)\s){0,3}"
)
_BEGINS = re.compile(rf"[{UPPER}dl](?<![\w.@/'’-].)(?:(?<![dl])|(?=['’]))")
_RUN = re.compile(rf"{ONE}(?:\s{JOIN}(?:al-|el-|d['’])?{ONE}){{0,7}}")
LED = re.compile(rf"(?<![\w.@/-])(?:d['’]|l['’]|qu['’]|L['’]|D['’])(?=[{UPPER}])")
PART = re.compile(r"\S+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
STOP = re.compile(r"[.;:!?()\"«»“”\[\]{}<>|=]|\s[-–—]\s")
AGE = re.compile(r",? \(?(?:de |im alter von |age de |agee de |aged )?\d{2}(?:\)| ans|,| años| jahre|-year| and)")
AFTER = re.compile(r", ((?:(?!\d)[\w'-]+ ){0,5}[\w'-]+)")
ARTICLES = frozenset("le la les".split())
AND = frozenset("et and y und mais but pero aber".split())
WHO = re.compile(r", (?:qui|who|whose|whom|quien|dont|lequel|laquelle|der|die|dessen|deren) ")
AND_NAME = re.compile(rf" [ye] (?=[{UPPER}]\S* (?:\S+ )*?[{UPPER}])")
ALONE = re.compile('["«»“”„]\\s?')
BODY_ADJECTIVE = re.compile(r"(?:iques?|[ao]ise?s?|ale?s?|aux|ien(?:ne)?s?|aires?|an[ao]s?|ic[ao]s?)$")
WHO_IS = re.compile(
    r", who (?:is|was|has been|had been|became) (?:also )?(?:the |an? )?(?=(?:\w+ ){0,2}(?:chairman|chairwoman|president"
    r"|director|head|minister|leader|governor|secretary|chief|analyst|economist|spokesman|spokeswoman|professor|lawyer"
    r"|teacher|engineer|farmer|manager|member)\b)"
)
WHO_DOES = re.compile(r", (?:qui|who|quien|que) (\w+) ")
NAMESAKE = re.compile(r" (?:fils|aîné|cadet)\b(?! (?:de|du|des|d['’])\b)")
FROM = re.compile(rf",? (?:of|from|de|du|des|del|von|vom|der) ?(?:the |l['’]|la |le )?(?=[{UPPER}])")
FIRM = re.compile(
    r",? (?:Inc|Corp|Co|Pty|Pte|Bhd|Ltd|LLC|PLC|plc|SA|S\.A|SE|AG|GmbH|NV|Group|Bank|Holdings?|Partners|SpA|SARL|KG|Oy|AB)\b"
)
PREPOSITIONS = frozenset(
    (
        "a au aux en dans sur sous avec par pour vers chez contre entre de du des d et ou to in on at by for with"
        " from of and or against con por para sin y o und oder mit bei nach aus von zu im am vom zum zur que qui fur auf an uber unter gegen seit wegen durch um beim"
        " than that"
    ).split()
)
BARRIERS = frozenset(
    (
        "a ont est sont etait etaient avait avaient sera seront fut qui que dont has have had is are was were"
        " will who which that ha han es son fue fueron que hat haben ist sind war waren wird wurde"
    ).split()
)
DETERMINERS = frozenset(
    (
        "le la les l un une son sa ses leur leurs notre ce cet cette the a an his her its their our this el los"
        " las una su sus este esta der die das den dem des ein eine einen einem einer sein seine ihr ihre seinem"
        " seiner ihrem ihrer"
    ).split()
)
LEADING_UP = PREPOSITIONS | DETERMINERS
PARTICLES = frozenset(
    "al el ben von van der den de del della di da do dos das du des la las los le y e zu zum san santa saint sainte st".split()
)
FORERUNNERS = frozenset(
    "premier premiere prime vice former deputy acting chief senior first ancien ancienne ex primer primera joint special"
    " assistant principal permanent under".split()
)
"""Words before a title that belong to it though they are no titles themselves."""

RELATIONS = frozenset(
    (
        "collegue consœur consoeur sœur confrere ami amie voisin voisine soeur frere fille fils epouse epoux mere pere colleague"
        " brother sister son daughter wife husband mother father friend colega hermano hermana hijo hija esposa esposo"
        " kollege kollegin bruder schwester sohn tochter"
    ).split()
)
"""Nouns for whose colleague or kin somebody is."""

SMALL_NO_TITLE = frozenset("major general official".split())
"""English titles that are adjectives, or say too little, when written small."""

FIRM_ENDS = frozenset(
    "pty pte bhd co inc corp ltd llc plc gmbh ag nv spa labs system systems county dlrs pct".split()
)
"""What ends a firm's name, or no name at all."""
DESIGNATE = frozenset(
    "designate elect designe designee electo electa adjoint adjointe delegue deleguee general".split()
)
"""What follows a title behind a hyphen: "minister-designate"."""

PLACE_BEGINS = frozenset("new south north east west saudi sri san costa puerto united central el hong".split())
"""First words of countries of two words that a list of words between names has as well."""

RANKS = frozenset(
    (
        "general colonel commandant capitaine lieutenant sergent adjudant amiral commissaire brigadier marechal major inspecteur"
        " colonel-major lieutenant-colonel contre-amiral vice-amiral general-major docteur professeur maitre cheikh imam abbe pere docteure professeure pasteur pasteure lieutenante capitaine"
        " captain commander sergeant admiral brigadier corporal inspector superintendent doctor professor professorin doktor doktorin prof reverend sheikh father"
        " coronel capitan teniente sargento almirante comisario doctor doctora profesor profesora padre oberst hauptmann leutnant"
    ).split()
)
"""What somebody holds beside an office, so that the office says enough."""

PLACE_WORDS = frozenset(
    "sidi ain oued wadi bir ksar bordj borj hassi ouled beni bani djebel jebel ras dar souk saint sainte san santa santo puerto villa".split()
)
"""First words of towns that may be people's as well."""


def runs(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the runs of words with capitals, in order, with the particles between them."""
    reached = 0
    for begin in _BEGINS.finditer(text):
        if begin.start() >= reached and (run := _RUN.match(text, begin.start())):
            reached = run.end()
            yield begin.start(), reached
