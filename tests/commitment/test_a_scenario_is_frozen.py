"""What is frozen is what was chosen, at its odds, once, and nobody can rewrite it."""

import json

import pytest
from django.urls import reverse

from passerelle.commitment.freezing.actions import freeze
from passerelle.commitment.freezing.lines import reason
from passerelle.commitment.models import Commitment
from passerelle.commitment.sentences import REASONS, kept_in_all
from passerelle.commitment.sentences import scenario as named
from passerelle.engine.plan.why import KINDS
from passerelle.kernel.errors import DomainError
from passerelle.roadmap.models import Baseline, Initiative
from passerelle.trail.models import Event


def test_one_click_freezes_plan_roadmap_and_promises(landed, owner, signed_in):
    client = signed_in(owner)
    url = reverse("commitment:freeze", args=[landed.arbitration.number])
    page = client.get(url, headers={"accept-language": "en"}).content.decode()
    assert "Freeze this scenario" in page
    answer = client.post(url, {"scenario": "A", "name": "The year"})
    row = Commitment.objects.get()
    assert answer.url == row.get_absolute_url()
    solution = landed.solutions.get()
    held = {line["number"] for line in solution.found["lines"]}
    lines = {line["number"]: line for line in row.content["lines"]}
    assert {n for n, line in lines.items() if line["chosen"]} == held
    assert set(lines) == {1, 2, 3, 4, 5, 6}
    assert row.is_intact
    assert row.baseline.is_intact
    for number in held:
        kept = Initiative.objects.get(number=number)
        assert kept.promised_on.isoformat() == lines[number]["promised_on"]
        assert 0 <= lines[number]["odds"] <= 1
    assert all(lines[n]["reason"] for n in set(lines) - held)
    assert Event.objects.filter(verb="frozen", object_id=row.pk).exists()


def test_what_was_promised_for_the_end_of_its_plan_keeps_the_odds_of_its_plan(landed, owner):
    solution = landed.solutions.get()
    row = freeze(landed, name="", by=owner).commitment
    planned = {line["number"]: line["on_time"] for line in solution.found["lines"]}
    for line in row.content["lines"]:
        if line["chosen"]:
            assert line["odds"] == pytest.approx(planned[line["number"]], abs=1e-4)


def test_a_later_promise_is_likelier_and_an_earlier_one_less(landed, owner):
    lines = landed.solutions.get().found["lines"]
    first, second = lines[0]["number"], lines[1]["number"]
    Initiative.objects.filter(number=first).update(promised_on="2029-01-01")
    Initiative.objects.filter(number=second).update(promised_on="2026-12-31")
    row = freeze(landed, name="", by=owner).commitment
    odds = {line["number"]: line["odds"] for line in row.content["lines"]}
    assert odds[first] >= lines[0]["on_time"]
    assert odds[second] == 0


def test_twice_is_once(landed, owner):
    first = freeze(landed, name="One", by=owner)
    again = freeze(landed, name="Two", by=owner)
    assert (first.is_new, again.is_new) == (True, False)
    assert Commitment.objects.count() == Baseline.objects.count() == 1


def test_a_stale_plan_is_refused_in_words(landed, owner):
    Initiative.objects.filter(number=6).update(value_mid=11)
    with pytest.raises(DomainError, match="changed"):
        freeze(landed, name="", by=owner)
    assert not Baseline.objects.exists()


def test_a_plan_that_is_not_on_the_roadmap_is_refused_and_led_there(scenario, owner, signed_in):
    with pytest.raises(DomainError, match="not on the roadmap"):
        freeze(scenario, name="", by=owner)
    client = signed_in(owner)
    page = client.get(reverse("commitment:freeze", args=[scenario.arbitration.number]))
    landing = reverse("arbitration:landing", args=[scenario.arbitration.number, "A"])
    assert landing in page.content.decode()


def test_an_altered_content_is_told(landed, owner, signed_in):
    row = freeze(landed, name="", by=owner).commitment
    changed = json.loads(json.dumps(row.content))
    changed["lines"][0]["promised_on"] = "2030-01-01"
    Commitment.objects.filter(pk=row.pk).update(content=changed)
    page = signed_in(owner).get(row.get_absolute_url(), headers={"accept-language": "en"})
    assert "no longer matches" in page.content.decode()


