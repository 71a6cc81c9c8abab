"""The control in which every form asks for a day."""

from __future__ import annotations

from typing import Any

from django import forms


class Day(forms.DateInput):
    """The browser's own date picker, in the one format it accepts."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")
