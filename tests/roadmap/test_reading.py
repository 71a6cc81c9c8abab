"""What people type is read as they mean it, or refused with a sentence."""

import datetime as dt

import pytest
from django.utils import translation

from passerelle.roadmap.fields import FIELDS
from passerelle.roadmap.forms.cells import parse, text_of
from passerelle.roadmap.queries.reach import Reach
from passerelle.ui import typed as reading
from passerelle.ui.typed import CellError


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("fr", "1\u202f234,5", 1234.5),
        ("fr", "1.234,5 €", 1234.5),
        ("fr", "1,234", 1.234),
        ("en", "1,234", 1234.0),
        ("en", "1,234.5", 1234.5),
        ("en", "\u22123", -3.0),
        ("en", "12 %", 12.0),
        ("fr", "—", None),
    ],
)
def test_numbers_are_read_in_both_typographies(lang, text, value):
    with translation.override(lang):
        assert reading.number(text) == value


@pytest.mark.parametrize("text", ["2026-12-11", "11/12/2026", "11.12.2026", "2026-12-11T08:00"])
def test_days_are_read_day_first_or_as_iso(text):
    assert reading.day(text) == dt.date(2026, 12, 11)


@pytest.mark.parametrize("text", ["31/02/2026", "soon", "12/2026", "2026-13-01"])
def test_a_day_that_does_not_exist_is_refused(text):
    with pytest.raises(CellError):
        reading.day(text)


def test_a_range_wants_three_points():
    assert reading.three("160 / 250 / 350") == (160, 250, 350)
    assert reading.three("") == (None, None, None)
    with pytest.raises(CellError, match="there are 2 here"):
        reading.three("160 / 350")


@pytest.mark.parametrize("text", ["nan", "inf", "1e999", "twelve"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(CellError):
        reading.number(text)


@pytest.mark.django_db
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_a_cell_writes_it_reads_back(alice, initiative, lang):
    reach = Reach(alice)
    with translation.override(lang):
        for field in FIELDS.values():
            if field.kind != "flag":
                values = parse(field, text_of(field, initiative, lang=lang), reach=reach)
                assert [values[a] for a in field.attrs] == [
                    getattr(initiative, a) for a in field.attrs
                ], field.key
