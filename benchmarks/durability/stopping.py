"""`python -m benchmarks.durability.stopping VERB …`: a passerelle command that stops at a point of an import.

It says so by a file and goes no further, holding whatever it holds, so that it can be killed exactly there.
Variables: STOP_AT (a name of `POINTS`), STOP_MARK (the file), ASK (kind and file of an import to ask the worker for).
"""

from __future__ import annotations

import importlib
import itertools
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

POINTS = {
    "tracker: staging": ("passerelle.sources.tracker.stage", "Stage.add_raw", 100),
    "tracker: publishing": ("passerelle.sources.tracker.publish", "_insert_changes", 1),
    "tracker: published": ("passerelle.sources.models", "Import.clear_workplaces", 1),
    "measure: staging": ("passerelle.sources.actions.measure", "_prepared", 1),
    "measure: publishing": ("passerelle.kpis.actions.loads", "publish", 1),
    "measure: published": ("passerelle.sources.models", "Import.clear_workplaces", 1),
}
"""Module, function, and the call before which it stops. Publishing: rows are written, the transaction is open."""


def stop_at(point: str) -> None:
    """From now on this process stops there."""
    module, path, call = POINTS[point]
    owner: Any = importlib.import_module(module)
    *parents, name = path.split(".")
    for parent in parents:
        owner = getattr(owner, parent)
    real, calls = getattr(owner, name), itertools.count(1)

    def stopping(*given: Any, **named: Any) -> Any:
        if next(calls) == call:
            Path(os.environ["STOP_MARK"]).touch()
            time.sleep(600)
        return real(*given, **named)

    setattr(owner, name, stopping)


def ask(kind: str, file: str, options: dict[str, Any]) -> None:
    """What the last page of the wizard does."""
    from passerelle.people.models import Person
    from passerelle.sources.actions.asking import ask_run
    from passerelle.sources.actions.receive import blocks_of, receive

    by = Person.objects.get()
    path = Path(file)
    ask_run(receive(kind, blocks_of(path), name=path.name, by=by, options=options), by=by)


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passerelle.conf.settings")
    django.setup()
    if "ASK" in os.environ:
        ask(**json.loads(os.environ["ASK"]))
    stop_at(os.environ["STOP_AT"])
    from passerelle.cli.main import passerelle

    passerelle(sys.argv[1:])


if __name__ == "__main__":
    main()
