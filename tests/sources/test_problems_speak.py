"""Every problem that a file may give has a sentence in both languages, with its place and a way out."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from passerelle.kernel.errors import InputProblem, Place
from passerelle.kernel.typography import goes_on
from passerelle.sources.problems import KNOWN
from passerelle.sources.sentences import (
    NO_SUCH_COLUMN,
    SENTENCES,
    TOO_BIG,
    place_of,
    said,
)


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


SPEAK = [*SENTENCES.values(), *TOO_BIG.values(), NO_SUCH_COLUMN]


@pytest.mark.parametrize("sentence", SPEAK, ids=lambda pair: str(pair[0])[:30])
def test_in_french_it_goes_on_after_its_place_without_a_capital(sentence):
    """Every one begins with a plain word, quotation marks or a fact: lowering it spoils no name."""
    plain = (
        "le la les l un une des deux ce cet cette il rien personne aucun aucune plus décompressé"
    ).split()
    with translation.override("fr"):
        alone = str(sentence[0])
    after = goes_on(alone, "fr")
    assert after.startswith(("«", "%(")) or re.split(r"\W", after)[0] in plain, after
    assert goes_on(alone, "en") == alone


def test_a_name_that_begins_a_sentence_keeps_its_capital():
    with translation.override("fr"):
        lines = [
            said(InputProblem("truncated-gzip", Place("a.gz"), {"bytes": 12})).line,
            said(InputProblem("empty-file")).line,
        ]
    assert lines[0].startswith("a.gz\u00a0: le fichier compressé")
    assert lines[1].startswith("Il n’y a rien"), "alone, it begins"
    assert goes_on("JSON mal formé.", "fr") == "JSON mal formé."
    assert goes_on("", "fr") == ""
