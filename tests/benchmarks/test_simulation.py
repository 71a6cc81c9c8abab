"""The simulation's command says how long it took and whether its odds are kept; broken odds end it with an error."""

from __future__ import annotations

import json

from benchmarks import simulation


def test_it_speaks_of_speed_and_of_odds(capsys):
    ended = simulation.main(["--paths", "3000", "--initiatives", "20", "--worlds", "21", "--json"])
    took, odds = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert took["rows"][0]["initiatives"] == 20 and took["rows"][0]["cpu_s"] >= 0
    (row,) = odds["rows"]
    assert row["said"] == 0.85 and row["least"] <= row["kept"] <= row["most"]
    assert ended == (0 if simulation.is_held(row) else 1)


def test_odds_out_of_their_bounds_are_not_held():
    held = {"kept": 0.85, "least": 0.84, "most": 0.86, "cost_kept": 0.85}
    assert simulation.is_held(held)
    assert not simulation.is_held({**held, "least": 0.82})
    assert not simulation.is_held({**held, "cost_kept": 0.9})
