"""`passerelle pack`: the board pack as a PDF or as slides, a marked draft unless it is frozen."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import click

from passerelle.cli.opening import acting, as_option, json_option, open_house, stop

REFUSED = 1


@click.command("pack")
@click.option("--freeze", "is_frozen", is_flag=True, help="Number it, seal it, keep it for good.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write: a PDF, or slides where its name ends with .pptx.",
)
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", show_default=True)
@click.option("--period", metavar="2026-Q4", help="By default the current quarter.")
@click.option("--sections", metavar="course,road,…", help="By default all of them.")
@click.option(
    "--title", default="", help="Your own title; by default the state of the key results."
)
@click.option(
    "--message", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A text file."
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Day that figures are read on; by default today, or the last day of a quarter that is over.",
)
@as_option
@json_option
def pack_command(
    is_frozen: bool,
    out: Path,
    lang: str,
    period: str | None,
    sections: str | None,
    title: str,
    message: Path | None,
    as_of: dt.datetime | None,
    as_email: str | None,
    as_json: bool,
) -> None:
    """Write the board pack of a quarter as a PDF, or as slides (.pptx)."""
    open_house()
    person = acting(as_email)
    if not out.absolute().parent.is_dir():
        stop(f"There is no folder {out.absolute().parent}.", "Create it first.", code=REFUSED)
    chosen = {
        "period": _period(period),
        "sections": _sections(sections),
        "title": title,
        "message": message.read_text(encoding="utf-8") if message else "",
        "as_of": _day(as_of),
    }
    content, seal = _frozen(person, **chosen) if is_frozen else _draft(person, lang=lang, **chosen)
    out.write_bytes(_set(content[lang], out))
    told = {
        "file": str(out),
        "pages": len(content[lang]["sections"]),
        "lang": lang,
        "period": str(chosen["period"]),
        **seal,
    }
    click.echo(json.dumps(told) if as_json else _sentence(told))


def _set(content: dict[str, Any], out: Path) -> bytes:
    """As the ending of the name asks."""
    if out.suffix.lower() == ".pptx":
        from passerelle.reports.slides import render_pptx

        return render_pptx(content)
    from passerelle.reports.pack import render_pdf

    return render_pdf(content)


def _day(asked: dt.datetime | None) -> dt.date | None:
    """The day asked for; a figure cannot be read on a day to come."""
    from django.utils import timezone

    if asked is not None and asked.date() > timezone.localdate():
        stop(f"Nothing can be read on {asked:%Y-%m-%d} yet.", "Give today or an earlier day.")
    return asked.date() if asked else None


def _period(text: str | None) -> Any:
    from passerelle.board.queries import current_quarter
    from passerelle.kernel.periods import Quarter

    now = current_quarter()
    try:
        return Quarter.parse(text, first_month=now.first_month) if text else now
    except ValueError as error:
        stop(f"{error}.", "Write it like 2026-Q4.")


def _sections(text: str | None) -> list[str]:
    from passerelle.board.sections import SECTIONS

    asked = [part.strip() for part in text.split(",") if part.strip()] if text else list(SECTIONS)
    unknown = [part for part in asked if part not in SECTIONS]
    if unknown:
        stop(f"Unknown section: {', '.join(unknown)}.", f"Known ones: {', '.join(SECTIONS)}.")
    return asked


def _frozen(person: Any, **chosen: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    from passerelle.board.actions import freeze
    from passerelle.kernel.errors import DomainError
    from passerelle.people.may import company_wide

    if not company_wide(person, "pack.write"):
        stop(
            f"{person} may not freeze a board pack.",
            "Say who does with `--as EMAIL`.",
            code=REFUSED,
        )
    try:
        pack, is_new = freeze(chosen.pop("period"), by=person, **chosen)
    except DomainError as error:
        stop(str(error.message), str(error.hint), code=REFUSED)
    return pack.content, {"number": pack.number, "digest": pack.digest, "is_new": is_new}


def _draft(person: Any, *, lang: str, **chosen: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    from django.utils import timezone

    from passerelle.board.writing import written
    from passerelle.people.may import company_wide

    if not company_wide(person, "pack.read"):
        stop(
            f"{person} may not read a board pack.", "Say who does with `--as EMAIL`.", code=REFUSED
        )
    content = written(chosen.pop("period"), by=person, lang=lang, at=timezone.now(), **chosen)
    if not content["sections"]:
        stop(
            "There is nothing to tell yet.",
            "Pour in a file or write the heading first.",
            code=REFUSED,
        )
    return {lang: content}, {}


def _sentence(told: dict[str, Any]) -> str:
    where = f"{told['pages']} pages in {told['file']}"
    if "number" not in told:
        return f"Draft of {told['period']}: {where}"
    if told["is_new"]:
        return f"Frozen pack no. {told['number']} of {told['period']}: {where}"
    same = f"Pack no. {told['number']} of {told['period']} says exactly this already"
    return f"{same}, nothing was frozen: {where}"
