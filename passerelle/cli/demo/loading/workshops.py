"""A workshop on the arbitration of the next quarter: eleven voters, four divergences, two of them settled."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from passerelle.cli.demo.loading.keys import Keys
from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.told import told
from passerelle.people.models import Person
from passerelle.workshop import actions
from passerelle.workshop.actions import Cast
from passerelle.workshop.models import Participant, Subject, Workshop
from passerelle.workshop.quotas import quotas


def load(keys: Keys) -> None:
    """Nothing where there is no arbitration with scenarios to speak of."""
    from passerelle.arbitration.models import Arbitration

    by = Person.objects.filter(role="cpo").order_by("pk").first()
    row = Arbitration.objects.filter(archived_at=None, scenarios__isnull=False).first()
    if by is None or row is None:
        return
    story, cal = told("workshop"), Calendar(keys.world.today)
    with translation.override(keys.lang):
        workshop = actions.begin(
            row,
            name=keys.say(cal.text(story["name"])),
            rule="shares",
            budget=story["budget"],
            by=by,
        )
        _prepare(keys, story, workshop, cal=cal, by=by)
        workshop = actions.open_round(workshop, by=by)
        _vote(keys, story, workshop, cal=cal)
        workshop = actions.end_round(workshop, by=by)
        _settle(keys, story, workshop, cal=cal, by=by)


def _prepare(
    keys: Keys, story: dict[str, Any], workshop: Workshop, *, cal: Calendar, by: Person
) -> None:
    actions.put_on_table(workshop, _table(keys, story), by=by)
    for side in story["sides"]:
        for email in side["voters"]:
            who = keys.people[email]
            bloc = keys.say(cal.text(side["name"]))
            actions.invite(workshop, name=who.name, person=who, email=email, bloc=bloc, by=by)


def _table(keys: Keys, story: dict[str, Any]) -> list[Any]:
    return [keys.initiatives[n] for n in story["sides"][0]["order"] if n in keys.initiatives]


def _vote(keys: Keys, story: dict[str, Any], workshop: Workshop, *, cal: Calendar) -> None:
    """Each follows the order of their side, two neighbours of it exchanged: nobody votes as one man."""
    subjects = {one.initiative.number: one for one in _subjects(workshop)}
    words = {(one["voter"], one["number"]): cal.text(one["words"]) for one in story["reasons"]}
    marks = [score for score, count in quotas(len(subjects)).items() for _ in range(count)]
    for side in story["sides"]:
        for place, email in enumerate(side["voters"]):
            order = [number for number in side["order"] if number in subjects]
            here = 1 + place % (len(order) - 2)
            order[here], order[here + 1] = order[here + 1], order[here]
            who = _voter(keys, workshop, email)
            for number, score in zip(order, marks, strict=True):
                said = keys.say(words.get((email, number)))
                actions.vote(who, subjects[number], Cast(score, said))


def _settle(
    keys: Keys, story: dict[str, Any], workshop: Workshop, *, cal: Calendar, by: Person
) -> None:
    subjects = {one.initiative.number: one for one in _subjects(workshop)}
    for one in story["decisions"]:
        made = actions.decide(
            subjects[one["number"]],
            by=by,
            said=one["said"],
            why=keys.say(cal.text(one["why"])),
            owner=keys.person(one["owner"]),
            review_on=cal.day(one["review"]),
        )
        dissent = one["dissent"]
        words = keys.say(cal.text(dissent["words"]))
        actions.dissent(_voter(keys, workshop, dissent["voter"]), made, words=words)


def _subjects(workshop: Workshop) -> list[Subject]:
    return list(workshop.subjects.select_related("initiative", "workshop"))


def _voter(keys: Keys, workshop: Workshop, email: str) -> Participant:
    found = Participant.objects.select_related("workshop")
    return found.get(workshop=workshop, person=keys.people[email])
