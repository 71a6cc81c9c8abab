"""What makes a table's cell one that can be typed in (see docs/screens.md, `cells`)."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Grip:
    """A column of such cells: what they share is looked up once, not for each of a list's hundreds of cells.

    `kind` is choice, text or date, `is_first` the row's stop for Tab, `sentence` how a cell is announced.
    """

    field: str
    label: str
    sentence: str
    kind: str = "choice"
    is_first: bool = False

    def of(self, *, number: int, code: str, value: str, shown: str) -> SafeString:
        """The attributes of one cell, whose `value` reads as `shown`."""
        more = f' data-options="choices-{self.field}"' if self.kind == "choice" else ""
        more = ' data-type="date"' if self.kind == "date" else more
        said = says(field=self.label, code=code, value=shown, form=self.sentence)
        return SafeString(
            f' id="c-{number}-{self.field}" data-cell data-name="{self.field}" data-value="{escape(value)}"{more} '
            f'tabindex="{0 if self.is_first else -1}" aria-label="{escape(said)}" data-user'
        )


def says(*, field: str, code: str, value: str, form: str = "") -> str:
    """How a cell is announced; a list gives its `sentence`, looked up once for its hundreds of cells."""
    return (form or sentence()) % {"field": field, "code": code, "value": value}


def sentence() -> str:
    return _("%(field)s of %(code)s: %(value)s")
