"""`passerelle pack`: the board pack as a PDF, a watermarked draft unless it is frozen."""

from __future__ import annotations

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
    help="The PDF to write.",
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
    as_email: str | None,
    as_json: bool,
) -> None:
    """Write the board pack of a quarter as a PDF."""
    open_house()
    person = acting(as_email)
    chosen = {
        "period": _period(period),
        "sections": _sections(sections),
        "title": title,
        "message": message.read_text(encoding="utf-8") if message else "",
    }
    content, seal = _frozen(person, **chosen) if is_frozen else _draft(person, lang=lang, **chosen)
    from passerelle.reports.pack import render_pdf

    pages = len(content[lang]["sections"])
    if not pages:
        stop(
            "There is nothing to tell yet.",
            "Pour in a file or write the heading first.",
            code=REFUSED,
        )
    out.write_bytes(render_pdf(content[lang]))
    told = {"file": str(out), "pages": pages, "lang": lang, "period": str(chosen["period"]), **seal}
    click.echo(json.dumps(told) if as_json else _sentence(told))


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
    from passerelle.people.may import company_wide

    if not company_wide(person, "pack.write"):
        stop(
            f"{person} may not freeze a board pack.",
            "Say who does with `--as EMAIL`.",
            code=REFUSED,
        )
    pack = freeze(chosen.pop("period"), by=person, **chosen)
    return pack.content, {"number": pack.number, "digest": pack.digest}


def _draft(person: Any, *, lang: str, **chosen: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    from django.utils import timezone

    from passerelle.board.writing import written
    from passerelle.people.may import company_wide

    if not company_wide(person, "pack.read"):
        stop(
            f"{person} may not read a board pack.", "Say who does with `--as EMAIL`.", code=REFUSED
        )
    content = written(chosen.pop("period"), by=person, lang=lang, at=timezone.now(), **chosen)
    return {lang: content}, {}


def _sentence(told: dict[str, Any]) -> str:
    kind = f"Frozen pack no. {told['number']}" if "number" in told else "Draft"
    return f"{kind} of {told['period']}: {told['pages']} pages in {told['file']}"
