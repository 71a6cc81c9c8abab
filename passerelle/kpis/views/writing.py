"""Creating a measure, changing it, archiving, deleting."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from passerelle.kpis import actions
from passerelle.kpis.forms import MeasureForm
from passerelle.kpis.views import found
from passerelle.people.may import me, require
from passerelle.ui.toast import toast


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    person = me(request)
    require(person, "measure.write")
    form = MeasureForm(request.POST or None, person=person, initial={"owner": person})
    if request.method == "POST" and form.is_valid():
        measure = actions.create(by=person, **form.cleaned_data)
        toast(request, _("The measure is created: type a value or pour in a file."))
        return redirect("kpis:measure", slug=measure.slug)
    return found.show_form(
        request, form, title=_("What do you want to measure?"), back=reverse("kpis:measures")
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    measure, person = found.writable(request, slug), me(request)
    form = MeasureForm(request.POST or None, person=person, instance=measure)
    if request.method == "POST" and form.is_valid():
        actions.change(measure, by=person, **form.cleaned_data)
        return redirect("kpis:measure", slug=slug)
    back = reverse("kpis:measure", args=[slug])
    return found.show_form(request, form, title=_("Change the measure"), measure=measure, back=back)


@require_POST
def archive(request: HttpRequest, slug: str) -> HttpResponse:
    """Archive, or bring back with `back=1`."""
    measure = found.writable(request, slug)
    act = actions.unarchive if request.POST.get("back") else actions.archive
    act(measure, by=me(request))
    return redirect("kpis:measure", slug=slug)


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask first; a post that does not say `sure` is asked again."""
    measure = found.writable(request, slug)
    if request.POST.get("sure"):
        deletion = actions.remove(measure, by=me(request))
        sentence = _("“%(name)s” was deleted.") % {"name": deletion.label}
        toast(request, sentence, undo=reverse("trail:undo", args=[deletion.pk]))
        return redirect("kpis:measures")
    status = 422 if request.method == "POST" else 200
    return render(request, "kpis/delete.html", {"measure": measure}, status=status)
