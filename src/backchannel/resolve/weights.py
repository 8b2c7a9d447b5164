"""What each reason weighs in a score: natural log-odds, set by hand."""

from __future__ import annotations

Feature = tuple[str, float]
"""A reason and what it weighs, in natural log-odds; negative speaks against."""

PRIOR = -1.0
NEVER = -6.0
"""What no agreement in anything else outweighs: names alike, and yet another person."""
UNLIKE = -8.0
"""The same, where the names are not even alike."""
EXACT = 4.0
"""The weight of a first name and surname that are the same, and of the usual name of a body."""
IDENTICAL = 4.6
"""The weight of a name that is the same in full."""
SAME_POST = 3.0
"""The weight of a post of one country that both hold or held."""
GENERATION, NO_CAREER, LONGEST_CAREER = 30, 40, 75
"""Years: between father and son; between two posts that nobody held both; of the longest career."""
DECADES_APART = -2.4
"""The weight of years between two."""
OTHER_MAY_BE_THE_SON = -2.1
"""The weight of a "Jr." that only one of two full names has."""
MOST_WITH_DOUBT = 0.85
"""However much else agrees, with either of these two a person has to say that two are one: sons have been
ministers of what their fathers were."""
LESS_THAN_IDENTICAL, LESS_THAN_EXACT = 0.965, 0.94
"""However much else agrees: clusters form by the same name in full first, then by first name and surname."""
