"""The public site as the tracker sees it, with the data fault of the story.

Since version 8.2, at 10:40 on the told day, the tracker waits for a consent before it counts on Safari
for iPhone and iPad: where consent is not given it loses a share of the sign-ups and of the page views.
Visits, counted at the server, and all that follows a sign-up are whole.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.worlds.belvedere.calendar import Calendar, season
from passerelle.engine.worlds.belvedere.facts.kpis import Table
from passerelle.engine.worlds.belvedere.kpis.cells import Floats
from passerelle.engine.worlds.belvedere.told import Raw, stream, told

CAMPAIGN = "Campagne «\u00a0Rentrée\u00a0»"
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Audience:
    """The recorded rows, and what was lost in each (never stored elsewhere than in the truths)."""

    table: Table
    lost_signups: Ints
    lost_pages: Ints


def audience(cal: Calendar, *, seed: int) -> Audience:
    """Visits, page views and sign-ups by day, channel, country, device, consent and version."""
    raw, rng = told("audience"), stream(seed, "audience")
    rows = _grid(raw, cal)
    visits = rng.poisson(_expected_visits(raw, cal, rows=rows))
    true_signups = rng.binomial(visits, rows["taux"].clip(0, 1))
    true_pages = rng.poisson(visits * raw["pages_par_visite"])
    lost = rng.binomial(true_signups, rows["perte"] * rows["panne"])
    lost_pages = rng.binomial(true_pages, rows["pages"] * rows["panne"])
    figures: dict[str, Ints] = {"visites": visits, "pages_vues": true_pages - lost_pages}
    figures["inscriptions"] = true_signups - lost
    seen = visits > 0
    names = ("date", "canal", "pays", "appareil", "consentement", "traceur")
    columns = {name: rows[name][seen] for name in names}
    columns |= {name: values[seen] for name, values in figures.items()}
    return Audience(Table(columns), lost[seen], lost_pages[seen])


def _grid(raw: Raw, cal: Calendar) -> dict[str, NDArray[Any]]:
    """One row per day, version in service, channel, country and case."""
    days, versions, part, fault = _versions(raw, cal)
    channels, countries, cases = list(raw["canal"]), list(raw["pays"]), raw["cases"]
    shape = (len(days), len(channels), len(countries), len(cases))
    at = [index.reshape(-1) for index in np.indices(shape)]
    rows: dict[str, NDArray[Any]] = {
        "date": days[at[0]],
        "traceur": versions[at[0]],
        "part": part[at[0]],
        "panne": fault[at[0]],
        "canal": np.array(channels)[at[1]],
        "pays": np.array(countries)[at[2]],
    }
    for name in ("appareil", "consentement", "taux", "perte", "pages"):
        rows[name] = np.array([case[name] for case in cases])[at[3]]
    weights = [list(raw["canal"].values()), list(raw["pays"].values()), [c["part"] for c in cases]]
    for name, values, index in zip(("w_canal", "w_pays", "w_cas"), weights, at[1:], strict=True):
        rows[name] = np.array(values)[index]
    rows["taux"] = rows["taux"] * np.where(rows["canal"] == CAMPAIGN, 0.72, 1.03)
    return rows


def _versions(
    raw: Raw, cal: Calendar
) -> tuple[NDArray[Any], NDArray[Any], Floats, NDArray[np.bool_]]:
    """Days, version, share of the day, and whether the fault is on; the day of the change counts twice."""
    days = cal.days()
    since = [np.datetime64(cal.day(day), "D") for day, _ in raw["traceurs"]]
    names = np.array([name for _, name in raw["traceurs"]])
    current = np.searchsorted(np.array(since), days, side="right") - 1
    day = np.datetime64(cal.day(raw["traceurs"][-1][0]), "D")
    change = int(np.searchsorted(days, day))
    part = np.ones(len(days))
    part[change] = 1 - raw["heure_du_traceur"]
    before = raw["heure_du_traceur"]
    order = np.insert(np.arange(len(days)), change, change)
    version = names[np.insert(current, change, len(names) - 2).clip(0)]
    return days[order], version, np.insert(part, change, before), version == names[-1]


def _expected_visits(raw: Raw, cal: Calendar, *, rows: dict[str, NDArray[Any]]) -> Floats:
    """Visits of a row, such that a week since the fault would have brought the told sign-ups."""
    days = cal.days()
    index = (rows["date"] - days[0]).astype(np.int64)
    lift = np.where(rows["canal"] == CAMPAIGN, _campaign(raw, cal)[index], 1.0)
    weights = rows["part"] * rows["w_canal"] * rows["w_pays"] * rows["w_cas"] * lift
    expected = (cal.path(raw["hebdo"]) * season(days))[index] * weights
    window = rows["date"] >= _day(cal.day(raw["traceurs"][-1][0]))
    weeks = np.unique(rows["date"][window]).size / 7
    weekly = float((expected * rows["taux"])[window].sum()) / weeks
    return np.asarray(expected * raw["hebdo"][-1][1] / weekly)


def _campaign(raw: Raw, cal: Calendar) -> Floats:
    """The campaign's channel by day: strong while it runs, faint otherwise, reduced at the end."""
    days = cal.days()
    lift = np.full(len(days), 0.3)
    for start, end, factor in raw["campagnes"]:
        inside = (days >= _day(cal.day(start))) & (days <= _day(cal.day(end)))
        lift[inside] = factor
    reduced, factor = raw["campagne_reduite"]
    lift[days >= _day(cal.day(reduced))] *= factor
    return lift


def _day(day: dt.date) -> np.datetime64:
    return np.datetime64(day, "D")
