"""Columns of a sheet of dated events."""

from __future__ import annotations

from passerelle.connect.fields.field import field

EVENTS = (
    field(
        "day",
        "Day|Date|On|Start|From",
        "Jour|Date|Le|Début|Du",
        ("2026-11-03", "2026-11-03"),
        shape="date",
        required=True,
    ),
    field(
        "kind",
        "Kind|Type|Category|Nature",
        "Nature|Type|Genre|Catégorie|Sorte",
        ("Release", "Mise en production"),
    ),
    field(
        "name",
        "Name|Event|Title|Label|Summary|What",
        "Nom|Événement|Titre|Libellé|Intitulé|Quoi",
        ("Tracker 8.2", "Traceur 8.2"),
        required=True,
    ),
    field(
        "where",
        "Where|Segment|Segments",
        "Où|Segment|Segments",
        ("country=FR", "pays=FR"),
    ),
    field(
        "ends",
        "Ends|End|Until|Last day|To",
        "Fin|Jusqu’au|Dernier jour|Au|Se termine",
        ("", ""),
        shape="date",
    ),
    field("product", "Product|Product line", "Produit|Gamme", ("Tournées", "Tournées")),
    field("measure", "Measure|Metric|KPI", "Mesure|Indicateur|KPI", ("", "")),
    field(
        "note", "Note|Notes|Comment|Description", "Note|Remarque|Commentaire|Description", ("", "")
    ),
)
