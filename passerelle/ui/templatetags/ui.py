"""Tags and filters of every screen. They are builtins: no `{% load %}` is needed."""

from __future__ import annotations

import datetime as dt
import html
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.http import QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from passerelle.kernel import typography
from passerelle.reports import drawing
from passerelle.ui import foot as foots
from passerelle.ui import icons
from passerelle.ui.addresses import address
from passerelle.ui.know import Know
from passerelle.ui.language import lang

register = template.Library()


# A list shows hundreds of these: `format_html` costs four times the f-strings below (measured on 100 rows).


def _safe(markup: str) -> SafeString:
    """Markup of ours, whose parts went through `_esc`, or a drawing, which escapes what it is given."""
    return SafeString(markup)


def _esc(value: Any) -> str:
    """Text for content or an attribute; what is already safe stays as it is."""
    return value if isinstance(value, SafeString) else html.escape(str(value))


@register.simple_tag
def icon(name: str, css: str = "icon") -> SafeString:
    return _safe(icons.icon(name, css=css))


@register.simple_tag(name="address")
def address_tag(name: str, *args: Any) -> str:
    """`{% address "kpis:edit" measure.slug %}`: what `url` gives, a third of its cost once known."""
    return address(name, *args)


@register.simple_tag
def script(name: str) -> SafeString:
    """One behaviour: `{% script "cells" %}` in the block `scripts`."""
    return format_html('<script type="module" src="{}"></script>', static(f"ui/js/{name}.js"))


# Numbers and dates


@register.simple_tag
def number(
    value: float | None, unit: str = "", decimals: int | None = None, sign: bool = False
) -> str:
    """`{% number 1234.5 "k€" decimals=1 sign=True %}` with the page's typography; a dash for None."""
    return typography.quantity(value, unit, lang(), decimals=decimals, sign=sign)


@register.filter
def percent(share: float | None, decimals: int = 0) -> str:
    """A share from 0 to 1 as a percentage."""
    shown = None if share is None else 100 * share
    return typography.quantity(shown, "%", lang(), decimals=decimals)


@register.filter
def day(value: dt.date | None, with_year: str = "") -> str:
    """`{{ date|day }}` or `{{ date|day:"year" }}`: 3 Nov, 3 nov. 2026."""
    return typography.short_date(value, lang(), year=bool(with_year))


@register.simple_tag
def how(text: Any, url: str = "", know: Know | None = None, css: str = "n") -> SafeString:
    """A number that opens: "how do we know?".

    With `url`, the popover is filled from there (a view that ends with `know.answer`), and without a
    script the link opens the page. With `know`, the facts travel with the number in a template.
    """
    link = f'<a class="{css}" href="{_esc(know.url if know else url)}" data-know>{_esc(text)}</a>'
    if know is None:
        return _safe(link)
    return _safe(
        f"{link}<template>{render_to_string('ui/parts/know.html', {'know': know})}</template>"
    )


# Readings


@register.simple_tag
def status(tone: str, word: Any) -> SafeString:
    """`ok`, `open`, `watch`, `off`, `none` or `done`: a shape and always the word."""
    return _safe(f'<span class="status status--{tone}">{icons.sign(tone)}{_esc(word)}</span>')


@register.simple_tag
def ruler(shown: drawing.Ruler, axis: drawing.Axis | None = None, label: str = "") -> SafeString:
    return _safe(drawing.ruler(shown, axis=axis, label=str(label)))


@register.simple_tag
def odds(chance: float | None, url: str = "", low: bool = False, void: Any = "—") -> SafeString:
    """Ten ticks and the figure; `low` puts it in the signal's colour; `void` is said of no chance."""
    if chance is None:
        return _safe(f'<span class="mute">{_esc(void)}</span>')
    figure = percent(chance)
    shown = how(figure, url) if url else f"<span>{figure}</span>"
    css = "odds odds--low" if low else "odds"
    return _safe(f'<span class="{css}">{drawing.odds(chance)}{shown}</span>')