def test_it_can_be_neither_changed_nor_deleted(landed, owner):
    row = freeze(landed, name="", by=owner).commitment
    with pytest.raises(DomainError):
        row.save()
    with pytest.raises(DomainError):
        row.delete()


def test_lines_of_products_one_may_not_see_are_in_no_page_and_no_export(
    landed, owner, alice, other_product, signed_in
):
    from passerelle.people.models import Product, ProductRole

    row = freeze(landed, name="", by=owner).commitment
    content = json.loads(json.dumps(row.content))
    content["lines"][0] |= {"product_id": other_product.pk, "title": "Zanzibar"}
    content["dissents"] = [
        {"number": content["lines"][0]["number"], "words": "Xylophone", "by_id": None}
    ]
    Commitment.objects.filter(pk=row.pk).update(content=content)
    reader = type(owner).objects.create(email="reader@example.org", name="Reader", role="")
    ProductRole.objects.create(
        person=reader, product=Product.objects.get(pk=landed.product_id), role="pm"
    )
    client = signed_in(reader)
    for name in ("commitment", "csv", "json"):
        body = client.get(reverse(f"commitment:{name}", args=[row.number])).content.decode()
        assert "No. 2" in body
        assert "Zanzibar" not in body
        assert "Xylophone" not in body


def test_work_in_progress_keeps_its_finer_end_so_that_its_plan_stays_fresh(
    arbitration, alice, owner, solved
):
    from passerelle.arbitration.actions import propose, put_on_roadmap
    from passerelle.arbitration.reading.moves import moves
    from passerelle.arbitration.reading.shown import Exercise

    under_way = {"state": "doing", "start_on": "2026-10-05", "end_on": "2027-01-21"}
    Initiative.objects.filter(number=1).update(**under_way)
    scenario = propose(arbitration, by=alice)[0]
    solution = solved(scenario)
    found = moves(it := Exercise(arbitration, owner), solution)
    read = {one.row.number: one.row.version for one in found}
    wanted = [(one.row, one.values) for one in found]
    put_on_roadmap(solution, wanted, read=read, is_stale=bool(it.stale), by=owner)
    assert Initiative.objects.get(number=1).end_on.isoformat() == "2027-01-21"
    assert freeze(scenario, name="", by=owner).is_new


@pytest.mark.parametrize("what", KINDS)
def test_whatever_binds_in_the_engine_has_a_reason_in_words(what):
    code = reason({"first": 0, "binds": [{"what": what, "toll": 1.0}]})
    assert code != "worth"
    assert str(REASONS[code])


def test_what_nothing_binds_what_was_forced_and_what_was_no_candidate_are_told_apart():
    codes = [reason({"first": 0, "binds": []}), reason({"first": None, "binds": []}), reason(None)]
    assert codes == ["worth", "forced", "unframed"]
    assert all(str(REASONS[code]) for code in codes)


def test_a_scenario_is_named_by_its_letter_and_its_name():
    assert named("A Hold the field") == "Scenario A, “Hold the field”"
    assert named("Chosen by the committee") == "Chosen by the committee"


def test_the_list_says_first_what_is_kept():
    assert kept_in_all(0, on="").startswith("Nothing is frozen yet")
    assert kept_in_all(2, on="5 Oct").endswith("the last was frozen on 5 Oct.")


def test_a_frozen_arbitration_is_no_more_to_be_frozen(landed, owner, signed_in):
    client, arbitration = signed_in(owner), landed.arbitration
    page = reverse("arbitration:scenarios", args=[arbitration.number])
    before = client.get(page, headers={"accept-language": "en"}).content.decode()
    freeze(landed, name="", by=owner)
    after = client.get(page, headers={"accept-language": "en"}).content.decode()
    assert ", frozen on " not in before and ", frozen on " in after
    frame = client.get(arbitration.get_absolute_url(), headers={"accept-language": "en"})
    assert "counted from the facts of today" in frame.content.decode()
