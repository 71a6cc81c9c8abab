"""Roles decide rights (see `people/may.py`); trades say what a person does in a team."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OWNER = "owner", _("Owner of the installation")
    CPO = "cpo", _("Chief Product Officer")
    CEO = "ceo", _("CEO or Comex")
    CTO = "cto", _("CTO or engineering manager")
    PM = "pm", _("Product manager")
    PO = "po", _("Product owner")
    DESIGNER = "designer", _("Designer")
    MEMBER = "member", _("Team member")
    ADVISOR = "advisor", _("Advisor")
    GUEST = "guest", _("Guest")


class Trade(models.TextChoices):
    ENGINEER = "engineer", _("Engineer")
    LEAD = "lead", _("Engineering manager")
    PO = "po", _("Product owner")
    PM = "pm", _("Product manager")
    DESIGNER = "designer", _("Designer")
    DATA = "data", _("Data analyst")
    QA = "qa", _("Quality")
    OPS = "ops", _("Operations")
    SUPPORT = "support", _("Support")
    SALES = "sales", _("Sales")
    MARKETING = "marketing", _("Marketing")
    OTHER = "other", _("Other trade")
