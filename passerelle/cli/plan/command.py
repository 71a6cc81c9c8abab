"""`passerelle plan`: which roadmaps are the best, how good, and why this one is out?"""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import Any

import click

from passerelle.cli.opening import json_option

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class _Between(click.FloatRange):
    """Between two numbers: what is no number compares with neither, and passes a plain range."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        found = float(super().convert(value, param, ctx))
        if not math.isfinite(found):
            self.fail(f"{value} is not a number.", param, ctx)
        return found


_MONEY = _Between(0, 1e9)


def _floor(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, float]:
    found = {}
    for text in given:
        theme, sign, share = text.rpartition("=")
        try:
            found[theme.strip()] = float(share.replace(",", ".").rstrip("% \u202f\u00a0")) / 100
        except ValueError:
            sign = ""
        if not sign or not theme.strip() or not 0 <= found[theme.strip()] <= 1:
            raise click.BadParameter("Write it as THEME=12, in per cent of the effort.")
    return found


@click.command("plan")
@click.argument("sheet", required=False, type=_FILE)
@click.option(
    "--capacity", type=_FILE, help="Person-weeks: a row a team and trade, a column a quarter."
)
@click.option(
    "--cash", type=_MONEY, metavar="K€", help="Money to spend over all the quarters, in thousands."
)
@click.option(
    "--scenarios",
    type=click.IntRange(1, 3),
    default=3,
    show_default=True,
    help="The most value, the surest, the foundations first.",
)
@click.option(
    "--floor",
    "floors",
    multiple=True,
    callback=_floor,
    metavar="THEME=SHARE",
    help="At least so much of the effort, in per cent, for this theme.",
)
@click.option(
    "--foundations",
    default="",
    metavar="THEME,...",
    help="The themes that count double in the third scenario; recognised by name otherwise.",
)
@click.option(
    "--week-price",
    type=_MONEY,
    metavar="K€",
    help="What a person-week costs, where a row has no cost.",
)
@click.option(
    "--discount",
    type=_Between(0, 90),
    default=10.0,
    show_default=True,
    help="What a year of waiting takes from a value, in per cent.",
)
@click.option(
    "--limit",
    "seconds",
    type=_Between(1, 600),
    default=10.0,
    show_default=True,
    help="Seconds of search a scenario.",
)
@click.option(
    "--moves",
    type=click.IntRange(0, 1_000_000),
    help="Instead of --limit: the same answer each time.",
)
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True)
@click.option(
    "--day-first/--month-first", "dayfirst", default=None, help="How 01/02/2027 is meant."
)
@click.option("--lang", type=click.Choice(["fr", "en"]), help="By default that of the terminal.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write one page.")
@click.option(
    "--sample",
    is_flag=True,
    help="Try it on sixty initiatives of a simulated shop, without any file.",
)
@json_option
def plan_command(sheet: Path | None, capacity: Path | None, **given: Any) -> None:
    """Roadmaps from a spreadsheet of initiatives: compared, explained, and how good, without an account.

    CSV or Excel, French or English headers; efforts and values in three points (8/12/20).
    """
    sample = given.pop("sample")
    if sample and (sheet or capacity):
        raise click.UsageError("Give a sheet and --capacity, or --sample: one of the two.")
    if not sample and not (sheet and capacity):
        raise click.UsageError("Give a sheet of initiatives and --capacity. Or --sample, to try.")
    from passerelle.cli.light import default_language, speaking

    with speaking(given.pop("lang") or default_language()):
        from passerelle.cli.plan.asked import Asked
        from passerelle.cli.plan.running import run
        from passerelle.cli.plan.sample import write_sample

        given["foundations"] = tuple(
            t.strip() for t in given["foundations"].split(",") if t.strip()
        )
        if sample:  # in a folder that stays: one looks at the files, changes them and tries again
            kept = Path(tempfile.mkdtemp(prefix="passerelle-sample-"))
            sheet, capacity, cash = write_sample(kept, quiet=given["as_json"])
            given["cash"] = cash if given["cash"] is None else given["cash"]
        assert sheet
        assert capacity
        run(Asked(sheet=sheet, capacity=capacity, **given))
