"""How a dated event lies to the break, in the language in force."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from passerelle.analysis.sentences.why.facts import worded
from passerelle.engine.explain.answer.shapes import Signal
from passerelle.kernel.typography import number
from passerelle.ui.language import lang

LASTING = {
    "end": _("It ended on %(ends)s, at the break or next to it."),
    "during": _("It lasts until %(ends)s, and the break comes while it does."),
}


def lies(signal: Signal) -> str:
    """How the event lies to the break, by its first day or as what lasts."""
    part = str(signal.facts.get("part", ""))
    if part in LASTING:
        return str(LASTING[part]) % worded(signal.facts)
    return _when(int(float(str(signal.facts["days"]))))


def _when(days: int) -> str:
    """How far the event lies from the break: positive when it comes before."""
    if not days:
        return str(_("It is dated at the break."))
    told = {"n": number(abs(days), lang())}
    if days > 0:
        return (
            ngettext(
                "It comes %(n)s day before the break.",
                "It comes %(n)s days before the break.",
                days,
            )
            % told
        )
    return (
        ngettext(
            "It comes %(n)s day after the break.", "It comes %(n)s days after the break.", -days
        )
        % told
    )
