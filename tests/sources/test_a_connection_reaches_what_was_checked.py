"""A name is resolved once, checked, and reached at that address: what it becomes meanwhile leads nowhere."""

import socket

import ibis
import pytest

from passerelle.connect.warehouse.connecting import connected
from passerelle.connect.warehouse.pinning import pinned
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


@pytest.mark.parametrize(
    ("kind", "port"), [("spark", 7077), ("spark", 15002), ("clickhouse", 8123)]
)
def test_a_name_that_changes_after_the_check_leads_to_what_was_checked(rebound, kind, port):
    source = source_of(of(kind, port=port))
    assert source.addresses == (CHECKED,)
    assert pinned(source, port=port).hostname == CHECKED
    assert "shop.example" in source.place and CHECKED not in source.place


def test_clickhouse_is_asked_at_the_address_and_proves_its_name(rebound, monkeypatch):
    asked = {}

    class Base:
        def disconnect(self):
            asked["closed"] = True

    monkeypatch.setattr(
        ibis, "connect", lambda url, **given: asked.update(given, url=url) or Base()
    )
    source = source_of(of("clickhouse", port=8443, mode=Connection.Mode.VERIFY, login="reader"))
    with connected(source):
        pass
    assert asked["url"].startswith(f"clickhouse://reader@{CHECKED}:8443/")
    assert asked["server_host_name"] == "shop.example" and asked["closed"]


def test_of_several_addresses_the_one_that_answers_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        source = Source(Kind.SPARK, f"spark://cluster:{port}", addresses=("127.0.0.9", "127.0.0.1"))
        assert pinned(source, port=7077).netloc == f"127.0.0.1:{port}"


def test_an_address_of_the_sixth_version_is_written_between_brackets():
    source = Source(Kind.SPARK, "spark://cluster:7077", addresses=("2001:db8::7",))
    assert pinned(source, port=7077).netloc == "[2001:db8::7]:7077"
