"""Who may use each address of a workshop."""

from tests.arbitration.rights import number as arbitration
from tests.rights import ANYONE, NOBODY, Url

READERS = ("owner", "cpo", "ceo", "cto", "pm", "po", "advisor")
RUN = ("owner", "cpo", "cto", "pm")
TOKEN = "the token of a link"


def one(world):
    """A workshop of two subjects and one participant whose first round is open."""
    from passerelle.people.actions.links import digest_of
    from passerelle.roadmap.models import Initiative
    from passerelle.workshop.models import Participant, Subject, Workshop
    from tests.arbitration.rights import one as exercise

    row, is_new = Workshop.objects.get_or_create(
        number=70, defaults={"arbitration": exercise(world), "name": "Debate", "budget": 10}
    )
    if is_new:
        for number in (701, 702):
            initiative = Initiative.objects.create(
                number=number, title=f"No. {number}", product=world.product
            )
            Subject.objects.create(workshop=row, initiative=initiative, cost=4)
        Participant.objects.create(
            workshop=row,
            name="Vera",
            token_digest=digest_of("token"),
            expires_at="2100-01-01T00:00Z",
        )
    return row


def at(step):
    def kwargs(world):
        row = one(world)
        type(row).objects.filter(pk=row.pk).update(step=step)
        return {"number": row.number}

    return kwargs


def subject(step):
    def kwargs(world):
        at(step)(world)
        return {"pk": one(world).subjects.first().pk}

    return kwargs


def participant(world):
    return {"pk": one(world).participants.first().pk}


def token(step):
    def kwargs(world):
        at(step)(world)
        return {"token": "token"}

    return kwargs


def decided(world):
    from passerelle.workshop.models import Decision

    token("compare")(world)
    made = Decision.objects.get_or_create(subject=one(world).subjects.first(), said="not")[0]
    return {"token": "token", "pk": made.pk}


def vote(world):
    return {"subject": one(world).subjects.first().pk, "score": "4"}


BEGUN = {"name": "Debate", "rule": "shares", "budget": 12}

URLS = [
    Url("workshop:list", get=READERS, post=RUN, kwargs=arbitration, data=lambda world: BEGUN),
    Url("workshop:workshop", get=READERS, kwargs=at("first")),
    Url("workshop:pulse", get=READERS, kwargs=at("first")),
    Url("workshop:setup", get=RUN, post=RUN, kwargs=at("setup"), data=lambda world: BEGUN),
    Url("workshop:subjects", post=RUN, kwargs=at("setup")),
    Url(
        "workshop:participants",
        post=RUN,
        kwargs=at("setup"),
        data=lambda world: {"others": "Nadia <nadia@elsewhere.example>"},
    ),
    Url("workshop:step", post=RUN, kwargs=at("first"), data=lambda world: {"step": "end"}),
    Url("workshop:mine", get=NOBODY, kwargs=at("first")),
    Url("workshop:take-off", post=RUN, kwargs=subject("setup")),
    Url(
        "workshop:decision",
        get=RUN,
        post=RUN,
        kwargs=subject("compare"),
        data=lambda world: {"said": "chosen"},
    ),
    Url("workshop:renew", post=RUN, kwargs=participant),
    Url("workshop:forget", post=RUN, kwargs=participant),
    Url("workshop:ballot", get=ANYONE, post=ANYONE, kwargs=token("first")),
    Url("workshop:cast", post=ANYONE, kwargs=token("first"), data=vote),
    Url("workshop:ballot-pulse", get=ANYONE, kwargs=token("first")),
    Url("workshop:dissent", post=ANYONE, kwargs=decided, data=lambda world: {"words": "No."}),
    Url("workshop:consent", post=ANYONE, kwargs=token("first"), data=lambda world: {"named": "1"}),
]
