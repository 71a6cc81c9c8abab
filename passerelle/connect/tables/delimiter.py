"""Which character parts the cells of a CSV file, from its first records."""

from __future__ import annotations

import csv
import io
from collections import Counter

DELIMITERS = (",", ";", "\t")


def detect_delimiter(sample: str, *, whole: bool) -> str:
    """The delimiter under which the header and the rows agree best; a comma when nothing is parted.

    `whole` says that the sample is the file to its end: otherwise its last line may be cut.
    """
    if not whole:
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(DELIMITERS, key=lambda delimiter: _score(sample, delimiter))


def _score(sample: str, delimiter: str) -> tuple[bool, bool, float, int]:
    """More than one column, header as wide as the rows, share of rows of that width, width."""
    widths = _widths(sample, delimiter)
    if not widths:
        return (False, False, 0.0, 0)
    width, count = Counter(widths).most_common(1)[0]
    return (width > 1, widths[0] == width, count / len(widths), width)


def _widths(sample: str, delimiter: str) -> list[int]:
    widths: list[int] = []
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, strict=True)
    try:
        widths.extend(len(record) for record in reader if record)
    except csv.Error as bad:
        if "unexpected end" not in str(bad):  # the cut end of a sample: what came before it counts
            return []
    return widths
