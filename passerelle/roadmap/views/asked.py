"""A request as views meet it: someone signed in, in a company."""

from __future__ import annotations

from django.http import HttpRequest

from passerelle.people.models import Company, Person


class Asked(HttpRequest):
    """Only for the type checker: the middlewares put these on every request that reaches a view."""

    user: Person
    company: Company
