"""Hostile content: pages that a person is said to have written or edited, and the tables beside them."""

from __future__ import annotations

from collections.abc import Callable

from hostile.case import fifo, link

_HEAD = "Title: Une page\nDate: 2019-07-01\nDate_edtf: 2019-07\n"
_BODY = "Le port de Brumeval rouvre mardi."


def _page(**keys: str) -> str:
    head = "".join(
        f"{key.capitalize()}: {value}\n" for key, value in {"title": "Une page", "date": "2019-07-01", **keys}.items()
    )
    return f"{head}\n{_BODY}\n"


# Values of keys that become addresses, file names, codes or attributes.
_VALUES = (
    "../../x", "/etc/passwd", "..", ".", "", " ", "\"><script>alert(1)</script>", "javascript:alert(1)", "//evil.example", "a/../../b", "index", "CON", "x" * 3000,
    "=1+1", "{{ 7*7 }}", "a\\b", "%2e%2e%2f", "\u202ereverse", "e\u0301", "a | b | c", "1e999", "٢٠١٩", "&#60;script&#62;", "&#x0a;Status: draft", "data", "theme/css/base.css", "countries",
)  # fmt: skip
_KEYS = (
    "slug", "countries", "primary", "lang", "people", "organisations", "date_edtf", "dateline", "source", "headline", "notes", "quotes", "mentions", "tags", "title", "summary", "seal",
    "save_as", "url", "status", "template", "translation", "author", "category", "modified",
)  # fmt: skip
BODIES = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<img src=https://evil.example/x.png>", "![x](https://evil.example/x.png)", "![x](//evil.example/x.png)", "![x](data:image/svg+xml,<svg>)",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,x)", "[x](vbscript:x)", "[x](&#106;avascript:alert(1))", "[x](java\tscript:alert(1))", "<a href='jav&#x0A;ascript:alert(1)'>x</a>", "<javascript:alert(1)>",
    "[x][1]\n\n[1]: javascript:alert(1)", "<iframe src=//evil.example></iframe>", "<form action=//evil.example><input></form>", "<svg onload=alert(1)><use href=//evil.example/x.svg#y></svg>", "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<style>*{background:url(//evil.example)}</style>", "<p style=background:url(//evil.example) onclick=alert(1) id=main class=skip>x</p>", "x {: onclick=alert(1) style=color:red id=main }", "# Titre {: #main .skip onclick=alert(1) }",
    "<base href=//evil.example>", "<meta http-equiv=refresh content=0;url=//evil.example>", "<link rel=stylesheet href=//evil.example>", "<object data=//evil.example></object>", "<video src=//evil.example autoplay></video>", "<audio src=//evil.example></audio>",
    "</article></main></body></html><script>alert(1)</script>", "<!-- <script>alert(1)</script> -->", "<!--><img src=x onerror=alert(1)>-->", "<![CDATA[<script>alert(1)</script>]]>", "<details open ontoggle=alert(1)>x</details>", "<a href=x ping=//evil.example target=_top>x</a>",
    "note[^main]\n\n[^main]: pied", "note[^1] encore[^1]\n\n[^1]: pied <script>alert(1)</script>", "*[HTML]: <script>alert(1)</script>\n\nHTML", "<div markdown=1><script>alert(1)</script></div>", "```html onclick=alert(1)\n<script>x</script>\n```", "{{ config }} {% include 'x' %}",
    "[x]({static}/../../etc/passwd)", "[x]({filename}/../../etc/passwd)", "[x](|filename|../../../etc/passwd)", "[x](file:///etc/passwd)", "[x](../../../../../../etc/passwd)", "<template><script>alert(1)</script></template>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>", "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>", "<picture><source srcset=//evil.example><img src=x></picture>", "<table background=//evil.example><tr><td>x</table>",
    "<q cite=//evil.example>x</q> <blockquote cite='javascript:alert(1)'>y</blockquote> <del cite=data:x>z</del>", "<span id=e1>x</span><span id=e1>y</span><a name=forms>z</a>",
    "> " * 900 + "x", "- " * 900 + "x", "[" * 3000, "![" * 3000, "*" * 5000 + "a", "`" * 4999, "<a>" * 3000, "(" * 3000, "&#" * 3000, "\\" * 3001, "a|b\n-|-\n" + "x|" * 3000, "1. " * 1000, "<!--" * 2000, "[a](" * 2000, "_a" * 3000, "<div>\n" * 400, "[^a]: " * 400, "`a" * 3000, "<" * 6000,
    "<img src=' https://evil.example/x.png'><img src='&#9;//evil.example/x.png'><img src='&#1;https://evil.example'>", "<a href='&#9;//evil.example'>x</a> <a href=' \\\\evil.example'>y</a>", "[x](a:b) [y](2019:07/x) [z](x y:z)", "<a href='htt&#10;ps://evil.example'>x</a><img src='ht&#9;tps://evil.example'>",
)  # fmt: skip
_RAW = {
    "empty": b"",
    "blank": b"\n\n\n",
    "no-header": b"Du texte, rien d'autre.\n",
    "binary": bytes(range(256)) * 8,
    "nul": b"Title: x\0y\n\n\0\0\0",
    "utf-16": "Title: seize\n\nTexte.".encode("utf-16"),
    "latin-1": "Title: été\n\nTexte accentué.".encode("latin-1"),
    "bom": b"\xef\xbb\xbfTitle: x\n\nTexte.\n",
    "two-titles": b"Title: un\nTitle: deux\n\nTexte.\n",
    "only-header": b"Title: x\nDate: 2019-07-01\n",
    "long-line": b"Title: " + b"x" * 300_000 + b"\n\nTexte.\n",
    "many-keys": b"".join(b"K%d: v\n" % n for n in range(3000)) + b"\nTexte.\n",
    "many-values": b"Title: x\nPeople: a\n" + b"    b | c\n" * 5000 + b"\nTexte.\n",
    "escapes": b"Title: \x1b[2J\x1b]0;x\x07rouge\n\n\x1b[31mTexte.\n",
    "surrogates": b"Title: \xed\xa0\x80\n\n\xed\xb0\x80 Texte.\n",
    "yaml": b"---\ntitle: !!python/object/apply:os.system ['id']\n---\n\nTexte.\n",
    "mentions": (
        _HEAD + "Mentions: DZ name 99999999999999999999 x\n    DZ name -1 x\n    ../.. name 0 Le\n\n" + _BODY
    ).encode(),
    "quotes": (
        _HEAD + "Quotes: 0-99999999999999999999 | x | y\n    5-1 | x | y\n    0-5 | <script> | Le po\n\n" + _BODY
    ).encode(),
}
# Files of pages whose names are addresses of the site's own, or that no address can hold.
_NAMES = (
    "news/index.html", "news/index", "news/2019/07/index.html", "news/data/articles.jsonl", "news/data/articles.csv", "news/SHA256SUMS", "news/theme/css/base.css", "news/theme", "news/countries/DZ", "news/countries", "news/feed.atom", "news/2019/07",
    "news/404.html", "news/sitemap.xml", "news/robots.txt", "news/a b/c d", "news/été/à", "news/e\u0301", "news/\u00e9", "news/UP", "news/up", "news/..x", "news/x..", "news/%2e%2e", "news/a?b#c", "news/a\nb", "news/a\x1b[31m", "news/a\u202eb", "news/<script>", "news/a\"b'c", "news/javascript:alert(1)",
    "news/\\evil.example", "news/a&b;c", "news/CON", "news/nul.txt", "news/" + "l" * 240, "news/~", "news/-rf", "news/page/1", "news/undated/x", "news/people", "news/matrix", "news/search", "pages/index", "pages/data", "pages/countries", "pages/2019", "pages/theme", "pages/404.html", "pages/a b", "pages/\u202e", "pages/deep/er/page",
    "pages/feed.atom", "pages/index.html", "news/cite.ris", "news/2019/07/feed.atom", "news/.hidden", "top", "drafts/x", "news/x.md", "news/a:b", "news/a*b|c", "pages/<b>", "pages/people", "pages/corrections", "pages/undated", "pages/UP", "pages/up",
)  # fmt: skip
CORRECTIONS = (
    "source,field,value,who,why,date\n"
    "../../../etc/passwd,title,x,y,z,\n"
    "a.txt,save_as,../../x,y,z,\n"
    'a.txt,title,"<script>alert(1)</script>",=cmd|x!A0,"</p><img src=x onerror=alert(1)>",javascript:alert(1)\n'
    'a.txt,countries,"DZ, ../../x",y,z,\n'
    "a.txt,date,9999-99,y,z,\n"
    "a.txt,lang,../../x,y,z,\n"
    'a.txt,people,"<b>x</b> | =1+1; ; |",@x,-1,+1\n'
    'a.txt,summary,"ligne\nSave_as: x\nStatus: draft",\x1b[31mrouge,\u202ex,\n'
    'b.txt,title,"jamais fermé\n' + "c.txt,title,x\n" * 2000
).encode()
REDIRECTS = (
    "address,to\nold/,//evil.example\nold2/,https://evil.example/\nold3/,javascript:alert(1)\nold4/,../../x\n../../x/,index.html\n/etc/passwd,2019/07/\n"
    "old5/,2019/07/\nold6/,/2019/07/\nold7/,\\\\evil.example\nold8/,2019/07/../../..\nindex.html,2019/07/\ndata/,2019/07/\ntheme/css/base.css,2019/07/\nOLD9/,old9/\nold9/,OLD9/\na/,b/\nb/,a/\n"
    "old10/,\"2019/07/\n\x1b[31m/,2019/07/\n\u202e/,2019/07/\n<script>/,2019/07/\n=1+1,2019/07/\nCON/,2019/07/\nold11/,2019/07/#\"onx=1\nold12/,2019/07/?a=b\nold13/,%2e%2e/\n" + "z/" * 300 + ",2019/07/\n"
).encode()  # fmt: skip


