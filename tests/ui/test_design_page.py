"""The design page shows every component, to whoever may see it."""

import pytest


def test_the_owner_sees_every_component(signed_in, owner):
    answer = signed_in(owner).get("/design/")
    assert answer.status_code == 200
    assert b"data-know" in answer.content


@pytest.mark.parametrize("name", ["alice", "bob", "charlie"])
def test_it_does_not_exist_for_others(signed_in, request, name):
    assert signed_in(request.getfixturevalue(name)).get("/design/").status_code == 404
