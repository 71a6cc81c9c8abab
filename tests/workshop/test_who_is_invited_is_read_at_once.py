"""However names and addresses are typed, reading them takes no more time than their length."""

import pytest

from passerelle.workshop.forms import InviteForm
from passerelle.workshop.forms.prepare import WRITTEN

pytestmark = pytest.mark.django_db


def form(alice, others):
    return InviteForm({"others": others, "bloc": ""}, person=alice)


@pytest.mark.parametrize("text", ["a" + "\t" * 20_000 + "b", "a " + "@" * 200_000 + ","])
def test_a_line_made_to_be_long_to_read_is_refused_before_it_is_matched(alice, text, monkeypatch):
    matched = []

    class Watched:
        def match(self, said):
            matched.append(said)
            return WRITTEN.match(said)

    monkeypatch.setattr("passerelle.workshop.forms.prepare.WRITTEN", Watched())
    form(alice, text).is_valid()
    assert all(len(one) <= 400 and "  " not in one and "\t" not in one for one in matched)


@pytest.mark.parametrize(
    "text", ["Ada Byron, ada@x.example", "Ada Byron\tada@x.example", "Ada  Byron   <ada@x.example>"]
)
def test_a_name_and_an_address_are_told_apart(alice, text):
    read = form(alice, text)
    assert read.is_valid(), read.errors
    assert [(one.name, one.email) for one in read.cleaned_data["others"]] == [
        ("Ada Byron", "ada@x.example")
    ]