def pages() -> dict[str, bytes]:
    """`{path below the content folder: bytes}`."""
    out = {}
    for key in _KEYS:
        for number, value in enumerate(_VALUES):
            out[f"news/keys/{key}-{number}.md"] = _page(**{key: value}).encode()
            if key in ("slug", "lang", "title", "save_as", "template"):
                out[f"pages/{key}-{number}.md"] = _page(**{key: value}).encode()
    for number, body in enumerate(BODIES):
        out[f"news/2019/07/body-{number}.md"] = f"{_HEAD}\n{body}\n\nFin {number}.\n".encode()
        out[f"pages/body-{number}.md"] = f"Title: Page {number}\n\n{body}\n\nFin {number}.\n".encode()
    for name, data in _RAW.items():
        out[f"news/2019/08/{name}.md"] = data
        out[f"pages/raw-{name}.md"] = data
    for name in _NAMES:
        out[f"{name}.md"] = _page(title=f"Nom {_NAMES.index(name)}").encode()
    return out


def odd(outside: str) -> dict[str, Callable[[bytes], None]]:
    """`{path below the content folder: what makes it}`: links out and pipes among the pages."""
    return {
        "news/fifo.md": fifo,
        "news/link.md": link(f"{outside}/secret.txt"),
        "news/linked": link(outside),
        "pages/link.md": link(f"{outside}/secret.txt"),
        "pages/fifo.md": fifo,
        # Where pages of seeds are about to be written.
        "news/2020": link(outside),
    }
