"""Two versions compared word by word, and what the change touches."""

from __future__ import annotations

from passerelle.strategy.diff import Piece, changed_words, compare, counted, shared, speaking
from passerelle.ui.alphabetical import fold


def texts(pieces):
    before = "".join(p.text for p in pieces if p.kind != "added")
    after = "".join(p.text for p in pieces if p.kind != "removed")
    return before, after


def test_equal_texts_are_one_piece():
    assert compare("Un cap.", "Un cap.") == [Piece("same", "Un cap.")]
    assert compare("", "") == []


def test_one_word_replaced_is_said_as_such():
    assert compare("Tenir le cap été.", "Tenir le cap hiver.") == [
        Piece("same", "Tenir le cap "),
        Piece("removed", "été"),
        Piece("added", "hiver"),
        Piece("same", "."),
    ]


def test_nothing_before_everything_is_added():
    assert compare("", "Une phrase.") == [Piece("added", "Une phrase.")]
    assert compare("Une phrase.", "") == [Piece("removed", "Une phrase.")]


def test_both_texts_can_be_read_back_from_the_pieces():
    before = "# Cap\n\nL’équipe tient.\n\n- a\n- b  c\n"
    after = "# Cap 2027\n\nL’équipe tient bon !\n\n- b c\n- d"
    assert texts(compare(before, after)) == (before, after)


def test_words_are_counted_not_signs():
    pieces = compare("a b", "a, c d")
    assert counted(pieces, "added") == 2
    assert counted(pieces, "removed") == 1


def test_what_changed_links_to_texts_that_speak_of_it():
    pieces = compare("Servir les techniciens.", "Servir les techniciens et les gestionnaires.")
    words = changed_words(pieces)
    assert list(words.values()) == ["gestionnaires"]
    assert shared(words, "Un portail pour chaque Gestionnaire") == ["gestionnaires"]
    assert shared(words, "Un portail pour chaque technicien") == []


def test_a_word_only_moved_is_no_change():
    pieces = compare("planning mobile\nautre\n", "autre\nplanning mobile\nautre planning mobile\n")
    assert "planning" not in changed_words(pieces)


def test_a_long_text_is_compared_quickly_enough_to_be_read():
    before = "\n".join(f"paragraphe {n} de la stratégie" for n in range(2000))
    after = before.replace("paragraphe 1000 ", "chapitre 1000 ")
    assert counted(compare(before, after), "added") == 1


def test_texts_that_speak_of_the_change_are_found_among_thousands():
    words = {"tourne": "tournée", "retouche": "retouche"}
    texts = ["Rien de cela"] * 1000 + ["Des tournées sans retouche", "Une TOURNEE", "détournement"]
    assert speaking(words, [fold(text) for text in texts]) == {
        place: found for place, text in enumerate(texts) if (found := shared(words, text))
    }
    assert speaking(words, ["rien"]) == speaking({}, texts) == {}
