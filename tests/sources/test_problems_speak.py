"""Every problem that a file may give has a sentence in both languages, with its place and a way out."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from passerelle.kernel.errors import InputProblem, Place
from passerelle.sources.problems import KNOWN
from passerelle.sources.sentences import SENTENCES, place_of, said


def test_every_code_has_a_sentence_and_every_sentence_a_code():
    assert set(SENTENCES) == set(KNOWN)


@pytest.mark.parametrize("code", sorted(KNOWN))
def test_a_sentence_uses_only_facts_that_its_code_carries(code):
    words = " ".join(str(part) for part in SENTENCES[code])
    assert set(re.findall(r"%\((\w+)\)s", words)) <= set(KNOWN[code].facts)


@pytest.mark.parametrize("code", sorted(KNOWN))
def test_a_sentence_is_whole_and_translated(code):
    for part in SENTENCES[code]:
        with translation.override("en"):
            english = str(part)
        with translation.override("fr"):
            french = str(part)
        assert english and french
        assert english.endswith((".", "?", ")s")), english
        assert code == "rule" or french != english, english


@pytest.mark.parametrize("what", ["bytes", "ratio", "parts", "texts", "item"])
def test_what_is_too_big_is_told_in_its_own_words(what):
    problem = InputProblem("too-big", Place("a.csv"), {"what": what, "limit": 2**31})
    for lang, size in (("en", "2,048 MB"), ("fr", "2 048 Mo")):
        with translation.override(lang):
            one = said(problem)
            assert one.what != str(SENTENCES["too-big"][0])
            if what in ("bytes", "texts", "item"):
                assert size in re.sub(r"\s", " ", one.what)


def test_a_missing_fact_shows_as_a_dash():
    with translation.override("en"):
        assert "—" in said(InputProblem("duplicate-item", Place("a.csv", 3))).what


def test_a_place_says_file_row_and_column():
    with translation.override("en"):
        assert place_of(Place("a.csv", 3, "Date")) == "a.csv, row 3, column “Date”:"
        assert place_of(Place("a.csv")) == "a.csv:"
        assert place_of(Place()) == ""
