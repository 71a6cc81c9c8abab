"""What is wished for in the sheet of `wishes`: titles, who asks, what would tell that it worked."""

# ruff: noqa: E501 -- one wish a line

from __future__ import annotations

from typing import NamedTuple


class Wish(NamedTuple):
    """`worth` is against a usual initiative of the same size; `effect` what its measure should gain."""

    title: str
    team: str
    theme: str
    sponsor: str
    worth: float
    measure: str = ""
    effect: float = 0.0


SALES, CLIENTS, FINANCE, STOCK, TECH, BOARD = (
    "s.marchand@example.org",
    "l.benali@example.org",
    "p.rouvier@example.org",
    "k.haddad@example.org",
    "m.lefort@example.org",
    "a.deschamps@example.org",
)
SPONSORS = {
    SALES: "Sophie Marchand",
    CLIENTS: "Lina Benali",
    FINANCE: "Paul Rouvier",
    STOCK: "Karim Haddad",
    TECH: "Maud Lefort",
    BOARD: "Anne Deschamps",
}
GROW, KEEP, DEBT, LAW, RUN = "Conquête", "Fidélité", "Dette technique", "Conformité", "Exploitation"

# fmt: off
WISHES = (
    Wish("Recherche qui comprend les fautes de frappe", "Catalogue", GROW, SALES, 1.3, "Taux de conversion", 0.2),
    Wish("Fiches produit avec vidéo", "Catalogue", GROW, SALES, 0.9, "Taux de conversion", 0.1),
    Wish("Comparateur de trois articles", "Catalogue", GROW, SALES, 0.8, "Taux de conversion", 0.05),
    Wish("Avis clients vérifiés", "Catalogue", KEEP, CLIENTS, 1.1, "Taux de conversion", 0.1),
    Wish("Catalogue professionnel avec prix négociés", "Catalogue", GROW, BOARD, 1.6, "Chiffre d’affaires professionnel", 120),
    Wish("Import des fournisseurs sans ressaisie", "Catalogue", RUN, STOCK, 0.9, "Délai de mise en ligne", -3),
    Wish("Photos en un tiers du poids", "Catalogue", DEBT, TECH, 0.7, "Temps d’affichage", -0.4),
    Wish("Suggestions d’articles assortis", "Catalogue", GROW, SALES, 1.2, "Panier moyen", 2.5),
    Wish("Guides de pose pas à pas", "Catalogue", KEEP, CLIENTS, 0.7),
    Wish("Panier gardé d’un appareil à l’autre", "Panier", GROW, SALES, 1.2, "Paniers abandonnés", -1.5),
    Wish("Commande sans créer de compte", "Panier", GROW, SALES, 1.5, "Paniers abandonnés", -3),
    Wish("Frais de port dits dès la fiche", "Panier", GROW, CLIENTS, 1.1, "Paniers abandonnés", -1),
    Wish("Devis transformé en commande", "Panier", GROW, BOARD, 1.2, "Chiffre d’affaires professionnel", 60),
    Wish("Codes de remise par campagne", "Panier", GROW, SALES, 0.9, "Panier moyen", 1),
    Wish("Relance des paniers abandonnés", "Panier", GROW, SALES, 1.1, "Paniers abandonnés", -1),
    Wish("Refonte du calcul des prix", "Panier", DEBT, TECH, 0.8, "Incidents par mois", -2),
    Wish("Commande groupée pour un chantier", "Panier", GROW, BOARD, 1.0, "Chiffre d’affaires professionnel", 40),
    Wish("Panier lisible au lecteur d’écran", "Panier", LAW, BOARD, 0.6, "Écarts d’accessibilité", -40),
    Wish("Paiement en trois fois", "Paiement", GROW, SALES, 1.4, "Panier moyen", 4),
    Wish("Virement et facture pour les professionnels", "Paiement", GROW, BOARD, 1.2, "Chiffre d’affaires professionnel", 50),
    Wish("Portefeuilles mobiles", "Paiement", GROW, SALES, 1.0, "Paniers abandonnés", -1),
    Wish("Remboursement en un jour", "Paiement", KEEP, CLIENTS, 0.9, "Satisfaction après retour", 4),
    Wish("Facture électronique obligatoire", "Paiement", LAW, FINANCE, 0.5, "Factures conformes", 100),
    Wish("Rapprochement bancaire automatique", "Paiement", RUN, FINANCE, 0.9, "Heures de clôture", -30),
    Wish("Deuxième prestataire de paiement", "Paiement", DEBT, TECH, 0.8, "Paiements refusés", -0.6),
    Wish("Détection de la fraude par le montant", "Paiement", RUN, FINANCE, 1.0, "Impayés", -15),
    Wish("Carte cadeau", "Paiement", GROW, SALES, 0.8),
    Wish("Programme de fidélité à paliers", "Compte client", KEEP, CLIENTS, 1.2, "Clients revenus à 90 jours", 2),
    Wish("Historique des achats avec garantie", "Compte client", KEEP, CLIENTS, 0.9, "Contacts pour 100 commandes", -1),
    Wish("Liste de chantier partagée", "Compte client", GROW, SALES, 0.9, "Clients revenus à 90 jours", 0.5),
    Wish("Connexion sans mot de passe", "Compte client", GROW, TECH, 0.8, "Échecs de connexion", -4),
    Wish("Consentement et préférences refondus", "Compte client", LAW, BOARD, 0.5, "Part consentie", 5),
    Wish("Comptes d’entreprise à plusieurs acheteurs", "Compte client", GROW, BOARD, 1.3, "Chiffre d’affaires professionnel", 80),
    Wish("Messagerie avec un vendeur", "Compte client", KEEP, CLIENTS, 0.8),
    Wish("Effacement des données à la demande", "Compte client", LAW, BOARD, 0.5, "Demandes closes en 30 jours", 20),
    Wish("Application mobile", "Compte client", GROW, SALES, 1.0, "Clients revenus à 90 jours", 1),
    Wish("Site mobile installable", "Compte client", GROW, TECH, 1.0, "Clients revenus à 90 jours", 0.8),
    Wish("Retrait en magasin en deux heures", "Logistique", GROW, STOCK, 1.5, "Commandes retirées", 6),
    Wish("Promesse de livraison au créneau", "Logistique", KEEP, CLIENTS, 1.3, "Livraisons à l’heure", 4),
    Wish("Suivi du colis chez nous", "Logistique", KEEP, CLIENTS, 0.9, "Contacts pour 100 commandes", -2),
    Wish("Stock juste entre magasins et entrepôt", "Logistique", RUN, STOCK, 1.3, "Commandes annulées", -1.2),
    Wish("Retours par point relais", "Logistique", KEEP, CLIENTS, 1.0, "Satisfaction après retour", 5),
    Wish("Préparation par vague en entrepôt", "Logistique", RUN, STOCK, 1.0, "Coût d’une préparation", -0.4),
    Wish("Transporteur choisi par règle", "Logistique", RUN, FINANCE, 1.1, "Coût d’une livraison", -0.5),
    Wish("Reprise des gravats et emballages", "Logistique", LAW, STOCK, 0.6, "Tonnes reprises", 50),
    Wish("Livraison sur chantier par camion-grue", "Logistique", GROW, BOARD, 0.9),
    Wish("Sortie du vieux logiciel d’entrepôt", "Logistique", DEBT, TECH, 0.8, "Incidents par mois", -3),
    Wish("Sortie du monolithe : les commandes", "Plateforme", DEBT, TECH, 0.9, "Délai de mise en production", -2),
    Wish("Sortie du monolithe : les clients", "Plateforme", DEBT, TECH, 0.8, "Délai de mise en production", -1),
    Wish("Passage du pic de novembre sans incident", "Plateforme", RUN, BOARD, 1.2, "Minutes d’arrêt", -60),
    Wish("Deux centres de données", "Plateforme", RUN, TECH, 0.8, "Minutes d’arrêt", -30),
    Wish("Coffre de secrets unique", "Plateforme", LAW, TECH, 0.5, "Secrets en clair", -80),
    Wish("Environnement d’essai à la demande", "Plateforme", DEBT, TECH, 0.9, "Délai de mise en production", -1),
    Wish("Facture d’hébergement réduite d’un quart", "Plateforme", RUN, FINANCE, 1.2, "Coût d’hébergement", -25),
    Wish("Versions de bibliothèques sans retard", "Plateforme", DEBT, TECH, 0.6),
    Wish("Une seule définition du chiffre d’affaires", "Données", RUN, FINANCE, 1.0, "Écarts entre rapports", -8),
    Wish("Prévision de la demande par magasin", "Données", RUN, STOCK, 1.4, "Ruptures", -1.5),
    Wish("Segments de clients pour les campagnes", "Données", GROW, SALES, 1.1, "Clients revenus à 90 jours", 0.7),
    Wish("Mesure d’audience sans traceur tiers", "Données", LAW, BOARD, 0.6, "Part mesurée", 10),
    Wish("Reprise des données de dix ans", "Données", DEBT, TECH, 0.6),
)
# fmt: on

