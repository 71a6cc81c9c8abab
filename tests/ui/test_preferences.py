"""Theme and language follow the person, or the cookie of whoever is not signed in."""


def test_a_theme_follows_the_person(signed_in, owner):
    client = signed_in(owner)
    answer = client.post("/preferences/", {"theme": "dark", "next": "/design/"})
    assert answer.status_code == 302 and answer.url == "/design/"
    owner.refresh_from_db()
    assert owner.theme == "dark"
    assert b'data-theme="dark"' in client.get("/design/").content
    client.post("/preferences/", {"theme": ""})
    assert b"data-theme=" not in client.get("/design/").content


def test_a_language_follows_the_person(signed_in, owner):
    client = signed_in(owner)
    client.post("/preferences/", {"language": "fr"})
    assert b'lang="fr"' in client.get("/design/").content


def test_a_visitor_keeps_a_theme_in_a_cookie(client, company):
    answer = client.post("/preferences/", {"theme": "light"})
    assert answer.cookies["theme"].value == "light"


def test_an_unknown_value_is_forgotten(client, company):
    answer = client.post("/preferences/", {"theme": "<script>"})
    assert answer.cookies["theme"].value == ""


def test_one_never_leaves_for_another_site(client, company):
    answer = client.post("/preferences/", {"theme": "dark", "next": "https://elsewhere.example/"})
    assert answer.url == "/"
