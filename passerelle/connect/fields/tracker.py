"""Columns of a tracker's export, as Jira writes them in English and French, and their neighbours."""

from __future__ import annotations

from passerelle.connect.fields.field import field

TRACKER = (
    field(
        "key",
        "Issue key|Key|Issue|Ticket|Ticket key|Work item key|Identifier|Reference|ID",
        "Clé de ticket|Clé|Clé de demande|Clé d’élément de travail|Identifiant|Référence|Ticket|N°|Numéro",
        ("TOUR-412", "TOUR-412"),
        required=True,
    ),
    field(
        "external_id",
        "Issue id|Issue ID|Work item ID|External ID",
        "Id de ticket|ID de ticket|ID de demande|Identifiant externe|Identifiant de ticket",
        ("10412", "10412"),
    ),
    field(
        "title",
        "Summary|Title|Name|Subject",
        "Résumé|Titre|Intitulé|Nom|Objet|Sujet",
        ("The planning forgets the lunch break", "Le planning oublie la pause déjeuner"),
        required=True,
    ),
    field(
        "created",
        "Created|Created at|Creation date|Opened|Created date|Date created",
        "Créée|Créé|Création|Date de création|Créé le|Créée le|Ouvert le|Date d’ouverture",
        ("2026-03-02 09:14", "02/03/2026 09:14"),
        shape="date",
        required=True,
    ),
    field(
        "status",
        "Status|State",
        "État|Statut|Etat",
        ("In Progress", "En cours"),
        required=True,
    ),
    field(
        "type",
        "Issue Type|Type|Work type|Work item type|Tracker",
        "Type de ticket|Type|Type de demande|Type d’élément|Nature",
        ("Bug", "Anomalie"),
    ),
    field(
        "project",
        "Project key|Project|Project name",
        "Clé de projet|Clé du projet|Projet|Nom du projet",
        ("TOUR", "TOUR"),
    ),
    field(
        "updated",
        "Updated|Updated at|Last updated|Modified|Date modified",
        "Mise à jour|Mis à jour|Modifié|Modifiée|Date de mise à jour|Dernière mise à jour|Modifié le",
        ("2026-03-20 17:40", "20/03/2026 17:40"),
        shape="date",
    ),
    field(
        "resolved",
        "Resolved|Resolution date|Closed|Closed at|Done|Completed|Date resolved",
        "Résolue|Résolu|Date de résolution|Résolu le|Fermé le|Fermée|Terminé le|Clos le|Date de clôture",
        ("", ""),
        shape="date",
    ),
    field(
        "status_category",
        "Status Category",
        "Catégorie d’état|Catégorie de statut|Catégorie d’états",
        ("In Progress", "En cours"),
    ),
    field("resolution", "Resolution", "Résolution", ("", "")),
    field("priority", "Priority|Severity", "Priorité|Gravité|Sévérité", ("High", "Haute")),
    field(
        "assignee",
        "Assignee|Assigned to|Owner",
        "Responsable|Assigné à|Attribution|Personne assignée|Affecté à|Attribué à",
        ("Nadia Ferrand", "Nadia Ferrand"),
    ),
    field(
        "assignee_id", "Assignee Id|Assignee email", "Id du responsable|ID du responsable", ("", "")
    ),
    field(
        "reporter",
        "Reporter|Created by|Author|Creator",
        "Rapporteur|Auteur|Créé par|Créateur|Demandeur",
        ("Hugo Delmas", "Hugo Delmas"),
    ),
    field(
        "reporter_id", "Reporter Id|Reporter email", "Id du rapporteur|ID du rapporteur", ("", "")
    ),
    field(
        "components",
        "Component/s|Components|Component|Module|Area",
        "Composants|Composant/s|Composant(s)|Composant|Module",
        ("Mobile", "Mobile"),
        shape="list",
    ),
    field(
        "labels",
        "Labels|Label|Tags",
        "Étiquettes|Étiquette|Libellés|Mots-clés",
        ("initiative:I-07", "initiative:I-07"),
        shape="list",
    ),
    field(
        "epic",
        "Epic Link|Epic|Parent key|Epic key|Parent",
        "Lien d’epic|Lien de l’epic|Lien d’épopée|Epic|Épopée|Clé parent|Clé du parent|Parent",
        ("TOUR-300", "TOUR-300"),
    ),
    field(
        "estimate",
        "Story Points|Story point estimate|Estimate|Points|Original estimate",
        "Points de récit|Points d’effort|Estimation|Points|Estimation originale|Story points",
        ("3", "3"),
        shape="number",
    ),
    field("url", "URL|Link|Address", "Lien|Adresse|URL", ("", "")),
)
