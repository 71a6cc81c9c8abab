"""A data folder of the test's own, and the file of a tracker poured in as a person would."""

from __future__ import annotations

import pytest

from passerelle.sources.actions import connections, pour
from passerelle.sources.actions.receive import blocks_of, receive
from passerelle.sources.models import Connection
from tests.sources.shop import shop


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()


@pytest.fixture
def pour_in(alice):
    """`pour_in(path)` publishes a tracker's file as Alice; `kind=` for another kind; the rest are options."""

    def poured(path, kind="tracker", *, by=None, product=None, **options):
        who = by or alice
        of = receive(
            kind,
            blocks_of(path),
            name=path.name,
            by=who,
            options={"tz": "UTC", **options},
            product=product,
        )
        pour.run(of, by=who)
        return of

    return poured


@pytest.fixture
def folder(settings, tmp_path):
    settings.TABLES = str(shop(tmp_path))
    return tmp_path / "shop"


@pytest.fixture
def files(folder, alice):
    made = Connection(name="Files", kind="parquet", path="orders.parquet")
    connections.add_connection(made, password="", by=alice)
    connections.test(made)
    return made
