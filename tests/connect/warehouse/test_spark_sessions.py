"""A process holds one Spark session: another address is never answered by the first cluster."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from passerelle.connect.warehouse import spark
from passerelle.connect.warehouse.connecting import connected
from passerelle.connect.warehouse.source import Kind, Source
from passerelle.kernel.errors import InputError


class Session:
    """As Spark's own: the one that lives is given, whatever master is asked for."""

    live: Session | None = None

    def __init__(self, address: str) -> None:
        self.address = address
        self.sparkContext = SimpleNamespace(cancelAllJobs=lambda: None)

    def stop(self) -> None:
        Session.live = None


class Builder:
    def appName(self, _name: str) -> Builder:
        return self

    def master(self, address: str) -> Builder:
        self.address = address
        return self

    def getOrCreate(self) -> Session:
        Session.live = Session.live or Session(self.address)
        return Session.live


@pytest.fixture(autouse=True)
def faked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    module, ibis = ModuleType("pyspark.sql"), ModuleType("ibis")
    vars(module)["SparkSession"] = SimpleNamespace(builder=Builder())
    vars(ibis)["pyspark"] = SimpleNamespace(connect=lambda session: session)
    monkeypatch.setitem(sys.modules, "pyspark", ModuleType("pyspark"))
    monkeypatch.setitem(sys.modules, "pyspark.sql", module)
    monkeypatch.setitem(sys.modules, "ibis", ibis)
    monkeypatch.setattr(spark, "_LIVE", spark.Live())
    yield
    Session.live = None


def at(address: str) -> Any:
    return connected(Source(Kind.SPARK, address, table="orders"))


def test_another_address_is_answered_by_its_own_cluster() -> None:
    for address in ("spark://one:7077", "spark://two:7077", "spark://two:7077"):
        with at(address) as opened:
            assert opened.ibis.address == address


def test_the_session_is_kept_from_one_reading_of_a_cluster_to_the_next() -> None:
    with at("spark://one:7077") as first, at("spark://one:7077") as second:
        assert first.ibis is second.ibis
    with at("spark://one:7077") as third:
        assert third.ibis is first.ibis


def test_a_cluster_that_is_being_read_is_not_stopped_for_another() -> None:
    with at("spark://one:7077") as first:
        with pytest.raises(InputError) as told, at("spark://two:7077"):
            pass
        assert told.value.problem.code == "spark-in-use"
        assert Session.live is first.ibis
    with at("spark://two:7077") as second:
        assert second.ibis.address == "spark://two:7077"


def test_a_session_that_cannot_be_stopped_does_not_close_the_door_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with at("spark://one:7077") as first:
        monkeypatch.setattr(first.ibis, "stop", lambda: 1 / 0, raising=False)
    Session.live = None
    with pytest.raises(ZeroDivisionError), at("spark://two:7077"):
        pass
    with at("spark://two:7077") as second:
        assert second.ibis.address == "spark://two:7077"
