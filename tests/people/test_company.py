"""The company's settings, the first-run path, and what each sets for themselves."""

import pytest
from django.urls import reverse

from passerelle.people import first_steps
from passerelle.people.models import Company, Person

SETTINGS = {
    "name": "Belvédère",
    "currency": "CHF",
    "timezone": "Europe/Zurich",
    "fiscal_month": "4",
    "working_days": ["0", "1", "2", "3"],
    "false_alarms": "4.0",
    "language": "en",
}


def test_the_settings_are_kept(owner, signed_in):
    assert signed_in(owner).post(reverse("people:settings"), SETTINGS).status_code == 302
    company = Company.objects.get()
    assert (company.currency, company.fiscal_month) == ("CHF", 4)
    assert company.working_days == [0, 1, 2, 3]
    assert company.timezone == "Europe/Zurich"
    assert company.false_alarms == 4.0


@pytest.mark.parametrize(
    "wrong", [{"timezone": "Mars/Olympus"}, {"fiscal_month": "13"}, {"working_days": []}]
)
def test_a_wrong_setting_changes_nothing(owner, signed_in, wrong):
    answer = signed_in(owner).post(reverse("people:settings"), {**SETTINGS, **wrong})
    assert answer.status_code == 422
    assert Company.objects.get().currency == "EUR"


def test_the_first_steps_say_what_is_left(owner, signed_in):
    answer = signed_in(owner).get(reverse("people:welcome"), {"lang": "en"})
    steps = answer.context["steps"]
    assert steps[0].done
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert all(step.url.startswith("/") for step in steps)


def test_an_upper_app_adds_its_step_once(monkeypatch, company):
    monkeypatch.setattr(first_steps, "_steps", {})
    step = first_steps.Step(20, "First objective", "Why", "people:profile", lambda: False)
    first_steps.register(step)
    first_steps.register(step)
    [shown] = first_steps.path()
    assert (shown.number, shown.done, shown.url) == (1, False, "/profile/")


def test_the_company_is_named_from_the_first_page(owner, signed_in):
    signed_in(owner).post(reverse("people:welcome"), {"name": "Belvédère SAS"})
    assert Company.objects.get().name == "Belvédère SAS"


def test_one_sets_ones_own_language_and_theme(alice, signed_in):
    client = signed_in(alice)
    form = {"name": "Alice Martin", "title": "CPO", "language": "fr", "theme": "dark"}
    client.post(reverse("people:profile"), form)
    alice.refresh_from_db()
    assert (alice.language, alice.theme, alice.title) == ("fr", "dark", "CPO")
    page = client.get(reverse("people:profile"))
    assert page["Content-Language"] == "fr"
    assert 'lang="fr"' in page.content.decode()


def test_one_does_not_give_oneself_a_role(charlie, signed_in):
    form = {"name": "Charlie", "title": "", "language": "", "theme": "", "role": "owner"}
    signed_in(charlie).post(reverse("people:profile"), form)
    assert Person.objects.get(pk=charlie.pk).role == ""
