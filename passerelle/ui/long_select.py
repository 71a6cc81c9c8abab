"""A `<select>` of as many rows as the company has: Django draws a thousand of them through as many templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.utils import flatatt
from django.utils.choices import BaseChoiceIterator
from django.utils.safestring import SafeString

from passerelle.ui.options import options


class LongSelect(forms.Select):
    """Drawn at once; as the plain one otherwise. For choices without groups."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        held = self.get_context(name, value, attrs)["widget"]
        said = [(str(one), label) for one, label in self.choices]
        drawn = options(said, chosen=next(iter(held["value"]), ""))
        return SafeString(f'<select name="{held["name"]}"{flatatt(held["attrs"])}>{drawn}</select>')

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> list[Any]:
        """None: what the template would have drawn."""
        return []


class Called(BaseChoiceIterator):
    """Rows as choices, by what they are called, without an object each."""

    def __init__(self, field: Any, names: tuple[str, ...], label: Callable[..., str]) -> None:
        self.field, self.names, self.label = field, names, label

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for pk, *names in self.field.queryset.values_list("pk", *self.names):
            yield pk, self.label(*names)


def lengthen(field: Any, rows: QuerySet[Any], *names: str, label: Callable[..., str] = str) -> None:
    """Let a field choose among many rows, whose `names` are read and make a `label`."""
    field.widget = LongSelect(attrs=field.widget.attrs)
    field.queryset = rows
    field.widget.choices = Called(field, names, label)
    field.widget.is_required = field.required
