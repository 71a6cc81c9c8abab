"""Find text that nobody marked for translation.

`with speaking(): client.get(url)` renders a page with every message of ours as ⟦brackets⟧; `unmarked(html)`
then lists what a reader meets outside them: text and the attributes title, aria-label, placeholder and alt.
Set aside: elements marked `data-user` (what people wrote) and their children, scripts and styles, `<kbd>`,
figures, dates, units and punctuation.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.utils.translation import trans_real

from passerelle.kernel.typography import DAYS, MONTHS, MONTHS_LONG
from tools.messages import pseudo

VOID = set("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = set(
    "p div td th li dt dd h1 h2 h3 h4 section header footer main aside nav form table title label button".split()
)
SILENT = {"script", "style", "kbd"}
ATTRIBUTES = {"title", "aria-label", "placeholder", "alt", "aria-valuetext"}
UNITS = (
    "k M G € k€ M€ % pt pts h min s d j px KB MB GB Q1 Q2 Q3 Q4 T1 T2 T3 T4 am pm er nd th st "
    "CSV XLSX PDF JSON"
).split()
WORDS = {
    word.strip(".").lower()
    for names in (DAYS, MONTHS, MONTHS_LONG)
    for word in [*names["fr"], *names["en"]]
}
PASSED = WORDS | {unit.lower() for unit in UNITS}
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


class Pseudo(trans_real.DjangoTranslation):
    """Answers every message with itself in brackets."""

    def gettext(self, message: str) -> str:
        return pseudo(message.rpartition("\x04")[2])

    def ngettext(self, msgid1: str, msgid2: str, n: Any) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@contextlib.contextmanager
def speaking(language: str = "en") -> Iterator[None]:
    """Within it, `language` is the pseudo-translation."""
    kept = trans_real._translations.get(language)
    trans_real._translations[language] = Pseudo(language)
    try:
        yield
    finally:
        if kept is None:
            trans_real._translations.pop(language)
        else:
            trans_real._translations[language] = kept
        if isinstance(getattr(trans_real._active, "value", None), Pseudo):
            trans_real.activate(language)  # a page leaves its language to what runs after it


class _Reader(HTMLParser):
    """Walks the page, counting brackets, since one message may span several elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, bool]] = []
        self.depth = 0
        self.found: list[str] = []

    @property
    def is_set_aside(self) -> bool:
        return any(aside for _, aside in self.stack)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if (
            tag in BLOCKS
            and not self.is_set_aside
            and self.depth
            and tag not in {"button", "label"}
        ):
            self.depth = 0
        aside = "data-user" in given or tag in SILENT
        if not (aside or self.is_set_aside):
            for name in ATTRIBUTES & given.keys():
                self._judge(given[name] or "", where=f"{tag} {name}")
        if tag not in VOID:
            self.stack.append((tag, aside))

    def handle_endtag(self, tag: str) -> None:
        while self.stack:
            top, _ = self.stack.pop()
            if top == tag:
                break
        if tag in BLOCKS:
            self.depth = 0

    def handle_data(self, data: str) -> None:
        if self.is_set_aside:
            return
        outside = ""
        for char in data:
            if char == "⟦":
                self.depth += 1
            elif char == "⟧":
                self.depth = max(0, self.depth - 1)
            elif not self.depth:
                outside += char
        if self.stack and self.stack[-1][0] == "title":
            outside = outside.partition(" · Passerelle")[0]
        self._judge(outside, where=self.stack[-1][0] if self.stack else "")

    def _judge(self, text: str, *, where: str) -> None:
        rest = re.sub(r"⟦.*⟧|(?<!\S)\.[a-z][\w-]*", "", text, flags=re.DOTALL)
        words = [w for w in _WORD.findall(rest) if len(w) > 1 and w.lower() not in PASSED]
        if words:
            self.found.append(f"<{where}> {' '.join(rest.split())[:100]}")


def unmarked(html: str) -> list[str]:
    """Every piece of text a reader meets that no translator ever saw."""
    reader = _Reader()
    reader.feed(html)
    return reader.found
