"""A workshop under way holds the freeze; its votes, decisions and dissents are then kept, by nobody in particular."""

import pytest
from django.urls import reverse

from passerelle.commitment.freezing.actions import freeze
from passerelle.commitment.reading import signed_by
from passerelle.kernel.errors import DomainError
from passerelle.people.models import ProductRole, Role
from passerelle.roadmap.models import Initiative
from passerelle.workshop import actions
from passerelle.workshop.actions import Cast
from tests.commitment.conftest import put_down


@pytest.fixture
def workshop(landed, alice):
    """Five initiatives, five voters on each of two sides, who agree on the third alone."""
    it = actions.begin(landed.arbitration, name="Debate", rule="score", budget=20, by=alice)
    actions.put_on_table(it, list(Initiative.objects.filter(number__lte=5)), by=alice)
    voters = [
        actions.invite(it, name=f"Voter {n}", bloc="Sales" if n < 5 else "Makers", by=alice)[0]
        for n in range(10)
    ]
    actions.open_round(it, by=alice)
    for n, who in enumerate(voters):
        wanted = [5, 4, 3, 2, 1] if n < 5 else [1, 2, 3, 4, 5]
        for subject, score in zip(it.subjects.all(), wanted, strict=True):
            actions.vote(who, subject, Cast(score, ""))
    it.refresh_from_db()
    return it


def test_an_open_round_then_an_undecided_divergence_hold_the_freeze(workshop, landed, alice, owner):
    with pytest.raises(DomainError, match="taking votes"):
        freeze(landed, name="", by=owner)
    actions.end_round(workshop, by=alice)
    with pytest.raises(DomainError, match="no decision"):
        freeze(landed, name="", by=owner)


def test_votes_decisions_and_dissents_are_kept_without_voters(workshop, landed, alice, owner):
    actions.end_round(workshop, by=alice)
    made = {
        one.initiative.number: actions.decide(one, said="chosen", owner=owner, by=alice)
        for one in workshop.subjects.all()
        if one.initiative.number != 3
    }
    who = workshop.participants.order_by("pk").last()
    actions.dissent(who, made[1], words="We shall regret it")
    row = freeze(landed, name="", by=owner).commitment
    votes = {one["number"]: one for one in row.content["votes"]}
    assert (votes[1]["voters"], votes[1]["quartiles"]) == (10, [1.0, 5.0])
    assert (votes[3]["median"], votes[3]["round"]) == (3.0, 1)
    assert [one["number"] for one in row.content["decisions"]] == [1, 2, 4, 5]
    assert [one["words"] for one in row.content["dissents"]] == ["We shall regret it"]
    assert "Voter" not in str(row.content)
    assert signed_by(row.content) == [who.name]  # named on the page, never in what is sealed
    who.delete()
    assert signed_by(row.content) == [""]


def test_a_plan_that_the_workshop_gainsays_says_so_before_it_is_frozen(
    workshop, landed, alice, owner, signed_in
):
    actions.end_round(workshop, by=alice)
    lines = landed.solutions.latest("pk").found["lines"]
    chosen = {one["number"] for one in lines}
    for one in workshop.subjects.all():
        said = "chosen" if one.initiative.number in chosen else "not"
        actions.decide(one, said=said, owner=owner, by=alice)
    url = f"{reverse('commitment:freeze', args=[landed.arbitration.number])}?in={landed.letter}"
    assert "decided otherwise" not in signed_in(owner).get(url).content.decode()
    held = next(one for one in workshop.subjects.all() if one.initiative.number in chosen)
    actions.decide(held, said="not", owner=owner, by=alice)
    page = signed_in(owner).get(url).content.decode()
    assert "decided otherwise" in page
    assert page.count("Not chosen") == 1


def test_words_on_what_left_the_product_are_not_exported_to_who_reads_it_alone(
    workshop, landed, alice, charlie, owner, product, other_product, signed_in, solved
):
    ProductRole.objects.create(person=charlie, product=product, role=Role.PM)
    actions.end_round(workshop, by=alice)
    made = [
        actions.decide(one, said="study", owner=owner, review_on="2027-09-01", by=alice)
        for one in workshop.subjects.all()
    ]
    gone = made[-1].subject.initiative
    actions.dissent(workshop.participants.first(), made[-1], words="A word too many")
    Initiative.objects.filter(pk=gone.pk).update(product=other_product, promised_on=None)
    solved(landed)
    put_down(landed, owner)
    row = freeze(landed, name="", by=owner).commitment
    url = reverse("commitment:json", args=[row.number])
    assert "A word too many" in signed_in(owner).get(url).content.decode()
    said = signed_in(charlie).get(url).json()
    assert said["content"]["lines"]
    assert said["content"]["dissents"] == []
    assert gone.number not in {one["number"] for one in said["content"]["votes"]}
    assert "digest" not in said
