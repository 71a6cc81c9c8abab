"""Text as a person compares it: without case, accents, punctuation or doubled spaces."""

from __future__ import annotations

import re
import unicodedata

_JOIN = re.compile(r"[^0-9a-z%#]+")
_WRAPPED = re.compile(r"^(?:custom field|champs? personnalises?) (.+)$")


def unaccented(text: str) -> str:
    """Lower case, without accents; `œ` becomes `oe`."""
    text = text.casefold().replace("œ", "oe").replace("’", "'")
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))


def fold(text: str) -> str:
    """`Étiquette(s) :` gives `etiquette s`; what is not a letter or a figure becomes one space."""
    folded = _JOIN.sub(" ", unaccented(text)).strip()
    wrapped = _WRAPPED.match(folded)
    return wrapped[1] if wrapped else folded
