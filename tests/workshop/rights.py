"""Who may use each address of a workshop."""

from tests.rights import Url

URLS: list[Url] = []
