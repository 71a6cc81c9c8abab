"""No problem without its line in the table: code, facts, what it stops."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import passerelle.connect
from passerelle.connect.problems import PROBLEMS, problem, stops_file

ROOT = Path(passerelle.connect.__file__).parents[1]
SOURCES = sorted([*ROOT.joinpath("connect").rglob("*.py"), ROOT / "reports" / "sheets.py"])


def test_every_code_of_the_table_is_used_and_every_used_one_is_in_the_table():
    text = "".join(path.read_text() for path in SOURCES if path.name != "problems.py")
    assert [code for code in PROBLEMS if f'"{code}"' not in text] == []
    raised = set(re.findall(r'(?:refusal|problem)\(\s*"([a-z-]+)"', text))
    assert raised <= set(PROBLEMS)


def test_every_meaning_is_a_sentence():
    assert all(one.meaning.endswith(".") for one in PROBLEMS.values())


def test_a_fact_that_the_table_does_not_know_is_refused():
    with pytest.raises(KeyError):
        problem("ragged-row", facts_unknown=1)


def test_what_a_code_stops_is_said():
    assert stops_file(problem("formula", found="=1+1"))
    assert not stops_file(problem("ragged-row", expected=1, found=2))
