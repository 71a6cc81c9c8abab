"""What every kind of import does from the command line: read the options, pour each file, tell what came of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from passerelle.cli.opening import acting, harmless, open_house, stop
from passerelle.cli.progress import bar, reading

ROWS_REFUSED = 1
"""Exit code when the file was poured in, but for some rows."""
FILE_REFUSED = 2
"""Exit code when a file could not be used: nothing of it was written."""
SHOWN = 20
"""Problems printed for each file; `--json` gives them all."""


def pairs_of(texts: tuple[str, ...]) -> dict[str, str]:
    """FIELD=COLUMN, one by one or in a JSON file of {"FIELD": "COLUMN"}."""
    found: dict[str, str] = {}
    for text in texts:
        if "=" in text or not Path(text).is_file():
            found |= dict([_pair(text)])
            continue
        try:
            told = json.loads(Path(text).read_text(encoding="utf-8"))
        except (ValueError, OSError) as bad:
            raise click.BadParameter(
                f"“{text}” is not a JSON file: {bad}", param_hint="--map"
            ) from bad
        if not isinstance(told, dict) or not all(isinstance(one, str) for one in told.values()):
            raise click.BadParameter(
                f'“{text}” must hold {{"FIELD": "COLUMN"}}.', param_hint="--map"
            )
        found |= told
    return found


def _pair(text: str) -> tuple[str, str]:
    name, found, column = text.partition("=")
    if not found:
        raise click.BadParameter(f"“{text}” is not FIELD=COLUMN.", param_hint="--map")
    return name.strip(), column.strip()


def pour_in(
    kind: str,
    files: tuple[Path, ...],
    options: dict[str, Any],
    *,
    dry_run: bool,
    as_email: str | None,
    as_json: bool,
) -> None:
    """Each file in turn; leave with the worst of their codes."""
    open_house()
    by = acting(as_email)
    results = [_one(kind, file, options, by=by, dry_run=dry_run, quiet=as_json) for file in files]
    if as_json:
        click.echo(json.dumps(results, default=str, ensure_ascii=False))
    else:
        _table(results, dry_run=dry_run)
    if code := max(result["exit"] for result in results):
        raise SystemExit(code)


def _one(
    kind: str, file: Path, options: dict[str, Any], *, by: Any, dry_run: bool, quiet: bool
) -> dict[str, Any]:
    from passerelle.kernel.errors import DomainError, InputError
    from passerelle.people.may import may
    from passerelle.sources.actions import pour
    from passerelle.sources.actions.mapped import map_columns
    from passerelle.sources.actions.receive import blocks_of, interrupted, receive
    from passerelle.sources.refusing import reasons
    from passerelle.sources.sentences import said

    if not may(by, "import.run"):
        stop(f"{by.email} may not pour in files.", "Give `--as EMAIL` of someone who may.")
    killed = None if dry_run else interrupted(kind, file, by=by, options=options)
    of = killed or receive(kind, blocks_of(file), name=file.name, by=by, options=options)
    verb = pour.check if dry_run else pour.run
    try:
        if kind == "tracker":
            map_columns(of, options.get("said", {}), by=by, is_kept=not dry_run)
        outcome = _watched(verb, of, by=by, quiet=quiet)
    except InputError as error:
        lines = [harmless(said(one).line) for one in reasons(error)]
        return {"file": file.name, "exit": FILE_REFUSED, "refusal": lines[0], "problems": lines[1:]}
    except DomainError as error:
        refusal = f"{error.message} {error.hint}".strip()
        return {"file": file.name, "exit": FILE_REFUSED, "refusal": refusal}
    problems = [harmless(said(one).line) for one in outcome.problems]
    code = ROWS_REFUSED if outcome.refused else 0
    return {
        "file": file.name,
        "import": of.pk,
        "state": of.state,
        **of.counts,
        "problems": problems,
        "exit": code,
    }


def _watched(verb: Any, of: Any, *, by: Any, quiet: bool) -> Any:
    """A measure is long to read, and has few series to count: its bar counts bytes."""
    if of.kind == "measure":
        with reading([of.file_name], quiet=quiet):
            return verb(of, by=by)
    with bar(of.file_name, quiet=quiet) as progress:
        return verb(of, by=by, progress=progress)


def _table(results: list[dict[str, Any]], *, dry_run: bool) -> None:
    counts = ("read", "created", "updated", "unchanged", "refused", "changes")
    done = [result for result in results if "refusal" not in result]
    if done:
        from rich.console import Console
        from rich.table import Table

        table = Table("file", *counts, title="Would be written" if dry_run else None)
        for result in done:
            table.add_row(result["file"], *(str(result.get(name, "")) for name in counts))
        Console().print(table)
    for result in results:
        if "refusal" in result:
            click.echo(result["refusal"], err=True)
        for line in result.get("problems", [])[:SHOWN]:
            click.echo(line, err=True)
        if (left := len(result.get("problems", [])) - SHOWN) > 0:
            click.echo(f"… and {left} more: `--json` lists them all.", err=True)
        if "refusal" in result:
            click.echo("Nothing of this file was written.", err=True)
