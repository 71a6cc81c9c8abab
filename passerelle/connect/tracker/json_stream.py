"""The issues of a JSON file one at a time, whatever holds them: a page, pages, a list, lines."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any

import ijson

from passerelle.connect.limits import Limits
from passerelle.connect.problems import refusal
from passerelle.connect.tables.opening import opened
from passerelle.kernel.errors import InputError

Event = tuple[str, Any]
_HOLDERS = ("issues", "pages", "values")
_STARTS = ("start_map", "start_array")
_ENDS = ("end_map", "end_array")


class _Meter:
    """Refuses one item that would fill the memory: `count` restarts at each item."""

    def __init__(self, stream: BufferedReader, *, file: str, limit: int) -> None:
        self.stream, self.file, self.limit = stream, file, limit
        self.count, self.items = 0, 0
        self.mark = stream.peek(3)[:3] == b"\xef\xbb\xbf" and stream.read(3)

    def read(self, size: int) -> bytes:
        data = self.stream.read(size)
        self.count += len(data)
        if self.count > self.limit:
            raise refusal("too-big", self.file, limit=self.limit, what="item")
        return data

    def next_item(self) -> int:
        self.count, self.items = 0, self.items + 1
        return self.items


def objects(path: Path, limits: Limits) -> Iterator[tuple[int, Any]]:
    """Each item of the file with its number from 1; InputError on JSON that is cut, malformed or too deep."""
    with opened(path, limits) as stream:
        meter = _Meter(stream, file=path.name, limit=limits.item)
        events = ijson.basic_parse(meter, multiple_values=True, use_float=True)
        try:
            for event, value in events:
                start = (event, value)
                for found in _Walk(events, meter, limits.depth).value(start, level=0):
                    yield meter.next_item(), found
        except ijson.IncompleteJSONError as bad:
            raise _broken(bad, path.name, meter.items) from bad
        except (ijson.JSONError, UnicodeDecodeError, ValueError, StopIteration) as bad:
            raise refusal("wrong-json", path.name, reason=str(bad), item=meter.items + 1) from bad


def _broken(bad: Exception, file: str, item: int) -> Exception:
    reason = str(bad).splitlines()[0] if str(bad) else ""
    if "premature" in reason or "incomplete" in reason.lower():
        return refusal("truncated-json", file, item=item + 1)
    return refusal("wrong-json", file, reason=reason, item=item + 1)


class _Walk:
    """Walks down to the issues and builds them one by one from the parser's events."""

    def __init__(self, events: Iterator[Event], meter: _Meter, depth: int) -> None:
        self.events, self.meter, self.depth = events, meter, depth

    def value(self, start: Event, *, level: int) -> Iterator[Any]:
        event, value = start
        if event == "start_map":
            yield from self._object(level)
        elif event == "start_array" and level < 4:
            for inner in self.events:
                if inner[0] == "end_array":
                    return
                yield from self.value(inner, level=level + 1)
        else:
            yield self._build(event, value)

    def _object(self, level: int) -> Iterator[Any]:
        """A page gives what it holds; anything else is an item itself."""
        found: dict[str, Any] = {}
        is_page = False
        for event, name in self.events:
            if event == "end_map":
                break
            inner, value = next(self.events)
            if level < 4 and name in _HOLDERS and inner == "start_array":
                is_page = True
                yield from self.value((inner, value), level=level + 1)
            else:
                found[name] = self._build(inner, value)
        if not is_page:
            yield found

    def _build(self, event: str, value: Any) -> Any:
        """The value that begins with this event, to its end."""
        if event not in _STARTS:
            return value
        root: Any = {} if event == "start_map" else []
        stack, top, key = [root], root, ""
        for event, value in self.events:
            if event == "map_key":
                key = value
                continue
            if event in _ENDS:
                stack.pop()
                if not stack:
                    return root
                top = stack[-1]
                continue
            made: Any = {} if event == "start_map" else [] if event == "start_array" else value
            if type(value) is str and "\0" in value:
                raise self._refusal("nul-character")
            if type(top) is dict:
                top[key] = made
            else:
                top.append(made)
            if event in _STARTS:
                stack.append(made)
                top = made
                if len(stack) > self.depth:
                    raise self._refusal("too-deep", limit=self.depth)
        return root

    def _refusal(self, code: str, **facts: Any) -> InputError:
        """At the item being built."""
        return refusal(code, self.meter.file, row=self.meter.items + 1, **facts)
