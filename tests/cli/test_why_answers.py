"""`passerelle why` gives a verdict that one can read, keep as a page, or hand to a program."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from itertools import product

import numpy as np
import pytest
from click.testing import CliRunner

from passerelle.analysis.why.plain import finding_of, plain
from passerelle.cli.why import why_command

FIRST = dt.date(2026, 7, 20)
DAYS = 98
BREAK = 84


def _rows(first: int, last: int, *, dated: bool = True) -> str:
    """Fourteen weeks of sign-ups; from day 84 on, iPhone under tracker 8.2 loses three in five."""
    noise = np.random.default_rng(7).normal(1, 0.02, size=(DAYS, 12))
    week = [70, 72, 71, 68, 60, 30, 34]
    lines = ["date,device,country,signups\n" if dated else "device,country,signups\n"]
    for day in range(first, last):
        cells = product(("iPhone", "Android", "iPad"), ("FR", "BE", "CH", "LU"))
        for at, (device, country) in enumerate(cells):
            lost = 0.4 if device == "iPhone" and day >= BREAK else 1.0
            value = round(100 * week[day % 7] * noise[day, at] * lost)
            date = f"{FIRST + dt.timedelta(days=day)}," if dated else ""
            lines.append(f"{date}{device},{country},{value}\n")
    return "".join(lines)


@pytest.fixture
def files(tmp_path):
    def write(name: str, text: str) -> str:
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return write


def _why(*words: str, code: int = 0):
    done = CliRunner().invoke(why_command, list(words), catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_two_files_give_a_verdict_in_words(files):
    now = files("now.csv", _rows(BREAK, DAYS))
    before = files("before.csv", _rows(0, BREAK))
    said = _flat(_why(now, before, "--lang", "en").output)
    assert said.startswith("Why did “signups” fall?")
    assert "12 October" in said
    assert "iPhone" in said
    assert "Measurement fault" in said
    assert "What was guessed" in said
    assert "the first day of now.csv" in said


def test_the_answer_speaks_french(files):
    said = _flat(_why(files("now.csv", _rows(0, DAYS)), "--lang", "fr").output)
    assert "Pourquoi la mesure « signups » a-t-elle baissé ?" in said
    assert "Ce qui a été deviné" in said
    assert "Défaut de mesure" in said


def test_the_page_needs_nothing_else(files, tmp_path):
    out = tmp_path / "why.html"
    said = _why(files("now.csv", _rows(0, DAYS)), "--html", str(out), "--lang", "fr").output
    assert "why.html" in said
    html = out.read_text()
    assert '<html lang="fr">' in html
    assert "<svg" in html
    assert not re.search(r"\bsrc=|\bhref=|url\(|@import|<script", html)
    assert "default-src 'none'" in html


def test_json_is_the_finding_and_comes_back(files):
    told = json.loads(_why(files("now.csv", _rows(0, DAYS)), "--json").output)
    assert told["read"]["measure"] == "signups"
    assert {"time", "measure", "by"} <= {guess["code"] for guess in told["read"]["guesses"]}
    back = finding_of(told)
    assert plain(back) == {name: value for name, value in told.items() if name != "read"}
    again = json.loads(_why(files("again.csv", _rows(0, DAYS)), "--json").output)
    assert again["digest"] == told["digest"]


def test_the_planted_segment_is_found(files):
    found = json.loads(
        _why(files("now.csv", _rows(0, DAYS)), "--since", "2026-10-12", "--json").output
    )
    cells = found["estimate"]["cells"]["cells"]
    assert [cell["where"] for cell in cells] == [[["device", "iPhone"]]]
    assert found["estimate"]["movement"]["since"] == "2026-10-12"


def test_two_files_without_dates_are_compared(files):
    now = files("now.csv", _rows(BREAK, BREAK + 14, dated=False))
    before = files("before.csv", _rows(BREAK - 14, BREAK, dated=False))
    done = CliRunner().invoke(why_command, [now, before, "--lang", "en"], catch_exceptions=False)
    assert "no date" in _flat(done.output)
    assert done.exit_code in (0, 3)


def test_two_short_files_with_dates_are_compared_as_periods(files):
    now = files("now.csv", _rows(BREAK, BREAK + 7))
    before = files("before.csv", _rows(BREAK - 7, BREAK))
    said = _flat(_why(now, before, "--lang", "en").output)
    assert "too little past day by day" in said
    assert "iPhone" in said


def test_too_little_past_is_a_refusal_that_says_what_to_bring(files):
    done = _why(files("now.csv", _rows(0, 10)), "--lang", "en", code=3)
    assert "No verdict" in done.output
    assert "four weeks" in done.output
    told = json.loads(_why(files("now.csv", _rows(0, 10)), "--json", code=3).output)
    assert told["refusal"]["code"] == "past-too-short"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing to read"),
        ("date,signups\n", "nothing to read"),
        ("date,device\n2026-10-01,iPhone\n2026-10-02,iPhone\n", "now.csv, row 1"),
        ("a,b\nx,y\n", "now.csv, row 1"),
        (_rows(0, 40) + "2026-10-21,iPhone,FR,many\n", "now.csv, row 482, column “signups”"),
        (_rows(0, 40) + "someday,iPhone,FR,3\n", "now.csv, row 482, column “date”"),
    ],
)
def test_bad_input_says_file_row_and_column(files, text, words):
    done = (
        _why(files("now.csv", text), "--measure", "signups", "--lang", "en", code=1)
        if ("signups" in text)
        else _why(files("now.csv", text), "--lang", "en", code=1)
    )
    assert words in done.output


def test_a_column_that_is_not_there_is_named(files):
    done = _why(files("now.csv", _rows(0, 40)), "--measure", "clicks", "--lang", "en", code=1)
    assert "clicks" in done.output
    assert "signups" in done.output


def test_a_witness_that_is_not_there_is_named(files):
    done = _why(files("now.csv", _rows(0, 40)), "--against", "peer:nowhere.csv", code=1)
    assert "nowhere.csv" in done.output
    assert "independent" in done.output


def test_no_file_at_all_points_to_the_sample():
    assert "--sample" in _why(code=2).output


def test_it_runs_with_no_database_and_no_secret(tmp_path):
    """A folder that cannot be written, no key, no company: the sample still answers."""
    environment = {
        **os.environ,
        "PASSERELLE_DATA": "/nonexistent",
        "PASSERELLE_SECRET_KEY": "",
        "LANG": "fr_FR.UTF-8",
        "LC_ALL": "",
        "TMPDIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "passerelle", "why", "--sample"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = _flat(done.stdout)
    assert "nous la comptons mal depuis le 3 novembre." in said
    assert "Safari iPhone, non exprimé" in said


def test_what_a_file_holds_gives_no_order_to_the_terminal(files):
    text = _rows(0, DAYS).replace("iPhone", "\x1b]0;mine\x07iPhone\x9b2J")
    assert "\ufffd]0;mine" in _why(files("now.csv", text)).output
    bad = files("bad.csv", text.replace(",FR,", ",FR,\x1b[2J", 1))
    for done in (_why(files("now.csv", text)), _why(bad, "--measure", "signups", code=1)):
        assert not {"\x1b", "\x07", "\x9b"} & set(done.output)


def test_the_sample_is_written_where_nobody_could_wait_for_it(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    trap, kept = tmp_path / "passerelle-sample", tmp_path / "precious"
    trap.mkdir()
    kept.write_text("mine")
    (trap / "inscriptions.csv").symlink_to(kept)
    _why("--sample")
    assert kept.read_text() == "mine"


def test_of_four_channels_the_one_that_lost_half_is_told(files):
    usual = {"direct": 110, "mail": 70, "search": 90, "social": 40}
    rows = [
        f"{FIRST + dt.timedelta(days=n)},{name},{(size // 2 if name == 'mail' and n >= 84 else size) + n % 7}"
        for n in range(98)
        for name, size in usual.items()
    ]
    few = files("few.csv", "\n".join(["date,channel,signups", *rows]))
    said = _flat(_why(few, "--lang", "en").output)
    assert "1 segment moved apart from the others" in said and "lies in mail" in said


def test_of_a_single_segment_it_says_that_none_was_looked_for(files):
    rows = [
        f"{FIRST + dt.timedelta(days=n)},web,{(90 if n < 84 else 40) + n % 7}" for n in range(98)
    ]
    said = _flat(
        _why(
            files("one.csv", "\n".join(["date,part,signups", *rows])),
            "--by",
            "part",
            "--lang",
            "en",
        ).output
    )
    assert "was not searched" in said and "No recorded segment stands out" not in said
