"""Home is for the people of the company; a guest begins at the strategy."""

from tests.rights import ALL_ROLES, Url

INSIDE = tuple(role for role in ALL_ROLES if role != "guest")
URLS = [Url("bridge:bridge", get=INSIDE), Url("bridge:costs", get=INSIDE)]
