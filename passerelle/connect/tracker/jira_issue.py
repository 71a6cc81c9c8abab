"""One issue of Jira's answer, as a canonical item with its changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from passerelle.connect.dates import DateFormat
from passerelle.connect.problems import problem, refusal
from passerelle.connect.tracker.categories import category
from passerelle.connect.tracker.items import Account, Change, TrackerItem
from passerelle.kernel.errors import InputError, InputProblem

_EPIC_FIELDS = ("customfield_10014", "customfield_10008")  # Epic Link on Cloud, on most servers
_POINT_FIELDS = ("customfield_10016", "customfield_10026")  # story points on Cloud
_ISO = DateFormat(dayfirst=True, tz=dt.UTC)


def read_issue(
    issue: dict[str, Any], *, file: str, number: int
) -> tuple[TrackerItem, list[InputProblem]]:
    """The item, and what is missing from its history; InputError when the item itself is not usable."""
    place = _Place(file, number, str(issue.get("key") or issue.get("id") or number))
    fields = issue.get("fields")
    if not isinstance(fields, dict):
        raise refusal("bad-item", file, row=number, item=place.item)
    identity = _text(issue.get("id")) or _text(issue.get("key"))
    changes, wrong = _changes(issue.get("changelog"), identity, place)
    return _item(issue, fields, place, changes=changes), wrong


class _Place:
    """Where in the file, to say what is wrong."""

    def __init__(self, file: str, number: int, item: str) -> None:
        self.file, self.number, self.item = file, number, item

    def missing(self, field: str) -> InputError:
        return refusal(
            "missing-value", self.file, row=self.number, column=field, field=field, item=self.item
        )

    def moment(self, value: Any, column: str) -> dt.datetime:
        moment = self.moment_or_none(value, column)
        if moment is None:
            raise self.missing(column)
        return moment

    def moment_or_none(self, value: Any, column: str) -> dt.datetime | None:
        if value in (None, ""):
            return None
        moment = _moment(value)
        if moment is None:
            raise refusal(
                "bad-date",
                self.file,
                row=self.number,
                column=column,
                found=str(value)[:80],
                item=self.item,
            )
        return moment


def _moment(value: Any) -> dt.datetime | None:
    """ISO 8601 with its zone, in UTC; the common form goes the fast way."""
    try:
        read = dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        moment = _ISO.read(value)
        return moment.at if moment else None
    return read.astimezone(dt.UTC) if read.tzinfo else read.replace(tzinfo=dt.UTC)


def _item(
    issue: dict[str, Any],
    fields: dict[str, Any],
    place: _Place,
    *,
    changes: tuple[Change, ...] | None,
) -> TrackerItem:
    key = _text(issue.get("key"))
    if not key:
        raise place.missing("key")
    status = fields.get("status")
    return TrackerItem(
        external_id=_text(issue.get("id")) or key,
        key=key,
        project=_project(fields, key),
        title=_text(fields.get("summary")),
        type=_name(fields.get("issuetype")),
        created=place.moment(fields.get("created"), "created"),
        updated=place.moment_or_none(fields.get("updated"), "updated"),
        resolved=place.moment_or_none(fields.get("resolutiondate"), "resolutiondate"),
        status=_name(status),
        status_category=category(_get(status, "statusCategory")),
        resolution=_name(fields.get("resolution")),
        assignee=_account(fields.get("assignee")),
        reporter=_account(fields.get("reporter")),
        components=_names(fields.get("components")),
        labels=_names(fields.get("labels")),
        epic=_epic(fields),
        priority=_name(fields.get("priority")),
        estimate=_estimate(fields),
        url=_url(_text(issue.get("self")), key),
        changes=changes,
        precision="second",
    )


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _get(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _name(value: Any) -> str:
    return (
        _text(value.get("name") or value.get("value")) if isinstance(value, dict) else _text(value)
    )


def _names(value: Any) -> tuple[str, ...]:
    names = (_name(one) for one in value) if isinstance(value, list) else ()
    return tuple(dict.fromkeys(name for name in names if name))


def _project(fields: dict[str, Any], key: str) -> str:
    return _text(_get(fields.get("project"), "key")) or key.rpartition("-")[0] or key


def _account(value: Any) -> Account | None:
    if not isinstance(value, dict):
        return None
    name = _text(value.get("displayName") or value.get("name"))
    email = _text(value.get("emailAddress")) or None
    known = (value.get("accountId"), value.get("key"), value.get("name"), email, name)
    identity = next((_text(one) for one in known if one), "")
    return Account(identity, name or identity, email) if identity else None


def _epic(fields: dict[str, Any]) -> str:
    epic = _text(_get(fields.get("epic"), "key"))
    linked = next((_text(fields[name]) for name in _EPIC_FIELDS if _is_key(fields.get(name))), "")
    return epic or linked or _text(_get(fields.get("parent"), "key"))


def _is_key(value: Any) -> bool:
    head, dash, number = str(value).rpartition("-")
    return isinstance(value, str) and bool(dash) and head[:1].isalpha() and number.isdigit()


def _estimate(fields: dict[str, Any]) -> float | None:
    values = (fields.get(name) for name in _POINT_FIELDS)
    return next((float(v) for v in values if isinstance(v, int | float) and v == v), None)


def _url(link: str, key: str) -> str:
    """The page for people, from the address of the interface."""
    site, found, _ = link.partition("/rest/")
    return f"{site}/browse/{key}" if found and site.startswith(("https://", "http://")) else ""


def _changes(
    log: Any, identity: str, place: _Place
) -> tuple[tuple[Change, ...] | None, list[InputProblem]]:
    """Every item of every history, oldest first; None when the answer carries no change log."""
    histories = _get(log, "histories")
    if not isinstance(histories, list):
        return None, []
    found: list[Change] = []
    wrong: list[InputProblem] = []
    for position, history in enumerate(_oldest_first(histories)):
        made = _history(history, f"{identity}-{position}")
        found.extend(made or ())
        if made is None:
            wrong.append(
                problem(
                    "bad-history",
                    place.file,
                    row=place.number,
                    column="changelog",
                    item=place.item,
                    found=_text(_get(history, "created"))[:80],
                )
            )
    found.sort(key=lambda change: change.at)
    return tuple(found), wrong + _partial(log, len(histories), place)


def _oldest_first(histories: list[Any]) -> list[Any]:
    """Cloud gives the newest first: turned round, so that changes of one second keep their order."""
    dates = [_text(_get(history, "created")) for history in histories]
    return histories[::-1] if dates and dates[0] > dates[-1] else histories


def _history(history: Any, fallback: str) -> list[Change] | None:
    at = _moment(_get(history, "created"))
    items = _get(history, "items")
    if at is None or not isinstance(items, list):
        return None
    name = _text(history.get("id")) or fallback
    return [
        Change(
            external_id=f"{name}.{index}",
            at=at,
            field=_text(item.get("field")).lower(),
            before=item.get("fromString"),
            after=item.get("toString"),
            before_id=item.get("from"),
            after_id=item.get("to"),
        )
        for index, item in enumerate(items)
        if isinstance(item, dict)
    ]


def _partial(log: Any, given: int, place: _Place) -> list[InputProblem]:
    total = _get(log, "total")
    if not isinstance(total, int) or total <= given:
        return []
    facts = {"item": place.item, "given": given, "total": total}
    return [problem("partial-history", place.file, row=place.number, column="changelog", **facts)]
