"""Columns of the sheets that describe people, teams, products and measures."""

from __future__ import annotations

from passerelle.connect.fields.field import field

PEOPLE = (
    field(
        "email",
        "E-mail|Email|Mail|Email address|E-mail address|Work email",
        "E-mail|Courriel|Adresse e-mail|Mail|Adresse mail|Adresse électronique|Email",
        ("nadia@example.org", "nadia@example.org"),
        required=True,
    ),
    field(
        "name",
        "Name|Full name|Person|Display name|Employee",
        "Nom|Nom complet|Personne|Nom et prénom|Prénom et nom|Collaborateur",
        ("Nadia Ferrand", "Nadia Ferrand"),
        required=True,
    ),
    field(
        "title",
        "Job title|Title|Position|Job",
        "Intitulé de poste|Poste|Fonction|Titre",
        ("Product owner",) * 2,
    ),
    field("role", "Role", "Rôle", ("po", "po")),
    field("team", "Team|Squad", "Équipe|Squad", ("Mobile", "Mobile")),
    field(
        "trade", "Trade|Craft|Discipline|Profession", "Métier|Profession|Discipline", ("po", "po")
    ),
    field(
        "allocation",
        "Allocation|Allocation %|Share|FTE",
        "Affectation|Affectation %|Quotité|ETP|Part",
        ("100", "100"),
        shape="number",
    ),
    field(
        "start",
        "Start|From|Joined|Start date|Joined on",
        "Début|Du|Arrivée|Date de début|Date d’arrivée|Arrivé le",
        ("2025-09-01", "01/09/2025"),
        shape="date",
    ),
    field(
        "end",
        "End|Until|Left|End date|Left on",
        "Fin|Au|Départ|Date de fin|Date de départ|Parti le",
        ("", ""),
        shape="date",
    ),
    field("language", "Language", "Langue", ("fr", "fr")),
)

TEAMS = (
    field(
        "name",
        "Team|Name|Team name|Squad",
        "Équipe|Nom|Nom de l’équipe|Squad",
        ("Mobile", "Mobile"),
        required=True,
    ),
    field("product", "Product", "Produit", ("Tournées", "Tournées")),
    field(
        "mission",
        "Mission|Description|Purpose",
        "Mission|Description|Raison d’être",
        ("The technician’s phone", "Le téléphone du technicien"),
    ),
    field(
        "owner",
        "Product owner|PO|Owner",
        "Product owner|PO|Responsable produit|Responsable",
        ("nadia@example.org",) * 2,
    ),
)

PRODUCTS = (
    field(
        "name",
        "Product|Name|Product name",
        "Produit|Nom|Nom du produit",
        ("Tournées", "Tournées"),
        required=True,
    ),
    field(
        "stage",
        "Stage|Life-cycle stage|Life cycle|Phase",
        "Étape|Étape du cycle de vie|Cycle de vie|Phase|Stade",
        ("growth", "croissance"),
    ),
    field(
        "description",
        "Description",
        "Description",
        ("Planning and mobile for technicians", "Planning et mobile des techniciens"),
    ),
)

MEASURE = (
    field(
        "time",
        "Date|Time|Day|Hour|Week|Month|Timestamp|Period|Datetime|DS",
        "Date|Jour|Heure|Semaine|Mois|Horodatage|Période|Temps",
        ("2026-03-02", "02/03/2026"),
        shape="date",
        required=True,
    ),
    field(
        "value",
        "Value|Amount|Count|Total|Y",
        "Valeur|Montant|Nombre|Total|Quantité",
        ("1284", "1284"),
        shape="number",
        required=True,
    ),
    field(
        "denominator",
        "Denominator|Base|Out of",
        "Dénominateur|Base|Sur",
        ("", ""),
        shape="number",
    ),
)
