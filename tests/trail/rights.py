"""A deletion is taken back by whoever made it; to anyone else it does not exist."""

from tests.rights import NOBODY, Url

URLS = [Url("trail:undo", post=NOBODY, kwargs=lambda world: {"pk": 1})]
