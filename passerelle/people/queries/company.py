"""The company itself."""

from __future__ import annotations

from passerelle.people.models import Company


def company() -> Company:
    """The company; an unsaved one with the defaults before the first run."""
    return Company.objects.first() or Company(pk=1, name="")
