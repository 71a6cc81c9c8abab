"""One text in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in French and in English."""

    fr: str
    en: str

    def of(self, lang: str) -> str:
        """The text in that language, French for any other."""
        return self.en if lang == "en" else self.fr
