"""A form that whoever fills it in can save without losing what they may not see."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class KeepsUnseen(forms.ModelForm[Any]):
    """A link to something that cannot be chosen (not the person's to see, archived) is kept, and not named.

    Call `keep_unseen` once every choice is narrowed; another choice replaces what was there.
    """

    _kept: dict[str, Any]

    def keep_unseen(self) -> None:
        """Of a form that was sent, only once it is read: by then it holds the fields that matter."""
        self._kept = {}
        if not self.is_bound:
            self._look()

    def full_clean(self) -> None:
        if self.is_bound:
            self._look()
        super().full_clean()

    def _look(self) -> None:
        for name, field in self.fields.items():
            if not isinstance(field, forms.ModelChoiceField) or not self.instance.pk:
                continue
            held = getattr(self.instance, f"{name}_id", None)
            assert field.queryset is not None
            if held and not field.queryset.filter(pk=held).exists():
                self._kept[name] = held
                self.initial.pop(name, None)
                field.required = False
                field.empty_label = _("As it is: archived, or not for you to see")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, held in self._kept.items():
            if name not in self.errors and data.get(name) is None:
                field: Any = self.fields[name]
                data[name] = field.queryset.model._base_manager.get(pk=held)
        return data
