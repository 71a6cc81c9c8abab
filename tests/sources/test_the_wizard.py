"""From the file to its undo, page by page, as a person goes."""

from __future__ import annotations

import gzip

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from passerelle.delivery.models import StatusRule, Tracker, WorkItem
from passerelle.jobs.worker import run_waiting
from passerelle.people.models import Person, ProductRole
from passerelle.roadmap.models import Initiative
from passerelle.sources.models import Import, SavedMapping
from tests.sources.jira import as_csv, as_json, issue

ISSUES = [issue(1, ("03-02", "ASSIGNED"), ("03-05", "RESOLVED")), issue(2, ("03-03", "ASSIGNED"))]
SHEET = b"Ref,What we do,Value\nR-1,Offline sheets,180\nR-2,,12\n"


@pytest.fixture
def client_of_alice(signed_in, alice):
    return signed_in(alice)


@pytest.fixture
def given(client_of_alice):
    """`given(kind, name, content)` uploads a file and gives its import."""

    def upload(kind, name, content, **more):
        file = SimpleUploadedFile(name, content)
        answer = client_of_alice.post(reverse("sources:new"), {"kind": kind, "file": file, **more})
        of = Import.objects.latest("pk")
        assert answer["Location"] == reverse("sources:columns", args=[of.pk])
        return of

    return upload


def page(client, name, of, status=200):
    answer = client.get(reverse(f"sources:{name}", args=[of.pk]))
    assert answer.status_code == status
    return answer.content.decode()


def test_a_tracker_goes_from_its_file_to_its_undo(client_of_alice, given, tmp_path):
    of = given("tracker", "tour.json", as_json(tmp_path, ISSUES).read_bytes())
    assert "TOUR-1" in page(client_of_alice, "columns", of)
    client_of_alice.post(reverse("sources:columns", args=[of.pk]), {"tz": "UTC"})
    assert "hx-get" in page(client_of_alice, "import", of)
    run_waiting()
    assert not WorkItem.objects.exists()
    assert "2 to create" in page(client_of_alice, "import", of)
    client_of_alice.post(reverse("sources:run", args=[of.pk]))
    run_waiting()
    assert "2 created" in page(client_of_alice, "import", of)
    assert WorkItem.objects.count() == 2
    client_of_alice.post(reverse("sources:undo", args=[of.pk]))
    assert "was taken back" in page(client_of_alice, "import", of)
    assert not WorkItem.objects.exists()


def test_a_progress_asked_for_by_the_page_ends_with_a_reload(client_of_alice, given, tmp_path):
    of = given("tracker", "tour.csv", as_csv(tmp_path, ISSUES).read_bytes())
    client_of_alice.post(reverse("sources:columns", args=[of.pk]), mapping_of(client_of_alice, of))
    asked = {"headers": {"HX-Request": "true", "HX-Target": "going"}}
    address = reverse("sources:import", args=[of.pk])
    assert "HX-Refresh" not in client_of_alice.get(address, **asked)
    run_waiting()
    assert client_of_alice.get(address, **asked)["HX-Refresh"] == "true"


def mapping_of(client, of):
    """What the form proposes, as a browser would send it back."""
    form = client.get(reverse("sources:columns", args=[of.pk])).context["form"]
    return {bound.html_name: bound.value() or "" for bound in form}


def test_a_mapping_is_chosen_once_and_found_again(client_of_alice, given):
    of = given("initiatives", "a.csv", SHEET)
    said = mapping_of(client_of_alice, of) | {"map_title": "What we do", "map_key": "Ref"}
    client_of_alice.post(reverse("sources:columns", args=[of.pk]), said)
    run_waiting()
    text = page(client_of_alice, "import", of)
    assert "Some rows cannot come in (1)" in text
    assert "is empty and is needed" in text
    listed = client_of_alice.get(reverse("sources:problems", args=[of.pk])).content.decode()
    assert '"3","What we do"' in listed
    client_of_alice.post(reverse("sources:run", args=[of.pk]))
    run_waiting()
    assert Initiative.objects.get().title == "Offline sheets"
    assert f'href="{reverse("roadmap:list")}">See the roadmap' in page(
        client_of_alice, "import", of
    )
    assert SavedMapping.objects.get().columns["mapping"]["title"] == "What we do"
    again = given("initiatives", "b.csv", SHEET)
    assert mapping_of(client_of_alice, again)["map_title"] == "What we do"


