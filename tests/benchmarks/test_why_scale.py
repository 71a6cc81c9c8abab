"""The scale benchmark, at a size that a test can afford: the loss planted in it is found, from what was kept."""

from __future__ import annotations

from benchmarks.scale_rows import DIMENSIONS, write
from benchmarks.why_scale import _answer, _roll
from passerelle.connect.warehouse.reading import read


def test_a_reduced_table_is_rolled_up_whole_and_answered_from_what_was_kept(tmp_path):
    write(tmp_path / "rows.parquet", 60_000)
    rolled = _roll(tmp_path)
    assert rolled["kept_values"].startswith("5/")
    (tmp_path / "rows.parquet").unlink()
    answered = _answer(tmp_path)
    assert read(tmp_path / "kept").counts.sum() == 60_000
    assert answered["leaves"] > 1_000
    assert len(DIMENSIONS) == 6
