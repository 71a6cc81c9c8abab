"""A person of the company, who may or may not sign in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from passerelle.people.models.roles import Role
from passerelle.ui.addresses import address
from passerelle.ui.alphabetical import Alphabetical


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """A person; without a password no one can sign in as them until a link is used."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """`role` holds for the whole company; empty means none, and then only product roles count."""

    email = models.EmailField(_("e-mail"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=12, choices=Role, blank=True)
    language = models.CharField(_("language"), max_length=2, blank=True)
    theme = models.CharField(_("theme"), max_length=5, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    NAMED_BY = ("name", "email")

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = [Alphabetical("name")]
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_absolute_url(self) -> str:
        return address("people:person", self.pk)

    @property
    def initials(self) -> str:
        words = str(self).replace("-", " ").split()
        return "".join(word[0] for word in (words[:1] + words[-1:])[: len(words)]).upper()
