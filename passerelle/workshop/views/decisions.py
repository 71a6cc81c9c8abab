"""How a subject ends: chosen, not, or to study."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from passerelle.people.may import me, require
from passerelle.roadmap.queries import visible as visible_initiatives
from passerelle.workshop import actions, queries
from passerelle.workshop.forms import DecisionForm
from passerelle.workshop.models import Decision, Subject
from passerelle.workshop.shown import row_of


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The votes once more, and the form that ends the matter."""
    person = me(request)
    rows = Subject.objects.select_related("workshop__arbitration", "initiative")
    seen = visible_initiatives(person, archived=True)
    known = {"workshop__in": queries.visible(person), "initiative__in": seen}
    subject = get_object_or_404(rows, pk=pk, **known)
    require(person, "workshop.write", subject.workshop)
    kept = Decision.objects.filter(subject=subject).first()
    form = DecisionForm(request.POST or None, person=person, instance=kept)
    if request.method == "POST" and form.is_valid():
        actions.decide(subject, by=person, **form.cleaned_data)
        return redirect(subject.workshop)
    told = next(one for one in queries.readings(subject.workshop) if one.subject.pk == pk)
    context = {"subject": subject, "workshop": subject.workshop, "form": form, "row": row_of(told)}
    status = 422 if form.errors else 200
    return render(request, "workshop/decision.html", context, status=status)
