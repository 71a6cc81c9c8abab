"""An initiative set aside moves to another product: who reads the exercise alone does not read its name."""

from django.urls import reverse

from passerelle.arbitration.actions import frame
from passerelle.people.models import ProductRole, Role
from passerelle.roadmap.models import Initiative

NAME = "Secret of another product"


def test_it_is_named_to_who_sees_both_products_alone(
    arbitration, alice, charlie, product, other_product, signed_in
):
    ProductRole.objects.create(person=charlie, product=product, role=Role.PM)
    row = Initiative.objects.get(number=2)
    frame.put(arbitration, "aside", by=alice, initiative=row, why="Later")
    Initiative.objects.filter(pk=row.pk).update(product=other_product, title=NAME)
    url = reverse("arbitration:limits", args=[arbitration.number])
    assert NAME in signed_in(alice).get(url).content.decode()
    page = signed_in(charlie).get(url)
    assert page.status_code == 200
    assert NAME not in page.content.decode()
