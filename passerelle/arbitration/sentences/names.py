"""The name of an arbitration, until somebody gives another."""

from __future__ import annotations

from django.utils.translation import gettext as _

from passerelle.kernel.periods import Quarter
from passerelle.roadmap.titles import quarter_name


def arbitration_name(first: Quarter) -> str:
    return _("Arbitration of %(quarter)s") % {"quarter": quarter_name(first)}
