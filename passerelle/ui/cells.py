"""A table typed in like a sheet: what it posts, and how an edit is refused, disputed or taken back.

Each app says which fields its rows have and writes them through its own actions.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Container, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.kernel.errors import DomainError

MOST = 5000
MOST_NUMBER = 10**9
KEPT = 10  # undos that a session remembers of each sheet


@dataclass(frozen=True, slots=True)
class Edit:
    """This text in this field of this row, by someone who saw this version, or this text, there."""

    number: int
    field: str
    text: str
    version: int | None = None
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that cannot be written: where, what was given, why."""

    code: str
    number: int
    field: str
    label: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that someone else wrote in the meantime: both values, who and when."""

    number: int
    field: str
    code: str
    title: str
    label: str
    mine: str
    theirs: str
    who: str
    at: dt.datetime | None

    @property
    def name(self) -> str:
        return f"keep-{self.number}-{self.field}"


def read(text: str, *, known: Container[str]) -> list[Edit]:
    """The edits posted as JSON under `edits`; a field that the sheet has not is no edit."""
    try:
        return [_edit(one, known) for one in json.loads(text)]
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
    ) as error:
        raise unreadable() from error


def _edit(one: dict[str, Any], known: Container[str]) -> Edit:
    version, was, field = one.get("version"), one.get("was"), str(one["field"])
    if field not in known:
        raise KeyError(field)
    return Edit(
        _whole(one["number"]),
        field,
        str(one["text"]),
        _whole(version) if version is not None else None,
        str(was) if was is not None else None,
    )


def _whole(value: Any) -> int:
    """A number as our pages write them: no database holds a row under one of thirty digits."""
    found = int(value)
    if abs(found) >= MOST_NUMBER:
        raise OverflowError(found)
    return found


def unreadable() -> DomainError:
    return DomainError(_("The edits could not be read."), _("Reload the page and try again."))


def counted(edits: list[Edit]) -> list[Edit]:
    """At least one edit, and no more than can be written at once."""
    if not edits:
        raise DomainError(
            _("No row was chosen."), _("Tick the rows to change, then choose what to set.")
        )
    if len(edits) > MOST:
        raise DomainError(
            _("%(count)d cells are too many at once.") % {"count": len(edits)},
            _("Paste at most %(most)d cells, or import the file.") % {"most": MOST},
        )
    return edits


def as_json(edits: Iterable[Edit]) -> str:
    return json.dumps([asdict(edit) for edit in edits], ensure_ascii=False)


def chosen(request: HttpRequest, edits: list[Edit]) -> list[Edit]:
    """After a conflict: without the cells for which the person keeps what the other one wrote."""
    return [e for e in edits if request.POST.get(f"keep-{e.number}-{e.field}") != "theirs"]


def next_url(request: HttpRequest, home: str) -> str:
    """What the form says, else the page it stood on, else `home`; never another site."""
    for asked in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        if url_has_allowed_host_and_scheme(
            asked, {request.get_host()}, require_https=request.is_secure()
        ):
            return asked
    return home


def is_script(request: HttpRequest) -> bool:
    """A script wants the part that it puts in the dialog; a form wants a page."""
    return bool(request.headers.get("HX-Request"))


def remember(request: HttpRequest, sheet: str, edits: Iterable[Edit]) -> str:
    """Keep the way back of one edit in the session; what names it."""
    token = secrets.token_urlsafe(6)
    kept: dict[str, str] = request.session.get(f"{sheet}_undo", {})
    kept[token] = as_json(edits)
    request.session[f"{sheet}_undo"] = dict(list(kept.items())[-KEPT:])
    return token


def recall(request: HttpRequest, sheet: str, token: str) -> str:
    """The way back, once."""
    kept = request.session.get(f"{sheet}_undo", {})
    text: str | None = kept.pop(token, None)
    if text is None:
        raise DomainError(
            _("This edit can no longer be undone from here."),
            _("The history of each row, on its own page, says what was there before."),
        )
    request.session[f"{sheet}_undo"] = kept
    return text


def refused(request: HttpRequest, wrong: Sequence[Wrong], *, home: str) -> HttpResponse:
    """Every cell that could not be written, and why; nothing was."""
    count = len(wrong)
    said = ngettext(
        "One cell cannot be written, so nothing was.",
        "%(count)d cells cannot be written, so nothing was.",
        count,
    ) % {"count": count}
    known = {"said": said, "wrong": wrong, "next": next_url(request, home)}
    part = "ui/parts/cells_refused.html" if is_script(request) else "ui/cells_refused.html"
    return render(request, part, known, status=422)


def disputed(
    request: HttpRequest, clashes: Sequence[Clash], *, again: Iterable[Edit], to: str, home: str
) -> HttpResponse:
    """Both values of each disputed cell; the form posts `again` to the address `to` once they have chosen."""
    known = {
        "clashes": clashes,
        "edits": as_json(again),
        "to": to,
        "next": next_url(request, home),
    }
    part = "ui/parts/cells_conflict.html" if is_script(request) else "ui/cells_conflict.html"
    return render(request, part, known, status=409)
