"""A workbook written by hand, part by part, to hold what no honest writer would."""

from __future__ import annotations

import zipfile
from pathlib import Path

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
    '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>"
)


def workbook(
    path: Path, rows: str, *, padding: int = 0, prologue: str = "", texts: int = 0
) -> Path:
    """`rows` is the XML inside `sheetData`; `padding` adds a part of that many zeros, `texts` that
    many shared texts.
    """
    sheet = f'{prologue}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", _BOOK)
        book.writestr("xl/_rels/workbook.xml.rels", _RELATIONS)
        book.writestr("xl/worksheets/sheet1.xml", sheet)
        if texts:
            shared = "".join(f"<si><t>t{index}</t></si>" for index in range(texts))
            book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{shared}</sst>')
        if padding:
            book.writestr("xl/media/zeros.bin", b"\0" * padding)
    return path
