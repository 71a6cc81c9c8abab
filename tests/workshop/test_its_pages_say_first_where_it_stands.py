"""The pages of a workshop say first where it stands."""

from passerelle.workshop import sentences
from passerelle.workshop.models import Workshop


def test_the_list_names_the_last_one_and_its_state():
    assert sentences.listed([]) == "No workshop yet: nothing is put to the vote."
    rows = [Workshop(name="Second", step="setup"), Workshop(name="First", step="closed")]
    assert sentences.listed(rows).startswith("The last workshop, “Second”: ")


def test_what_is_prepared_counts_people_and_what_is_on_the_table():
    assert sentences.prepared(people=3, subjects=0) == "Nothing is on the table yet."
    assert sentences.prepared(people=0, subjects=2) == "Nobody is invited to vote yet."
    said = sentences.prepared(people=11, subjects=10)
    assert said == "11 people are invited to vote, with 10 initiatives on the table."
