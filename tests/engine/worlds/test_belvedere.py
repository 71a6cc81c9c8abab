"""The simulated company: whole, coherent, in both languages, and the same for one day and one seed."""

import datetime as dt
import json
import re
from dataclasses import asdict, fields, is_dataclass
from itertools import pairwise

import numpy as np
import pytest

from passerelle.engine.worlds.belvedere import Text, World, belvedere
from passerelle.engine.worlds.belvedere.calendar import Calendar, easter, is_working
from passerelle.kernel.digest import digest

TODAY = dt.date(2026, 11, 20)
OTHER_DAYS = [
    dt.date(2026, 11, 22), dt.date(2026, 12, 31), dt.date(2027, 1, 2), dt.date(2027, 5, 3),
    dt.date(2028, 2, 29), dt.date(2027, 8, 16),
]  # fmt: skip
BARE_SPACE = re.compile(r" [;:!?%»]|« |\d €|'")


@pytest.fixture(scope="module")
def world() -> World:
    return belvedere(TODAY)


def texts(value):
    """Every Text inside a value."""
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)


def facts(world: World):
    """The world as plain data, tables as digests."""
    tables = {n: {c: v.tolist() for c, v in t.columns.items()} for n, t in world.tables.items()}
    plain = {
        f.name: [asdict(x) for x in getattr(world, f.name)]
        for f in fields(World)
        if isinstance(getattr(world, f.name), tuple)
    }
    return plain | {"tables": tables, "truths": world.truths}


def test_one_day_and_one_seed_give_one_world(world):
    assert digest(facts(belvedere(TODAY))) == digest(facts(world))


def test_another_seed_draws_another_history_of_the_same_story(world):
    other = belvedere(TODAY, seed=7)
    assert [i.title for i in other.initiatives] == [i.title for i in world.initiatives]
    assert len(other.items) != len(world.items)


def test_the_company_is_the_one_of_the_story(world):
    assert sum(p.is_active for p in world.people) == 90
    sizes = {
        team.name.fr: len({
            m.person for m in world.memberships if m.team == team.slug and m.end is None
        })
        for team in world.teams
    }  # fmt: skip
    assert sizes == {
        "Tournées": 11, "Portail client": 9, "Mobile": 10, "Inscription": 8, "Équipements": 11,
        "Contrats": 9, "Capteurs": 8, "Plateforme": 14, "Données": 10,
    }  # fmt: skip
    latest = max((s for s in world.statements if s.kind == "strategy"), key=lambda s: s.number)
    assert (latest.number, len(latest.read_by)) == (4, 84)


def test_one_account_per_role_at_a_stable_address(world):
    roles = {"owner", "cpo", "ceo", "cto", "pm", "po", "designer", "member", "advisor", "guest"}
    assert world.accounts == {role: f"{role}@belvedere.example" for role in roles}
    by_mail = {person.email: person for person in world.people}
    assert all(by_mail[mail].role == role for role, mail in world.accounts.items())


def test_nobody_works_more_than_full_time(world):
    for day in (TODAY, TODAY - dt.timedelta(90), TODAY - dt.timedelta(300)):
        load: dict[str, int] = {}
        for m in world.memberships:
            if m.start <= day and (m.end is None or m.end >= day):
                load[m.person] = load.get(m.person, 0) + m.allocation
        assert max(load.values()) <= 100, max(load, key=load.get)


def test_every_text_is_in_both_languages_with_french_spaces(world):
    found = list(texts(tuple(getattr(world, f.name) for f in fields(World))))
    assert len(found) > 5_000
    assert all(text.fr.strip() and text.en.strip() for text in found)
    assert not [text.fr for text in found if BARE_SPACE.search(text.fr)]
    assert not [t for text in found for t in (text.fr, text.en) if "[[" in t]


