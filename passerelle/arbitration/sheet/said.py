"""What the page, the terminal and the errors of a sheet say: whole sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.arbitration.sheet.facts import Guess, Seeks
from passerelle.arbitration.sheet.scenes import PERSON
from passerelle.kernel.typography import number, quantity
from passerelle.ui.language import lang

UNIT = "k€"


def name(seeks: Seeks) -> str:
    return {
        "value": _("The most value"),
        "surest": _("The surest"),
        "base": _("Foundations first"),
    }[seeks]


def story(seeks: Seeks, themes: tuple[str, ...]) -> str:
    if seeks == "base" and themes:
        return _("These themes count double: %(themes)s.") % {"themes": ", ".join(themes)}
    return {
        "value": _("All that brings the most."),
        "surest": _("What is likeliest to succeed goes first."),
        "base": _("No theme was recognised as a foundation: it looks for the most value."),
    }[seeks]


def money(value: float, *, sign: bool = False) -> str:
    decimals = 0 if abs(value) >= 10 else 1
    return quantity(value, UNIT, lang(), decimals=decimals, sign=sign)


def percent(share: float, decimals: int = 0) -> str:
    return quantity(100 * share, "%", lang(), decimals=decimals)


def weeks(value: float) -> str:
    return number(value, lang(), decimals=0)


def chosen(count: int, total: int) -> str:
    return ngettext(
        "%(count)d initiative out of %(total)d", "%(count)d initiatives out of %(total)d", count
    ) % {"count": count, "total": total}


def over_ranking(share: float) -> str:
    """Against the greedy plan by value, confidence and effort, which most companies keep."""
    return _("%(share)s more than a RICE ranking") % {"share": percent(share)}


def guess(one: Guess) -> str:
    code, about = one
    words = {
        "unit": _("No unit is given for “%(about)s”: thousands are meant (k€)."),
        "foundations": _("Counted as foundations: %(about)s."),
        "no-cost": _("No cost and no price of a person-week, counted as free: %(about)s."),
        "no-confidence": _("No confidence, counted as one chance in two: %(about)s."),
        "no-measure": _(
            "No measure of success, so that nobody will be able to say that it worked: %(about)s."
        ),
        "beyond": _("Mandatory after the last quarter, so that nothing obliges yet: %(about)s."),
        "person": _("One person more is counted as %(about)s person-weeks a quarter."),
    }
    return words[code] % {"about": about}


def person() -> Guess:
    return ("person", number(PERSON, lang(), decimals=0))


def people(team: str, trade: str, at_most: float) -> str:
    return _("One person more in %(team)s (%(trade)s): %(worth)s, at most.") % {
        "team": team,
        "trade": trade,
        "worth": money(at_most),
    }


def missed(titles: list[str]) -> str:
    return _("Mandatory, and not in time: %(titles)s.") % {"titles": ", ".join(titles)}


def short(themes: list[str]) -> str:
    return _("A floor is not held: %(themes)s.") % {"themes": ", ".join(themes)}


def nothing() -> tuple[str, str]:
    return (
        _("No row can be arbitrated."),
        _(
            "Each needs a value, and the person-weeks of one trade at least, in a column such as “Engineer weeks”."
        ),
    )


def none_placed() -> str:
    return _("Nothing fits: no team has the trades that are asked, or there is no money.")


def source(files: tuple[str, ...]) -> str:
    return _("Read from %(files)s.") % {"files": ", ".join(files)}


def searched(seconds: float | None, moves: int | None, seed: int) -> str:
    if moves is not None:
        return _("Searched in %(moves)s moves a scenario, seed %(seed)s: the same each time.") % {
            "moves": number(moves, lang()),
            "seed": seed,
        }
    return _("Searched for %(seconds)s s a scenario at most, seed %(seed)s.") % {
        "seconds": number(seconds, lang()),
        "seed": seed,
    }


def drawn(paths: int) -> str:
    return _("%(paths)s draws, the same for all scenarios: they differ by their choices.") % {
        "paths": number(paths, lang())
    }


def digest(letter: str, text: str) -> str:
    return _("%(letter)s: digest %(digest)s") % {"letter": letter, "digest": text[:16]}


def signed() -> str:
    return _("Made by `passerelle plan` on this computer: nothing was sent anywhere.")


def written(path: str) -> str:
    return _("The page is in %(path)s") % {"path": path}


def samples(folder: str) -> str:
    return _("The sample’s two files are in %(folder)s: change them and try again.") % {
        "folder": folder
    }


def more(count: int) -> str:
    return ngettext("And %(count)d more.", "And %(count)d more.", count) % {"count": count}


def searching(letter: str, named: str) -> str:
    return _("Searching %(letter)s, %(name)s") % {"letter": letter, "name": named.lower()}


def headings() -> tuple[str, ...]:
    """Of the terminal's table of scenarios."""
    return (
        "",
        _("Scenario"),
        _("Value, P10 to P90"),
        _("Gap"),
        _("Cost"),
        _("Person-weeks"),
        _("On time, of 10"),
    )


def ends(low: str, high: str) -> str:
    return _("%(low)s to %(high)s") % {"low": low, "high": high}
