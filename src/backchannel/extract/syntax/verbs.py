"""Forms of verbs: the parser here gives no lemmas, so a word list names lemmas and their forms are made
from them.
"""

from __future__ import annotations

from functools import cache

VOWELS = "aeiou"
IRREGULAR: dict[str, str] = {
    "be": "is are was were been being am 's 're",
    "have": "has had having 've",
    "do": "does did done doing",
    "say": "says said saying",
    "tell": "tells told telling",
    "meet": "meets met meeting",
    "speak": "speaks spoke spoken speaking",
    "write": "writes wrote written writing",
    "send": "sends sent sending",
    "sell": "sells sold selling",
    "buy": "buys bought buying",
    "bring": "brings brought bringing",
    "give": "gives gave given giving",
    "take": "takes took taken taking",
    "make": "makes made making",
    "get": "gets got gotten getting",
    "hold": "holds held holding",
    "build": "builds built building",
    "become": "becomes became becoming",
    "come": "comes came coming",
    "go": "goes went gone going",
    "leave": "leaves left leaving",
    "win": "wins won winning",
    "lose": "loses lost losing",
    "know": "knows knew known knowing",
    "grow": "grows grew grown growing",
    "fly": "flies flew flown flying",
    "sit": "sits sat sitting",
    "put": "puts putting",
    "cut": "cuts cutting",
    "hit": "hits hitting",
    "let": "lets letting",
    "set": "sets setting",
    "shut": "shuts shutting",
    "quit": "quits quitting",
    "shake": "shakes shook shaken shaking",
    "see": "sees saw seen seeing",
    "fight": "fights fought fighting",
    "seek": "seeks sought seeking",
    "think": "thinks thought thinking",
    "swear": "swears swore sworn swearing",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "forbid": "forbids forbade forbidden forbidding",
    "freeze": "freezes froze frozen freezing",
    "break": "breaks broke broken breaking",
    "begin": "begins began begun beginning",
    "rise": "rises rose risen rising",
    "fall": "falls fell fallen falling",
    "run": "runs ran running",
    "lead": "leads led leading",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "hear": "hears heard hearing",
    "keep": "keeps kept keeping",
    "lay": "lays laid laying",
    "pay": "pays paid paying",
    "read": "reads reading",
    "show": "shows showed shown showing",
    "spend": "spends spent spending",
    "stand": "stands stood standing",
    "understand": "understands understood understanding",
    "teach": "teaches taught teaching",
    "beat": "beats beaten beating",
    "bid": "bids bidding",
    "choose": "chooses chose chosen choosing",
    "draw": "draws drew drawn drawing",
    "drive": "drives drove driven driving",
    "forge": "forges forged forging",
    "text": "texts texted texting",
    "oversee": "oversees oversaw overseen overseeing",
    "override": "overrides overrode overridden overriding",
    "lie": "lies lay lain lying",
    "visit": "visits visited visiting",
    "travel": "travels travelled traveled travelling traveling",
    "ship": "ships shipped shipping",
    "ban": "bans banned banning",
    "bar": "bars barred barring",
    "permit": "permits permitted permitting",
    "refer": "refers referred referring",
    "commit": "commits committed committing",
    "submit": "submits submitted submitting",
    "admit": "admits admitted admitting",
    "confer": "confers conferred conferring",
    "defer": "defers deferred deferring",
    "plan": "plans planned planning",
    "stop": "stops stopped stopping",
    "drop": "drops dropped dropping",
    "scrap": "scraps scrapped scrapping",
    "cap": "caps capped capping",
    "slap": "slaps slapped slapping",
    "wed": "weds wedded wedding",
    "signal": "signals signalled signaled signalling signaling",
    "cancel": "cancels cancelled canceled cancelling canceling",
    "counsel": "counsels counselled counseled",
    "label": "labels labelled labeled labelling labeling",
    "tap": "taps tapped tapping",
    "nominate": "nominates nominated nominating",
    "step": "steps stepped stepping",
    "snub": "snubs snubbed snubbing",
    "chat": "chats chatted chatting",
    "focus": "focuses focused focussed focusing",
}


@cache
def forms_of(lemma: str) -> frozenset[str]:
    """Every form of a verb, lower case, with the lemma: "levy" gives levy, levies, levied, levying."""
    if lemma in IRREGULAR:
        return frozenset([lemma, *IRREGULAR[lemma].split()])
    if lemma.endswith("e"):
        return frozenset([lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"])
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return frozenset([lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"])
    plural = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return frozenset([lemma, plural, lemma + "ed", lemma + "ing"])


def lemma_index(lemmas: list[str] | tuple[str, ...]) -> dict[str, str]:
    """Form → lemma for a list of lemmas; the first lemma keeps a form that two share."""
    index: dict[str, str] = {}
    for lemma in lemmas:
        for form in forms_of(lemma):
            index.setdefault(form, lemma)
    return index
