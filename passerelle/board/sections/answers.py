"""Why a measure moved: one page for each kept answer that the draft holds, told as it was then."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.analysis.models import Answer
from passerelle.analysis.queries.answers import readable
from passerelle.board.models import DraftAnswer
from passerelle.board.sections.context import Context, Written
from passerelle.kernel.typography import long_date
from passerelle.reports.pack import Block, Column, Figure, Items, Section, Table, Words

CLUES = 4
CELLS = 6


def build(context: Context) -> Written:
    rows = rows_of(context.person, str(context.period))
    pages = [_page(row.answer, context) for row in rows]
    if not pages:
        return Written(None)
    return Written(pages[0], tuple(_figure(row.answer) for row in rows), tuple(pages[1:]))


def rows_of(person: Any, period: str) -> list[DraftAnswer]:
    """Those of the draft of a period that this person may read."""
    rows = DraftAnswer.objects.filter(draft__period=period, answer__in=readable(person))
    return list(rows.select_related("answer__measure"))


def told(person: Any, period: str, *, lang: str) -> list[dict[str, Any]]:
    """The same as the page of the draft lists them."""
    return [
        {
            "pk": row.pk,
            "url": row.answer.get_absolute_url(),
            "measure": row.answer.measure.name,
            "verdict": row.answer.content[lang]["verdict"],
        }
        for row in rows_of(person, period)
    ]


def _page(answer: Answer, context: Context) -> Section:
    content = answer.content[context.lang]
    told = _("As it was told on %(day)s.") % {
        "day": long_date(timezone.localdate(answer.at), context.lang)
    }
    return Section(
        key="why",
        name=_("Why it moved"),
        title=content["verdict"],
        standfirst=" ".join([content["question"], *content["summary"][:2]]),
        wide=_wide(content),
        narrow=[_kinds(content), _compared(content), *_checks(content)],
        foot=[Words("", [f"{told} {_decided(answer)}".strip()])],
    )


def _wide(content: dict[str, Any]) -> list[Block]:
    return [*_cells(content), *_clues(content)]


def _cells(content: dict[str, Any]) -> list[Block]:
    rows = content["cells"][:CELLS]
    if not rows:
        return []
    columns = [
        Column(_("Segment")),
        Column(_("Effect"), "end"),
        Column(_("Interval at 95%"), "end"),
    ]
    columns += [Column(_("Part of the gap"), "end")]
    lines = [[row["name"], row["effect"], row["range"], row["share"]] for row in rows]
    note = _("Where is not why: only dated events, other series and experiments speak of causes.")
    return [Table(_("Where exactly"), columns, lines, note=note)]


def _clues(content: dict[str, Any]) -> list[Block]:
    sides = ((content["speaks_for"], "pros"), (_("What speaks against"), "cons"))
    return [
        Items(
            title, [(clue["told"]["title"], clue["told"]["body"]) for clue in content[side][:CLUES]]
        )
        for title, side in sides
        if content[side]
    ]


def _kinds(content: dict[str, Any]) -> Table:
    columns = [Column(_("Kind of cause")), Column(_("Likelihood"), "end")]
    lines = [[kind["name"], kind["chance"]] for kind in content["kinds"]]
    return Table(_("Five kinds of cause"), columns, lines)


def _compared(content: dict[str, Any]) -> Table:
    """The measure, what it is compared with, the window and the break."""
    columns = [Column(_("What is compared")), Column("", "end")]
    return Table("", columns, [list(pair) for pair in content["strip"]])


def _checks(content: dict[str, Any]) -> list[Block]:
    return [
        Words(_("The next check"), [f"{check['title']} {check['body']}"])
        for check in content["checks"][:1]
    ]


def _decided(answer: Answer) -> str:
    """The last decision, in a sentence; nothing while none was taken."""
    last = answer.decisions.first()
    if last is None:
        return _("Nothing was decided yet.")
    said = last.get_found_display() if last.found else last.get_said_display()
    return _("Decision: %(said)s. %(note)s") % {"said": said, "note": last.note}


def _figure(answer: Answer) -> Figure:
    moved = answer.finding["estimate"]["movement"]
    return Figure(
        section="why",
        label=answer.measure.name,
        value=moved["change"],
        unit=answer.measure.unit,
        date=answer.since.isoformat() if answer.since else "",
        source=answer.measure.source,
        formula=_("read %(read)s, expected %(expected)s, from %(low)s to %(high)s at 95%%")
        % {
            "read": _plain(moved["actual"]),
            "expected": _plain(moved["expected"]),
            "low": _plain(moved["low"]),
            "high": _plain(moved["high"]),
        },
    )


def _plain(value: float) -> str:
    return f"{value:.6g}"
