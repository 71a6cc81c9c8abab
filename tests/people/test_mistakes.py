"""A line that was a mistake is taken away from its own page."""

from django.urls import reverse

from passerelle.people.models import Membership


def test_a_line_that_was_a_mistake_is_removed_from_its_page(team, bob, alice, signed_in):
    client = signed_in(alice)
    row = Membership.objects.get()
    url = reverse("people:member_remove", args=[team.slug, row.pk])
    page = client.get(reverse("people:member", args=[team.slug, row.pk])).content.decode()
    assert f'action="{url}"' in page
    client.post(url)
    assert not Membership.objects.exists()
