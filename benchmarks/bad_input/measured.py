"""A piece of work in a process apart: what it says, its processor time, its largest memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

UNIT = 1 if sys.platform == "darwin" else 1024
MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Spent:
    """`peak` in bytes, whatever the process shares included; `cpu` in seconds, user and system."""

    peak: int
    cpu: float

    @classmethod
    def of(cls, usage: Any) -> Spent:
        return cls(usage.ru_maxrss * UNIT, usage.ru_utime + usage.ru_stime)


def forked(work: Callable[[], dict[str, Any]]) -> tuple[dict[str, Any], Spent]:
    """`work` in a copy of this process: it begins with the memory of this one, and with no time spent."""
    with tempfile.TemporaryFile("w+") as told:
        child = os.fork()
        if child == 0:
            try:
                json.dump(work(), told)
                told.flush()
                os._exit(0)
            except BaseException:  # noqa: BLE001  told to the process that waits
                traceback.print_exc()
                os._exit(70)
        _, status, usage = os.wait4(child, 0)
        if status:
            raise RuntimeError(f"the process apart ended with {status}")
        told.seek(0)
        return json.load(told), Spent.of(usage)


def spawned(words: Sequence[str], environment: dict[str, str]) -> tuple[int, str, Spent]:
    """A command from nothing: its code, what it wrote on standard error, what it spent.

    A new process is counted as having been as large as the one that starts it: start it from a small one.
    """
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", *words],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return process.returncode, said.read(), Spent.of(usage)
