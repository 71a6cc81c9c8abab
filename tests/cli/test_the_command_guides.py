"""Every verb tells a newcomer where to begin, and answers with codes that mean something."""

from __future__ import annotations

import pytest

from tests.cli.installation import Installation, empty

pytestmark = pytest.mark.django_db(transaction=True)


VERBS = [["serve"], ["worker"], ["upgrade"], ["backup", "b.zip"], ["export", "o.zip"]]


def test_an_empty_folder_guides_to_init_or_demo(tmp_path):
    there = empty(tmp_path / "nothing")
    for words, answer in zip(
        [["check"], *VERBS], [there.run("check"), *there.several(*VERBS)], strict=True
    ):
        assert answer.code == 2, words
        assert "passerelle init" in answer.err and "passerelle demo" in answer.err, words
    assert not (tmp_path / "nothing").exists(), "looking must create nothing"


def test_a_database_that_does_not_answer_is_named(tmp_path):
    nowhere = Installation(tmp_path, "postgres://nobody@127.0.0.1:1/nothing")
    answer = nowhere.run("check")
    assert answer.code == 1
    assert "passerelle.E009" in answer.err


def test_check_speaks_json(tmp_path):
    answer = empty(tmp_path).run("check", "--json", PASSERELLE_SECRET_KEY="")
    assert {"passerelle.E001", "passerelle.E005", "passerelle.W006"} <= {
        m["id"] for m in answer.json
    }