def test_a_packed_file_that_was_cut_is_refused_at_its_first_step(client_of_alice, tmp_path):
    """Its beginning is as good as any: what is missing shows at its end."""
    packed = gzip.compress(as_json(tmp_path, ISSUES * 40).read_bytes())

    def sent(name, content):
        file = SimpleUploadedFile(name, content)
        return client_of_alice.post(reverse("sources:new"), {"kind": "tracker", "file": file})

    for content, why in (
        (packed[: len(packed) // 2], "cut.json.gz: The compressed file stops before its end"),
        (packed[:-6] + b"123456", "cut.json.gz: The compressed file is damaged"),
    ):
        answer = sent("cut.json.gz", content)
        assert answer.status_code == 422
        assert why in answer.content.decode()
        assert "etch the file again" in answer.content.decode()
    assert not Import.objects.exists()
    assert sent("whole.json.gz", packed).status_code == 302


def test_a_file_that_cannot_be_read_says_why_and_writes_nothing(client_of_alice, given, tmp_path):
    whole = as_json(tmp_path, ISSUES * 40).read_bytes()
    of = given("tracker", "cut.json", whole[: len(whole) // 2])
    answer = client_of_alice.post(reverse("sources:columns", args=[of.pk]), {"tz": "UTC"})
    if answer.status_code == 302:
        run_waiting()
        answer = client_of_alice.get(reverse("sources:import", args=[of.pk]))
    assert "stops before its end" in answer.content.decode()
    assert not WorkItem.objects.exists()
    assert not Tracker.objects.exists()


def test_asking_twice_is_importing_once(client_of_alice, given):
    of = given("initiatives", "a.csv", b"Key,Title\nR-1,One\n")
    client_of_alice.post(reverse("sources:columns", args=[of.pk]), mapping_of(client_of_alice, of))
    run_waiting()
    for _ in range(2):
        client_of_alice.post(reverse("sources:run", args=[of.pk]))
    run_waiting()
    assert Initiative.objects.count() == 1
    assert client_of_alice.post(reverse("sources:run", args=[of.pk])).status_code == 422


def test_someone_of_one_product_imports_there_only(signed_in, product, other_product, tmp_path):
    person = Person.objects.create_user("pm@belvedere.example", None, name="Pat")
    ProductRole.objects.create(person=person, product=product, role="pm")
    client = signed_in(person)
    file = SimpleUploadedFile("a.csv", b"Key,Title,Product\nR-1,One,\nR-2,Two,Parc\n")
    send = {"kind": "initiatives", "file": file}
    assert client.post(reverse("sources:new"), send).status_code == 422
    file.seek(0)
    client.post(reverse("sources:new"), send | {"product": product.pk})
    of = Import.objects.get()
    client.post(reverse("sources:columns", args=[of.pk]), mapping_of(client, of))
    run_waiting()
    client.post(reverse("sources:run", args=[of.pk]))
    run_waiting()
    assert [(row.title, row.product) for row in Initiative.objects.all()] == [("One", product)]


def test_meanings_are_set_on_the_page_of_the_tracker(client_of_alice, pour_in, tmp_path):
    pour_in(as_json(tmp_path, ISSUES))
    tracker = Tracker.objects.get()
    address = reverse("sources:tracker", args=[tracker.pk])
    assert "Our guess" in client_of_alice.get(address).content.decode()
    rule = StatusRule.objects.get(status="ASSIGNED")
    client_of_alice.post(
        reverse("sources:meanings", args=[tracker.pk]), {f"status-{rule.pk}": "todo"}
    )
    assert not WorkItem.objects.exclude(started_at=None).exists()


def test_the_health_of_the_data_says_what_is_empty_and_why(client_of_alice, pour_in, tmp_path):
    pour_in(as_json(tmp_path, [*ISSUES, issue(3), issue(4)]))
    text = client_of_alice.get(reverse("sources:health")).content.decode()
    assert "Cycle time covers 50% of items: the others have no start." in text


def test_a_template_reads_back_as_its_kind(client_of_alice):
    for kind in ("tracker", "initiatives", "objectives", "people", "teams"):
        answer = client_of_alice.get(reverse("sources:template", args=[kind]))
        assert answer.status_code == 200
        assert answer.content.startswith(b"\xef\xbb\xbf")
    assert (
        client_of_alice.get(reverse("sources:template", args=["people"]) + "?as=xlsx").content[:2]
        == b"PK"
    )
    assert client_of_alice.get(reverse("sources:template", args=["nothing"])).status_code == 404


def test_the_first_file_is_a_step_that_says_when_it_is_done(pour_in, owner, signed_in, tmp_path):
    from passerelle.people import first_steps

    def done():
        return {step.url: step.done for step in first_steps.path()}[reverse("sources:new")]

    page = signed_in(owner).get(reverse("people:welcome"), {"lang": "en"}).content.decode()
    assert f'href="{reverse("sources:new")}"' in page
    assert not done()
    path = tmp_path / "items.csv"
    path.write_text("Issue key,Summary,Status,Created\nA-1,Begin,To Do,2026-01-05\n")
    pour_in(path)
    assert done()


@pytest.mark.parametrize(
    "asked", ["encoding=hex", "encoding=zzz", "delimiter=ab", "delimiter=%22", "sheet=zzz"]
)
@pytest.mark.parametrize("kind", ["initiatives", "measure", "tracker"])
def test_a_way_of_reading_that_is_not_offered_is_not_taken(client_of_alice, given, asked, kind):
    of = given(kind, "a.csv", b"Key,Title,Value,Date\nR-1,One,1,2026-01-01\n")
    address = reverse("sources:columns", args=[of.pk])
    assert client_of_alice.get(f"{address}?{asked}").status_code == 200
    assert client_of_alice.post(f"{address}?{asked}", {}).status_code == 422
