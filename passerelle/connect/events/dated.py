"""One dated event, and the words by which people name its kind."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.connect.words import fold

WORDS: dict[str, str] = {
    "tracker": "tracker tracking traceur marquage mesure tag analytics consent consentement",
    "price": "price prices pricing prix tarif tarifs",
    "campaign": "campaign campagne ad ads publicite newsletter",
    "experiment": "experiment experience test essai ab",
    "holiday": "holiday holidays ferie vacances pont",
    "outage": "outage panne incident interruption",
    "competitor": "competitor competition concurrent concurrence",
    "law": "law loi decret reglement regulation",
    "release": "release livraison deploy deployment deploiement version sortie launch lancement",
}
"""By kind, single words in both languages without accents; the first kind that matches wins."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What happened on `day` (to `ends`, its last day), to the segment `where`: pairs (dimension, value)."""

    day: dt.date
    kind: str
    name: str
    where: tuple[tuple[str, str], ...] = ()
    ends: dt.date | None = None


def kind_of_words(text: str) -> str | None:
    """The kind that a text names, or None."""
    said = set(fold(text).split())
    return next((kind for kind, words in WORDS.items() if said & set(words.split())), None)
