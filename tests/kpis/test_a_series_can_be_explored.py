"""The explorable chart is a valid specification, in the page's words, for who may see the measure."""

from __future__ import annotations

import pytest
from django.urls import reverse

from passerelle.kpis.actions import add_load
from passerelle.kpis.models import DatedEvent, Target
from passerelle.kpis.spec import Line, specification
from tests.kpis.conftest import day
from tests.ui.pseudo import speaking, unmarked


@pytest.fixture
def loaded(measure, parquet, alice):
    rows = [(day(n), n + 1, {"country": f"C{k}"}) for n in range(9) for k in range(10)]
    add_load(measure, parquet(rows), file_name="x.csv", digest="a", by=alice)
    return measure


def asked(client, measure, **query):
    return client.get(reverse("kpis:drawn", args=[measure.slug]), query).json()


def test_the_specification_obeys_the_schema_of_vega_lite():
    altair = pytest.importorskip("altair")
    points = [("2026-03-02", 1.0, "x"), ("2026-03-03", None, "—"), ("2026-03-04T05:00", 2.0, "y")]
    lines = [Line("a", points), Line("b", points)]
    spec = specification(lines, target=2.0, events=["2026-03-03"])
    assert altair.Chart.from_dict(spec, validate=True).to_dict()["vconcat"]


def test_a_day_is_not_taken_for_another_west_of_greenwich():
    spec = specification([Line("a", [("2026-03-02", 1.0, "x"), ("2026-03-02T07:00", 1.0, "y")])])
    assert [row["on"] for row in spec["data"]["values"]] == ["2026-03-02T00:00", "2026-03-02T07:00"]


def test_no_colour_is_said_by_the_server():
    text = str(specification([Line("a", [("2026-03-02", 1.0, "x")])], target=1.0))
    assert "color" not in text and "stroke" not in text and "#" not in text


@pytest.mark.django_db
def test_the_whole_series_comes_with_its_target_and_its_facts(loaded, alice, signed_in):
    Target.objects.create(measure=loaded, on=day(300).date(), value=42, by=alice)
    DatedEvent.objects.create(measure=loaded, on=day(2).date(), label="Price up", by=alice)
    DatedEvent.objects.create(measure=loaded, on=day(400).date(), label="Far away", by=alice)
    spec = asked(signed_in(alice), loaded)["spec"]
    said = [row["said"] for row in spec["data"]["values"]]
    assert said[0] == "2\u00a0Mar\u00a02026: 10" and said[2].endswith("Price up")
    drawn = [layer["mark"]["style"] for layer in spec["vconcat"][0]["layer"]]
    assert drawn == ["reading", "target", "event", "point"]
    assert spec["vconcat"][0]["layer"][2]["data"]["values"] == [{"on": "2026-03-04T00:00"}]


@pytest.mark.django_db
def test_a_dimension_gives_its_eight_heaviest_values(loaded, alice, signed_in):
    values = asked(signed_in(alice), loaded, by="country")["spec"]["data"]["values"]
    assert len({row["line"] for row in values}) == 8


@pytest.mark.django_db
def test_a_measure_without_values_says_so(measure, alice, signed_in):
    client = signed_in(alice)
    assert asked(client, measure)["spec"]["data"]["values"] == []
    page = client.get(reverse("kpis:explore", args=[measure.slug])).content.decode()
    assert "No value yet" in page and "data-explore" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("query", [{}, {"by": "country"}, {"by": "nothing"}])
def test_the_page_speaks_only_the_catalogue(loaded, alice, signed_in, query):
    with speaking():
        answer = signed_in(alice).get(reverse("kpis:explore", args=[loaded.slug]), query)
    assert unmarked(answer.content.decode()) == []


@pytest.mark.django_db
def test_numbers_are_written_as_in_the_person_s_language(loaded, alice, signed_in):
    alice.language = "fr"
    alice.save()
    answer = asked(signed_in(alice), loaded)
    assert answer["number"]["decimal"] == "," and answer["time"]["months"][0] == "janvier"


@pytest.mark.django_db
def test_a_stranger_finds_nothing(loaded, charlie, signed_in):
    for name in ("explore", "drawn"):
        assert (
            signed_in(charlie).get(reverse(f"kpis:{name}", args=[loaded.slug])).status_code == 404
        )
