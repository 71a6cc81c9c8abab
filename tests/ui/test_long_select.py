"""A control with a thousand choices is drawn at once, and chooses as a plain one does."""

import pytest
from django import forms

from passerelle.people.models import Person
from passerelle.ui.long_select import lengthen


@pytest.fixture
def form(alice, bob):
    """A form that chooses one of two people, required or not."""

    class Choice(forms.Form):
        who = forms.ModelChoiceField(Person.objects.none(), required=False)

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            rows = Person.objects.order_by("pk")
            lengthen(self.fields["who"], rows, "name", "email", label=lambda n, e: n or e)

    return Choice


def test_it_offers_every_row_by_its_name_after_an_empty_one(form, alice, bob):
    drawn = str(form()["who"])
    assert drawn.startswith('<select name="who" id="id_who">')
    assert drawn.count("<option") == 1 + Person.objects.count()
    assert f'<option value="{alice.pk}">{alice.name}</option>' in drawn


def test_it_shows_what_is_chosen(form, bob):
    drawn = str(form({"who": bob.pk})["who"])
    assert drawn.count(" selected") == 1
    assert f'<option value="{bob.pk}" selected>' in drawn


def test_it_takes_one_of_its_rows_and_nothing_else(form, bob):
    told = form({"who": str(bob.pk)})
    assert told.is_valid() and told.cleaned_data["who"] == bob
    assert not form({"who": "999999"}).is_valid()


def test_names_are_escaped(form, alice):
    Person.objects.filter(pk=alice.pk).update(name="<b>Alice</b>")
    assert "<b>" not in str(form()["who"])


def test_rows_are_read_once_without_an_object_each(form, django_assert_num_queries):
    with django_assert_num_queries(1):
        str(form()["who"])
