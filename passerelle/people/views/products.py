"""Products and the roles that hold on one of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.people import voice
from passerelle.people.actions import product as actions
from passerelle.people.forms.product import ProductForm, RoleForm
from passerelle.people.may import may, me, require, require_company_wide, seen_by
from passerelle.people.models import Product
from passerelle.people.queries.directory import listed_teams
from passerelle.people.queries.products import listed_products
from passerelle.people.views.deleting import delete_page
from passerelle.people.views.pages import form_page, page_of, posted
from passerelle.ui.alphabetical import Alphabetical
from passerelle.ui.toast import toast


def seen(request: HttpRequest, slug: str) -> Product:
    rows = seen_by(me(request), "product.read", Product.objects.all(), product="id")
    return get_object_or_404(rows, slug=slug)


def changed(request: HttpRequest, slug: str) -> Product:
    product = seen(request, slug)
    require(me(request), "product.write", product)
    return product


@require_GET
def products(request: HttpRequest) -> HttpResponse:
    require(me(request), "product.read")
    archived = "archived" in request.GET
    page = page_of(request, listed_products(me(request), archived=archived))
    shown = {
        "page": page,
        "archived": archived,
        "title": voice.of_products(page.paginator.count, archived=archived),
    }
    return render(request, "people/products.html", shown)


@require_GET
def product(request: HttpRequest, slug: str) -> HttpResponse:
    found = seen(request, slug)
    shown = {
        "product": found,
        "teams": listed_teams(me(request), archived=False).filter(product=found),
        "roles": found.roles.select_related("person").order_by("role", Alphabetical("person__name"))
        if may(me(request), "people.read", found)
        else [],
        "may_write": may(me(request), "product.write", found),
        "role_form": RoleForm() if may(me(request), "account.write") else None,
    }
    return render(request, "people/product.html", shown)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    require(me(request), "product.add")
    form = ProductForm(posted(request))
    if form.is_bound and form.is_valid():
        made = actions.add(by=me(request), **form.cleaned_data)
        return redirect("people:product", slug=made.slug)
    return form_page(
        request,
        form,
        title=_("A new product"),
        submit=_("Add the product"),
        back=reverse("people:products"),
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    found = changed(request, slug)
    form = ProductForm(posted(request), instance=found)
    if form.is_bound and form.is_valid():
        actions.change(seen(request, slug), by=me(request), **form.cleaned_data)
        return redirect("people:product", slug=slug)
    return form_page(
        request,
        form,
        title=_("Change the product"),
        submit=_("Save"),
        back=reverse("people:product", args=[slug]),
    )


@require_POST
def archive(request: HttpRequest, slug: str) -> HttpResponse:
    found = actions.archive(changed(request, slug), by=me(request))
    undo = reverse("people:product_unarchive", args=[slug])
    toast(request, _("%(product)s is archived.") % {"product": found}, undo=undo)
    return redirect("people:products")


@require_POST
def unarchive(request: HttpRequest, slug: str) -> HttpResponse:
    found = actions.unarchive(changed(request, slug), by=me(request))
    toast(request, _("%(product)s is back in the lists.") % {"product": found})
    return redirect("people:product", slug=slug)


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, slug: str) -> HttpResponse:
    found = changed(request, slug)
    return delete_page(
        request,
        found,
        title=_("Delete the product %(product)s?") % {"product": found},
        back=reverse("people:product", args=[slug]),
        then=reverse("people:products"),
    )


@require_POST
def role_give(request: HttpRequest, slug: str) -> HttpResponse:
    require_company_wide(me(request), "account.write")
    found = seen(request, slug)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return form_page(
            request,
            form,
            title=_("A role on %(product)s") % {"product": found},
            submit=_("Give the role"),
            back=reverse("people:product", args=[slug]),
        )
    actions.give_role(found, by=me(request), **form.cleaned_data)
    return redirect("people:product", slug=slug)


@require_POST
def role_take(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    require_company_wide(me(request), "account.write")
    found = seen(request, slug)
    actions.take_role(get_object_or_404(found.roles, pk=pk), by=me(request))
    return redirect("people:product", slug=slug)
