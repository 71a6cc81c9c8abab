"""What was planted, as plain JSON: what an honest method should find, or should refuse to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.facts.delivery import WorkItem
from passerelle.engine.worlds.belvedere.facts.kpis import Table
from passerelle.engine.worlds.belvedere.facts.past import Past
from passerelle.engine.worlds.belvedere.facts.roadmap import Initiative
from passerelle.engine.worlds.belvedere.kpis.audience import Audience
from passerelle.engine.worlds.belvedere.kpis.series import sums
from passerelle.engine.worlds.belvedere.told import told

SAFARI = "Safari iPhone"


def truths(
    cal: Calendar,
    *,
    site: Audience,
    tables: Mapping[str, Table],
    items: tuple[WorkItem, ...],
    initiatives: tuple[Initiative, ...],
    past: Past,
) -> dict[str, Any]:
    """Every planted truth; dates as ISO text."""
    return {
        "today": cal.today.isoformat(),
        "signups": _signups(cal, site),
        "hosting": _hosting(cal),
        "other_movements": _others(cal),
        "readings": _readings(tables),
        "flow": _flow(cal),
        "items": len(items),
        "status_changes": sum(len(item.changes) for item in items),
        "promises": _promises(cal, initiatives),
        "past": _past(past),
    }


def _signups(cal: Calendar, site: Audience) -> dict[str, Any]:
    since, column = cal.day("2026-11-03"), site.table.columns
    window = column["date"] >= np.datetime64(since, "D")
    weeks = np.unique(column["date"][window]).size / 7
    recorded = int(column["inscriptions"][window].sum())
    lost = int(site.lost_signups[window].sum())
    cell = window & (column["appareil"] == SAFARI) & (column["consentement"] == "non exprimé")
    return {
        "cause": "data_fault",
        "since": since.isoformat(),
        "tracker": "8.2",
        "cell": {"appareil": SAFARI, "consentement": "non exprimé"},
        "neighbour": {"appareil": "Safari iPad", "consentement": "non exprimé"},
        "lost_share_in_cell": told("audience")["cases"][0]["perte"],
        "lost_share_of_page_views_in_cell": told("audience")["cases"][0]["pages"],
        "true": recorded + lost,
        "recorded": recorded,
        "lost": lost,
        "lost_in_cell": int(site.lost_signups[cell].sum()),
        "expected_per_week": round(told("audience")["hebdo"][-1][1] * 1.0, 1),
        "recorded_per_week": round(recorded / weeks, 1),
        "activation_moved": False,
    }


def _hosting(cal: Calendar) -> dict[str, Any]:
    return {
        "cause": "own_change",
        "since": cal.day("2026-10-12").isoformat(),
        "what": "logs kept 90 days",
        "service": "Journaux",
        "rise_per_customer": 2.1,
    }


def _others(cal: Calendar) -> dict[str, Any]:
    return {
        "premiere-reponse": {"cause": "context", "since": cal.day("2026-10-26").isoformat()},
        "resiliations": {"cause": "own_change", "since": cal.day("2026-09-10").isoformat()},
        "activation": {"cause": "noise"},
        "hors-ligne": {"cause": None, "refused": True, "missing_days": 9},
    }


READINGS = {
    "activation": ("activation", "actives", "ouverts", 28),
    "essais-payants": ("essais", "payants", "essais", 28),
    "tournees-sans-retouche": ("tournees", "sans_retouche", "planifiees", 7),
    "disponibilite": ("disponibilite", "minutes_ok", "minutes", 30),
    "hebergement-par-client": ("hebergement_client", "cout_mensuel", "clients", 1),
    "premiere-reponse": ("support", "heures", "demandes", 7),
}


def _readings(tables: Mapping[str, Table]) -> dict[str, float]:
    """Ratio of two sums over the last days of each measure: table, numerator, denominator, days."""
    return {
        name: round(sums(tables[table], top, days=days) / sums(tables[table], bottom, days=days), 5)
        for name, (table, top, bottom, days) in READINGS.items()
    }


def _flow(cal: Calendar) -> dict[str, Any]:
    raw = told("delivery")
    return {
        "unit": "log of working days from start to done",
        "team_median": {team: facts["median"] for team, facts in raw["teams"].items()},
        "owner_effect": raw["owners"],
        "type_effect": {kind: effect for kind, (_, effect) in raw["types"].items()},
        "spread": raw["spread"],
        "arrivals_per_week": {team: facts["arrivals"] for team, facts in raw["teams"].items()},
        "strain": {**raw["strain"], "since": cal.day(raw["strain"]["since"]).isoformat()},
        "blocked": {**raw["blocked"], "since": cal.day(raw["blocked"]["since"]).isoformat()},
    }


def _promises(cal: Calendar, initiatives: tuple[Initiative, ...]) -> dict[str, Any]:
    frozen, end = cal.day("2026-10-02"), cal.day("2026-12-31")
    due = [(i, i.promised_on) for i in initiatives if i.promised_on]
    quarter = [(i, day) for i, day in due if frozen < day <= end]
    return {
        "quarter": [i.code for i, _ in quarter],
        "delivered": [i.code for i, _ in quarter if i.state == "delivered"],
        "late": [i.code for i, day in quarter if i.end_on and i.end_on > day],
    }


def _past(past: Past) -> dict[str, Any]:
    """Of earlier promises: what one promised truly brings, odds told and true, what was chosen is worth."""
    return {
        "of_kinds": past.of_kinds,
        "of_sponsors": past.of_sponsors,
        "announced": round(float(np.mean([one.odds for one in past.promises])), 3),
        "on_time": round(
            float(np.mean([one.chance * (one.delivered_on is not None) for one in past.promises])),
            3,
        ),
        "brought": {
            str(one.candidate.number): round(one.brought, 4)
            for one in past.promises
            if one.delivered_on
        },
        "worth": round(sum(one.candidate.worth for one in past.promises), 1),
    }
