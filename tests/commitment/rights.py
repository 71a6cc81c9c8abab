"""Who may use each address of a commitment."""

from tests.rights import Url

URLS: list[Url] = []
