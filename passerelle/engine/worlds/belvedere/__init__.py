"""Belvédère: a fictional French software company, and the truths planted in it.

`belvedere(today, seed=2026)` returns a `World` of frozen facts, close to the models of the domain apps
and naming one another by key. Every date follows `today`; every text is in French and in English.
See docs/method/belvedere.md.
"""

from passerelle.engine.worlds.belvedere.facts.text import Text
from passerelle.engine.worlds.belvedere.facts.world import World
from passerelle.engine.worlds.belvedere.world import belvedere

__all__ = ["Text", "World", "belvedere"]
