"""The language model that parses: which one is loaded, and what it is. Without one there are rules only."""

from __future__ import annotations

import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from msgspec import Struct

from ..model.errors import NoLanguageModel
from .model_packages import DEFAULT, EXTRA, SHOWN, Installed, Size, installed

if TYPE_CHECKING:
    from spacy.language import Language

Choice = Literal["sm", "md", "rules"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
NOT_NEEDED = ("tagger", "attribute_ruler", "lemmatizer")
"""Left out: a quarter of the time, and no rule here asks for a tag (docs/decisions/0003-spacy-small-
model.md).
"""
RULES_ONLY = "rules only"
OTHER_MINOR = r"(?s).*\[W095\].*"
"""spaCy's warning for a model of another minor version: the table of packages says which are fine."""


class Model(Struct, frozen=True):
    """A loaded pipeline (parser and names) with what tells it from any other."""

    nlp: Any
    name: str
    version: str
    sha256: str = ""
    """Of its files; empty for rules only."""
    notice: str = ""
    """What a user should be told of it, with its code."""

    @property
    def pipeline(self) -> Language:
        return self.nlp

    @property
    def parses(self) -> bool:
        """Whether it gives a tree and names: rules only give words and sentences."""
        return self.name != RULES_ONLY

    @property
    def told(self) -> str:
        """Name, version and the beginning of the hash of its files."""
        return f"{self.name} {self.version} {self.sha256[:SHOWN]}".strip()


def chosen(choice: Choice | None = None) -> tuple[Installed | None, str]:
    """The package that would be loaded, or None for rules only, and what a user should be told of it.

    Raises: NoLanguageModel where a size is asked for by name and is not there.
    """
    if choice == "rules":
        return None, ""
    size: Size = choice or DEFAULT
    here = installed(size)
    problems = "; ".join(each.problem for each in here if each.problem)
    good = next((each for each in here if not each.problem), None)
    if good is not None:
        return good, problems
    why = problems or "it is not installed"
    if choice is not None:
        extra = f"[{EXTRA[size]}]" if size in EXTRA else ""
        raise NoLanguageModel(
            f"there is no model of size {size!r}: {why}", remedy=f"pip install 'backchannel{extra}'"
        )
    return None, (
        f"BC702: there is no language model ({why}): rules alone read the documents, and most facts are "
        "missed; install the package again, it carries the model"
    )


@lru_cache(maxsize=3)
def load_model(choice: Choice | None = None) -> Model:
    """The model of a size, or the default one; rules only where there is none or they are asked for.

    Raises: NoLanguageModel where a size is asked for by name and is not there.
    """
    import spacy

    found, notice = chosen(choice)
    if found is None:
        return Model(sentences_only(), RULES_ONLY, "", notice=notice)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=OTHER_MINOR)
        nlp = spacy.load(found.folder, exclude=list(NOT_NEEDED))
    return Model(nlp, found.package.name, found.version, found.sha256, notice)


@lru_cache(maxsize=1)
def sentences_only() -> Language:
    """English words and sentences, by rule: what a document is read with that is not parsed."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp
