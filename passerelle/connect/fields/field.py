"""A field of a kind of file: how people name its column, and an example for the template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from passerelle.connect.words import fold

Shape = Literal["text", "list", "date", "number", "points"]


@dataclass(frozen=True)
class Field:
    """`en` and `fr` are column names, the template's first; `examples` one cell per language."""

    name: str
    en: tuple[str, ...]
    fr: tuple[str, ...]
    examples: tuple[str, str]
    shape: Shape = "text"
    required: bool = False
    kind: str = ""

    @property
    def description(self) -> str:
        """The key under which `sources` words what the field is for: `tracker.created`."""
        return f"{self.kind}.{self.name}"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every folded name under which the column is recognised, most telling first."""
        written = (self.name.replace("_", " "), *self.en, *self.fr)
        return tuple(dict.fromkeys(fold(name) for name in written))

    def header(self, lang: str) -> str:
        """The column's name in the template."""
        return (self.fr if lang == "fr" else self.en)[0]


def field(
    name: str,
    en: str,
    fr: str,
    examples: tuple[str, str],
    *,
    shape: Shape = "text",
    required: bool = False,
) -> Field:
    """A field from names parted by bars."""
    return Field(
        name, tuple(en.split("|")), tuple(fr.split("|")), examples, shape=shape, required=required
    )
