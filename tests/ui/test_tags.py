"""The tags of every screen: what they print, in both typographies, escaped."""

import datetime as dt

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from passerelle.kernel.typography import NBSP, THIN
from passerelle.reports.drawing import Ruler
from passerelle.ui.know import Know

EVIL = '"><script>alert(1)</script>'


def shown(source, path="/", **context):
    request = RequestFactory().get(path)
    return Template(source).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("language", "expected"), [("fr", f"+1{THIN}234,5{NBSP}k€"), ("en", "+€1,234.5k")]
)
def test_a_number_follows_the_language(language, expected):
    with translation.override(language):
        assert shown('{% number v "k€" decimals=1 sign=True %}', v=1234.5) == expected


def test_a_missing_number_is_a_dash():
    assert shown("{% number v %}{{ v|percent }}{{ v|day }}", v=None) == "———"


def test_a_day_follows_the_language():
    with translation.override("fr"):
        assert shown('{{ d|day:"year" }}', d=dt.date(2026, 11, 3)) == f"3{NBSP}nov.{NBSP}2026"


def test_a_number_opens_its_page():
    html = shown("{% how text url %}", text="12", url="/why/?a=1&b=2")
    assert html == '<a class="n" href="/why/?a=1&amp;b=2" data-know>12</a>'


def test_a_number_may_carry_its_facts():
    html = shown("{% how k.figure know=k %}", k=Know(EVIL, url="/why/", formula=EVIL))
    assert "<template>" in html and "<script" not in html


@pytest.mark.parametrize("tone", ["ok", "watch", "off", "none", "done"])
def test_a_status_has_a_shape_and_a_word(tone):
    html = shown('{% status tone "Held" %}', tone=tone)
    assert "<svg" in html and "Held" in html and 'aria-hidden="true"' in html


def test_words_are_escaped_everywhere():
    html = shown(
        '{% status "ok" evil %}{% section 1 evil sum=evil more=evil url=evil %}{{ evil }}{% endsection %}'
        "{% avatar evil %}{% keys evil %}{% odds None void=evil %}{% ruler r label=evil %}",
        evil=EVIL, r=Ruler(done=1),
    )  # fmt: skip
    assert "<script" not in html


def test_a_section_is_reached_by_its_number():
    html = shown('{% section 2 "Rows" %}<p>x</p>{% endsection %}')
    assert 'id="s2"' in html and "<p>x</p>" in html and 'aria-labelledby="s2-t"' in html


def test_odds_say_the_figure_or_why_there_is_none():
    assert "82" in shown('{% odds 0.82 "/k/" %}')
    assert "not computed" in shown('{% odds None void="not computed" %}')


def test_pages_keep_the_rest_of_the_address():
    page = Paginator(range(1000), 100).get_page(2)
    html = shown("{% pagination page %}", "/x/?team=3&page=2", page=page)
    assert "?team=3&amp;page=3" in html and "101 to 200 of 1,000" in html


def test_a_query_is_changed_one_key_at_a_time():
    path = "/x/?view=table&team=3&page=4"
    assert shown('{% with_query view="board" team=None %}', path) == "?view=board"
