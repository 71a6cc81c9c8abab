"""The XML parts of a workbook as a flow of events: no document type, no entity, no tree."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from passerelle.connect.problems import refusal

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
_PIECE = 1 << 19  # expat begins a name or a value again at each piece: few pieces, little time
_HEX = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unhex(text: str) -> str:
    """`_x000D_` is how a workbook writes a character that XML cannot hold."""
    if "_x" not in text:
        return text
    plain = _HEX.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@lru_cache(maxsize=512)
def local(name: str) -> str:
    """The name without its namespace prefix."""
    return name.rpartition(":")[2]


class Handler:
    """What a part's reader overrides: the start of an element, its end, the text between."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters of the current element."""


def feed(archive: zipfile.ZipFile, part: str, handler: Handler, *, file: str) -> Iterator[None]:
    """Parse the part piece by piece, yielding after each so that the caller may take what came."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: handler.start(local(name), attributes)
    parser.EndElementHandler = lambda name: handler.end(local(name))
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _no_doctype(part, file)
    try:
        with archive.open(part) as stream:
            while data := stream.read(_PIECE):
                parser.Parse(data, False)
                yield
            parser.Parse(b"", True)
            yield
    except (KeyError, EOFError, expat.ExpatError, zipfile.BadZipFile, zlib.error) as bad:
        raise refusal("corrupt-workbook", file, part=part) from bad
    except (NotImplementedError, RuntimeError, OSError) as bad:
        raise refusal("corrupt-workbook", file, part=part) from bad


def _no_doctype(part: str, file: str) -> Callable[..., Any]:
    def refuse(*_: Any) -> None:
        raise refusal("corrupt-workbook", file, part=part)

    return refuse


def parse(archive: zipfile.ZipFile, part: str, handler: Handler, *, file: str) -> None:
    """The whole part at once."""
    for _ in feed(archive, part, handler, file=file):
        continue
