"""`python -m benchmarks`: every benchmark, whole, one after the other.

A benchmark is a module or a folder here that can be run with `python -m benchmarks.NAME`. One that reads reference data
finds the folder through PASSERELLE_REFERENCE_DATA, and says so by name when it is unset.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    """Files that end with a command, and folders that have one."""
    files = [p.stem for p in HERE.glob("*.py") if "__main__" in p.read_text(encoding="utf-8")]
    folders = [p.parent.name for p in HERE.glob("*/__main__.py")]
    return sorted({*files, *folders} - {"__main__"})


def main() -> int:
    broken = []
    for name in names():
        print(f"── {name}", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}", *sys.argv[1:]], check=False
        )
        if done.returncode:
            broken.append(name)
    if broken:
        print(f"not held: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
