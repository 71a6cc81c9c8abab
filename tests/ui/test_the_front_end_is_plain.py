"""No build, no inline script or style, one behaviour a module, one component a sheet."""

import pathlib
import re

import pytest
from django.urls import get_resolver

PACKAGE = pathlib.Path(__file__).resolve().parents[2] / "passerelle"
STATIC = PACKAGE / "ui" / "static" / "ui"
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
SCRIPTS = sorted(STATIC.glob("js/*.js"))
SHEETS = [
    s for s in sorted(STATIC.glob("css/*.css")) if s.name not in {"main.css", "face.css"}
]  # a face is no rule: it has no layer


def name(path):
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_has_nothing_inline(path):
    text = path.read_text()
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"\son[a-z]+=", text)
    assert not re.search(r"hx-on", text)
    code = re.sub(r'<script[^>]*type="application/json"', "", text)  # data: nothing runs
    assert not re.search(r"<script(?![^>]*\ssrc=)", code)


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_module_says_what_it_does_and_stays_short(path):
    lines = path.read_text().splitlines()
    assert lines[0].startswith("// ")
    assert len(lines) < 60
    assert not re.search(r"\beval\(|new Function|document\.write", path.read_text())


def test_every_sheet_is_imported_once():
    imported = re.findall(r'@import url\("([^"]+)"\)', (STATIC / "css" / "main.css").read_text())
    assert sorted(imported) == sorted([*(s.name for s in SHEETS), "face.css"])


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_a_sheet_lives_in_one_layer(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL).strip()
    layers = re.findall(r"^@layer (\w+) \{", text, flags=re.MULTILINE)
    assert len(layers) == 1
    assert text.startswith("@layer") and text.count("{") == text.count("}")
    assert "http" not in text.replace('a[href^="http"]', "")


def test_prose_keeps_its_own_digits_or_every_hyphen_stands_apart():
    """Inter widens its hyphens with its digits: columns ask for digits of one width, sentences do not."""
    body = re.search(r"  body \{.*?\}", (STATIC / "css" / "base.css").read_text(), re.DOTALL)
    assert body and "tabular-nums" not in body[0]


def test_every_address_that_a_template_names_exists():
    """`{% url … as name %}` says nothing of a name that does not exist: the button is just not there."""
    known = set(names(get_resolver()))
    for path in TEMPLATES:
        named = re.findall(r"""\{% (?:url|address) ["']([\w:-]+)["']""", path.read_text())
        assert not set(named) - known, name(path)


def names(resolver, spaces=()):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from names(pattern, inner)
        elif pattern.name:
            yield ":".join((*spaces, pattern.name))
