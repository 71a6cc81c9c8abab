"""A Spark cluster (a master and two workers on loopback) counts where the data are and gives what DuckDB gives."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from passerelle.cli.why import why_command
from passerelle.connect.warehouse.reading import read
from passerelle.connect.warehouse.roll import roll_up
from passerelle.connect.warehouse.source import Kind, Source
from passerelle.kernel.errors import InputError
from tests.cli.stories import COLUMNS, signups
from tests.connect.warehouse.orders import ASKED, LEAVES, parquet

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("java"), reason="needs Java 17 (Debian: default-jre)"),
    pytest.mark.skipif(not importlib.util.find_spec("pyspark"), reason="needs pyspark 4.0"),
]
MEMORY = "512m"
LIGHT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Four thousand rows are read before an optimising compiler has paid for itself."""
OPTIONS = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": MEMORY,
    "spark.executor.memory": MEMORY,
    "spark.executor.extraJavaOptions": LIGHT,
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.ui.enabled": "false",
}
WAIT = 600


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a master with two workers, stopped afterwards."""
    folder = tmp_path_factory.mktemp("spark")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"spark://127.0.0.1:{port}"
    with contextlib.ExitStack() as running, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("JDK_JAVA_OPTIONS", LIGHT)
        _start(running, "master.Master", "--host", "127.0.0.1", "--port", str(port))
        for name in ("one", "two"):
            given = ["--cores", "1", "--memory", MEMORY, "--work-dir", str(folder / name)]
            _start(running, "worker.Worker", "--host", "127.0.0.1", *given, address)
        _answers(port)
        running.callback(_end_session)
        yield address


def _start(running: contextlib.ExitStack, role: str, *given: str) -> None:
    import pyspark

    home = Path(pyspark.__file__).parent
    words = [home / "bin" / "spark-class", f"org.apache.spark.deploy.{role}", "--webui-port", "0"]
    process = subprocess.Popen(
        [*words, *given],
        env={**os.environ, "SPARK_HOME": str(home), "SPARK_DAEMON_MEMORY": "128m"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    running.callback(process.wait)
    running.callback(process.terminate)


def _answers(port: int) -> None:
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.2)
    raise TimeoutError("the Spark master did not start")


def _end_session() -> None:
    from pyspark.sql import SparkSession

    if (session := SparkSession.getActiveSession()) is not None:
        session.stop()


def test_it_gives_what_duckdb_gives_down_to_the_finding_and_names_a_missing_table(
    cluster, tmp_path
):
    pytest.importorskip("ibis", reason="needs ibis-framework[pyspark]")
    path = parquet(tmp_path)
    there = Source(Kind.SPARK, cluster, table=str(path), options=OPTIONS)
    asked = replace(ASKED, since=dt.date(2026, 3, 3), before=dt.date(2026, 3, 19))
    roll_up(there, asked, tmp_path / "there", leaves=LEAVES)
    roll_up(Source(Kind.PARQUET, str(path)), asked, tmp_path / "here", leaves=LEAVES)
    first, second = read(tmp_path / "here"), read(tmp_path / "there")
    assert (first.days[0], first.days[-1]) == (dt.date(2026, 3, 3), dt.date(2026, 3, 18))
    assert (first.days, first.values, first.folds) == (second.days, second.values, second.folds)
    assert first.codes.tolist() == second.codes.tolist()
    assert first.counts.tolist() == second.counts.tolist()
    assert second.sums == pytest.approx(first.sums, rel=1e-12)
    with pytest.raises(InputError) as told:
        roll_up(replace(there, table="nothing"), ASKED, tmp_path / "kept")
    assert told.value.problem.code == "unknown-table"
    _same_finding(cluster, tmp_path / "signups.parquet")


def _same_finding(cluster: str, path: Path) -> None:
    """Why the sign-ups fell, asked of the cluster in the session that is open, and of the file."""
    columns = zip(*signups(), strict=True)
    pq.write_table(pa.table(dict(zip(COLUMNS, map(pa.array, columns), strict=True))), path)
    asked = (("--from", cluster, "--table", str(path)), ("--from", str(path)))
    found = [json.loads(_why(*words, "--json")) for words in asked]
    assert [one.pop("read")["rows"] for one in found] == [len(list(signups()))] * 2
    assert found[0] == found[1] and found[0]["estimate"]["movement"]["since"] == "2026-10-12"


def _why(*words: str) -> str:
    done = CliRunner().invoke(why_command, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout
