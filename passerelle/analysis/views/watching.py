"""How one measure is watched, who follows it, and what it has done so far."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from passerelle.analysis import actions
from passerelle.analysis.forms.watch import WatchForm
from passerelle.analysis.models import Follower, Watch
from passerelle.analysis.queries import movements
from passerelle.analysis.sentences import moved as words
from passerelle.kpis.models import Measure
from passerelle.kpis.queries import visible
from passerelle.people.may import may, me, require
from passerelle.people.views.pages import posted
from passerelle.ui.toast import toast

KEPT = 20


@require_http_methods(["GET", "POST"])
def watch(request: HttpRequest, slug: str) -> HttpResponse:
    """Whoever may write the measure chooses; whoever sees it reads."""
    measure = _measure(request, slug)
    kept = Watch.objects.filter(measure=measure).first() or Watch(measure=measure)
    if request.method == "POST":
        require(me(request), "measure.write", measure)
    form = WatchForm(posted(request), instance=kept)
    if form.is_bound and form.is_valid():
        actions.set_watch(measure, by=me(request), **form.cleaned_data)
        toast(request, _("“%(measure)s” is watched as you chose.") % {"measure": measure.name})
        return redirect("analysis:watch", slug=slug)
    budget: float = request.company.false_alarms  # type: ignore[attr-defined]
    total = movements.whole_weight()
    context = {
        "measure": measure,
        "form": form if may(request.user, "measure.write", measure) else None,
        "facts": _facts(kept),
        "promise": words.watched(movements.how_many_watched(me(request)), budget),
        "alone": words.apart(kept.weight, total, budget) if kept.is_watched else "",
        "is_followed": Follower.objects.filter(measure=measure, person=me(request)).exists(),
        "is_owner": measure.owner_id == me(request).pk,
        "rows": [
            (words.said(row), words.size(row), row.state.label, row.get_absolute_url())
            for row in measure.movements.select_related("measure")[:KEPT]
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "analysis/watch.html", context, status=status)


def _facts(kept: Watch) -> list[tuple[str, str]]:
    """What was chosen, for those who may only read it."""
    labels = {field.name: str(field.verbose_name) for field in Watch._meta.fields}
    told = [(labels["is_watched"], _("yes") if kept.is_watched else _("no"))]
    for name in ("side", "share", "told", "cadence"):
        told.append((labels[name], str(getattr(kept, f"get_{name}_display")())))
    return told


@require_POST
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Be told when it moves, or not any more."""
    measure = _measure(request, slug)
    verb = actions.follow if request.POST.get("follow") == "1" else actions.unfollow
    verb(measure, by=me(request))
    return redirect("analysis:watch", slug=slug)


def _measure(request: HttpRequest, slug: str) -> Measure:
    require(request.user, "measure.read")
    return get_object_or_404(visible(request.user, archived=True), slug=slug)
