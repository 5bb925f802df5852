"""Bodies that an Arabic text names: behind a head word, with its adjectives, what it is for, and the place behind it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from ..gazetteer import is_demonym
from .named import beside
from .sightings import forms, titles

_DEFINITE_HEADS = frozenset(
    "الجمارك البحرية الإغاثة الترجي النجم الخطوط الإذاعة الشرطة الدرك الأوركسترا الاتحاد الهيئة الوكالة الجمعية المتحف المجلس الشركة البنك المصرف اللجنة المنظمة الرابطة النقابة المؤسسة الجامعة المعهد"
    " الديوان المركز الصندوق المكتب المجمع المكتبة الأكاديمية الجيش المحكمة السفارة القنصلية الغرفة المديرية الحزب الحركة الجبهة التعاونية الأمانة البعثة الكونفدرالية المفوضية المرصد البورصة الأكاديمية المستشفى".split()
)
_QUOTED = re.compile(r" [«“\"]([^«»“”\"\n]{3,50})[»”\"]")
_NO_BODIES = {
    "إدارة": "الأعمال الأزمة الأزمات المخاطر النفايات المياه المشروع المشاريع الموارد الوقت الملف",
    "جامعة": "الطالب",
    "جيش": "العاطلين المتطوعين",
    "حركة": "المرور السير النقل الملاحة الحاويات السفن البواخر القطارات الطيران الطائرات المسافرين الركاب البضائع التجارة الشحن"
    " السيارات المركبات الشاحنات السكان الأسعار الأسواق السوق البيع الشراء الصادرات الواردات العبور السياحة الاحتجاج الاحتجاجات الهجرة",
    "سلطة": "القانون القضاء الدولة الشعب",
    "شبكة": "المياه الكهرباء الطرق الصرف الهاتف الغاز النقل الألياف التوزيع الري الإنارة",
    "صندوق": "الاقتراع الانتخاب البريد العجائب",
    "مجلس": "الإدارة إدارة",
    "مركز": "المدينة البلدة القرية الاهتمام الصدارة الاقتراع التصويت العاصفة الزلزال",
    "مكتب": "الاقتراع التصويت",
}
"""Heads with words behind them that make no body: "movement of containers", "polling station"."""
_PURPOSE = re.compile(
    r"ل(?:[^ل]\w+ية|[^ل]\w+اية|حماية|دعم|مكافحة|تنمية|حقوق|رعاية|تنظيم|مراقبة|إدارة|تطوير|ترقية|حفظ|شؤون|صيانة)\Z"
)
"""What a body is for: "for the protection", "for the promotion"."""
_PROPER = re.compile(r"ال\w+(?:ي|ية)\Z|(?:الأعلى|العليا|العام|العامة)\Z")


@cache
def _no_bodies(head: str) -> frozenset[str]:
    return frozenset(_NO_BODIES.get(head, "").split())


def _is_feminine_of_a_people(word: str) -> bool:
    """Whether a word says of which people a body is, so that an adjective behind it would end as it does."""
    return word.endswith("ية") and is_demonym(word[2:], "ar")


def arabic(
    text: str, words: list[tuple[int, int, str]], covered: Collection[int] = frozenset()
) -> list[tuple[int, int]]:
    """Bodies by head word, with the definite words and the place behind it."""
    heads, stops, verbs = (
        forms("organisation_heads.csv", "ar"),
        forms("name_stops.csv", "ar"),
        forms("verbs_ar.csv", "ar"),
    )
    out = []
    for i, (start, _, word) in enumerate(words):
        cut = next((n for n in (0, 1) if (not n or word[:1] in "وبلف") and word[n:] in heads | _DEFINITE_HEADS), -1)
        if cut < 0:
            continue
        if quoted := _QUOTED.match(text, words[i][1]):
            out.append(quoted.span(1))  # "جمعية «أصدقاء الماء»"
            continue
        if i + 1 < len(words) and words[i + 1][2] in _no_bodies(word[cut:]):
            continue
        definite = word[cut:] in _DEFINITE_HEADS
        last = i
        for k in range(i + 1, min(i + 6, len(words))):
            following = words[k][2]
            if not beside(text, words, k) or following in stops or following in verbs:
                break
            behind = words[k + 1][2] if k + 1 < len(words) and beside(text, words, k + 1) else ""
            if definite and k == i + 1 and not _PROPER.match(following):
                if not (following.startswith("ال") and behind.startswith("لل")):
                    break  # "النقابة الحرة للصيادين" goes on
            if following[0] == "و" and following[1:] in heads | _DEFINITE_HEADS:
                break  # "منظمة العفو الدولية والمجلس الوطني": another body
            if last == k - 1 and k > i + 1 and _is_feminine_of_a_people(words[last][2]):
                if not following.startswith("ل") and not following.endswith("ة"):
                    break  # "هيئة الآثار العراقية العثور"
            if k == i + 1 and not following.startswith("ال") and is_demonym(following, "ar"):
                break  # "شركة جزائرية": one of them
            if k > i + 1 and last == k - 1 and _PURPOSE.match(following) and behind.startswith("ال"):
                last = k + 1  # "الهيئة الأردنية لحماية المستهلك"
                break
            if k > i + 1 and following.startswith("ال") and following[2:] in titles("ar"):
                break  # "لجنة التحكيم الممثلة": somebody's title
            if words[k - 1][2].startswith("لل") and following.startswith("ال") and not following.endswith(("ي", "ة")):
                break  # "الهيئة العامة للبيئة الوضع"
            joined = following.startswith(("وال", "لل")) and last == k - 1 and (k > i + 1 or following[0] == "ل")
            if following.startswith("ال") or joined or (k == i + 1 and words[k][0] in covered):
                last = k
            elif k > i + 1:
                break
        if last > i:
            out.append((start + cut, words[last][1]))
    return out
