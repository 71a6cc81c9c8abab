"""The release benchmark reads the published format and says what is wrong with a file that is not in it."""

from __future__ import annotations

import json

from benchmarks.release_planning import main

# Two levels of two and one requirements, one dependency, two customers.
SMALL = "2 2 3 4 1 2 1 1 3 2 10 1 3 7 1 2"


def test_the_best_release_of_a_file_is_printed_with_its_proof(tmp_path, capsys):
    path = tmp_path / "small.txt"
    path.write_text(SMALL)
    assert main([str(path), "--ratio", ".5,.6,1", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [row["value"] for row in rows] == [7, 10, 17]
    assert all(row["proved"] and row["kept"] for row in rows)


def test_a_file_cut_short_is_refused(tmp_path, capsys):
    path = tmp_path / "short.txt"
    path.write_text(SMALL[:-4])
    assert main([str(path)]) == 2
    assert "ends before" in capsys.readouterr().err
    path.write_text(SMALL + " 5")
    assert main([str(path)]) == 2
    assert "holds more" in capsys.readouterr().err


def test_without_a_file_it_says_what_it_needs(monkeypatch, capsys):
    monkeypatch.delenv("PASSERELLE_REFERENCE_DATA", raising=False)
    assert main([]) == 0
    assert "PASSERELLE_REFERENCE_DATA" in capsys.readouterr().err
