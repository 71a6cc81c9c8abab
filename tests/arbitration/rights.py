"""Who may use each address of an arbitration."""

from tests.rights import Url

READERS = ("owner", "cpo", "ceo", "cto", "pm", "po", "advisor")
LEADS = ("owner", "cpo", "cto")
FACTS = {"name": "Q1", "first": "2027-Q1", "quarters": 4, "kept": 20, "discount": 10}


def one(world):
    from passerelle.arbitration.models import Arbitration

    return Arbitration.objects.get_or_create(
        number=1, defaults={"name": "Q1", "first": "2027-Q1", "product": world.product}
    )[0]


def number(world):
    return {"number": one(world).number}


def facts(world):
    return {**FACTS, "product": world.product.pk}


def solved(world):
    """A scenario with a solution, an initiative and a team, as kept."""
    from passerelle.arbitration.models import Scenario, Solution
    from passerelle.roadmap.models import Initiative

    scenario, is_new = Scenario.objects.get_or_create(
        arbitration=one(world), letter="A", defaults={"name": "Zeal", "story": "A story"}
    )
    row, _ = Initiative.objects.get_or_create(
        number=7,
        defaults={"title": "Seven", "product": world.product, "team": world.team,
                  "value_low": 1, "value_mid": 2, "value_high": 3},
    )  # fmt: skip
    if is_new:
        Solution.objects.create(
            scenario=scenario, digest="d", frame_digest="f", value=1, sought=1, bound=1,
            draws=[1.0, 2.0], seconds=1, moves=1, found=kept(row.number, world.team.pk),
        )  # fmt: skip
    return scenario


def kept(number, team):
    """What a search keeps, of one initiative in one team."""
    line = {"number": number, "team": team, "first": 0, "last": 0, "on_time": 0.5, "likely": 1.5,
            "weeks": 4.0, "cost": 0.0, "worth": 1.0}  # fmt: skip
    return {"lines": [line], "greedy": {"rice": 1.0}, "spent": [0.0] * 4, "budgets": [],
            "loads": [[[4.0, 0, 0, 0]]], "capacity": [[[3.0, 3, 3, 3]]], "teams": [team],
            "trades": ["engineer"], "quarters": [f"2027-Q{n}" for n in (1, 2, 3, 4)], "missed": [],
            "short": {}, "keep": {}, "kept": {}, "people": [],
            "why": {}}  # fmt: skip


def letter(world):
    return {"number": solved(world).arbitration.number, "letter": "A"}


def letterless(world):
    solved(world)
    return {"number": one(world).number}


def figure(world):
    return {**letter(world), "what": "value"}


def asked(world):
    return {**letter(world), "kind": "front"}


def weighed(world):
    """A front of two points, the second of which is no scenario yet; nobody waits for it."""
    import uuid

    from passerelle.arbitration.models import Question

    solution = solved(world).solutions.first()
    line = solution.found["lines"][0]
    point = {"value": 1.0, "second": 1.0, "is_front": True, "is_kept": False, "enters": [],
             "leaves": [], "ways": [[line["number"], line["team"], 0]]}  # fmt: skip
    facts = {"solution": solution, "kind": "front", "axis": "weeks"}
    found = {"points": [{**point, "is_kept": True}, point], "is_over": True}
    row, _ = Question.objects.get_or_create(**facts, defaults={"job": uuid.uuid4(), "found": found})
    return {**letter(world), "question": row.pk}


def point(world):
    return {**weighed(world), "point": 1}


def told(world):
    line = solved(world).solutions.first().found["lines"][0]
    return {"number": one(world).number, "initiative": line["number"]}


def settings(world):
    return {"name": "Zeal", "objective": "value", "cash": 100, "seconds": 10, "seed": 1}


def forced(world):
    solved(world)
    return {"inside": 7}


def people(world):
    return {"team": world.team.pk, "trade": "engineer", "people": 1}


def money(world):
    from passerelle.arbitration.models import Cash

    facts = {"arbitration": one(world), "since": "2027-Q1", "until": "2027-Q4", "amount": 1}
    return {**number(world), "kind": "cash", "pk": Cash.objects.get_or_create(**facts)[0].pk}


def limit(world):
    return {**number(world), "kind": "cash"}


def own_floor(world):
    from passerelle.arbitration.models import ScenarioFloor

    facts = {"scenario": solved(world), "kind": "debt", "share": 10}
    return {**letter(world), "pk": ScenarioFloor.objects.get_or_create(**facts)[0].pk}


def learnt(world):
    from passerelle.arbitration.models import Lesson

    facts = {"share": 0.8, "low": 0.6, "high": 1.0, "count": 9}
    Lesson.objects.get_or_create(arbitration=one(world), kind="debt", defaults=facts)
    return {**number(world), "kind": "debt"}


def untaught(world):
    return {**number(world), "kind": "feature"}


CASH = {"since": "2027-Q1", "until": "2027-Q4", "amount": 5}

FLOOR = {"kind": "debt", "share": 12}

URLS = [
    Url("arbitration:list", get=READERS),
    Url("arbitration:new", get=LEADS, post=LEADS, data=facts),
    Url("arbitration:arbitration", get=READERS, kwargs=number),
    Url("arbitration:edit", get=LEADS, post=LEADS, kwargs=number, data=facts),
    Url("arbitration:capacity", get=READERS, kwargs=number),
    Url("arbitration:limits", get=READERS, kwargs=number),
    Url("arbitration:past", get=READERS, kwargs=number),
    Url("arbitration:past_count", post=LEADS, kwargs=untaught),
    Url("arbitration:past_forget", post=LEADS, kwargs=learnt),
    Url("arbitration:put", post=LEADS, kwargs=limit, data=lambda world: CASH),
    Url("arbitration:take", post=LEADS, kwargs=money),
    Url("arbitration:archive", post=LEADS, kwargs=number),
    Url("arbitration:scenarios", get=READERS, kwargs=letterless),
    Url("arbitration:propose", post=LEADS, kwargs=number),
    Url("arbitration:solve_all", post=LEADS, kwargs=letterless),
    Url("arbitration:why", get=READERS, kwargs=told),
    Url("arbitration:scenario", get=LEADS, post=LEADS, kwargs=letter, data=settings),
    Url("arbitration:copy", post=LEADS, kwargs=letter),
    Url("arbitration:delete", post=LEADS, kwargs=letter),
    Url("arbitration:solve", post=LEADS, kwargs=letter),
    Url("arbitration:stop", post=LEADS, kwargs=letter),
    Url("arbitration:force", post=LEADS, kwargs=letter, data=forced),
    Url("arbitration:staff", post=LEADS, kwargs=letter, data=people),
    Url("arbitration:protect", post=LEADS, kwargs=letter, data=lambda w: FLOOR),
    Url("arbitration:unprotect", post=LEADS, kwargs=own_floor),
    Url("arbitration:landing", get=LEADS, post=LEADS, kwargs=letter),
    Url("arbitration:further", get=READERS, kwargs=letter),
    Url("arbitration:ask", post=LEADS, kwargs=asked),
    Url("arbitration:halt", post=LEADS, kwargs=weighed),
    Url("arbitration:hold", post=LEADS, kwargs=point),
    Url("arbitration:known", get=READERS, kwargs=figure),
]
