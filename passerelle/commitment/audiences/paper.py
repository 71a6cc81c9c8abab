"""The roadmap of an audience on paper: the same rows as its page, through the pack's own layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from passerelle.commitment.audiences.presets import Preset, View
from passerelle.commitment.audiences.told import Roadmap
from passerelle.commitment.audiences.words import of_move, verdict
from passerelle.kernel.typography import quantity
from passerelle.reports.pack import Column, Pack, Section, Table

Since = Mapping[str, Any]


def paper(
    it: Roadmap, seen: View, since: Since, *, lang: str, company: str, name: str, on: str
) -> Any:
    """Plain data for `render_pdf`; `since` holds the day the link was made and what changed after it."""
    sections = [_roadmap(it, seen.preset, lang)]
    if it.moves:
        sections.append(_moves(it))
    if since["changes"]:
        sections.append(_changes(since))
    return asdict(
        Pack(
            lang=lang,
            company=company,
            period="",
            heading=name,
            running=name,
            seal=_("As expected on %(on)s.") % {"on": on},
            sources="",
            confidential=str(seen.audience.label),
            draft="",
            sections=sections,
            figures=[],
        )
    )


def _roadmap(it: Roadmap, preset: Preset, lang: str) -> Section:
    columns = [Column(_("When")), Column(_("On the roadmap"))]
    columns += [Column(_("Team"))] if preset.teams else []
    columns += [Column(_("Value"), "end")] if preset.values else []
    columns += [Column(_("Odds"), "end")] if preset.odds else []
    rows = []
    for one in it.rows:
        cells = [pgettext("initiative", "Delivered") if one.is_delivered else one.period, one.title]
        cells += [one.team or "—"] if preset.teams else []
        cells += [one.value or "—"] if preset.values else []
        if preset.odds:
            cells.append(
                "—" if one.odds is None else quantity(100 * one.odds, "%", lang, decimals=0)
            )
        rows.append(cells)
    table = Table(_("Roadmap"), columns, rows)
    return Section("roadmap", _("Roadmap"), verdict(it), "", [table])


def _moves(it: Roadmap) -> Section:
    columns = [Column(_("On the roadmap")), Column(_("What changed")), Column(_("Why"))]
    rows = [[one.title, of_move(one), one.why or "—"] for one in it.moves]
    table = Table(_("What changed since the freeze"), columns, rows)
    return Section("moves", _("Changes"), _("What changed since the freeze"), "", [table])


def _changes(since: Since) -> Section:
    title = _("What changed since this link was made, on %(made)s") % {"made": since["made"]}
    columns = [Column(_("Day")), Column(_("On the roadmap")), Column(_("What changed"))]
    rows = [[one["on"], one["title"], one["said"]] for one in since["changes"]]
    return Section("since", _("Changes"), title, "", [Table(title, columns, rows)])
