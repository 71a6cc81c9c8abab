"""A tracker and a measure are poured in, killed while they stage, publish and end, in the worker and in the command."""

from __future__ import annotations

import contextlib
import json
import os
import random
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.durability import poured
from benchmarks.durability.installation import Installation, kill
from benchmarks.durability.outcome import Outcome, Size

STATE, STOPPING = "benchmarks.durability.state", "benchmarks.durability.stopping"
COUNTED = ("delivery_workitem", "delivery_change", "kpis_load")
SEEN = "SELECT " + ", ".join(f"(SELECT COUNT(*) FROM {table})" for table in COUNTED)
Kills = dict[str, tuple[str, str]]
"""Kind of import → who is killed (worker or command), and where."""


@dataclass
class Pouring:
    """Both imports going on beside something else; without items, none."""

    house: Installation
    folder: Path
    items: int
    commands: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> None:
        if self.items:
            made = (
                poured.tracker(self.folder, self.items),
                poured.measure(self.folder, self.items),
            )
            for kind, file in zip(("tracker", "measure"), made, strict=True):
                self.commands.append(self.house.start(*poured.command(kind, file)))

    def end(self) -> None:
        for command in self.commands:
            if command.wait():
                raise RuntimeError((self.house.data / "import.log").read_text()[-2000:])

    def is_half(self, there: Installation) -> bool:
        """Whether an import is there in part."""
        return tuple(there.rows(SEEN)[0]) not in whole(self.items)


def whole(items: int) -> set[tuple[int, ...]]:
    """What a reader may see: each import there, or not."""
    return {(*rows, loads) for rows in ((0, 0), (items, 2 * items)) for loads in (0, 1)}


@dataclass
class Trial:
    """What is poured in, how it ends when nothing is killed, and what the kills did to it."""

    house: Installation
    files: dict[str, Path]
    items: int
    expected: str = ""
    runs: int = 0
    kills: int = 0
    half: int = 0
    different: int = 0
    left: int = 0


def killed_imports(house: Installation, size: Size) -> Outcome:
    """Each import ends as one that was never killed: same content, nothing half seen, nothing left behind."""
    short = SHORT["postgres" if house.database_url else "sqlite"]
    items, plan = (60, [short]) if size.kills == 1 else (2000, LONG)
    with tempfile.TemporaryDirectory(prefix="passerelle-poured-") as name:
        folder = Path(name)
        files = {"tracker": poured.tracker(folder, items), "measure": poured.measure(folder, items)}
        if size.kills == 1:  # a process costs more than what it pours in
            files = {kind: file for kind, file in files.items() if kind in short}
        trial = Trial(house, files, items)
        with house.twin() as there:
            trial.expected = _pour(there, trial, {})
        for kills in plan:
            with house.twin() as there, _watched(there, trial):
                _compare(there, trial, _pour(there, trial, kills))
        if size.kills > 1:
            _kill_at_any_row(trial, size.kills)
    note = f"{trial.half} half seen, {trial.different} ended otherwise, {trial.left} things left"
    torn = trial.half + trial.left
    return Outcome("imports killed", trial.runs, trial.kills, trial.different, torn, note)


SHORT: dict[str, Kills] = {
    "sqlite": {"tracker": ("worker", "publishing")},
    "postgres": {"measure": ("command", "publishing")},
}
LONG: list[Kills] = [
    {"tracker": (who, where), "measure": (who, where)}
    for who in ("worker", "command")
    for where in ("staging", "publishing", "published")
]


def _pour(there: Installation, trial: Trial, kills: Kills) -> str:
    """One file after the other, those of `kills` killed and done again; the state at the end."""
    digest = ""
    for kind, file in trial.files.items():
        who, where = kills.get(kind, ("", ""))
        if who:
            _kill_at(there, f"{kind}: {where}", who=who, file=file)
            trial.kills += 1
        if who == "worker":
            _take_over(there)
        ended = who == "worker" or where == "published"  # once more would be another import
        digest = "" if ended else _state(there, *poured.command(kind, file))
    return digest or _state(there)


