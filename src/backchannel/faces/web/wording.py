"""Words that answers give as codes ("last_known", "on_record"), and that pages show in a language."""

from __future__ import annotations

from typing import get_args

from backchannel.act.briefs.sheet import State as LineState
from backchannel.act.briefs.templates import templates
from backchannel.answer.held import STATE_WORDS
from backchannel.answer.query import OPERATORS
from backchannel.answer.route_parts import NO_ROUTE
from backchannel.answer.told_changes import HEADINGS
from backchannel.model.claims import Basis, Modality
from backchannel.model.entities import EntityKind
from backchannel.model.facts import FACT_KINDS, ContactMode, Standing
from backchannel.model.outreach import STATES
from backchannel.resolve.meaning import RANKS

from .failures import ON_A_PAGE
from .glyphs import GLYPH_WORDS
from .keys import KEYS

OF_FINDINGS = ("accepted", "stands", "proposed")
OF_BRIEFS = ("draft", "final")
OF_PERIODS = ("about", "from", "to", "until", "perhaps", "no day", "undated")
SIDES = ("ours", "theirs")
SECTIONS = ("Ties", "Contacts", "Statements", "Acts", "Timeline", "Positions", "Flows", "People")
PER = ("day", "week", "month", "year")


def enumerated() -> set[str]:
    """Every such word, as the filter `said` writes it: with blanks."""
    codes = {
        *(
            word
            for literal in (Basis, Modality, EntityKind, ContactMode, Standing, LineState)
            for word in get_args(literal)
        ),
        *(str(kind.__struct_config__.tag) for kind in FACT_KINDS),
        *(kind for template in templates() for kind in template.kinds),
        *RANKS,
        *(*OF_FINDINGS, *OF_BRIEFS, *OF_PERIODS, *SIDES, *PER, *STATES, *STATE_WORDS),
    }
    shown = {
        NO_ROUTE,
        *(heading for _, heading in HEADINGS),
        *SECTIONS,
        *OPERATORS.values(),
        *GLYPH_WORDS.values(),
        *(does for _, does in KEYS),
        *(words for _, words in ON_A_PAGE),
    }
    return {code.replace("_", " ") for code in codes} | shown
