"""What is asked of the committee, and what it answered, as people write it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from passerelle.board.models import Ask, Reply
from passerelle.people.forms.unseen import KeepsUnseen
from passerelle.people.models import Person
from passerelle.roadmap.queries import visible
from passerelle.strategy.forms.choices import mark, people
from passerelle.strategy.queries.register import live
from passerelle.ui.day import Day
from passerelle.workshop.models import Dissent
from passerelle.workshop.queries import visible as workshops

TIES = ("initiative", "risk", "dissent")


class AskForm(KeepsUnseen):
    """Of a person, of a role, or of both; nothing has to be tied to it."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Ask
        fields = [
            "what", "kind", "why", "asked_of", "asked_role", "owner", "due_on", *TIES,
        ]  # fmt: skip
        widgets = {"due_on": Day, "why": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "what": _("One thing, in one sentence that can be answered by yes."),
            "owner": _("Who brings it, and says what was answered."),
        }

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark(self)
        fields: dict[str, Any] = self.fields
        for name in ("kind", "owner", "due_on"):
            fields[name].required = True
        fields["asked_of"].queryset = people(person, self.instance.asked_of_id)
        fields["owner"].queryset = people(person, self.instance.owner_id)
        fields["initiative"].queryset = visible(person).order_by("number")
        fields["risk"].queryset = live(person)
        fields["dissent"].queryset = _dissents(person)
        fields["dissent"].label_from_instance = _said
        self.initial["version"] = self.instance.version if self.instance.pk else None
        self.keep_unseen()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("asked_of") and not data.get("asked_role"):
            self.add_error("asked_of", _("Say of whom: a person, or a role."))
        return data


def _dissents(person: Person) -> QuerySet[Dissent]:
    """On record in workshops that this person may look at."""
    rows = Dissent.objects.filter(decision__subject__workshop__in=workshops(person))
    return rows.select_related("decision__subject__initiative", "participant__person")


def _said(row: Dissent) -> str:
    return f"{row.decision.subject.initiative.code} · {row.words[:80]}"


class ReplyForm(forms.ModelForm[Reply]):
    class Meta:
        model = Reply
        fields = ["said", "words", "given_by", "given_on", "until"]
        widgets = {
            "said": forms.RadioSelect,
            "words": forms.Textarea(attrs={"rows": 3}),
            "given_on": Day,
            "until": Day,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark(self)
        self.fields["said"].choices = Reply.Said.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        until, given = data.get("until"), data.get("given_on")
        if data.get("said") == Reply.Said.POSTPONED and not until and "until" not in self.errors:
            self.add_error("until", _("Say until when: the day on which you will ask again."))
        if data.get("said") == Reply.Said.POSTPONED and until and given and until <= given:
            self.add_error("until", _("A postponed answer comes after the day it was postponed."))
        return data
