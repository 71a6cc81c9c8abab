"""A real company, a real server, a real browser: what a person meets, end to end."""

from __future__ import annotations

import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from passerelle.engine.worlds import wishes
from tests.browser.steps import written
from tests.chromium import NEEDS_CHROMIUM
from tests.sources.shop import shop


def pytest_collection_modifyitems(items):
    here = pathlib.Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            for mark in NEEDS_CHROMIUM:
                item.add_marker(mark)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(
    url: str, process: subprocess.Popen, *, accounts: pathlib.Path, log: pathlib.Path
) -> None:
    """Until the company is loaded, which takes a minute or two on a busy machine, and served."""
    for _ in range(2400):
        if process.poll() is not None:
            break
        try:
            if not accounts.exists():
                raise ConnectionError
            urllib.request.urlopen(url, timeout=60)
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
    raise RuntimeError(f"the server did not start:\n{log.read_text()[-3000:]}")


@contextmanager
def _running(*words: str, env: dict[str, str], log: pathlib.Path):
    """A command of the product in the background, ended with all that it started."""
    with log.open("wb") as output:
        started = subprocess.Popen(
            [sys.executable, "-m", "passerelle", *words],
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield started
        finally:
            os.killpg(started.pid, signal.SIGTERM)
            started.wait(600)


def _place(data: pathlib.Path, **more: str) -> tuple[str, dict[str, str]]:
    """The address and the environment of an installation in this folder."""
    port = _free_port()
    environment = {
        **os.environ,
        "PASSERELLE_DATA": str(data),
        "PASSERELLE_PORT": str(port),
        **more,
    }
    environment.pop("PASSERELLE_SECRET_KEY", None)
    return f"http://localhost:{port}", environment


@pytest.fixture(scope="session")
def belvedere(tmp_path_factory):
    """The simulated company served by `passerelle demo`: its address and its accounts by role."""
    data = tmp_path_factory.mktemp("belvedere")
    address, environment = _place(data, PASSERELLE_TABLES=str(shop(data)))
    log = data.parent / "server.log"
    with _running("demo", env=environment, log=log) as server:
        written = data / "demo-accounts.json"
        _wait_for(f"{address}/account/login/", server, accounts=written, log=log)
        accounts = json.loads(written.read_text())
        yield {"address": address, "accounts": accounts, "data": data, "log": log}


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory):
    """A company that begins today, with its teams poured in: its address, and the link its owner comes in by."""
    folder = tmp_path_factory.mktemp("newcomer")
    address, environment = _place(folder / "data")

    def said(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "passerelle", *words],
            env=environment,
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout

    people = ["--email", "a.deschamps@example.org", "--name", "Anne Deschamps"]
    begun = json.loads(said("init", *people, "--company", "L’Établi", "--json"))
    said("import", "people", str(written(wishes.people(), folder / "people.csv")))
    log = folder / "server.log"
    with (
        _running("serve", env=environment, log=log) as server,
        _running("worker", env=environment, log=folder / "worker.log"),
    ):
        _wait_for(f"{address}/account/login/", server, accounts=folder / "people.csv", log=log)
        yield {"address": address, "link": begun["link"], "folder": folder}


@pytest.fixture
def page(chromium, belvedere):
    """A page that fails the test when the console shows an error or a request breaks."""
    context = chromium.new_context(
        base_url=belvedere["address"], viewport={"width": 1440, "height": 900}, locale="en-GB"
    )
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    yield tab
    context.close()
    assert not wrong, f"the console says: {wrong}"


@pytest.fixture
def sign_in(page, belvedere):
    """`sign_in("cpo")` opens the bridge as that role."""

    def go(role: str):
        account = next(a for a in belvedere["accounts"] if a["role"] == role)
        page.goto("/account/login/")
        page.fill("input[name=login]", account["email"])
        page.fill("input[name=password]", account["password"])
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(f"{belvedere['address']}/")
        return page

    return go
