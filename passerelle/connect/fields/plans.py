"""Columns of the sheets in which companies keep their objectives and key results."""

from __future__ import annotations

from passerelle.connect.fields.field import field

_KEY_EN = "Key|ID|Code|Identifier|Reference|No"
_KEY_FR = "Clé|Identifiant|Code|Référence|N°|Numéro|ID"

OBJECTIVES = (
    field("key", _KEY_EN + "|Objective key", _KEY_FR + "|Clé d’objectif", ("O-1", "O-1")),
    field(
        "title",
        "Title|Objective|Goal|Name",
        "Titre|Objectif|But|Intitulé|Nom",
        ("Keep our customers", "Garder nos clients"),
        required=True,
    ),
    field(
        "description",
        "Description|Why it matters|Why",
        "Description|Pourquoi|Enjeu",
        ("Churn costs us more than acquisition", "L’attrition nous coûte plus que l’acquisition"),
    ),
    field(
        "horizon",
        "Horizon|Term|Time frame",
        "Horizon|Terme",
        ("medium", "moyen"),
    ),
    field("product", "Product", "Produit", ("Parc", "Parc")),
    field("parent", "Parent|Parent objective", "Parent|Objectif parent", ("", "")),
    field("owner", "Owner|Responsible", "Responsable|Porteur|Pilote", ("nadia@example.org",) * 2),
    field(
        "start",
        "Start|Start date|From",
        "Début|Date de début|Du",
        ("2026-01-01", "01/01/2026"),
        shape="date",
    ),
    field(
        "end",
        "End|End date|Due|Until|Due date",
        "Fin|Date de fin|Échéance|Au",
        ("2026-12-31", "31/12/2026"),
        shape="date",
    ),
)

KEY_RESULTS = (
    field("key", _KEY_EN + "|Key result key", _KEY_FR + "|Clé du résultat clé", ("O-1.1", "O-1.1")),
    field(
        "objective",
        "Objective|Goal|Objective key",
        "Objectif|But|Clé d’objectif",
        ("Keep our customers", "Garder nos clients"),
        required=True,
    ),
    field(
        "title",
        "Key result|Title|Name|Result",
        "Résultat clé|Titre|Intitulé|Résultat|Nom",
        ("Yearly churn under 4 %", "Attrition annuelle sous 4 %"),
        required=True,
    ),
    field("measure", "Measure|KPI|Metric", "Mesure|Indicateur|KPI", ("Churn", "Attrition")),
    field("unit", "Unit", "Unité", ("%", "%")),
    field(
        "start_value",
        "Start value|Baseline|From value|Initial value|Start",
        "Valeur de départ|Départ|Valeur initiale|Point de départ",
        ("6.1", "6,1"),
        shape="number",
        required=True,
    ),
    field(
        "target_value",
        "Target|Target value|To value",
        "Cible|Valeur cible|Objectif chiffré",
        ("4", "4"),
        shape="number",
        required=True,
    ),
    field(
        "current_value",
        "Current value|Current|Value|Actual",
        "Valeur actuelle|Actuel|Valeur|Réel|Réalisé",
        ("5.2", "5,2"),
        shape="number",
    ),
    field(
        "start",
        "Start date|From",
        "Date de début|Du|Début",
        ("2026-01-01", "01/01/2026"),
        shape="date",
    ),
    field(
        "target_date",
        "Due|Due date|Target date|End|End date|Until",
        "Échéance|Date cible|Date de fin|Fin|Au",
        ("2026-12-31", "31/12/2026"),
        shape="date",
    ),
    field("team", "Team", "Équipe", ("Support", "Support")),
    field("owner", "Owner|Responsible", "Responsable|Porteur|Pilote", ("nadia@example.org",) * 2),
)
