"""Names as they are typed: found by how their last word begins, without reading the others."""

from __future__ import annotations

from backchannel.model.entities import Ref

from . import naming
from .glanced_identity import GlancedIdentity
from .glances import Glances
from .naming import Known, folded

LAST_LETTER = "\U0010ffff"


def begun(glances: Glances, identity: GlancedIdentity, words: str, *, at_most: int) -> tuple[Known, ...]:
    """As `naming.begun` of everybody: the names in their order, until there are so many bearers."""
    *whole, last = folded(words).split() or [""]
    if not last:
        return ()
    having = ["SELECT name FROM name_words WHERE word BETWEEN ? AND ?"]
    having += ["SELECT name FROM name_words WHERE word = ?"] * len(whole)
    asked = f"SELECT seq, folded FROM names WHERE seq IN ({' INTERSECT '.join(having)}) ORDER BY folded"
    found: dict[Ref, Known] = {}
    for seq, name in glances.rows(asked, last, last + LAST_LETTER, *whole):
        for one in _bearers(glances, identity, seq):
            if name in naming.folded_names(one):
                found.setdefault(one.id, one)
        if len(found) >= at_most:
            break
    return tuple(found.values())[:at_most]


def _bearers(glances: Glances, identity: GlancedIdentity, name: int) -> list[Known]:
    """Everybody who bears a name, by id."""
    refs = [ref for (ref,) in glances.rows("SELECT ref FROM bearers WHERE name = ?", name)]
    known = {one.id: one for ref in refs if (one := identity.known(ref)) is not None}
    return [known[id_] for id_ in sorted(known)]
