"""Numbers as French and English people write them, a column decided once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from passerelle.connect.problems import refusal

Decimal = Literal[",", "."]

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
_UNIT = re.compile(r"^([€$£])|(?:([kKM])?([€$£])|(%))$")
_PLAIN = re.compile(r"^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$")
_GROUPED = re.compile(r"^[-+]?\d{1,3}(?:([.,])\d{3})+$")
MOST = 1e300
"""A number as large or larger is refused: sums of such numbers are none."""
_SCALE = {"k": 1e3, "K": 1e3, "M": 1e6}


def _bare(text: str) -> tuple[str, float]:
    """The figures without spaces, currency or %; and what they are multiplied by (k€, M€)."""
    text = _SPACES.sub("", text).replace("\u2212", "-")
    if text.startswith("(") and text.endswith(")"):
        text = "-" + text[1:-1]
    scale = 1.0
    while found := _UNIT.search(text):
        scale *= _SCALE.get(found[2] or "", 1.0)
        text = text[: found.start()] + text[found.end() :]
    return text, scale


def _evidence(text: str) -> Decimal | Literal["either"] | None:
    """Which character must mark decimals in this text; None when the text says nothing."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        return "," if comma > point else "."
    last = "," if comma >= 0 else "."
    if text.count(last) > 1:
        return "." if last == "," else ","
    if comma >= 0:
        return "either" if _GROUPED.match(text) else ","
    return "." if point >= 0 else None


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How the numbers of one column are written."""

    decimal: Decimal = "."

    def read(self, value: object) -> float | None:
        """The number, or None when the value is none. `12 %` is 12, `3,5 k€` is 3500."""
        if isinstance(value, bool):
            return None
        if isinstance(value, int | float):
            return float(value) if abs(value) < MOST else None
        return self._from_text(value) if isinstance(value, str) else None

    def _from_text(self, value: str) -> float | None:
        if self.decimal == "." and _PLAIN.match(value):
            return _finite(float(value))
        text, scale = _bare(value)
        grouping = "." if self.decimal == "," else ","
        if grouping in text:
            head = text.partition(self.decimal)[0]
            if not _GROUPED.match(head) or grouping in text[len(head) :]:
                return None
            text = text.replace(grouping, "")
        text = text.replace(self.decimal, ".")
        return _finite(float(text) * scale) if _PLAIN.match(text) else None


def _finite(number: float) -> float | None:
    return number if abs(number) < MOST else None


def is_number(value: object) -> bool:
    """True when the value reads as a number in French or in English."""
    return any(NumberFormat(mark).read(value) is not None for mark in _MARKS)


_MARKS: tuple[Decimal, Decimal] = (".", ",")


def decide_numbers(
    values: Iterable[tuple[int, object]],
    *,
    file: str,
    column: str,
    decimal: Decimal | None = None,
) -> NumberFormat:
    """The format of a column from (row number, value) pairs.

    InputError `mixed-numbers` with the rows that disagree, `ambiguous-numbers` when all that is
    written is like `1,234` and `decimal` is not given.
    """
    texts = [(row, value) for row, value in values if isinstance(value, str) and is_number(value)]
    spaced = any(_SPACES.search(value.strip()) for _, value in texts)
    marks = [(row, value, _evidence(_bare(value)[0])) for row, value in texts]
    firm = [mark for *_, mark in marks if mark in _MARKS]
    either = next(((row, value) for row, value, mark in marks if mark == "either"), None)
    if not firm and either and decimal is None and not spaced:
        raise refusal("ambiguous-numbers", file, row=either[0], column=column, found=either[1])
    main = decimal or _most(firm) or ("," if either else ".")
    against = [(row, value) for row, value, mark in marks if mark in _MARKS and mark != main]
    if against and firm.count(main):
        expected = next(value for _, value, mark in marks if mark == main)
        _refuse_mixed(against, expected, file=file, column=column)
    return NumberFormat(main)


def _most(firm: Sequence[Decimal]) -> Decimal | None:
    if not firm:
        return None
    return "," if firm.count(",") > firm.count(".") else "."


def _refuse_mixed(against: list[tuple[int, str]], expected: str, *, file: str, column: str) -> None:
    raise refusal(
        "mixed-numbers",
        file,
        row=against[0][0],
        column=column,
        found=against[0][1],
        expected=expected,
        rows=[row for row, _ in against[:10]],
        count=len(against),
    )