def _state(there: Installation, *words: str) -> str:
    """Its digest, after a command."""
    return str(json.loads(there.run(STATE, *words).splitlines()[-1])["digest"])


def _kill_at(there: Installation, point: str, *, who: str, file: Path) -> None:
    kind, mark = point.split(":")[0], there.data / "stopped"
    mark.unlink(missing_ok=True)
    stop = {"STOP_AT": point, "STOP_MARK": str(mark)}
    if who == "worker":
        process = there.start("worker", module=STOPPING, ASK=poured.asked(kind, file), **stop)
    else:
        process = there.start(*poured.command(kind, file), module=STOPPING, **stop)
    _wait(lambda: mark.exists() or process.poll() is not None)
    if not mark.exists():
        log = "worker.log" if who == "worker" else "import.log"
        raise RuntimeError(f"{point} was not reached: {(there.data / log).read_text()[-2000:]}")
    time.sleep(0.2)  # the reader looks
    kill(process)
    _let_a_day_pass(there)


def _let_a_day_pass(there: Installation) -> None:
    """What is put away a day after a kill may go now."""
    then = time.time() - 2 * 86_400
    for path in [*there.data.glob("measures/*/*"), *there.data.glob("staging/.incoming-*")]:
        os.utime(path, (then, then))


def _take_over(there: Installation) -> None:
    """A new worker finds the job whose worker went silent."""
    worker = there.start("worker")
    try:
        _wait(lambda: not there.count("SELECT COUNT(*) FROM jobs_lease WHERE ended_at IS NULL"))
    except RuntimeError as error:
        said = (there.data / "worker.log").read_text()[-2000:]
        raise RuntimeError(f"{error}; {there.rows(UNENDED)} are waiting: {said}") from error
    kill(worker)


UNENDED = "SELECT key, attempts, done, total FROM jobs_lease WHERE ended_at IS NULL"


def _compare(there: Installation, trial: Trial, digest: str) -> None:
    trial.runs += len(trial.files)
    trial.different += digest != trial.expected
    trial.left += _left(there)


def _kill_at_any_row(trial: Trial, kills: int) -> None:
    """The tracker's command, killed at moments drawn by chance, then left alone."""
    chance, words = random.Random(3), poured.command("tracker", trial.files["tracker"])
    with trial.house.twin() as there, _watched(there, trial):
        done = 0
        while not done and trial.kills < kills + 2 * len(LONG):
            process = there.start(*words)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.5, 2.5))
            kill(process)
            trial.kills += 1
            done = there.count("SELECT COUNT(*) FROM sources_import WHERE state = 'published'")
        _compare(there, trial, _pour(there, trial, {}) if not done else _rest(there, trial))


def _rest(there: Installation, trial: Trial) -> str:
    """The command ended before it was killed: the other file is left."""
    return _state(there, *poured.command("measure", trial.files["measure"]))


@contextlib.contextmanager
def _watched(there: Installation, trial: Trial) -> Iterator[None]:
    """A reader who looks all the time."""
    stop, seen = threading.Event(), set()

    def look() -> None:
        while not stop.wait(0.04):
            seen.add(tuple(there.rows(SEEN)[0]))

    reader = threading.Thread(target=look)
    reader.start()
    try:
        yield
    finally:
        stop.set()
        reader.join()
    trial.half += len(seen - whole(trial.items))


def _left(there: Installation) -> int:
    """Folders of runs and of uploads that nobody needs, files of no load, imports without an end."""
    found = [path for name in LEFT for path in there.data.glob(name)]
    unended = "SELECT COUNT(*) FROM sources_import WHERE state <> 'published'"
    return len(found) + there.count(unended)


LEFT = ("staging/*/run-*", "staging/.incoming-*", "measures/*/*.half")


def _wait(until: Callable[[], bool], seconds: float = 600) -> None:
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            raise RuntimeError(f"nothing happened for {seconds:g} s")
        time.sleep(0.1)
