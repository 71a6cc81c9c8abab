"""What must stay true of the house itself: its sizes, its floors in the database, its documents."""

from __future__ import annotations

import ast
import pathlib
import re

from django.apps import apps

ROOT = pathlib.Path(__file__).parent.parent
OURS = [
    p
    for p in (ROOT / "passerelle").rglob("*")
    if "migrations" not in p.parts and "vendor" not in p.parts
]
PYTHON = [p for p in OURS if p.suffix == ".py"]
MEASURING = [p for name in ("benchmarks", "tools") for p in (ROOT / name).rglob("*.py")]
ELSEWHERE = [*(ROOT / "tests").rglob("*.py"), *MEASURING]
FLOORS = [
    {"ui"}, {"trail", "jobs"}, {"people"}, {"desk"}, {"kpis"}, {"strategy"}, {"delivery"}, {"roadmap"},
    {"sources"}, {"analysis"}, {"arbitration"}, {"workshop"}, {"commitment"}, {"bridge", "board"},
]  # fmt: skip


def name(path: pathlib.Path) -> str:
    return str(path.relative_to(ROOT))


def text(path: pathlib.Path) -> str:
    return path.read_text(encoding="utf-8")


def test_no_file_is_longer_than_250_lines():
    written = [p for p in OURS if p.suffix in {".py", ".html", ".css", ".js", ".typ"}]
    lines = {name(p): text(p).count("\n") for p in written + ELSEWHERE}
    assert not {path: count for path, count in lines.items() if count > 250}


def test_no_function_is_longer_than_40_lines():
    assert not [
        f"{name(path)}: {node.name}, {node.end_lineno - node.lineno} lines"
        for path in PYTHON + MEASURING
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno > 40
    ]


def test_no_drawer_folder():
    drawers = {"utils", "common", "core", "helpers", "services", "managers"}
    assert not [p for p in OURS if p.stem in drawers]


def test_foreign_keys_go_down_the_floors():
    level = {app: n for n, floor in enumerate(FLOORS) for app in floor}
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in level
        for field in model._meta.concrete_fields
        if field.is_relation
        and field.related_model._meta.app_label in level
        and level[field.related_model._meta.app_label] > level[model._meta.app_label]
    ]
    assert not upward


def test_templates_hold_no_inline_style_or_script():
    wrong = re.compile(r"\sstyle=|\son[a-z]+=\"|<script(?![^>]*(src|application/json))")
    assert not [name(p) for p in OURS if p.suffix == ".html" and wrong.search(text(p))]


def test_scripts_stay_small():
    scripts = [p for p in OURS if p.suffix == ".js"]
    assert not [name(p) for p in scripts if text(p).count("\n") > 60]


def test_requirements_name_no_host():
    for path in (ROOT / "requirements").iterdir():
        assert "://" not in text(path), path


def test_the_readme_stays_short():
    assert text(ROOT / "README.md").count("\n") < 80


def test_each_process_of_the_tests_has_a_data_folder_of_its_own():
    """Two that shared one wrote over each other's measures, whose ids are the same in both databases."""
    from django.conf import settings

    from tests import settings as ours

    assert settings.DATA == ours.DATA
