"""`python -m benchmarks.import_tracker [FILE...]`: pour tracker files into throw-away installations and count.

Give the files of one or several trackers, JSON (with history) and CSV (without) alike; by default those of the
folder that PASSERELLE_REFERENCE_DATA names. Prints, for each order,
what was created and updated, the CPU seconds, and how long the write lock was held.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from benchmarks.report import skipped

INIT = ("init", "--email", "owner@bench.example", "--name", "Bench", "--company", "Bench", "--json")
COVERAGE = (
    "from passerelle.delivery.models import WorkItem as W; n = W.objects.count();"
    "print('covered', n and 100 * W.objects.exclude(started_at=None).count() / n)"
)


def passerelle(home: Path, *words: str, module: str = "passerelle") -> str:
    """Run the command in this data folder; what it prints."""
    command = [sys.executable, "-m", module, *words]
    environment = {**os.environ, "PASSERELLE_DATA": str(home)}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise SystemExit(done.stderr or done.stdout)
    return done.stdout


def poured(home: Path, title: str, files: list[str]) -> list[dict[str, Any]]:
    """One run of the import command: a line for each file, CPU seconds of the whole run on the first."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    rows: list[dict[str, Any]] = json.loads(
        passerelle(home, "import", "tracker", *files, "--tz", "UTC", "--json")
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    for index, row in enumerate(rows):
        row |= {"step": title, "cpu": round(cpu, 1) if index == 0 else None}
    return rows


def coverage(home: Path) -> float:
    """Share of items with a start, in %."""
    text = passerelle(home, "manage", "shell", "-v", "0", "-c", COVERAGE)
    return float(text.split("covered")[1])


def measured(
    files: list[str], *, both_ways: bool = True, is_quick: bool = False
) -> tuple[list[dict[str, Any]], float]:
    """Rich files first, again, then the poor ones; then (`both_ways`) the other way round elsewhere.

    With `is_quick` the tables of the installation come from the models, before it is founded.
    """
    poor = [name for name in files if ".csv" in name or ".xlsx" in name]
    rich = [name for name in files if name not in poor]
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder) / "one", Path(folder) / "other"
        if is_quick:
            one.mkdir()
            passerelle(one, module="benchmarks.ready")
        passerelle(one, *INIT)
        shutil.copytree(one, other)
        first = rich or poor
        for title, given in (("first", first), ("again", first), ("poorer after", rich and poor)):
            rows += poured(one, title, given) if given else []
        share = coverage(one)
        if both_ways and rich and poor:
            rows += poured(other, "poorer first", poor)
            rows += poured(other, "richer after", rich)
    return rows, share


def reference() -> list[str]:
    """The real trackers, where there are."""
    folder = os.environ.get("PASSERELLE_REFERENCE_DATA", "")
    return sorted(map(str, Path(folder, "tracker").glob("*.jira.*.gz"))) if folder else []


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True))
@click.option("--json", "as_json", is_flag=True)
def main(files: tuple[str, ...], as_json: bool) -> None:
    given = list(files) or reference()
    if not given:
        skipped(
            "import_tracker", "needs files, or PASSERELLE_REFERENCE_DATA, the folder of real data"
        )
        return
    rows, share = measured(given)
    if as_json:
        click.echo(json.dumps({"runs": rows, "started": share}))
        return
    names = ("step", "file", "read", "created", "updated", "changes", "lock", "cpu")
    for row in [dict(zip(names, names, strict=True)), *rows]:
        cells = ("" if row.get(name) is None else str(row[name]) for name in names)
        click.echo("  ".join(f"{cell:<18}" for cell in cells))
    click.echo(f"Items with a start: {share:.1f} %")


if __name__ == "__main__":
    main()
