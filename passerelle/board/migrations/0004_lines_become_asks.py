"""The dash lines of drafts not frozen yet become asks; those of a quarter already frozen stay in its message."""

from __future__ import annotations

from django.db import migrations

MARKS = ("- ", "– ", "— ", "• ")


def to_rows(apps, schema_editor):
    """First sentence asked, the rest why; of whom, by whom and when were never said: they stay empty."""
    Draft, Pack, Ask = (apps.get_model("board", name) for name in ("Draft", "Pack", "Ask"))
    frozen = Pack.objects.values("period")
    for draft in Draft.objects.exclude(period__in=frozen):
        kept, asked = [], []
        for line in draft.message.splitlines():
            (asked if line.strip().startswith(MARKS) else kept).append(line)
        rows = [_row(Ask, draft, line, place) for place, line in enumerate(asked)]
        if not rows or any(row is None for row in rows):
            continue  # one would be cut: all stay lines, which packs still tell
        Ask.objects.bulk_create(rows)
        draft.message = "\n".join(kept).strip()
        draft.sections = [*draft.sections, *([] if "asks" in draft.sections else ["asks"])]
        draft.save()


def _row(Ask, draft, line, place):
    head, dot, rest = line.strip().lstrip("-–—• ").strip().partition(". ")
    what = head + dot.strip() if rest else head
    if not what or len(what) > 200 or len(rest) > 600:
        return None
    return Ask(period=draft.period, position=place, what=what, why=rest, by=draft.by)


class Migration(migrations.Migration):
    dependencies = [("board", "0003_asks")]
    operations = [migrations.RunPython(to_rows, migrations.RunPython.noop)]
