"""The sheet: cells are written together or not at all, and every refusal names its cell."""

import json

import pytest

from passerelle.roadmap.actions import update
from passerelle.roadmap.models import Initiative
from passerelle.trail.models import Event

pytestmark = pytest.mark.django_db
CELLS = "/roadmap/cells/"


def edits(*cells):
    names = ("number", "field", "text", "version")
    return {"edits": json.dumps([dict(zip(names, cell, strict=False)) for cell in cells])}


def again(row):
    return Initiative.objects.get(pk=row.pk)


def test_a_typed_cell_is_written_and_can_be_undone(alice, initiative, signed_in):
    client = signed_in(alice)
    page = client.post(CELLS, edits((1, "title", "Works offline", 1)), follow=True)
    assert again(initiative).title == "Works offline"
    undo = page.context["messages"]._loaded_data[0].extra_tags
    client.post(undo)
    assert again(initiative).title == "Offline mode"


def test_an_undo_never_overwrites_what_someone_wrote_since(alice, bob, initiative, signed_in):
    client = signed_in(alice)
    page = client.post(CELLS, edits((1, "title", "Works offline", 1)), follow=True)
    update(initiative, by=alice, changes={"title": "Third title"})
    undo = page.context["messages"]._loaded_data[0].extra_tags
    assert client.post(undo).status_code == 409
    assert again(initiative).title == "Third title"


def test_an_undo_works_once(alice, initiative, signed_in):
    client = signed_in(alice)
    page = client.post(CELLS, edits((1, "title", "Works offline", 1)), follow=True)
    undo = page.context["messages"]._loaded_data[0].extra_tags
    client.post(undo)
    assert client.post(undo).status_code == 422


def test_a_pasted_block_with_errors_writes_nothing_and_names_each_cell(
    alice, initiative, elsewhere, signed_in
):
    answer = signed_in(alice).post(
        CELLS,
        edits(
            (1, "title", "Pasted", 1),
            (1, "start_on", "tomorrow", 1),
            (2, "team", "Mobil", 1),
            (2, "confidence", "120", 1),
        ),
        headers={"HX-Request": "true"},
    )
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "“tomorrow” is not a date" in body
    assert "did you mean “Mobile”?" in body
    assert again(initiative).title == "Offline mode"
    assert not Event.objects.filter(verb="changed").exists()


def test_rules_between_fields_are_refused_with_their_cell(alice, initiative, signed_in):
    answer = signed_in(alice).post(
        CELLS, edits((1, "end_on", "2026-01-01", 1)), headers={"HX-Request": "true"}
    )
    assert answer.status_code == 422
    assert 'data-wrong="c-1-end_on"' in answer.content.decode()


def test_three_columns_of_a_range_can_be_pasted_together(alice, initiative, signed_in):
    block = [(1, f"value_{p}", t, 1) for p, t in (("low", "160"), ("mid", "250"), ("high", "350"))]
    signed_in(alice).post(CELLS, edits(*block))
    assert again(initiative).value.mid == 250


def test_a_conflict_shows_both_values_and_who_and_lets_one_choose(
    alice, paula, initiative, signed_in
):
    update(initiative, by=alice, changes={"title": "Works offline"})
    client = signed_in(paula)
    answer = client.post(CELLS, edits((1, "title", "No network", 1), (1, "bucket", "next", 1)))
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Works offline" in body
    assert "No network" in body
    assert "Alice Martin" in body
    assert again(initiative).bucket == "now"
    chosen = {"edits": answer.context["edits"], "keep-1-title": "theirs"}
    client.post(CELLS, chosen)
    assert (again(initiative).title, again(initiative).bucket) == ("Works offline", "next")
    client.post(CELLS, {**edits((1, "title", "No network", 3)), "keep-1-title": "mine"})
    assert again(initiative).title == "No network"


def test_rows_chosen_together_change_together(alice, initiative, elsewhere, signed_in):
    picks = {"pick": ["1:1", "2:1"], "field": "bucket", "text": "next"}
    signed_in(alice).post(CELLS, picks)
    assert {again(initiative).bucket, again(elsewhere).bucket} == {"next"}
    signed_in(alice).post(CELLS, {"pick": ["1:2", "2:2"], "quick": "archived:1"})
    assert again(initiative).archived_at
    assert again(elsewhere).archived_at


def test_setting_on_no_row_says_what_to_do(alice, initiative, signed_in):
    answer = signed_in(alice).post(CELLS, {"field": "bucket", "text": "next"})
    assert answer.status_code == 422
    assert "No row was chosen" in answer.content.decode()


def test_a_product_manager_edits_only_the_product_of_hers(paula, initiative, elsewhere, signed_in):
    client = signed_in(paula)
    assert client.post(CELLS, edits((2, "title", "Mine now", 1))).status_code == 404
    mixed = edits((1, "title", "Mine", 1), (2, "title", "Mine now", 1))
    assert client.post(CELLS, mixed).status_code == 404
    assert again(initiative).title == "Offline mode"
    assert client.post(CELLS, edits((1, "title", "Mine", 1))).status_code == 302
    assert again(initiative).title == "Mine"


@pytest.mark.parametrize("body", ["", "[1]", "{", '[{"number": 1, "field": "id", "text": "x"}]'])
def test_edits_that_cannot_be_read_say_so(alice, initiative, signed_in, body):
    answer = signed_in(alice).post(CELLS, {"edits": body})
    assert answer.status_code == 422


def test_nobody_is_sent_to_another_site(alice, initiative, signed_in):
    asked = {**edits((1, "title", "Works offline", 1)), "next": "https://elsewhere.example/"}
    assert signed_in(alice).post(CELLS, asked)["Location"] == "/roadmap/"


def test_a_slip_dropped_in_a_column_changes_bucket(alice, initiative, signed_in):
    signed_in(alice).post("/roadmap/1/column/", {"column": "later", "place": "0", "version": "1"})
    assert again(initiative).bucket == "later"


def test_the_lists_of_the_cells_hold_only_what_one_may_choose(
    paula, initiative, elsewhere, signed_in
):
    body = signed_in(paula).get("/roadmap/choices/").content.decode()
    assert "Tournées" in body
    assert "Parc" not in body


@pytest.mark.parametrize(
    "sent",
    [
        {"field": "bucket", "text": "now", "pick": "9" * 30},
        {"set": f"1:{'9' * 30}|bucket:now"},
        edits((10**30, "title", "x", 1)),
        edits((1, "title", "x", 10**30)),
    ],
)
def test_a_number_that_no_row_bears_is_refused_in_words(alice, initiative, signed_in, sent):
    assert signed_in(alice).post(CELLS, sent).status_code == 422
    assert again(initiative).title == "Offline mode"
