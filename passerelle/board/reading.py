"""A frozen pack as a page reads it, and its figures as a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from passerelle.board.models import Pack
from passerelle.reports.sheets import csv_bytes

PARTS = ("wide", "narrow", "foot")
KEPT_SECONDS = 24 * 3600
COLUMNS = ("section", "label", "value", "unit", "date", "source", "formula")


@dataclass(frozen=True)
class Page:
    """The content in one language, its sections numbered, its tables ready for a template."""

    content: dict[str, Any]

    @cached_property
    def sections(self) -> list[dict[str, Any]]:
        return [
            {**section, "number": n, **{part: _ready(section[part]) for part in PARTS}}
            for n, section in enumerate(self.content["sections"], 1)
        ]


def _ready(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A template cannot pair a cell with its column, nor read a key named `items`."""
    return [
        {**block, "lines": _lines(block)}
        if block["kind"] == "table"
        else {**block, "items_": block.get("items")}
        for block in blocks
    ]


def _lines(table: dict[str, Any]) -> list[dict[str, Any]]:
    aligned = [column["align"] for column in table["columns"]]
    states = [*table["states"], *[""] * len(table["rows"])]
    return [
        {
            "state": state,
            "cells": [{"text": t, "align": a} for t, a in zip(row, aligned, strict=True)],
        }
        for row, state in zip(table["rows"], states, strict=False)
    ]


def page_of(content: dict[str, Any]) -> Page:
    return Page(content)


def sheets_of(pack: Pack, written_in: str) -> SafeString:
    """The paper of a frozen pack, drawn once: its seal stands for all it is made of, so it can never be stale."""
    key = f"sheets:{pack.digest}:{written_in}"
    drawn: str | None = cache.get(key)
    if drawn is None:
        page = page_of(pack.content[written_in])
        drawn = str(render_to_string("board/sheets.html", {"page": page}))
        cache.set(key, drawn, KEPT_SECONDS)
    return SafeString(drawn)


def csv_of(content: dict[str, Any]) -> bytes:
    """Every figure of the pack with its date, source and formula; formulas of spreadsheets neutralised."""
    rows = ([figure[name] for name in COLUMNS] for figure in content["figures"])
    return csv_bytes(COLUMNS, rows)
