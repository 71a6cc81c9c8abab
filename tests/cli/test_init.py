"""`passerelle init` founds the company once; `passerelle link` prints a way in."""

import json
import os
import pathlib
import subprocess
import sys

import pytest

FOUND = ("init", "--email", "Anne@company.example", "--name", "Anne Roy", "--company", "Belvédère")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """`run("init", …)` in a data folder that does not exist yet; the same one for this file."""
    data = tmp_path_factory.mktemp("init") / "new"
    keep = {"PATH", "HOME", "LANG", "VIRTUAL_ENV"}
    environment = {key: value for key, value in os.environ.items() if key in keep}
    environment["PASSERELLE_DATA"] = str(data)

    def run(*words, typed=""):
        return subprocess.run(
            [sys.executable, "-m", "passerelle", *words],
            env=environment,
            cwd=pathlib.Path(__file__).parent.parent.parent,
            input=typed,
            capture_output=True,
            text=True,
            timeout=600,
        )

    run.data = data
    return run


def test_one_company_is_founded_once_and_people_get_links(run):
    before = run("link", "anne@company.example")
    assert before.returncode == 2
    assert "passerelle init" in before.stderr

    wrong = run("init", "--email", "anne", "--name", "Anne", "--company", "B")
    assert wrong.returncode == 2
    assert "not an e-mail address" in wrong.stderr

    founded = run(*FOUND)
    assert founded.returncode == 0, founded.stderr
    assert "/invitations/" in founded.stdout
    assert (run.data / "secret-key").stat().st_mode & 0o777 == 0o600

    again = run(*FOUND)
    assert again.returncode == 1
    assert "already has an owner" in again.stderr

    link = run("link", "ANNE@company.example", "--json")
    assert json.loads(link.stdout)["email"] == "anne@company.example"
    assert json.loads(link.stdout)["link"].startswith("http://localhost:8000/invitations/")

    without = run("link", "anne@company.example", "--forget-second-factor")
    assert "/invitations/" in without.stdout

    unknown = run("link", "nobody@company.example")
    assert unknown.returncode == 2
    assert "Nobody is known" in unknown.stderr
