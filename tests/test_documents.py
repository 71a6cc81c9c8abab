"""What the documents point at is there: pages, files, commands and their options."""

from __future__ import annotations

import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)#\s:]+)(?:#[^)]*)?\)")
FILE = re.compile(r"`((?:passerelle|tests|benchmarks|tools|docs|packaging)/[\w./*-]*[\w*/])[`:]")
COMMAND = re.compile(r"(?:python -m (benchmarks[\w.]*)|(?<![\w/])(passerelle) [a-z]+)([^`\n#]*)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def name(path: pathlib.Path) -> str:
    return str(path.relative_to(ROOT))


def links(page: pathlib.Path) -> set[pathlib.Path]:
    return {(page.parent / to).resolve() for to in LINK.findall(page.read_text(encoding="utf-8"))}


def code_of(module: str) -> str:
    """The text of a benchmark (a file or a folder), or of the whole command line."""
    at = ROOT / ("passerelle/cli" if module == "passerelle" else module.replace(".", "/"))
    files = list(at.rglob("*.py")) if at.is_dir() else [at.with_suffix(".py")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_and_every_file_named_is_there(page):
    named = {f for f in FILE.findall(page.read_text(encoding="utf-8")) if not list(ROOT.glob(f))}
    assert not named | {str(to) for to in links(page) if not to.exists()}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_takes_the_options_that_are_written(page):
    unknown = [
        f"{module or command}: {option}"
        for module, command, rest in COMMAND.findall(page.read_text(encoding="utf-8"))
        for option in OPTION.findall(rest)
        if option not in code_of(module or command)
    ]
    assert not unknown


def test_every_page_of_the_documents_is_reached_from_the_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        waiting += [to for to in links(page) if to.suffix == ".md" and to not in reached]
    assert not {name(page) for page in ROOT.glob("docs/**/*.md")} - {name(p) for p in reached}
