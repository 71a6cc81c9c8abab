"""How do we know? One answer, as a popover or as a page; and refusals of the field."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from passerelle.kernel.errors import DomainError
from passerelle.ui.know import Know, answer, is_part
from passerelle.ui.middleware import SpokenErrors

KNOWN = Know("61", formula="2,000 draws", refusal="No verdict", needs=("nine more days",))


def asked(**headers):
    request = RequestFactory().get("/why/", headers=headers)
    request.user = None
    return request


def test_a_popover_holds_only_the_facts():
    html = answer(asked(**{"HX-Target": "know"}), KNOWN).content.decode()
    assert "2,000 draws" in html and "nine more days" in html
    assert "<html" not in html


@pytest.mark.django_db
def test_without_a_script_it_is_a_page(signed_in, owner):
    request = asked()
    request.user = owner
    html = answer(request, KNOWN).content.decode()
    assert "<html" in html and "2,000 draws" in html
    assert not is_part(request, "know")


@pytest.mark.django_db
@pytest.mark.parametrize(("header", "whole"), [({}, True), ({"HX-Request": "true"}, False)])
def test_a_refusal_of_the_field_speaks(owner, header, whole):
    def view(request) -> HttpResponse:
        return HttpResponse()

    request = asked(**header)
    request.user = owner
    error = DomainError("Too late.", "Ask for more time.")
    reply = SpokenErrors(view).process_exception(request, error)
    assert reply is not None and reply.status_code == 422
    html = reply.content.decode()
    assert "Too late." in html and "Ask for more time." in html
    assert ("<html" in html) is whole


def test_other_errors_are_left_alone():
    assert SpokenErrors(HttpResponse).process_exception(asked(), ValueError()) is None
