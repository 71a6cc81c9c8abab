"""The scenarios, in the order in which they are run; a new one is a function added to `SCENARIOS`."""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.durability.imports import Pouring, killed_imports
from benchmarks.durability.installation import Installation, fresh_database, kill
from benchmarks.durability.outcome import Outcome, Size
from benchmarks.durability.uploads import Uploads
from benchmarks.durability.writers import Writers

Scenario = Callable[[Installation, Size], Outcome]


def killed_server(house: Installation, size: Size) -> Outcome:
    """People write and give files; the server is killed under them again and again."""
    chance = random.Random(1)
    writers, uploads = Writers(house, size.clients, sign="killed"), Uploads(house)
    server = house.serve()
    with writers.writing(), uploads.giving():
        for _ in range(size.kills):
            writers.wait_for(chance.randint(5, 40))
            kill(server)
            server = house.serve()
        writers.wait_for(10)
    texts = writers.found()
    events = house.count("SELECT COUNT(*) FROM trail_event WHERE verb = 'commented'")
    lost = set(writers.acknowledged) - set(texts)
    torn = abs(len(texts) - events) + len(texts) - len(set(texts))
    done = len(writers.acknowledged) + len(uploads.taken)
    note = f"{len(uploads.taken)} of them files, longest answer to a text {writers.longest:.2f} s"
    missing = len(lost) + uploads.lost()
    return Outcome("server killed", done, size.kills, missing, torn + uploads.torn(), note)


def killed_worker(house: Installation, size: Size) -> Outcome:
    """Jobs wait; the worker is killed under them again and again; all are done in the end, once.

    A job that was killed under three workers is given up, with its reason: that is the promise, and it is counted.
    """
    chance = random.Random(2)
    house.tell(
        "from passerelle.jobs.actions import enqueue; from benchmarks.durability.jobs import publish\n"
        f"[enqueue(publish, n, {house.facts['person']}, key=f'job-{{n}}') for n in range({size.jobs})]"
    )
    for _ in range(size.kills):
        worker = house.start("worker")
        _wait_for_a_running_job(house, worker.pid)
        time.sleep(chance.uniform(0, 0.1 if size.kills == 1 else 1.5))  # a job takes 0.12 s
        kill(worker)
    time.sleep(2.5)  # longer than PASSERELLE_JOB_SILENCE
    worker = house.start("worker")
    try:
        states = _wait_for_the_end(house)
    finally:
        kill(worker)
    first, second = (
        house.count(f"SELECT COUNT(*) FROM desk_savedview WHERE page = '{page}'")
        for page in ("job", "job, second half")
    )
    done = states.get("SUCCESSFUL", 0)
    torn = abs(first - second) + max(
        0, done - first
    )  # half a job; a job called done without its row
    attempts = house.count(f"SELECT SUM(attempts) FROM jobs_lease WHERE {OURS}")
    given_up = house.count(
        f"SELECT COUNT(*) FROM jobs_lease WHERE {OURS} AND failure = 'killed' AND attempts = 3"
    )
    note = f"{attempts - size.jobs} taken over, {given_up} given up after three kills"
    return Outcome("worker killed", done, size.kills, size.jobs - done - given_up, torn, note)


OURS = "key LIKE 'job-%'"
"""The worker asks itself for others: the round of the watch each morning."""


def _wait_for_a_running_job(house: Installation, pid: int) -> None:
    """Until this worker holds a job."""
    until = time.monotonic() + 600
    asked = f"SELECT COUNT(*) FROM jobs_lease WHERE ended_at IS NULL AND worker LIKE '%:{pid}'"
    while time.monotonic() < until and not house.count(asked):
        time.sleep(0.05)


def _wait_for_the_end(house: Installation) -> dict[str, int]:
    until = time.monotonic() + 600
    asked = (
        "SELECT status, COUNT(*) FROM django_tasks_database_dbtaskresult"
        f" WHERE id IN (SELECT task_id FROM jobs_lease WHERE {OURS}) GROUP BY status"
    )
    while time.monotonic() < until:
        states = dict(house.rows(asked))
        if not {"READY", "RUNNING"} & set(states):
            return states
        time.sleep(0.5)
    raise RuntimeError(f"jobs are still waiting: {states}")


def backup_under_writes(house: Installation, size: Size) -> Outcome:
    """A backup is made while people write and files are poured in; restored elsewhere, it is what its manifest says."""
    writers = Writers(house, size.clients, sign="saved")
    server = house.serve()
    with tempfile.TemporaryDirectory(prefix="passerelle-restored-") as name:
        archive = Path(name) / "backup.zip"
        pouring = Pouring(house, Path(name), items=0 if size.kills < 2 else 4000)
        try:
            with writers.writing():
                writers.wait_for(20)
                before = list(writers.acknowledged)
                pouring.start()
                saved = json.loads(house.run("passerelle", "backup", str(archive), "--json"))
                writers.wait_for(5)
                pouring.end()
        finally:
            kill(server)
        there = Installation(Path(name) / "data", fresh_database(house.database_url))
        there.data.mkdir()
        there.run("passerelle", "restore", str(archive))  # refuses what differs from its manifest
        texts = Writers(there, 0, sign="saved").found()
        torn = int(pouring.is_half(there))
        torn += 0 if size.kills < 2 else _differs(there, saved["content"], Path(name))
    lost = len(set(before) - set(texts))
    note = f"{len(texts)} texts in it, longest answer {writers.longest:.2f} s"
    return Outcome("backup under writes", len(before), 0, lost, torn, note)


def _differs(there: Installation, content: str, folder: Path) -> int:
    """Whether `passerelle export` of what was restored has another digest than the manifest said."""
    exported = json.loads(there.run("passerelle", "export", str(folder / "out.zip"), "--json"))
    return int(exported["digest"] != content)


SCENARIOS: tuple[Scenario, ...] = (
    killed_server,
    killed_worker,
    killed_imports,
    backup_under_writes,
)
SHORT: tuple[Scenario, ...] = (killed_server, killed_imports, backup_under_writes)
"""At the reduced size the worker is killed under an import only."""
