"""Columns of the sheets in which companies keep their roadmap."""

from __future__ import annotations

from passerelle.connect.fields.field import Field, field

_KEY_EN = "Key|ID|Code|Identifier|Reference|No"
_KEY_FR = "Clé|Identifiant|Code|Référence|N°|Numéro|ID"


def _range(
    name: str, en: str, fr: str, examples: tuple[str, str, str], *, is_feminine: bool = False
) -> tuple[Field, ...]:
    """Three columns: low, likely and high; a lone column is the likely value, or holds all three."""
    low, mid, high = examples
    lowest = (f"{fr} basse", f"{fr} bas") if is_feminine else (f"{fr} bas", f"{fr} basse")
    highest = (f"{fr} haute", f"{fr} haut") if is_feminine else (f"{fr} haut", f"{fr} haute")
    return (
        field(
            f"{name}_low",
            f"{en} low|{en} (low)|{en} min|Low {en}|Min {en}",
            f"{'|'.join(lowest)}|{fr} (bas)|{fr} min|{fr} minimum|{fr} pessimiste",
            (low, low),
            shape="number",
        ),
        field(
            f"{name}_mid",
            f"{en} likely|{en} (likely)|{en}|{en} mid|Expected {en}|{en} (k€)",
            f"{fr} probable|{fr} (probable)|{fr}|{fr} attendue|{fr} attendu|{fr} (k€)",
            (mid, mid),
            shape="points",
        ),
        field(
            f"{name}_high",
            f"{en} high|{en} (high)|{en} max|High {en}|Max {en}",
            f"{'|'.join(highest)}|{fr} (haut)|{fr} max|{fr} maximum|{fr} optimiste",
            (high, high),
            shape="number",
        ),
    )


def _weeks(trade: str, en: str, fr: str) -> Field:
    """Person-weeks of one trade: a number, or low / likely / high."""
    return field(
        f"weeks_{trade}",
        f"{en} weeks|{en} effort|{en} (weeks)|Effort {en}",
        f"Charge {fr}|Semaines {fr}|Effort {fr}|{fr} (semaines)|Charge {fr} (semaines-personne)",
        ("8/12/20", "8/12/20"),
    )


TRADES = (
    _weeks("engineer", "Engineer", "développeur"),
    _weeks("designer", "Designer", "designer"),
    _weeks("data", "Data", "data"),
    _weeks("qa", "Quality", "qualité"),
    _weeks("ops", "Operations", "exploitation"),
)
"""The trades that sheets give a column each; any other is written under skills."""

