"""A word of a sheet as one of our choices, in French or in English."""

from __future__ import annotations

from functools import lru_cache

from django.db import models
from django.utils import translation

from passerelle.connect.words import fold

ALSO: dict[str, dict[str, str]] = {
    "State": {
        "todo": "proposed", "to do": "proposed", "idea": "proposed", "idee": "proposed",
        "a faire": "proposed", "backlog": "proposed", "propose": "proposed",
        "proposee": "proposed", "planifiee": "planned", "planifie": "planned", "en cours": "doing",
        "livree": "delivered", "abandonnee": "dropped", "prevu": "planned", "prevue": "planned", "committed": "planned",
        "doing": "doing", "started": "doing", "demarre": "doing", "demarree": "doing",
        "done": "delivered", "livre": "delivered", "termine": "delivered", "terminee": "delivered",
        "shipped": "delivered", "released": "delivered", "fait": "delivered",
        "cancelled": "dropped", "canceled": "dropped", "annule": "dropped", "annulee": "dropped",
        "abandonne": "dropped", "abandoned": "dropped",
    },
    "Bucket": {
        "maintenant": "now", "en cours": "now", "ensuite": "next", "suivant": "next",
        "plus tard": "later", "apres": "later",
    },
    "Horizon": {
        "court terme": "short", "moyen terme": "medium", "long terme": "long",
        "short": "short", "court": "short", "quarter": "short", "trimestre": "short",
        "medium": "medium", "moyen": "medium", "year": "medium", "annee": "medium", "an": "medium",
        "long": "long",
    },
    "Trade": {
        "developer": "engineer", "developpeur": "engineer", "developpeuse": "engineer",
        "dev": "engineer", "ingenieur": "engineer", "ingenieure": "engineer",
        "product owner": "po", "product manager": "pm", "chef de produit": "pm",
        "ux": "designer", "ui": "designer", "design": "designer", "data": "data", "qa": "qa",
        "designeuse": "designer",
        "test": "qa", "ops": "ops", "sre": "ops", "devops": "ops", "em": "lead", "tech lead": "lead",
    },
}  # fmt: skip
"""Words that people write besides ours, folded, by the name of the choice."""


def choice(kind: type[models.TextChoices], word: str) -> str | None:
    """The value that the word means; None when it means none of them."""
    return _words(kind).get(fold(word))


def known(kind: type[models.TextChoices]) -> str:
    """The choices as they are shown, for a sentence."""
    return ", ".join(str(label) for label in kind.labels)


@lru_cache
def _words(kind: type[models.TextChoices]) -> dict[str, str]:
    found = dict(ALSO.get(kind.__name__, {}))
    for language in ("en", "fr"):
        with translation.override(language):
            found |= {fold(str(label)): str(value) for value, label in kind.choices}
    return found | {fold(str(value)): str(value) for value in kind.values}
