"""What a shop that sells on the web wants of its next year: sixty initiatives, and what its teams can do.

A sheet as companies keep them: French headers, three points for what nobody knows exactly. The same
for everybody: the second door of the arbitration reads it, and so does the import of the first.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from passerelle.engine.plan.problem import Floats
from passerelle.engine.worlds.wished import (
    APART,
    DEADLINES,
    FIRST_NAMES,
    NAMES,
    NEEDS,
    SPONSORS,
    WISHES,
    Wish,
)

SEED = 60
QUARTERS = ("2027 T1", "2027 T2", "2027 T3", "2027 T4")
CASH = 1700.0  # k€: about a third of what all would cost
TRADES = ("développeur", "designer", "data", "qualité", "exploitation")
PEOPLE = {
    "Catalogue": (4, 1, 1, 1, 0),
    "Panier": (4, 1, 0, 1, 0),
    "Paiement": (3, 0, 0, 1, 1),
    "Compte client": (3, 1, 0, 1, 0),
    "Logistique": (4, 1, 1, 1, 1),
    "Plateforme": (4, 0, 0, 1, 2),
    "Données": (2, 0, 3, 0, 1),
}
"""People of each trade, in the order of `TRADES`."""
WEEKS = (
    9.5  # that a person has in a quarter, without days off and with a fifth kept for maintenance
)
WANTED = 2.0  # person-weeks wanted of a team and trade for each that it has

HEADERS = (
    "Clé",
    "Initiative",
    "Équipe",
    "Commanditaire",
    "Thème",
    "Valeur basse",
    "Valeur probable",
    "Valeur haute",
    "Unité de valeur",
    "Coût bas",
    "Coût probable",
    "Coût haut",
    "Confiance (%)",
    *(f"Charge {trade}" for trade in TRADES),
    "Échéance impérative",
    "Coût du retard (% par trimestre)",
    "Exclusive avec",
    "Dépend de",
    "Mesure de succès",
    "Effet attendu",
)


def sheet(*, seed: int = SEED) -> list[tuple[str, ...]]:
    """The header, then a row for each initiative, as text; amounts in k€, efforts in person-weeks."""
    rng = np.random.default_rng(seed)
    efforts = _efforts(rng)
    rows: list[tuple[str, ...]] = [HEADERS]
    for place, wish in enumerate(WISHES):
        rows.append(tuple(_row(place, wish, efforts[place], rng)))
    return rows


def capacity() -> list[tuple[str, ...]]:
    """The header, then person-weeks by quarter of each team and trade that has somebody."""
    rows: list[tuple[str, ...]] = [("Équipe", "Métier", *QUARTERS)]
    for team, people in PEOPLE.items():
        for trade, count in zip(TRADES, people, strict=True):
            if count:
                rows.append((team, trade, *(_number(count * WEEKS) for _ in QUARTERS)))
    return rows


def _efforts(rng: np.random.Generator) -> Floats:
    """Likely person-weeks by initiative and trade: in each team, `WANTED` times what it has."""
    teams = list(PEOPLE)
    place = np.array([teams.index(wish.team) for wish in WISHES])
    people = np.array([PEOPLE[team] for team in teams], dtype=float)
    drawn: Floats = rng.lognormal(0, 0.55, (len(WISHES), len(TRADES))) * (people[place] > 0)
    drawn[:, 1:] *= rng.random((len(WISHES), len(TRADES) - 1)) < 0.75
    for team in range(len(teams)):
        ours = place == team
        total = drawn[ours].sum(axis=0)
        room = people[team] * WEEKS * len(QUARTERS)
        drawn[ours] *= np.divide(WANTED * room, total, out=np.zeros_like(total), where=total > 0)
    return drawn


def _row(
    place: int,
    wish: Wish,
    effort: Floats,
    rng: np.random.Generator,
) -> Iterator[str]:
    weeks = float(effort.sum())
    worth = weeks * 3.6 * wish.worth * float(rng.lognormal(0, 0.45))
    spread = float(rng.uniform(1.4, 2.4))
    cost = weeks * 1.1 + float(rng.choice([0, 0, 10, 25, 60]))
    yield from (_key(place), wish.title, wish.team, wish.sponsor, wish.theme)
    yield from (_round(worth / spread), _round(worth), _round(worth * spread), "k€")
    yield from (_round(cost * 0.85), _round(cost), _round(cost * 1.5))
    yield str(5 * int(rng.integers(9, 19)))
    yield from (_points(float(one)) for one in effort)
    yield DEADLINES.get(wish.title, "")
    yield str(int(rng.choice([0, 2, 5, 8, 12]))) if wish.worth > 0.7 else "2"
    yield ", ".join(_key(_at(title)) for title in APART.get(wish.title, ()))
    yield ", ".join(_key(_at(title)) for title in NEEDS.get(wish.title, ()))
    yield wish.measure
    yield str(wish.effect).replace(".", ",") if wish.measure else ""


def _at(title: str) -> int:
    return next(place for place, wish in enumerate(WISHES) if wish.title == title)


def _key(place: int) -> str:
    return f"A-{place + 1:02d}"


def _points(likely: float) -> str:
    """Low, likely and high, as people write them: `8/12/20`; nothing where nothing is asked."""
    if likely < 0.5:
        return ""
    return "/".join(_number(likely * part) for part in (0.7, 1.0, 1.7))


def _round(amount: float) -> str:
    return str(max(5, 5 * round(amount / 5)))


def _number(amount: float) -> str:
    """With a decimal comma, where a decimal says something."""
    return (
        str(round(amount)) if amount >= 10 else f"{amount:.1f}".removesuffix(".0").replace(".", ",")
    )


def people() -> list[tuple[str, ...]]:
    """The header, then who is in which team, and who asks: everybody since the first day of 2026."""
    rows: list[tuple[str, ...]] = [("E-mail", "Nom", "Équipe", "Métier", "Début")]
    rows += [(address, name, "", "", "") for address, name in SPONSORS.items()]
    number = 0
    for team, counts in PEOPLE.items():
        for trade, count in zip(TRADES, counts, strict=True):
            for _one in range(count):
                number += 1
                name = f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {NAMES[number % len(NAMES)]}"
                rows.append((f"p{number:02d}@example.org", name, team, trade, "2026-01-05"))
    return rows