def test_every_key_names_something(world):
    people = {p.email for p in world.people}
    teams = {t.slug for t in world.teams} | {None}
    products = {p.slug for p in world.products} | {None}
    measures = {m.slug for m in world.measures} | {None}
    numbers = {i.number for i in world.initiatives}
    objectives = {o.key for o in world.objectives} | {None}
    assert {m.person for m in world.memberships} | {o.person for o in world.ownerships} <= people
    assert {i.owner for i in world.initiatives} | {o.owner for o in world.objectives} <= people
    assert {k.owner for k in world.key_results} | {m.owner for m in world.measures} <= people
    assert {r.owner for r in world.register} | {e.by for e in world.events} <= people
    assert {k.measure for k in world.key_results} | {e.measure for e in world.events} <= measures
    assert {i.success_measure for i in world.initiatives} <= measures
    assert {i.objective for i in world.initiatives} <= objectives
    assert {i.theme for i in world.initiatives} <= {t.key for t in world.themes}
    assert {n for i in world.initiatives for n in i.needs} <= numbers
    assert {code for r in world.register for code in r.initiatives} <= {
        i.code for i in world.initiatives
    }
    assert {e.product for e in world.events} <= products
    assert {k.team for k in world.key_results} | {m.team for m in world.measures} <= teams
    assert {i.reporter for i in world.items} | {i.assignee for i in world.items} <= people | {None}
    assert {i.epic for i in world.items} <= {e.key for e in world.epics} | {None}
    mentioned = {p for c in world.comments for p in (*c.mentions, *c.answered, c.author)}
    assert mentioned <= people
    assert len({i.key for i in world.items}) == len(world.items)


def test_comments_stand_on_objects_that_exist(world):
    known = {
        "initiative": {str(i.number) for i in world.initiatives},
        "measure": {m.slug for m in world.measures},
        "key_result": {k.key for k in world.key_results},
        "objective": {o.key for o in world.objectives},
        "register_entry": {r.key for r in world.register},
        "statement": {f"{s.kind} {s.number}" for s in world.statements},
    }
    assert all(comment.on_key in known[comment.on_kind] for comment in world.comments)


def test_tables_hold_what_the_measures_read(world):
    values = {d.column: {v.fr for v in d.values} for d in world.dimensions}
    for measure in world.measures:
        columns = world.tables[measure.table].columns
        assert {measure.value, "date", *measure.dimensions} <= set(columns)
        assert measure.denominator is None or measure.denominator in columns
        for dim in measure.dimensions:
            assert set(np.unique(columns[dim])) <= values[dim], (measure.slug, dim)


def test_items_tell_a_life_in_order(world):
    for item in world.items:
        moments = [item.created_at, *(change.at for change in item.changes)]
        assert moments == sorted(moments), item.key
        assert all(a.after == b.before for a, b in pairwise(item.changes))
        assert item.status == (item.changes[-1].after if item.changes else "À faire")
        assert all(is_working(moment.date()) for moment in moments)


@pytest.mark.parametrize("today", OTHER_DAYS, ids=str)
def test_the_story_follows_the_day_on_which_it_is_loaded(world, today):
    moved = belvedere(today)
    assert all(i.created_at.date() <= today for i in moved.items)
    assert all(c.on <= today for c in moved.check_ins)
    assert all(c.at.date() <= today for c in moved.comments)
    assert [c.value for c in moved.check_ins if c.key_result == "2.1"][-1] is None
    assert max(t.columns["date"].max() for t in moved.tables.values()).item() < today
    assert [r.review_on - today for r in moved.register if r.key == "R-08"] == [dt.timedelta(0)]
    for before, after in zip(world.initiatives, moved.initiatives, strict=True):
        assert (before.promised_on is None) == (after.promised_on is None)
        dates = [d for d in (after.start_on, after.end_on, after.late_on) if d]
        assert dates == sorted(dates)
    assert all(m.end is None or m.start <= m.end for m in moved.memberships)
    told_weekends = {i.number for i in world.initiatives if i.end_on and i.end_on.weekday() > 4}
    moved_ends = [i.end_on for i in moved.initiatives if i.end_on and i.number not in told_weekends]
    assert all(end.weekday() < 5 for end in moved_ends)


def test_check_ins_are_one_a_day_within_bounds(world):
    keys = [(c.key_result, c.on) for c in world.check_ins]
    assert len(keys) == len(set(keys))
    assert all(0 <= c.confidence <= 10 for c in world.check_ins)


def test_truths_are_plain_json(world):
    assert json.loads(json.dumps(world.truths)) == world.truths


def test_easter_falls_where_the_almanac_says():
    days = [easter(year) for year in (2024, 2025, 2026, 2027, 2028)]
    assert [f"{d:%m-%d}" for d in days] == ["03-31", "04-20", "04-05", "03-28", "04-16"]


def test_a_working_day_never_moves_to_a_weekend():
    for shift in range(1, 15):
        cal = Calendar(TODAY + dt.timedelta(days=shift))
        assert cal.day("2026-11-19").weekday() < 5
        assert cal.day("2026-11-23").weekday() < 5
        assert cal.day("2026-11-19") <= cal.today <= cal.day("2026-11-23")
