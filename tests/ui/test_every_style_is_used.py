"""A style that no page can wear is weight that every page carries."""

import re
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "passerelle"
SHEETS = HOUSE / "ui" / "static" / "ui" / "css"
ASIDE = re.compile(r"/\*.*?\*/|\"[^\"]*\"|url\([^)]*\)|\{[^{}]*\}", re.DOTALL)


def worn():
    """Every word of the templates, the scripts and the code, and every beginning of a word that they complete."""
    texts = [
        file.read_text(encoding="utf-8")
        for kind in ("html", "js", "py")
        for file in HOUSE.rglob(f"*.{kind}")
        if "migrations" not in file.parts
    ]
    whole = "\n".join(texts)
    return set(re.findall(r"[\w-]+", whole)), set(re.findall(r"([\w-]+-)\{", whole))


def test_every_class_of_the_style_sheets_can_be_worn():
    words, beginnings = worn()
    unused = {
        f"{sheet.name}: .{name}"
        for sheet in SHEETS.glob("*.css")
        for name in re.findall(r"\.(-?[A-Za-z_][\w-]*)", ASIDE.sub("", sheet.read_text("utf-8")))
        if name not in words and not any(name.startswith(start) for start in beginnings)
    }
    assert not unused


def test_every_style_sheet_is_served_and_every_one_served_is_there():
    served = re.findall(r'@import url\("([^"]+)"\)', (SHEETS / "main.css").read_text("utf-8"))
    assert sorted([*served, "main.css"]) == sorted(sheet.name for sheet in SHEETS.glob("*.css"))
