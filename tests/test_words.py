"""One word for one thing: the glossary and the models say the same, in both languages."""

import pathlib
import re

import pytest
from django.apps import apps
from django.utils import translation

WORDS = pathlib.Path(__file__).parent.parent / "docs" / "words.md"
ROW = re.compile(r"^\| `(\w+\.\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def glossary():
    return {
        code: (english.strip(), french.strip())
        for code, english, french, _meaning in ROW.findall(WORDS.read_text(encoding="utf-8"))
    }


def ours():
    models = [m for m in apps.get_models() if m.__module__.startswith("passerelle.")]
    return sorted(models, key=lambda model: model._meta.label)


def name(model, language):
    with translation.override(language):
        return str(model._meta.verbose_name)


def test_every_model_has_its_word_and_every_word_its_model():
    assert set(glossary()) == {model._meta.label for model in ours()}


@pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
def test_a_model_is_called_what_the_glossary_says(model):
    english, french = glossary()[model._meta.label]
    assert name(model, "en") == english
    # A name without French falls back to English: `tools/messages.py check` names those, once for all strings.
    assert name(model, "fr") in {french, english}


def test_no_word_names_two_models():
    for place in (0, 1):
        words = [row[place] for row in glossary().values()]
        assert len(words) == len(set(words))
