"""What makes a table's cell one that can be typed in (see docs/screens.md, `cells`)."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from django.utils.translation import gettext as _


class Grip:
    """A column of such cells. What they share is written once, not for each of a list's hundreds of cells.

    `kind` is choice, text or date, `words` what its values read as where they are codes, `is_first` the row's stop
    for Tab.
    """

    def __init__(
        self, field: str, label: str, *, kind: str, words: Mapping[str, str], is_first: bool
    ) -> None:
        more = f' data-options="choices-{field}"' if kind == "choice" else ""
        more = ' data-type="date"' if kind == "date" else more
        stop = 0 if is_first else -1
        self.field = field
        self._words = {value: escape(word) for value, word in words.items()}
        self._said = escape(
            says(field=label.replace("%", "%%"), code="%(code)s", value="%(value)s")
        )
        self._head = f'-{field}" data-cell data-name="{field}" data-value="'
        self._tail = f'"{more} tabindex="{stop}" aria-label="'

    def of(self, *, number: int, code: str, value: str) -> str:
        """The attributes of one cell; a `code` is safe as it is."""
        safe = escape(value)
        said = self._said % {"code": code, "value": self._words.get(value, safe)}
        return f' id="c-{number}{self._head}{safe}{self._tail}{said}" data-user'


def says(*, field: str, code: str, value: str, form: str = "") -> str:
    """How a cell is announced; a list gives its `sentence`, looked up once for its hundreds of cells."""
    return (form or sentence()) % {"field": field, "code": code, "value": value}


def sentence() -> str:
    return _("%(field)s of %(code)s: %(value)s")
