"""What makes a table's cell one that can be typed in (see docs/screens.md, `cells`)."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def grip(
    *, number: int, field: str, value: str, says: str, kind: str = "choice", is_first: bool = False
) -> SafeString:
    """The attributes of one cell; `kind` is choice, text or date, `is_first` the row's stop for Tab."""
    more = f' data-options="choices-{field}"' if kind == "choice" else ""
    more = ' data-type="date"' if kind == "date" else more
    stop = 0 if is_first else -1
    return mark_safe(  # noqa: S308
        f' id="c-{number}-{field}" data-cell data-name="{field}" data-value="{escape(value)}"{more} '
        f'tabindex="{stop}" aria-label="{escape(says)}" data-user'
    )


def says(*, field: str, code: str, value: str, form: str = "") -> str:
    """How a cell is announced; a list gives its `sentence`, looked up once for its hundreds of cells."""
    return (form or sentence()) % {"field": field, "code": code, "value": value}


def sentence() -> str:
    return _("%(field)s of %(code)s: %(value)s")
