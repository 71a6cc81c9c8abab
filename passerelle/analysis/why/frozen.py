"""An answer as it stays: its page in both languages, as plain data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation

from passerelle.analysis.why.page import page
from passerelle.analysis.why.plain import plain
from passerelle.analysis.why.sources import sources
from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Answer
from passerelle.kernel.finding import Finding

LANGUAGES = ("fr", "en")
Content = dict[str, Any]


def frozen(
    finding: Finding[Answer], asked: Question, *, measure: str, source: str
) -> dict[str, Content]:
    """{"fr": …, "en": …}: every word and drawing of the page, written now."""
    content = {}
    for lang in LANGUAGES:
        with translation.override(lang):
            content[lang] = written(finding, asked, measure=measure, source=source)
    return content


def written(finding: Finding[Answer], asked: Question, *, measure: str, source: str) -> Content:
    """The page in the language in force: words that wait for a language are written now."""
    is_ratio = asked.reading.totals is not None
    told = plain(page(finding, measure=measure, asked=asked, ratio=is_ratio))
    told["sources"] = _filled(sources(source, asked))
    kept: Content = json.loads(json.dumps(told, cls=DjangoJSONEncoder))
    return kept


def _filled(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line]


def chances(finding: Finding[Answer]) -> dict[str, float]:
    """How likely each kind of cause was, the likeliest first."""
    return {str(kind): round(chance, 4) for kind, chance in finding.estimate.kinds}
