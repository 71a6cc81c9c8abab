"""Products and the roles that hold for one product."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.people.models.roles import Role
from passerelle.ui.addresses import address
from passerelle.ui.alphabetical import Alphabetical


class Product(models.Model):
    class Stage(models.TextChoices):
        IDEA = "idea", _("Idea")
        DISCOVERY = "discovery", _("Discovery")
        BUILD = "build", _("Build")
        LAUNCH = "launch", _("Launch")
        GROWTH = "growth", _("Growth")
        MATURE = "mature", _("Mature")
        SUNSET = "sunset", _("Sunset")

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    stage = models.CharField(
        _("life-cycle stage"), max_length=12, choices=Stage, default=Stage.IDEA
    )
    description = models.TextField(_("description"), blank=True)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    NAMED_BY = ("name", "slug")

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = [Alphabetical("name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("people:product", self.slug)


class ProductRole(models.Model):
    """A role that holds for one product only (`Role.OWNER` never does)."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="product_roles"
    )
    product = models.ForeignKey(Product, models.CASCADE, related_name="roles")
    role = models.CharField(_("role"), max_length=12, choices=Role)

    class Meta:
        verbose_name = _("role on a product")
        verbose_name_plural = _("roles on products")
        constraints = [
            models.UniqueConstraint(fields=["person", "product", "role"], name="product_role_once"),
            models.CheckConstraint(condition=~models.Q(role="owner"), name="owner_is_company_wide"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.product} · {self.get_role_display()}"
