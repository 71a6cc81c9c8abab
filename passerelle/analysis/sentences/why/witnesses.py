"""What other series say, by what they are to the measure and whether they moved with it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

WITNESSES: dict[str, tuple[Any, Any]] = {
    "independent-still": (
        _("Counted elsewhere, it did not move."),
        _("“%(witness)s” counts the same thing by another path: %(change)s %(range)s."),
    ),
    "independent-along": (
        _("Counted elsewhere, it moved too."),
        _("“%(witness)s” counts the same thing by another path: %(change)s %(range)s."),
    ),
    "upstream-still": (
        _("What comes before did not move."),
        _("“%(witness)s”: %(change)s %(range)s, and the measure %(measure)s."),
    ),
    "upstream-along": (
        _("What comes before moved too."),
        _("“%(witness)s”: %(change)s %(range)s, and the measure %(measure)s."),
    ),
    "downstream-still": (
        _("What follows did not move."),
        _("“%(witness)s”: %(change)s %(range)s, when the measure moved by %(measure)s."),
    ),
    "downstream-along": (
        _("What follows moved too."),
        _("“%(witness)s”: %(change)s %(range)s, when the measure moved by %(measure)s."),
    ),
    "pipeline-still": (
        _("What is read through the same pipe did not move."),
        _("“%(witness)s”: %(change)s %(range)s."),
    ),
    "pipeline-along": (
        _("What is read through the same pipe moved too."),
        _("“%(witness)s”: %(change)s %(range)s, as if the pipe lost both."),
    ),
    "peer-still": (
        _("The rest of the world did not move."),
        _("“%(witness)s”: %(change)s %(range)s."),
    ),
    "peer-along": (
        _("The rest of the world moved too."),
        _("“%(witness)s”: %(change)s %(range)s, when the measure moved by %(measure)s."),
    ),
    "witness-unsure": (
        _("A series too unsteady to tell."),
        _("“%(witness)s”: %(change)s %(range)s, when the measure moved by %(measure)s."),
    ),
}
