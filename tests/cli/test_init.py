"""`passerelle init` founds the company once; `passerelle link` prints a way in."""

import json
import os
import pathlib
import subprocess
import sys

import pytest
from click.testing import CliRunner

from passerelle.cli.main import passerelle
from passerelle.people.models import Company

FOUND = ("init", "--email", "Anne@company.example", "--name", "Anne Roy", "--company", "Belvédère")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """`run("init", …)` in a data folder that does not exist yet; the same one for this file."""
    data = tmp_path_factory.mktemp("init") / "new"
    keep = {"PATH", "HOME", "LANG", "VIRTUAL_ENV"}
    environment = {key: value for key, value in os.environ.items() if key in keep}
    environment["PASSERELLE_DATA"] = str(data)

    def run(*words):
        return subprocess.run(
            [sys.executable, "-m", "passerelle", *words],
            env=environment,
            cwd=pathlib.Path(__file__).parent.parent.parent,
            capture_output=True,
            text=True,
            timeout=600,
        )

    run.data = data
    return run


@pytest.mark.slow
def test_one_company_is_founded_once_and_people_get_links(run):
    """From nothing, through every migration, as a newcomer types it."""
    before = run("link", "anne@company.example")
    assert before.returncode == 2
    assert "passerelle init" in before.stderr

    founded = run(*FOUND)
    assert founded.returncode == 0, founded.stderr
    assert "/invitations/" in founded.stdout
    assert (run.data / "secret-key").stat().st_mode & 0o777 == 0o600

    link = run("link", "ANNE@company.example", "--json")
    assert json.loads(link.stdout)["email"] == "anne@company.example"
    assert json.loads(link.stdout)["link"].startswith("http://localhost:8000/invitations/")


@pytest.fixture
def typed(monkeypatch):
    """`typed("link", …)` in this process, on the tables of the tests: none is to be migrated, no style collected."""
    monkeypatch.setattr("django.core.management.call_command", lambda *words, **options: None)
    return lambda *words: CliRunner().invoke(passerelle, words)


@pytest.mark.django_db
def test_an_address_that_is_none_is_refused(typed):
    wrong = typed("init", "--email", "anne", "--name", "Anne", "--company", "B")
    assert wrong.exit_code == 2
    assert "not an e-mail address" in wrong.stderr
    assert not Company.objects.exists()


@pytest.mark.django_db
def test_who_is_known_gets_a_link_and_no_second_owner_is_made(typed, owner):
    again = typed(*FOUND)
    assert again.exit_code == 1
    assert "already has an owner" in again.stderr

    without = typed("link", owner.email, "--forget-second-factor")
    assert "/invitations/" in without.stdout

    unknown = typed("link", "nobody@company.example")
    assert unknown.exit_code == 2
    assert "Nobody is known" in unknown.stderr
