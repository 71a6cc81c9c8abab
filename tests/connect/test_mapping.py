"""A header in French or English finds its field by itself."""

from __future__ import annotations

import pytest

from passerelle.connect.mapping import FIELDS, best_kind, detect, require, template_rows
from passerelle.kernel.errors import InputError


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_template_is_recognised_whole(kind, lang):
    columns, (example,) = template_rows(kind, lang)
    assert len(example) == len(columns) == len(set(columns))
    mapping = detect(kind, columns)
    assert list(mapping) == [field.name for field in FIELDS[kind]]
    assert list(mapping.values()) == columns
    require(kind, mapping, columns, file="template.csv")


def test_accents_case_and_punctuation_do_not_count():
    assert detect("tracker", ["RESUME", "Clé de ticket :", "etat", "Créée"]) == {
        "key": "Clé de ticket :",
        "title": "RESUME",
        "created": "Créée",
        "status": "etat",
    }


def test_the_telling_name_wins_over_the_vague_one():
    mapping = detect("tracker", ["ID", "Issue key", "Issue id", "Custom field (Story Points)"])
    assert mapping["key"] == "Issue key"
    assert mapping["external_id"] == "Issue id"
    assert mapping["estimate"] == "Custom field (Story Points)"


def test_a_missing_column_is_named_with_what_it_is_called_elsewhere():
    columns = ["Summary", "Created", "Status"]
    with pytest.raises(InputError) as caught:
        require("tracker", detect("tracker", columns), columns, file="x.csv")
    problem = caught.value.problem
    assert (problem.code, problem.facts["field"]) == ("missing-column", "key")
    assert "Issue key" in problem.facts["names"]
    assert "Clé de ticket" in problem.facts["names"]
    assert problem.facts["columns"] == columns


def test_a_mapping_to_a_column_that_is_not_there_is_refused():
    with pytest.raises(InputError) as caught:
        require("people", {"email": "Mail", "name": "Nom"}, ["Nom"], file="x.csv")
    assert caught.value.problem.place.column == "Mail"


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        (["Issue key", "Summary", "Created", "Status", "Assignee"], "tracker"),
        (["Nom", "Courriel", "Équipe"], "people"),
        (["Date", "Valeur"], "measure"),
        (["Chantier", "Coût", "Valeur probable", "Début", "Fin"], "initiatives"),
        (["foo", "bar"], None),
    ],
)
def test_the_kind_is_guessed_from_the_header(columns, kind):
    assert best_kind(columns) == kind
