"""Headings and lines that only the terminal needs."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.kernel.typography import number
from passerelle.ui.language import lang


def against() -> str:
    return _("What speaks against")


def guessed() -> str:
    return _("What was guessed")


def bring() -> str:
    return _("What would make it firmer")


def next_check() -> str:
    return _("The next check")


def others() -> str:
    return _("Other movements of these weeks (ask with --since and the day)")


def outcomes(confirmed: str, denied: str) -> str:
    return _("If it moved or shows: %(confirmed)s. If it did not: %(denied)s.") % {
        "confirmed": confirmed,
        "denied": denied,
    }


def headings() -> tuple[str, ...]:
    return (_("Segment"), _("Read"), _("Expected"), _("Effect"), _("Part of the gap"))


def digest(digest: str) -> str:
    return _("Digest of the data: %(digest)s") % {"digest": digest}


def source(measure: str, files: tuple[str, ...], *, by_day: bool, ratio: bool) -> str:
    if not by_day and ratio:
        said = _("Column “%(measure)s” of %(files)s, summed by period and divided by its total.")
    elif not by_day:
        said = _("Column “%(measure)s” of %(files)s, summed by period.")
    elif ratio:
        said = _("Column “%(measure)s” of %(files)s, summed by day and divided by its total.")
    else:
        said = _("Column “%(measure)s” of %(files)s, summed by day.")
    return said % {"measure": measure, "files": ", ".join(files)}


def signed(files: tuple[str, ...]) -> str:
    return _(
        "Made by `passerelle why` from %(files)s, on this computer: nothing was sent anywhere."
    ) % {"files": ", ".join(files)}


def source_there(measure: str, place: str) -> str:
    return _("“%(measure)s” of %(place)s, summed by day where it lies.") % {
        "measure": measure,
        "place": place,
    }


def signed_there(place: str) -> str:
    return _(
        "Made by `passerelle why` from %(place)s, by a session that only reads: sums by day came back,"
        " and nothing was sent anywhere else."
    ) % {"place": place}


def page_written(path: str) -> str:
    return _("The page is in %(path)s") % {"path": path}


def sample_kept(path: str) -> str:
    return _(
        "The sample: sign-ups of a simulated company, with one fault planted in them. Its files are in %(path)s"
    ) % {"path": path}


def more_problems(count: int) -> str:
    return ngettext("and %(n)s more like it.", "and %(n)s more.", count) % {
        "n": number(count, lang())
    }
