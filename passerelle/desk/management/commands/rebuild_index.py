"""`passerelle manage rebuild_index`: search and palette find everything again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from passerelle.desk.index import rebuild


class Command(BaseCommand):
    help = "Index every object again."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        count = rebuild()
        if options["verbosity"]:
            self.stdout.write(f"{count} objects can be found.")
