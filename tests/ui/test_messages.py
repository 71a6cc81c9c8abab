"""The tool that keeps the two languages: what it finds, what it refuses."""

import ast

import pytest
from babel.messages import Catalog, Message

from passerelle.kernel.typography import NBSP, THIN
from tools import french, messages


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("l'équipe", "apostrophe"),
        ('dit "oui"', "quotation"),
        ("Vraiment?", "thin"),
        ("Vraiment ?", "thin"),
        ("83 %%", "thin"),
        ("%(share)s %%", "thin"),
        ("Cap: tenu", "colon"),
        ("« oui »", "inside"),
        ("Lecture...", "dots"),
    ],
)
def test_a_french_fault_is_named(text, fault):
    assert any(fault in words for words in french.french(text))


@pytest.mark.parametrize(
    "text",
    [
        f"l’équipe{NBSP}: «{NBSP}oui{NBSP}», vraiment{THIN}?!",
        f"83{THIN}%% de la perte{THIN}; le reste à 08:40",
        '<a href="https://a.example/?b;c">ici</a>&nbsp;%(name)s',
        "en % du revenu",
    ],
)
def test_good_french_passes(text):
    assert list(french.french(text)) == []


def test_placeholders_must_be_the_same():
    wrong = Message("%(n)s rows", string="%(m)s lignes", flags=["python-format"])
    assert list(french.placeholders(wrong))
    plural = Message(("one row", "%(n)s rows"), string=("une ligne", "%(n)s lignes"))
    assert not list(french.placeholders(plural))


def test_an_extraction_keeps_every_translation(tmp_path, monkeypatch):
    app = tmp_path / "passerelle" / "shop"
    (app / "templates").mkdir(parents=True)
    (app / "a.py").write_text('_("Open")\nngettext_lazy("%(n)s row", "%(n)s rows", 2)\n')
    (app / "templates" / "a.html").write_text('{% translate "Shut" context "verb" %}')
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "PACKAGE", tmp_path / "passerelle")
    messages.extract_app("shop")
    catalogue = messages.kept("shop")
    assert catalogue.get("Shut", "verb") is not None
    catalogue["Open"].string = "Ouvrir"
    messages.po_path("shop").write_text(messages.written(catalogue))
    (app / "a.py").write_text('_("Open")\n_("New")\n')
    messages.extract_app("shop")
    again = messages.kept("shop")
    assert again["Open"].string == "Ouvrir"
    assert {m.id for m in again if m.id} == {"Open", "New", "Shut"}
    assert [line for line in messages.problems("shop") if "New" in line]


def test_two_translations_of_one_message_are_refused(monkeypatch):
    held = {"a": "Ouvrir", "b": "Ouvert"}

    def kept(app):
        catalogue = Catalog(locale="fr")
        catalogue.add("Open", held[app])
        return catalogue

    monkeypatch.setattr(messages, "kept", kept)
    assert len(list(messages.conflicts(["a", "b"]))) == 1


def test_a_pseudo_message_keeps_its_placeholders_and_tags():
    text = messages.pseudo('<a href="x">Open %(name)s</a> {count} rows &nbsp;')
    assert text.startswith("⟦") and text.endswith("⟧")
    assert '<a href="x">' in text and "%(name)s" in text and "{count}" in text
    assert "Open" not in text


def test_no_message_stands_inside_an_f_string():
    """The tool reads an f-string as one word: a message in it would never reach a translator."""
    found = [
        f"{path}:{call.lineno}"
        for path in messages.PACKAGE.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in messages.KEYWORDS
    ]
    assert found == []
