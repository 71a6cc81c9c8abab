"""Who may use each address of pouring in."""

from tests.rights import Url

URLS: list[Url] = []
