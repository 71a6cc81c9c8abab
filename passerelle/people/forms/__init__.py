"""What people fill in. Choices are limited to what one may see."""

from __future__ import annotations

from django import forms


def holds_user_words(form: forms.BaseForm, *names: str) -> None:
    """Mark choices that are names people gave, or codes, so that they are not taken for our own words."""
    for name in names:
        if name in form.fields:
            form.fields[name].widget.attrs["data-user"] = ""
