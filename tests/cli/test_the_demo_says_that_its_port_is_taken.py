"""Two demos cannot listen in one place: the second says so before it loads or prints anything."""

from __future__ import annotations

import socket

import pytest
from click.testing import CliRunner

from passerelle.cli.demo import command


def test_a_taken_port_is_said_at_once_with_the_way_out(monkeypatch):
    monkeypatch.setattr(command, "_prepare", lambda: pytest.fail("it went on"))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        given = {"PASSERELLE_BIND": "127.0.0.1", "PASSERELLE_PORT": str(port)}
        said = CliRunner().invoke(command.demo_command, env=given)
    assert said.exit_code == 2
    assert f"port {port}" in said.output and f"PASSERELLE_PORT={port + 1}" in said.output