NEEDS = {
    "Catalogue professionnel avec prix négociés": ("Refonte du calcul des prix",),
    "Codes de remise par campagne": ("Refonte du calcul des prix",),
    "Devis transformé en commande": ("Comptes d’entreprise à plusieurs acheteurs",),
    "Virement et facture pour les professionnels": ("Facture électronique obligatoire",),
    "Commande groupée pour un chantier": ("Liste de chantier partagée",),
    "Retrait en magasin en deux heures": ("Stock juste entre magasins et entrepôt",),
    "Promesse de livraison au créneau": ("Transporteur choisi par règle",),
    "Livraison sur chantier par camion-grue": ("Promesse de livraison au créneau",),
    "Sortie du monolithe : les clients": ("Sortie du monolithe : les commandes",),
    "Segments de clients pour les campagnes": ("Consentement et préférences refondus",),
    "Prévision de la demande par magasin": ("Stock juste entre magasins et entrepôt",),
    "Passage du pic de novembre sans incident": ("Environnement d’essai à la demande",),
}
"""What each waits for."""

APART = {
    "Application mobile": ("Site mobile installable",),
    "Sortie du vieux logiciel d’entrepôt": ("Préparation par vague en entrepôt",),
}
"""Never both."""

DEADLINES = {
    "Facture électronique obligatoire": "30/09/2027",
    "Panier lisible au lecteur d’écran": "30/06/2027",
    "Consentement et préférences refondus": "31/12/2027",
}

FIRST_NAMES = (
    "Alix", "Bruno", "Chloé", "David", "Elsa", "Farid", "Gaëlle", "Hugo", "Inès", "Jules", "Katia",
)  # fmt: skip
NAMES = (
    "Aubert", "Bellec", "Costa", "Dumas", "Evrard", "Fabre", "Garnier", "Haddad", "Imbert", "Joly", "Kaci", "Laurent",
    "Mercier",
)  # fmt: skip
