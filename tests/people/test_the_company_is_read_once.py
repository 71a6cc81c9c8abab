"""A page that shows many amounts asks for the company once; who writes reads it anew."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from passerelle.people.models import Company
from passerelle.people.queries import company as the_company
from passerelle.people.queries.company import company_read_once


def asked(queries):
    return sum('FROM "people_company"' in one["sql"] for one in queries)


def test_a_page_reads_the_company_once(owner, signed_in, company):
    client = signed_in(owner)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("roadmap:list")).status_code == 200
    assert asked(queries) == 1


def test_two_pages_read_it_twice(owner, signed_in, company):
    client = signed_in(owner)
    client.get(reverse("roadmap:list"))
    Company.objects.update(name="Renamed SAS")
    assert "Renamed SAS" in client.get(reverse("people:settings")).content.decode()


@pytest.mark.django_db
def test_it_is_read_anew_where_something_may_be_written(company):
    Company.objects.update(name="Before")
    assert the_company() is not the_company()
    with company_read_once():
        assert the_company() is the_company()
        assert the_company().name == "Before"
    Company.objects.update(name="After")
    assert the_company().name == "After"


def test_a_wrong_setting_is_not_taken_for_the_company(owner, signed_in, company):
    answer = signed_in(owner).post(reverse("people:settings"), {"name": "Half typed"})
    assert answer.status_code == 422
    assert Company.objects.get().name != "Half typed"
