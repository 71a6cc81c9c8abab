"""What was committed: the list, one of them, its export."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from passerelle.commitment.models import Commitment
from passerelle.commitment.proof.visible import READ, find
from passerelle.commitment.proof.visible import commitments as readable
from passerelle.commitment.reading import Told, people_of, signed_by, verdict
from passerelle.commitment.sealed import sealed
from passerelle.commitment.sentences import SAID, kept_in_all
from passerelle.commitment.visible import lines_for, seen_lines
from passerelle.kernel.typography import short_date
from passerelle.people.may import company_wide, me, require
from passerelle.reports.sheets import csv_bytes
from passerelle.ui.language import lang

PAGE = 50
VOICES = ("votes", "decisions", "dissents")
COLUMNS = (
    "code", "title", "chosen", "team", "theme", "kind", "first", "last", "promised_on", "odds", "value_low",
    "value_likely", "value_high", "cost_low", "cost_likely", "cost_high", "effort_low", "effort_likely",
    "effort_high", "confidence", "reason",
)  # fmt: skip


def told_for(request: HttpRequest, row: Commitment) -> Told:
    return Told(row.content, lines_for(me(request), row), lang=lang())


def day_of(row: Commitment) -> str:
    return short_date(timezone.localdate(row.at), lang(), year=True)


@require_GET
def commitments(request: HttpRequest) -> HttpResponse:
    """Those this person may read, the last first."""
    person = me(request)
    require(person, READ)
    page = Paginator(readable(person).defer("content"), PAGE).get_page(request.GET.get("page"))
    here = readable(person).filter(pk__in=[row.pk for row in page])
    plans = dict(here.values_list("pk", "content__plan"))
    kept = {one.pk: one.lines for one in sealed(here)}
    rows = [
        {
            "row": row,
            "said": verdict(plans[row.pk], seen_lines(person, kept[row.pk]), lang=lang()),
            "on": day_of(row),
            "digest": row.digest[:12],
        }
        for row in page
    ]
    last = readable(person).defer("content").first()
    said = kept_in_all(page.paginator.count, on=day_of(last) if last else "")
    known = {"rows": rows, "page": page, "verdict": said}
    return render(request, "commitment/list.html", known)


@require_GET
def commitment(request: HttpRequest, number: int) -> HttpResponse:
    """What was chosen, given up, at what odds, and who disagreed, in their words."""
    row = find(me(request), number)
    told = told_for(request, row)
    names = people_of(row.content)
    known = {
        "row": row,
        "told": told,
        "on": day_of(row),
        "dissents": _dissents(row, told),
        "decisions": _decisions(row, told, names),
    }
    return render(request, "commitment/commitment.html", known)


def _dissents(row: Commitment, told: Told) -> list[dict[str, Any]]:
    return [
        {"title": title, "words": one["words"], "by": who}
        for one, who in zip(row.content["dissents"], signed_by(row.content), strict=True)
        if (title := told.title_of(one["number"]))
    ]


def _decisions(row: Commitment, told: Told, names: dict[int, str]) -> list[dict[str, Any]]:
    return [
        {
            "title": title,
            "said": SAID[one["said"]],
            "by": names.get(one["by_id"] or 0, ""),
            "owner": names.get(one["owner_id"] or 0, ""),
            "review_on": one["review_on"] or "",
        }
        for one in row.content["decisions"]
        if (title := told.title_of(one["number"]))
    ]


@require_GET
def as_csv(request: HttpRequest, number: int) -> HttpResponse:
    """Every line that this person may see, one column a fact; formulas of spreadsheets neutralised."""
    row = find(me(request), number)
    lines = (_cells(one) for one in lines_for(me(request), row))
    return HttpResponse(
        csv_bytes(COLUMNS, lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="commitment-{row.number}.csv"'},
    )


def _cells(line: dict[str, Any]) -> list[Any]:
    flat = dict(line)
    for name in ("value", "cost", "effort"):
        points = line[name] or [None, None, None]
        for end, value in zip(("low", "likely", "high"), points, strict=True):
            flat[f"{name}_{end}"] = value
    return [flat[name] for name in COLUMNS]


@require_GET
def as_json(request: HttpRequest, number: int) -> HttpResponse:
    """Its content as it was sealed; for who may not see every line, what they may see, without a digest to check."""
    row = find(me(request), number)
    lines = lines_for(me(request), row)
    seen = {one["number"] for one in lines}
    whole = company_wide(me(request), "roadmap.read") or _is_whole(row.content, seen)
    content = row.content if whole else _seen(row.content, lines, seen)
    said = {"number": row.number, "name": row.name, "at": row.at, "digest": row.digest}
    if not whole:
        del said["digest"]
    return JsonResponse({**said, "content": content}, json_dumps_params={"ensure_ascii": False})


def _is_whole(content: dict[str, Any], seen: set[int]) -> bool:
    """Whether all that is said is said of these lines: a workshop may have spoken of what left its product since."""
    return all(one["number"] in seen for name in ("lines", *VOICES) for one in content[name])


def _seen(content: dict[str, Any], lines: list[dict[str, Any]], seen: set[int]) -> dict[str, Any]:
    parts = {name: [one for one in content[name] if one["number"] in seen] for name in VOICES}
    return {**content, "lines": lines, **parts}
