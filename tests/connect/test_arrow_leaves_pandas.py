"""pyarrow looks for pandas before its first list: three seconds for nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = "import passerelle.connect.arrow, pyarrow; print(pyarrow.array(['a']).to_pylist())"


def test_an_array_made_from_a_list_loads_no_pandas(tmp_path):
    (tmp_path / "pandas.py").write_text("raise SystemExit('pandas was loaded')")
    paths = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "['a']\n", "")
