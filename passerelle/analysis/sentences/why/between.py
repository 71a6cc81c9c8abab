"""What clues say between two periods without days, where no calm day was seen."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

BETWEEN: dict[str, tuple[Any, Any]] = {
    "moved": (_("The gap is rare."), _("Chance alone makes one as wide once in %(once)s.")),
    "moved-ordinary": (
        _("The gap is ordinary."),
        _("Chance alone makes one as wide %(often)s of the time."),
    ),
}
