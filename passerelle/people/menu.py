"""What people put within reach: the rail, the account menu, the palette, the first-run path."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from passerelle.people import preferences
from passerelle.people.first_steps import Step
from passerelle.people.first_steps import register as register_step
from passerelle.trail import rights, subjects
from passerelle.ui import navigation
from passerelle.ui import preferences as kept
from passerelle.ui.navigation import Item


def _allowed(request: HttpRequest, capability: str) -> bool:
    from passerelle.people.may import may

    return may(getattr(request, "user", None), capability)


def _named() -> bool:
    from passerelle.people.queries import company

    return bool(company().name)


def _look_back() -> None:
    """Whose history may be read, and what may be put back, by whom."""
    from passerelle.people.models import Company, Person, Product, Team

    subjects.register(Company, read="company.write")
    subjects.register(Product, read="product.read", write="product.write")
    subjects.register(Team, read="people.read", write="people.write")
    subjects.register(Person, read="people.read", write="account.write")


def register() -> None:
    """Called once, when the app is ready."""
    from passerelle.people.may import scope_of

    navigation.allow_with(_allowed)
    kept.keep_with(preferences.keep)
    rights.ask(scope_of)
    _look_back()
    navigation.register(
        Item(70, _("Teams"), "people:teams", icon="teams", capability="people.read", key="T")
    )
    for order, label, url_name, icon, capability in (
        (10, _("Your account"), "people:profile", "person", ""),
        (20, _("People"), "people:people", "teams", "people.read"),
        (30, _("Products"), "people:products", "board", "product.read"),
        (80, _("Company settings"), "people:settings", "settings", "company.write"),
        (90, _("First steps"), "people:welcome", "stairs", "company.write"),
    ):
        navigation.register_menu(Item(order, label, url_name, icon=icon, capability=capability))
    for order, label, url_name, capability in (
        (70, _("Invite someone"), "people:invite", "account.write"),
        (71, _("Add a team"), "people:team_new", "people.write"),
        (72, _("Add a product"), "people:product_new", "product.add"),
    ):
        navigation.register_action(Item(order, label, url_name, icon="plus", capability=capability))
    register_step(
        Step(
            10,
            _("Name the company"),
            _("Its name heads every page and every document."),
            "people:settings",
            _named,
        )
    )