@register.simple_tag
def spark(
    values: Any, band: Any = None, tone: str = "", tail: int = 0, label: str = ""
) -> SafeString:
    return _safe(drawing.spark(values, band=band, tone=tone, tail=tail, label=str(label)))  # type: ignore[arg-type]


# Layout


@register.simple_block_tag(end_name="endsection")
def section(
    content: str, n: int, title: Any, sum: Any = "", more: Any = "", url: str = "", css: str = ""
) -> SafeString:
    """A numbered section; its number is the key that goes there. `more` with `url` at the end."""
    return _safe(
        f'<section class="section {_esc(css)}" id="s{n}" aria-labelledby="s{n}-t" tabindex="-1">'
        f'<div class="section__head"><kbd class="key" aria-hidden="true">{n}</kbd>'
        f'<h2 id="s{n}-t">{_esc(title)}</h2><span class="section__sum">{_esc(sum)}</span>'
        f"{_more(more, url)}</div>{content}</section>"
    )


def _more(more: Any, url: str) -> str:
    if not more:
        return ""
    if not url:
        return f'<span class="section__more">{_esc(more)}</span>'
    return f'<a class="section__more" href="{_esc(url)}">{_esc(more)}</a>'


@register.simple_tag(takes_context=True)
def foot(context: Context, obj: Any) -> SafeString:
    """`{% foot team %}`: the comments and the history of an object, each read when opened."""
    return _safe(foots.parts(context["request"], obj))


@register.inclusion_tag("ui/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """The pages of a list, keeping the rest of the address."""
    query: QueryDict = context["request"].GET.copy()
    query.pop("page", None)
    kept = query.urlencode()
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {
        "page": page,
        "numbers": _safe("".join([_page(n, here=page.number, query=kept) for n in numbers])),
        "query": kept,
        "first": number(page.start_index()),
        "last": number(page.end_index()),
        "all": number(page.paginator.count),
    }


def _page(n: Any, *, here: int, query: str) -> str:
    """One page's number, or what stands for those between."""
    if n == here:
        return f'<b aria-current="page">{n}</b>'
    if not isinstance(n, int):
        return f"<span>{_esc(n)}</span>"
    return f'<a href="?{_esc(query)}&amp;page={n}">{n}</a>'


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """This page's address with some of its query changed; None or "" takes a key away."""
    query = dict(context["request"].GET.lists())
    query.pop("page", None)
    for key, value in changes.items():
        query.pop(key, None)
        if value not in (None, ""):
            query[key] = [str(value)]
    return f"?{urlencode(query, doseq=True)}"


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, css: str = "") -> dict[str, Any]:
    """A form's field: label, control, hint, errors, tied together for a screen reader."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "")
    choices = bound.use_fieldset
    checks = kind == "checkbox" and not choices
    is_user = "data-user" in bound.field.widget.attrs
    return {
        "field": bound,
        "css": css,
        "is_check": checks,
        "is_group": choices,
        "is_user": is_user,
    }


@register.simple_tag
def fields(form: Any) -> SafeString:
    """Every visible field of a form, its hidden ones and its own errors first."""
    return _safe(render_to_string("ui/parts/fields.html", {"form": form}))


@register.simple_tag
def avatar(name: str, initials: str = "", css: str = "avatar") -> SafeString:
    """A person as a disc of initials, named for a screen reader."""
    short = initials or "".join(word[0] for word in name.split()[:2]).upper()
    return _safe(f'<span class="{_esc(css)}" title="{_esc(name)}" data-user>{_esc(short)}</span>')


@register.simple_tag
def keys(*names: Any) -> SafeString:
    """`{% keys "Ctrl" "K" %}` as key caps."""
    caps = format_html_join("", '<kbd class="key">{}</kbd>', ((name,) for name in names))
    return format_html('<span class="keys">{}</span>', conditional_escape(caps))
