"""Numbers, units and dates as each language writes them; cells that a spreadsheet must not run."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.kernel.cells import STARTERS, escape_cell, unescape_cell, whole
from passerelle.kernel.typography import MINUS, NBSP, THIN, long_date, number, quantity, short_date


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (None, "—", "—"),
        (float("nan"), "—", "—"),
        (1234567, f"1{THIN}234{THIN}567", "1,234,567"),
        (-0.001, "0,00", "0.00"),
        (-12.34, f"{MINUS}12,3", f"{MINUS}12.3"),
        (99.95, "100,0", "100.0"),
        (3.14159, "3,14", "3.14"),
    ],
)
def test_about_three_figures(value, french, english):
    assert (number(value, "fr"), number(value, "en")) == (french, english)


def test_a_sign_is_shown_when_asked_and_never_for_zero():
    assert number(5, "en", sign=True) == "+5"
    assert number(0, "en", sign=True) == number(-0.0, "en", sign=True) == "0"


@pytest.mark.parametrize(
    ("unit", "french", "english"),
    [
        ("€", f"12{NBSP}€", "€12"),
        ("k€", f"12{NBSP}k€", "€12k"),
        ("%", f"12{THIN}%", "12%"),
        ("items", f"12{NBSP}items", f"12{NBSP}items"),
        ("", "12", "12"),
    ],
)
def test_a_unit_stands_where_each_language_puts_it(unit, french, english):
    assert (quantity(12, unit, "fr"), quantity(12, unit, "en")) == (french, english)


def test_a_debt_keeps_its_sign_before_the_currency():
    assert quantity(-12, "k€", "en") == f"{MINUS}€12k"


def test_dates():
    first = dt.date(2026, 11, 1)
    assert short_date(first, "fr", year=True) == f"1er{NBSP}nov.{NBSP}2026"
    assert short_date(first, "en") == f"1{NBSP}Nov"
    assert long_date(first, "fr") == "dimanche 1er novembre 2026"


@pytest.mark.parametrize(
    "text", ["", "plain", *(f"{one}SUM(A1)" for one in STARTERS), "'", "''=1", "'quoted'"]
)
def test_what_is_escaped_comes_back_exactly(text):
    escaped = escape_cell(text)
    assert unescape_cell(escaped) == text
    assert escaped[:1] not in STARTERS.replace("'", "") or not escaped


@pytest.mark.parametrize("text", ["", "-1", "1.0", "١", "1234567890", "x"])
def test_what_is_no_plain_whole_number_is_none(text):
    assert whole(text) is None
