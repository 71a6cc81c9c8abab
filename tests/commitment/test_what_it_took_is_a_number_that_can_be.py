"""What a promise took is refused when no sum could hold it."""

import pytest
from django.urls import reverse

from passerelle.commitment.freezing.actions import freeze
from passerelle.commitment.models import Spent


@pytest.mark.parametrize("name", ["weeks", "money"])
def test_more_than_can_be_summed_is_refused(landed, owner, signed_in, name):
    row = freeze(landed, name="", by=owner).commitment
    number = next(one["number"] for one in row.content["lines"] if one["chosen"])
    url = reverse("commitment:spent", args=[row.number, number])
    client = signed_in(owner)
    assert client.post(url, {"on": row.at.date(), name: "1e308"}).status_code == 422
    assert not Spent.objects.exists()
    assert client.post(url, {"on": row.at.date(), name: "12"}).status_code == 302
