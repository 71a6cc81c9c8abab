"""A name is resolved once, checked, and reached at that address: what it becomes meanwhile leads nowhere."""

import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import SimpleNamespace

import ibis
import pytest

from passerelle.connect.warehouse.connecting import connected
from passerelle.connect.warehouse.pinning import direct, pinned
from passerelle.connect.warehouse.source import Kind, Source
from passerelle.sources.models import Connection
from passerelle.sources.places.source import source_of

CHECKED, MEANWHILE = "203.0.113.7", "127.0.0.1"


@pytest.fixture
def rebound(settings, monkeypatch):
    """A name that is an open machine when it is checked, and this one whenever it is asked again."""
    settings.REACH = []
    answers = iter([CHECKED])

    def resolve(host, *_, **__):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers, MEANWHILE), 0))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


def of(kind, **facts):
    return Connection(name="Shop", kind=kind, host="shop.example", base="shop", **facts)


@pytest.fixture
def clickhouse(monkeypatch):
    """What its backend, which is an extra, is asked for."""
    asked = {}

    def connect(**given):
        asked.update(given)
        return SimpleNamespace(disconnect=lambda: asked.update(closed=True))

    monkeypatch.setitem(vars(ibis), "clickhouse", SimpleNamespace(connect=connect))
    return asked


@pytest.mark.parametrize(
    ("kind", "port"), [("spark", 7077), ("spark", 15002), ("clickhouse", 8123)]
)
def test_a_name_that_changes_after_the_check_leads_to_what_was_checked(rebound, kind, port):
    source = source_of(of(kind, port=port))
    assert source.addresses == (CHECKED,)
    assert pinned(source, port=port).hostname == CHECKED
    assert "shop.example" in source.place and CHECKED not in source.place


@pytest.mark.parametrize(
    ("mode", "port", "speaks"),
    [("verify-full", None, 8443), ("verify-full", 9440, 9440), ("prefer", 8443, 8443)],
)
def test_clickhouse_is_asked_under_tls_at_the_address_and_proves_its_name(
    rebound, clickhouse, mode, port, speaks
):
    with connected(source_of(of("clickhouse", port=port, mode=mode, login="reader"))):
        pass
    assert (clickhouse["host"], clickhouse["port"]) == (CHECKED, speaks)
    assert (clickhouse["interface"], clickhouse["user"]) == ("https", "reader")
    proof = clickhouse["pool_mgr"].connection_pool_kw
    assert proof["assert_hostname"] == proof["server_hostname"] == "shop.example"
    assert clickhouse["settings"]["readonly"] == 2 and clickhouse["closed"]


def test_clickhouse_in_clear_is_asked_at_the_address(rebound, clickhouse):
    with connected(source_of(of("clickhouse", mode="prefer"))):
        pass
    assert (clickhouse["host"], clickhouse["port"]) == (CHECKED, 8123)
    assert clickhouse["interface"] == "http"


def test_what_answers_leads_nowhere_else():
    asked = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(self.path)
            self.send_response(307)
            self.send_header("Location", "/inside")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            """Nothing is said on the terminal of the tests."""

    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/asked"
        found = direct(None).request("POST", url, body=b"SELECT 1", retries=1)
        server.shutdown()
    assert (found.status, asked) == (307, ["/asked"])


def test_of_several_addresses_the_one_that_answers_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        source = Source(Kind.SPARK, f"spark://cluster:{port}", addresses=("127.0.0.9", "127.0.0.1"))
        assert pinned(source, port=7077).netloc == f"127.0.0.1:{port}"


def test_an_address_of_the_sixth_version_is_written_between_brackets():
    source = Source(Kind.SPARK, "spark://cluster:7077", addresses=("2001:db8::7",))
    assert pinned(source, port=7077).netloc == "[2001:db8::7]:7077"
