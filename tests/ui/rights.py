from tests.rights import ANYONE, Url

URLS = [
    Url("ui:design", get=("owner",)),
    Url("ui:preference", post=ANYONE, data=lambda world: {"theme": "dark"}),
]
