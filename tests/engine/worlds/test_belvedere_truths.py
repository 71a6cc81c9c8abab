"""What was planted can be found again: the fault, the drift, the teams and their product owners."""

import datetime as dt

import numpy as np
import pytest

from passerelle.engine.flow import (
    Columns,
    ItemHistory,
    StatusMap,
    derive_all,
    measures,
    work_in_progress,
)
from passerelle.engine.worlds.belvedere import belvedere

TODAY = dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def world():
    return belvedere(TODAY)


def derived(world, team=None):
    return derive_all(
        (
            ItemHistory(i.key, i.created_at, i.status, i.status_category, i.changes, i.resolved_at)
            for i in world.items
            if team in (None, i.team)
        ),
        StatusMap.default(),
    )


def weekly(world, table, column, where=None):
    columns = world.tables[table].columns
    keep = np.ones(len(columns["date"]), bool) if where is None else where(columns)
    since = np.datetime64("2026-11-03")
    before = keep & (columns["date"] < since) & (columns["date"] >= since - 28)
    after = keep & (columns["date"] >= since)
    return columns[column][before].sum() / 4, columns[column][after].sum() / 17 * 7


def test_sign_ups_fall_in_one_cell_and_activations_do_not(world):
    truth = world.truths["signups"]
    assert truth["recorded"] + truth["lost"] == truth["true"]
    assert truth["lost_in_cell"] / truth["lost"] > 0.8
    assert 0.06 < truth["lost"] / truth["true"] < 0.16

    def cell(columns):
        return (columns["appareil"] == "Safari iPhone") & (columns["consentement"] == "non exprimé")

    visits_before, visits_after = weekly(world, "acquisition", "visites", cell)
    before, after = weekly(world, "acquisition", "inscriptions", cell)
    assert after / visits_after < 0.75 * before / visits_before
    assert visits_after > 0.8 * visits_before
    opened, still_opened = weekly(world, "activation", "ouverts")
    assert still_opened > 0.85 * opened


def test_the_tracker_changes_version_within_the_day(world):
    columns = world.tables["acquisition"].columns
    that_day = columns["date"] == np.datetime64("2026-11-03")
    assert set(columns["traceur"][that_day]) == {"8.1", "8.2"}
    assert set(columns["traceur"][columns["date"] > np.datetime64("2026-11-03")]) == {"8.2"}


def test_readings_are_those_of_the_story(world):
    found = world.truths["readings"]
    assert found["activation"] == pytest.approx(0.448, abs=0.003)
    assert found["essais-payants"] == pytest.approx(0.137, abs=0.002)
    assert found["tournees-sans-retouche"] == pytest.approx(0.572, abs=0.003)
    assert found["hebergement-par-client"] == pytest.approx(38.6, abs=0.1)
    assert found["disponibilite"] == pytest.approx(0.9996, abs=0.00005)
    assert found["premiere-reponse"] == pytest.approx(3.2, abs=0.02)
    revenue = world.tables["revenu"].columns
    assert revenue["revenu_annuel"][revenue["date"] == revenue["date"].max()].sum() == 11_420_000


def test_the_rise_of_hosting_lies_in_the_logs(world):
    columns = world.tables["hebergement"].columns
    days = [np.datetime64("2026-10-11"), np.datetime64("2026-11-19")]
    rise = {
        service: np.subtract(
            *(columns["cout"][(columns["date"] == d) & (columns["service"] == service)].sum()
              for d in days[::-1])
        )
        for service in np.unique(columns["service"])
    }  # fmt: skip
    assert max(rise, key=rise.get) == "Journaux"
    assert rise["Journaux"] > 0.8 * sum(rise.values())


def test_sensors_have_twice_their_usual_work_in_progress(world):
    columns = Columns.of(derived(world, "capteurs"))
    usual = [
        work_in_progress(columns, NOW - dt.timedelta(weeks=w)).estimate.count
        for w in range(14, 60, 2)
    ]
    now = [work_in_progress(columns, NOW - dt.timedelta(days=d)).estimate.count for d in range(21)]
    assert 1.5 < np.mean(now) / np.mean(usual) < 2.8


def test_the_quarter_promises_nine_and_three_are_late(world):
    promises = world.truths["promises"]
    assert len(promises["quarter"]) == 9
    assert promises["delivered"] == ["I-05"]
    assert promises["late"] == ["I-11", "I-17", "I-20"]
    frozen = {line.initiative: line.end_on for line in world.baselines[0].lines}
    today = {i.number: i.end_on for i in world.initiatives}
    drift = {number: (today[number] - end).days for number, end in frozen.items()}
    assert {n: drift[n] for n in (11, 17, 20, 12, 5)} == {11: 12, 17: 2, 20: 1, 12: -3, 5: -2}


def test_every_team_has_flow_measures(world):
    for team in world.teams:
        found = measures(Columns.of(derived(world, team.slug)), NOW)
        assert found.cycle_time.coverage > 0.85
        asked = world.truths["flow"]["arrivals_per_week"][team.slug]
        assert found.throughput.estimate.mean == pytest.approx(asked, rel=0.25)


def _rows(world):
    """log of working days, team, owner, type of each item finished before the planted strains."""
    owners = sorted(world.ownerships, key=lambda o: o.start)
    by_key = {item.key: item for item in world.items}
    for life in derived(world):
        item = by_key[life.item]
        if life.started is None or life.done is None or life.started.date() > dt.date(2026, 9, 1):
            continue
        begun = [o for o in owners if o.team == item.team and o.start <= life.started.date()]
        days = np.busday_count(life.started.date(), life.done.date())
        hours = (life.done.hour - life.started.hour) / 10.5
        yield np.log(max(days + hours, 0.1)), item.team, begun[-1].person, item.type


def test_teams_and_product_owners_can_be_told_apart(world):
    """Least squares on log cycle time: effects of owners are within the noise of the planted ones."""
    rows, truth = list(_rows(world)), world.truths["flow"]
    names = sorted({("team", r[1]) for r in rows} | {("owner", r[2]) for r in rows})
    names += sorted({("type", r[3]) for r in rows} - {("type", "Récit")})
    place = {name: i for i, name in enumerate(names)}
    design = np.zeros((len(rows), len(names)))
    for i, (_, team, owner, kind) in enumerate(rows):
        for name in (("team", team), ("owner", owner), ("type", kind)):
            if name in place:
                design[i, place[name]] = 1
    assert np.linalg.matrix_rank(design) == len(names) - 1  # one level only is not identified
    found = np.linalg.lstsq(design, np.array([r[0] for r in rows]), rcond=None)[0]
    owners = [n for kind, n in names if kind == "owner"]
    planted = np.array([truth["owner_effect"][n] for n in owners])
    measured = np.array([found[place[("owner", n)]] for n in owners])
    gap = (measured - measured.mean()) - (planted - planted.mean())
    assert np.sqrt(np.mean(gap**2)) < 0.15
    assert np.corrcoef(measured, planted)[0, 1] > 0.5
