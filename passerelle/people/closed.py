"""Pages of django-allauth that this product has no use for: nobody signs up, addresses are the company's."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


@login_not_required
def closed(request: HttpRequest, **kwargs: str) -> HttpResponse:
    raise Http404(request.path)


app_name = "closed"
urlpatterns = [
    path("signup/", closed, name="signup"),
    path("email/", closed, name="email"),
    path("confirm-email/", closed, name="verification"),
    path("confirm-email/<str:key>/", closed, name="confirmation"),
    path("login/code/confirm/", closed, name="code"),
    path("3rdparty/", closed, name="connections"),
    path("3rdparty/signup/", closed, name="outside_signup"),
    path("social/signup/", closed, name="old_outside_signup"),
    path("social/connections/", closed, name="old_connections"),
]
