"""The evidence under a claim, a hop, a person or a post, and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from backchannel.gazetteer.post_words import post_of
from backchannel.model.claims import Claim
from backchannel.model.errors import NothingFound
from backchannel.model.facts import Tenure, Tie, kind_of, refs_of

from . import cited
from .cited import Answer, Citation
from .fact_words import fact_key, fact_words
from .ground import ground_of
from .holders import holders_in
from .hop import Hop
from .hops import Hops
from .issue import Issue, documents_with
from .layout import WIDTH, on_one_line, wrapped
from .links import ADVERSE
from .posts import PostBook
from .reading import Calendar, Reading
from .references import meant_in, referred
from .targets import target_of
from .weighing.book import WeighingBook
from .weighing.near import near
from .weighing.said import conflicting, said_against
from .weighing.superseding import Superseded
from .weight import Weight, weight_of

ARROW = re.compile(r"\s*(?:→|->)\s*")

READ = 150
"""Of what is told of somebody, or of documents with the same words, so many nearest the claim are read."""


class Why(Answer, frozen=True, kw_only=True):
    """Quotes for and against; of one origin the first supports, the others are shown as its copies."""

    question: str
    words: str
    """What is asked about, in a line."""
    hop: Hop | None
    supports: tuple[Citation, ...]
    same_origin: tuple[Citation, ...]
    """Copies and versions of a report that is among the supports, and what repeats or takes it over."""
    contradicts: tuple[Citation, ...]
    contradiction: tuple[str, ...]
    """What the claim says otherwise than another, in words: "denied by …"."""
    superseded: Superseded | None
    """What replaced the claim; None while it stands."""
    proposals: tuple[Citation, ...]
    """Findings that nobody has reviewed; no facts."""
    origins: int
    glyph: str
    weight: Weight | None = None
    """Of a claim's fact: documents, origins, who says so, how credible; None for a person, post or hop."""
    who_is_meant: tuple[Citation, ...] = ()
    """Where a post stands for somebody: the reports that prove who held it. They support nothing else."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        count = cited.counted(self.origins, "independent origin")
        shown = wrapped(f"{self.words} · {count} {self.glyph}", width=width)
        shown += self.weight.lines(width=width) if self.weight is not None else []
        for title, quotes in (
            ("Supports", self.supports),
            ("Who is meant by the post, inferred from", self.who_is_meant),
            ("Contradicts", self.contradicts),
            ("Found, but reviewed by nobody: no facts", self.proposals),
        ):
            shown += ["", title] if quotes else []
            shown += [line for citation in quotes for line in _quoted(citation, width)]
            if title == "Contradicts" and quotes:
                shown += [line for words in self.contradiction for line in _against(words, width)]
        if self.superseded is not None:
            shown += ["", f"Replaced: {self.superseded.words}", *_quoted(self.superseded.citation, width)]
        if self.same_origin:
            again = dict.fromkeys(c.source + (f" ({c.traced})" if c.traced else "") for c in self.same_origin)
            shown += ["", *wrapped(f"The same report again: {'; '.join(again)}", width=width, rest="  ")]
        return shown


def why(view: Reading, what: str) -> Why:
    """The evidence under a claim's id ("c:…"), a hop ("A → B" or "A -> B"), or a person, body or post.

    Raises: NothingFound, Ambiguous.
    """
    view = referred(view)
    if what.startswith("c:"):
        return _of_claim(view, what)
    ends = ARROW.split(what.strip())
    if len(ends) == 2 and all(ends):
        return _of_hop(view, what, ends[0], ends[1])
    return _of_name(view, what)


def _of_claim(view: Reading, id_: str) -> Why:
    claim = view.claim(id_)
    key = fact_key(view, claim)
    near = _comparable(view, claim)
    book = WeighingBook(view, Calendar(view), near)
    group = book.group_of.get(claim.id)
    same = [account.claim for account in group.accounts] if group is not None else [claim]
    contested = book.against.get(group.id, []) if group is not None else []
    against = {c.id: c for one in contested for c in conflicting(one, group)} if group is not None else {}
    against |= {c.id: c for c in near if _is_rivalry_of(view, claim, c)}
    proposed = [c for c in _proposals_beside(view, claim) if fact_key(view, c) == key]
    found = _why(
        view,
        id_,
        fact_words(view, claim),
        supports=same,
        contradicts=against.values(),
        proposals=proposed,
    )
    told = dict.fromkeys(said_against(view, one, group) for one in contested if group is not None)
    every = cited.cite_all(view, same)
    return replace(
        found,
        contradiction=tuple(told),
        superseded=book.superseded.get(claim.id),
        weight=weight_of(book, group, every) if group is not None else None,
    )


def _comparable(view: Reading, claim: Claim) -> list[Claim]:
    """Every claim that may tell the same fact, or contradict it."""
    kind, roles = kind_of(claim.fact), refs_of(claim.fact)
    if isinstance(claim.fact, Tenure):  # of a post somebody else may be the holder
        core = post_of(claim.fact.post).core
        told = ((c, c.fact) for c in near(view, [claim], many=READ))
        return [c for c, f in told if isinstance(f, Tenure) and post_of(f.post).core == core]
    if not roles:
        return [c for c in near(view, [claim], many=READ) if kind_of(c.fact) == kind]
    one = view.canonical(roles[0])
    return list(view.claims_around(one, kind, before=READ, after=READ, day=claim.reported).claims)


def _proposals_beside(view: Reading, claim: Claim) -> Sequence[Claim]:
    """Those that may tell the same fact."""
    kind, roles = kind_of(claim.fact), refs_of(claim.fact)
    if roles:
        return view.proposals_around(view.canonical(roles[0]), kind, each=READ, day=claim.reported)
    documents = documents_with(view, claim.evidence[0].quote, first=READ)
    found = (c for id_ in dict.fromkeys((*documents, claim.document)) for c in view.proposals_in(id_))
    return [c for c in found if kind_of(c.fact) == kind]


def _of_hop(view: Reading, question: str, a_words: str, b_words: str) -> Why:
    ground = ground_of(view)
    a, b = (target_of(view, ground.book, words).id for words in (a_words, b_words))
    is_person = view.entity(b).kind == "person"
    hops = Hops(ground, Issue(view, None), body=None if is_person else b, person=b if is_person else None)
    claims = hops.claims(a, b)
    of_both = [c for c in view.claims_of(a, "tie", "contact") if b in _roles(view, c)]
    against = [c for c in of_both if _is_adverse(c)]
    proposed = [c for c in view.proposals_around(a, "tie", "contact", each=READ) if b in _roles(view, c)]
    words = f"{view.entity(a).caption} → {view.entity(b).caption}"
    hop = hops.hop(a, b) if claims else None
    if hop is not None:
        words = f"{words}: {hop.words}"
    meant = {p.id: p for c in claims for r in meant_in(view, c) for p in r.premises}
    of_them = [c for c in claims if c.id not in meant]
    found = _why(view, question, words, hop=hop, supports=of_them, contradicts=against, proposals=proposed)
    return replace(found, who_is_meant=cited.cite_all(view, meant.values()))


def _of_name(view: Reading, words: str) -> Why:
    book = PostBook(view, Calendar(view))
    post = post_of(words)
    if not view.named(words) and post.core in book.by_core:
        holders = holders_in(view, book, words)
        claims = [view.claim(c.claim) for h in holders.held_by for c in h.citations]
        others = [view.claim(c.claim) for h in holders.others for c in h.citations]
        return _why(view, words, holders.lines()[0], supports=claims, contradicts=others, proposals=())
    one = target_of(view, book, words).id
    claims = list(view.claims_of(one))
    if not claims:
        raise NothingFound(f"nothing found for {words!r}", remedy="try another spelling")
    proposed = [c for c in view.proposals_around(one, each=READ) if one in _roles(view, c)]
    denied = [c for c in claims if c.modality == "denied"]
    standing = [c for c in claims if c.modality != "denied"]
    caption = view.entity(one).caption
    return _why(view, words, caption, supports=standing, contradicts=denied, proposals=proposed)


def _roles(view: Reading, claim: Claim) -> set[str]:
    return {view.canonical(ref) for ref in refs_of(claim.fact)}


def _is_adverse(claim: Claim) -> bool:
    return claim.modality == "denied" or (isinstance(claim.fact, Tie) and claim.fact.tie in ADVERSE)


def _is_rivalry_of(view: Reading, one: Claim, other: Claim) -> bool:
    """Whether one reports as rivals whom the other reports as close."""
    ties = isinstance(one.fact, Tie) and isinstance(other.fact, Tie)
    apart = ties and _roles(view, one) == _roles(view, other) and _is_adverse(one) != _is_adverse(other)
    return apart and "denied" not in (one.modality, other.modality)


def _why(
    view: Reading,
    question: str,
    words: str,
    *,
    hop: Hop | None = None,
    supports: Sequence[Claim],
    contradicts: Iterable[Claim],
    proposals: Iterable[Claim],
) -> Why:
    every = cited.cite_all(view, supports)
    first = {c.origin: c.document for c in reversed(every)}
    against = cited.cite_all(view, contradicts)
    count = cited.origins(every)
    return Why(
        question=question,
        words=words,
        hop=hop,
        supports=tuple(c for c in every if first[c.origin] == c.document),
        same_origin=tuple(c for c in every if first[c.origin] != c.document),
        contradicts=against,
        contradiction=(),
        superseded=None,
        proposals=cited.cite_all(view, proposals),
        origins=count,
        glyph=cited.glyph(count, contradicted=bool(against)),
    )


def _against(words: str, width: int) -> list[str]:
    return wrapped(f"{cited.CONTRADICTED} {words}", width=width, first="  ", rest="    ")


def _quoted(citation: Citation, width: int) -> list[str]:
    """The quote in full, and under it who says so."""
    said = "" if citation.modality == "asserted" else f" · {citation.modality}"
    under = f"{citation.source} · {cited.BASIS_WORDS[citation.basis]}{said}"
    under += f" · {citation.traced}" if citation.traced else ""
    under += f" · {citation.claim}"
    return [
        *wrapped(f"“{on_one_line(citation.quote)}”", width=width, first="  ", rest="   "),
        *wrapped(under, width=width, first="      "),
    ]
