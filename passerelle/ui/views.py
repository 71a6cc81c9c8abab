"""Pages that belong to no domain."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe
from django.views.defaults import bad_request

from passerelle.ui import navigation, preferences
from passerelle.ui.design import sample
from passerelle.ui.middleware import too_large


@login_not_required
@require_POST
def preference(request: HttpRequest) -> HttpResponse:
    """Keep a theme or a language, and come back."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    for name in ("theme", "language"):
        if name in request.POST:
            preferences.keep(request, response, name=name, value=request.POST[name])
    return response


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """Every component, live."""
    if not request.user.is_authenticated or not navigation.may(request, "design.read"):
        raise Http404
    return render(request, "ui/design.html", sample(request))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def unacceptable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A form with too much in it says so; any other malformed request gets the least that can be said."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    return bad_request(request, exception)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
