"""`python -m tests.cli.several '[["check"], ["serve"]]'`: commands one after the other in one process; their answers.

For commands whose process is not what is proven: its start costs more than what they do.
"""

from __future__ import annotations

import json
import sys

from click.testing import CliRunner

from passerelle.cli.main import passerelle


def answers(commands: list[list[str]]) -> list[tuple[int, str, str]]:
    """Code, standard output and standard error of each."""
    done = [
        CliRunner().invoke(passerelle, words, prog_name="passerelle", catch_exceptions=False)
        for words in commands
    ]
    return [(one.exit_code, one.stdout, one.stderr) for one in done]


if __name__ == "__main__":
    print(json.dumps(answers(json.loads(sys.argv[1]))))
