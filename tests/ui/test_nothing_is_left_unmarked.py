"""Pages without a domain, in a language that brackets every message; and the reader that judges pages."""

import pytest

from tests.ui.pseudo import speaking, unmarked


def test_text_outside_a_message_is_found():
    assert unmarked("<p>⟦Ópéñ⟧ now</p>") == ["<p> now"]
    assert unmarked('<a title="Close">⟦x⟧</a>') == ["<a title> Close"]


def test_user_content_figures_and_dates_pass():
    html = "<p data-user>Anything <b>at all</b></p><p>12,4 M€ · 3 nov. 2026</p><kbd>Ctrl</kbd>"
    assert unmarked(html) == []


def test_a_message_may_span_elements_and_hold_user_words():
    assert unmarked("<p>⟦Rémóvéd <b>My list</b> bý Bob⟧</p>") == []


def test_a_message_cut_short_hides_only_its_own_block():
    assert unmarked("<p>⟦Rémóvéd</p><p>Bare</p>") == ["<p> Bare"]


@pytest.mark.parametrize("url", ["/design/", "/no/such/page/"])
def test_pages_of_the_house(signed_in, owner, url):
    owner.language = "en"
    owner.save()
    with speaking():
        answer = signed_in(owner).get(url)
    assert unmarked(answer.content.decode()) == []
