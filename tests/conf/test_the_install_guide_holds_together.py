"""What an administrator copies from the install guide is whole, and speaks of what exists."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from passerelle.cli.main import VERBS, passerelle
from passerelle.conf.environment import VARIABLES

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "docs/guide/install.md").read_text(encoding="utf-8")
CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8")
UNITS = ("passerelle.service", "passerelle-worker.service")
PROGRAM = "/opt/passerelle/.venv/bin/passerelle"
OURS = re.compile(r"\b(?:PASSERELLE|OIDC)_[A-Z][A-Z_]*|\b(?:DATABASE|EMAIL)_URL(?:_FILE)?\b")
NOT_SETTINGS = {"PASSERELLE_REFERENCE_DATA", "PASSERELLE_TESTS_ON_POSTGRES"}  # of the tests alone


def block(after: str) -> str:
    """The first fenced block after some words."""
    found = re.search(r"```\w*\n(.*?)```", GUIDE[GUIDE.index(after) :], re.DOTALL)
    assert found, after
    return found[1]


def unit(name: str) -> configparser.ConfigParser:
    """A unit as systemd reads it: names keep their case, a `%` is systemd's own."""
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read_string(block(f"`/etc/systemd/system/{name}`"))
    return read


def names() -> set[str]:
    """Every variable one may set, with the `_FILE` variant of each secret."""
    return {v.name for v in VARIABLES} | {f"{v.name}_FILE" for v in VARIABLES if v.secret}


@pytest.mark.parametrize("page", ["README.md", "Containerfile", "docs"])
def test_every_variable_that_is_spoken_of_exists(page):
    where = ROOT / page
    texts = where.rglob("*.md") if where.is_dir() else [where]
    spoken = {name for text in texts for name in OURS.findall(text.read_text(encoding="utf-8"))}
    assert spoken <= names() | NOT_SETTINGS


def test_every_variable_of_the_table_exists_and_every_secret_may_be_a_file():
    table = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+) \|$", GUIDE, flags=re.MULTILINE))
    assert set(table) == {variable.name for variable in VARIABLES}
    for variable in VARIABLES:
        assert (f"`{variable.name}_FILE`" in table[variable.name]) is variable.secret


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_names_the_user_the_settings_and_a_verb_that_exists(name):
    service = unit(name)["Service"]
    assert service["User"] == "passerelle"
    assert service["EnvironmentFile"] == "/etc/passerelle/environment"
    assert "PASSERELLE_DATA=" + service["ReadWritePaths"] in block("`/etc/passerelle/environment`")
    for line in (service["ExecStart"], service.get("ExecStartPre")):
        if line:
            program, verb = line.split()
            assert program == PROGRAM
            assert verb in VERBS


@pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="needs systemd-analyze, of the package systemd"
)
def test_systemd_reads_both_units_without_a_word(tmp_path):
    """The program is put where it can be found; all else is as printed."""
    for name in UNITS:
        text = block(f"`/etc/systemd/system/{name}`").replace(PROGRAM, shutil.which("true"))
        (tmp_path / name).write_text(text)
    said = subprocess.run(
        ["systemd-analyze", "verify", *(str(tmp_path / name) for name in UNITS)],
        capture_output=True,
        text=True,
    )
    assert (said.returncode, said.stderr) == (0, "")


def test_every_command_of_the_guide_exists():
    for verb, rest in re.findall(r"\bpasserelle ([a-z]+)\b([^\n`]*)", "\n".join(fences())):
        command = passerelle.get_command(click.Context(passerelle), verb)
        assert isinstance(command, click.Command), verb
        known = {option for param in command.params for option in param.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, (verb, rest)


def fences() -> list[str]:
    """What is typed: the fenced blocks of shell, without what a container's own command takes."""
    shell = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    lines = [line for text in shell for line in text.splitlines()]
    return [line for line in lines if re.match(r"(sudo )?passerelle [a-z]", line)]


@pytest.mark.parametrize("after", ["Caddy, which", "nginx:"])
def test_a_proxy_lets_through_what_the_pages_accept_and_a_little_more(after):
    """Or its own bare page would refuse a file that ours refuses in words."""
    said = re.search(r"(?:max_size|client_max_body_size) (\d+)(?:MB|m);?\n", block(after))
    most = next(int(v.default) for v in VARIABLES if v.name == "PASSERELLE_UPLOAD_MB")
    assert said
    assert int(said[1]) > most


def test_nginx_says_who_came_and_how_and_lets_nobody_say_it_themselves():
    text = block("nginx:")
    for header, value in {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "$host",
        "X-Forwarded-For": "$remote_addr",
    }.items():
        assert f"proxy_set_header {header} {value};" in text
    assert "return 301 https://" in text


def test_the_container_file_copies_and_runs_what_exists():
    for path in re.findall(r"(requirements/\S+\.txt|tools/\S+\.py)", CONTAINER):
        assert (ROOT / path).exists(), path
    [verb] = re.findall(r'^CMD \["(\w+)"\]$', CONTAINER, flags=re.MULTILINE)
    assert verb in VERBS
    assert re.search(r"^USER passerelle$", CONTAINER, flags=re.MULTILINE)
