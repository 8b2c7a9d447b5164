"""Signs that are never shown without their words."""

from __future__ import annotations

from backchannel.answer.cited import CONTRADICTED, MORE_ORIGINS, NO_EVIDENCE, ONE_ORIGIN

GLYPH_WORDS = {
    NO_EVIDENCE: "no source",
    ONE_ORIGIN: "one source",
    MORE_ORIGINS: "several independent sources",
    CONTRADICTED: "contradicted",
}
