"""What changed between two texts, word by word, and which other texts speak of it. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from passerelle.ui.alphabetical import fold

Kind = Literal["same", "added", "removed"]
SHORT = 5  # shorter words (the, pour, with…) say too little to link two texts


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Kind
    text: str


def compare(before: str, after: str) -> list[Piece]:
    """The texts as one sequence of pieces: joined without the added ones it is `before`, and conversely.

    Lines first, then words inside the lines that differ: a long text stays quick to compare.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
        else:
            pieces += _by_word("".join(old[a:b]), "".join(new[c:d]))
    return _joined(pieces)


def _by_word(before: str, after: str) -> list[Piece]:
    old, new = _words(before), _words(after)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        pieces += [Piece("removed", "".join(old[a:b])), Piece("added", "".join(new[c:d]))]
    return pieces


def _words(text: str) -> list[str]:
    """Words, signs and spaces; spaces alone never make two passages meet."""
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Without empty pieces, neighbours of one kind made one."""
    whole: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if whole and whole[-1].kind == piece.kind:
            whole[-1] = Piece(piece.kind, whole[-1].text + piece.text)
        else:
            whole.append(piece)
    return whole


def counted(pieces: Iterable[Piece], kind: Kind) -> int:
    """How many words were added or removed."""
    return sum(len(re.findall(r"\w+", piece.text)) for piece in pieces if piece.kind == kind)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """Folded and without plural: the same words come back in every title."""
    return fold(word).rstrip("sx")


def telling(text: str) -> dict[str, str]:
    """Its words that say something, as {folded and without plural: as first written}."""
    found: dict[str, str] = {}
    for word in re.findall(r"\w+", text):
        stem = _stem(word)
        if len(stem) >= SHORT and not stem.isdigit():
            found.setdefault(stem, word)
    return found


def changed_words(pieces: Iterable[Piece]) -> dict[str, str]:
    """Telling words that only one of the two texts holds: what the change is about."""
    rows = list(pieces)
    sides = {kind: telling(" ".join(p.text for p in rows if p.kind == kind)) for kind in _KINDS}
    moved = {**sides["removed"], **sides["added"]}
    return {stem: word for stem, word in moved.items() if stem not in sides["same"]}


_KINDS: tuple[Kind, ...] = ("same", "added", "removed")


def shared(words: dict[str, str], text: str) -> list[str]:
    """Those of `words` that `text` speaks of, in alphabetical order."""
    spoken = telling(text)
    return sorted(word for stem, word in words.items() if stem in spoken)


def speaking(words: dict[str, str], folded: Sequence[str]) -> dict[int, list[str]]:
    """By place in these folded texts, those of `words` that a text speaks of; texts that speak of none are left out.

    All of them are searched at once for each word: a text at a time takes five times as long over two thousand.
    """
    whole = "\n".join(folded)
    starts = list(accumulate((len(text) + 1 for text in folded), initial=0))
    told: dict[int, set[str]] = {}
    for stem, word in words.items():
        for at in _places(stem, whole):
            told.setdefault(bisect_right(starts, at) - 1, set()).add(word)
    return {place: sorted(common) for place, common in sorted(told.items())}


def _places(stem: str, whole: str) -> Iterator[int]:
    """Where a word of this stem begins."""
    word = re.compile(rf"\b{re.escape(stem)}[sx]*\b")
    at = whole.find(stem)
    while at >= 0:
        if word.match(whole, at):
            yield at
        at = whole.find(stem, at + 1)
