"""A word after an action, with the way back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest


def toast(
    request: HttpRequest, text: Any, *, undo: str = "", level: int = messages.SUCCESS
) -> None:
    """Say a whole translated sentence on the next page; `undo` is an address that takes a POST."""
    messages.add_message(request, level, str(text), extra_tags=undo)