INITIATIVES = (
    field("key", _KEY_EN + "|Initiative key", _KEY_FR + "|Clé d’initiative", ("R-12", "R-12")),
    field(
        "title",
        "Title|Initiative|Name|Project|Feature|Summary|Epic",
        "Titre|Initiative|Nom|Projet|Intitulé|Sujet|Chantier|Fonctionnalité",
        ("Offline job sheets", "Fiches d’intervention hors ligne"),
        required=True,
    ),
    field(
        "problem",
        "Problem|Problem to solve|Description|Why|Context",
        "Problème|Problème à résoudre|Description|Pourquoi|Contexte|Enjeu",
        (
            "Technicians lose their notes in basements",
            "Les techniciens perdent leurs notes en sous-sol",
        ),
    ),
    field("product", "Product|Product line", "Produit|Gamme", ("Tournées", "Tournées")),
    field(
        "objective",
        "Objective|Goal|Strategic objective",
        "Objectif|But|Objectif stratégique",
        ("Keep our customers", "Garder nos clients"),
    ),
    field("team", "Team|Squad", "Équipe|Squad", ("Mobile", "Mobile")),
    field(
        "owner",
        "Owner|Responsible|Lead|Product manager|PM",
        "Responsable|Porteur|Pilote|Propriétaire|Chef de produit|PM",
        ("nadia@example.org", "nadia@example.org"),
    ),
    field(
        "sponsor",
        "Sponsor|Requested by|Requester",
        "Commanditaire|Sponsor|Demandeur|Demandé par",
        ("claire@example.org", "claire@example.org"),
    ),
    field(
        "theme",
        "Theme|Category|Type",
        "Thème|Catégorie|Type|Nature",
        ("Feature", "Fonctionnalité"),
    ),
    field("state", "State|Status", "État|Statut|Avancement", ("Planned", "Planifiée")),
    field(
        "bucket",
        "Now, next or later|Horizon|Bucket|When",
        "Maintenant, ensuite ou plus tard|Horizon|Échéance|Quand",
        ("Next", "Ensuite"),
    ),
    field(
        "departments",
        "Departments|Departments involved|Department",
        "Directions|Directions concernées|Départements|Services|Services concernés",
        ("Support; Sales", "Support ; Commerce"),
        shape="list",
    ),
    *_range("value", "Value", "Valeur", ("120", "180", "260"), is_feminine=True),
    field("value_unit", "Value unit|Unit", "Unité de valeur|Unité", ("k€", "k€")),
    *_range("cost", "Cost", "Coût", ("60", "80", "140")),
    field("cost_unit", "Cost unit", "Unité de coût", ("k€", "k€")),
    field(
        "confidence",
        "Confidence|Confidence %|Confidence (%)",
        "Confiance|Confiance %|Confiance (%)|Indice de confiance",
        ("70", "70"),
        shape="number",
    ),
    field(
        "evidence_count",
        "Evidence|Evidence count|Pieces of evidence|Requests",
        "Preuves|Nombre de preuves|Demandes|Nombre de demandes",
        ("14", "14"),
        shape="number",
    ),
    field(
        "start",
        "Start|Start date|From|Begin",
        "Début|Date de début|Démarrage|Du",
        ("2026-10-01", "01/10/2026"),
        shape="date",
    ),
    field(
        "end",
        "End|End date|Due|Due date|Until|Delivery|Target date",
        "Fin|Date de fin|Échéance|Livraison|Date cible|Au",
        ("2026-12-18", "18/12/2026"),
        shape="date",
    ),
    field(
        "promised",
        "Promised for|Promised|Promise|Promise date|Committed for",
        "Promis pour|Promise pour|Promesse|Date promise|Engagement",
        ("2026-12-31", "31/12/2026"),
        shape="date",
    ),
    field(
        "skills",
        "Skills|Skills needed|Effort|Person-weeks",
        "Compétences|Compétences nécessaires|Charge|Semaines-personne",
        ("engineer: 8/12/20; designer: 3", "développeur : 8/12/20 ; designer : 3"),
        shape="list",
    ),
    *TRADES,
    field(
        "deadline",
        "Mandatory by|Deadline|Must be done by|Legal deadline",
        "Obligatoire avant|Échéance impérative|Échéance obligatoire|Échéance légale|Date butoir|Date limite",
        ("2027-03-31", "31/03/2027"),
        shape="date",
    ),
    field(
        "delay",
        "Cost of delay|Cost of delay (% a quarter)|Delay cost",
        "Coût du retard|Coût du retard (% par trimestre)|Coût du délai",
        ("8", "8"),
        shape="number",
    ),
    field(
        "exclusives",
        "Exclusive with|Exclusives|Never together with|Either or",
        "Exclusives|Exclusif avec|Exclusive avec|Jamais avec|Incompatible avec",
        ("R-04", "R-04"),
        shape="list",
    ),
    field(
        "dependencies",
        "Depends on|Dependencies|Blocked by",
        "Dépend de|Dépendances|Bloquée par",
        ("R-03", "R-03"),
        shape="list",
    ),
    field(
        "success_measure",
        "Success measure|Measure of success|KPI|Metric",
        "Mesure de succès|Indicateur de succès|KPI|Indicateur",
        ("Activation rate", "Taux d’activation"),
    ),
    *_range("effect", "Expected effect", "Effet attendu", ("0.5", "1", "2")),
)
