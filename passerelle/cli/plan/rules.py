"""What is said beside the sheets, against what they hold; what was guessed in their place."""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.arbitration.sheet import said, wrong
from passerelle.arbitration.sheet.facts import Guess, Room, Rules, Wish
from passerelle.cli.plan.asked import Asked
from passerelle.connect.words import fold
from passerelle.kernel.errors import InputError
from passerelle.sources.problems import problem

FOUNDATIONS = (
    "dette", "debt", "conformite", "compliance", "reglement", "regulat", "legal", "run", "exploitation", "socle",
    "foundation", "technique", "technical", "infrastructure", "securite", "security", "maintenance",
)  # fmt: skip
"""Words that tell a theme of foundations, folded."""
NAMED = 6


def rules(asked: Asked, wishes: tuple[Wish, ...]) -> tuple[Rules, list[Guess]]:
    """InputError where a theme that is named does not exist."""
    themes = list(dict.fromkeys(one.theme for one in wishes if one.theme))
    by_word = {fold(theme): theme for theme in themes}

    def known(word: str) -> str:
        if fold(word) not in by_word:
            reason, hint = wrong.no_theme(word, themes)
            raise InputError(problem("rule", asked.sheet.name, reason=reason, hint=hint))
        return by_word[fold(word)]

    floors = {known(word): share for word, share in asked.floors.items()}
    bases = tuple(known(word) for word in asked.foundations)
    guessed = bases or tuple(one for one in themes if any(w in fold(one) for w in FOUNDATIONS))
    guesses = [("foundations", ", ".join(guessed))] if guessed and not bases else []
    found = Rules(asked.cash, floors, guessed, asked.week_price, asked.discount)
    return found, guesses


def counted(wishes: tuple[Wish, ...], found: Rules, room: Room) -> Iterator[Guess]:
    """What a row does not say, and how it is counted."""
    lacking = {
        "no-cost": [w for w in wishes if w.cost is None and not found.week_price],
        "no-confidence": [w for w in wishes if w.confidence is None],
        "no-measure": [w for w in wishes if not w.has_measure],
        "beyond": [w for w in wishes if w.deadline and w.deadline > room.quarters[-1].end],
    }
    for code, rows in lacking.items():
        if rows:
            yield code, _named(rows)
    yield said.person()


def _named(rows: list[Wish]) -> str:
    names = ", ".join(one.key for one in rows[:NAMED])
    return names if len(rows) <= NAMED else f"{names} (+{len(rows) - NAMED})"
