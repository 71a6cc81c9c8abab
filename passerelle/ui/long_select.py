"""A `<select>` of as many rows as the company has: Django draws a thousand of them through as many templates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.utils import flatatt
from django.utils.safestring import SafeString

from passerelle.ui.options import options


class LongSelect(forms.Select):
    """Drawn at once; as the plain one otherwise. For choices without groups."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        held = self.get_context(name, value, attrs)["widget"]
        said = [(str(one or ""), label) for one, label in self.choices]
        drawn = options(said, chosen=next(iter(held["value"]), ""))
        return SafeString(f'<select name="{held["name"]}"{flatatt(held["attrs"])}>{drawn}</select>')

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> list[Any]:
        """None: what the template would have drawn."""
        return []


def lengthen(field: Any, rows: QuerySet[Any], *names: str) -> None:
    """Let a field choose among many rows, of which only `names` (what they are called by) are read."""
    kept = field.widget.attrs
    field.widget = LongSelect(attrs=kept)
    field.queryset = rows.only("pk", *names)
    field.widget.choices = field.choices
    field.widget.is_required = field.required
