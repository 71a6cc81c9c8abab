"""Trades as sheets write them: developer, dev and développeur are one."""

from __future__ import annotations

from passerelle.connect.fields.initiatives import TRADES
from passerelle.connect.words import fold
from passerelle.sources.sheets.choices import ALSO

_OURS = [one.name.removeprefix("weeks_") for one in TRADES]
_WORDS = {
    **ALSO["Trade"],
    "qualite": "qa",
    "quality": "qa",
    "exploitation": "ops",
    "operations": "ops",
    "developpement": "engineer",
    "development": "engineer",
    "donnees": "data",
    "analyse de donnees": "data",
}


def trade_of(word: str) -> str:
    """One key for all the words of one trade; a trade that is not ours is its own."""
    folded = fold(word)
    return folded if folded in _OURS else _WORDS.get(folded, folded)
