"""What is too large is refused before it is kept, by a page that says how much is accepted."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.urls import reverse

pytestmark = pytest.mark.django_db
NEW = "/sources/new/"
FIELDS = {"kind": "initiatives", "product": ""}


def a_file(size: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("roadmap.csv", (b"Title\n" + b"x" * 79 + b"\n" * 1) * (size // 86))


@pytest.fixture
def few(settings):
    settings.UPLOAD_MAX = 1024**2


@pytest.fixture
def unread(monkeypatch):
    """Fails as soon as a file begins to be kept."""

    def kept(*args, **kwargs):
        raise AssertionError("a byte of it was read")

    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", kept)
    monkeypatch.setattr("django.core.files.uploadhandler.MemoryFileUploadHandler.new_file", kept)


def test_a_file_over_the_limit_is_refused_and_the_limit_is_said(few, unread, alice, signed_in):
    answer = signed_in(alice).post(NEW, {**FIELDS, "file": a_file(2 * 1024**2)})
    assert answer.status_code == 413
    page = answer.content.decode()
    assert "larger than what these pages accept" in page
    assert "up to 1 MB" in page
    assert "passerelle import" in page


def test_a_file_within_it_is_taken(few, alice, signed_in):
    answer = signed_in(alice).post(NEW, {**FIELDS, "file": a_file(900 * 1024)})
    assert answer.status_code == 302


def test_a_script_gets_its_part_of_a_page(few, alice, signed_in):
    body = {**FIELDS, "file": a_file(2 * 1024**2)}
    answer = signed_in(alice).post(NEW, body, headers={"HX-Request": "true"})
    assert answer.status_code == 413
    assert b"<html" not in answer.content


def test_before_a_sign_in_no_file_is_kept(unread, company, client):
    """A form's size is all that a stranger may send: a disk is not filled from the sign-in page."""
    answer = client.post(reverse("account_login"), {"login": "a", "file": a_file(6 * 1024**2)})
    assert answer.status_code == 413


def test_a_form_is_no_way_around(settings, alice, signed_in):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    browser = signed_in(alice)
    plain = "application/x-www-form-urlencoded"
    assert browser.post(NEW, "kind=" + "x" * 2000, content_type=plain).status_code == 413
    in_parts = browser.post(NEW, {"kind": "x" * 2000, "file": io.BytesIO(b"a")})
    assert in_parts.status_code == 413


def test_too_many_fields_are_refused_by_the_same_page(settings, alice, signed_in):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    answer = signed_in(alice).post(NEW, {f"f{n}": "1" for n in range(20)})
    assert answer.status_code == 413
    assert "larger than what these pages accept" in answer.content.decode()
