"""How every benchmark speaks: a table for people, the same as JSON for programs. No time is asserted."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table


def show(title: str, rows: Sequence[dict[str, Any]], *, as_json: bool) -> None:
    """Rows with the same keys, in order."""
    if as_json:
        print(json.dumps({"title": title, "rows": list(rows)}, ensure_ascii=False))
        return
    table = Table(title=title, title_justify="left")
    for name in rows[0] if rows else ():
        table.add_column(
            name, justify="right" if isinstance(rows[0][name], int | float) else "left"
        )
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    wide = None if sys.stdout.isatty() else 140
    Console(file=sys.stdout, width=wide).print(table)


def skipped(name: str, needs: str) -> None:
    """Say what was left out and what it needs."""
    print(f"SKIPPED {name}: {needs}", file=sys.stderr)
