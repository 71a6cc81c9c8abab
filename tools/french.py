"""What a printed French or English sentence must not hold: the rules that a reader sees broken at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from babel.messages import Message

from passerelle.kernel.typography import NBSP, THIN

PLACEHOLDER = re.compile(
    r"%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]|%[sd]|\{\w*(?:![rsa])?(?::[^{}]*)?\}"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_NOISE = re.compile(r"&\w+;|https?://\S+|\S+@\S+|`[^`]*`")

_FRENCH: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"'"), "straight apostrophe: write ’"),
    (re.compile(r'"'), "straight quotation marks: write « and »"),
    (
        re.compile(rf"[^{THIN}!?…\s«(][;!?]|[^\S{THIN}][;!?]"),
        "; ! ? need a thin no-break space before",
    ),
    (re.compile(rf"\d[^\S{THIN}]*%"), "% needs a thin no-break space before"),
    (re.compile(rf"[^{NBSP}{THIN}]:(?=\s|$)"), "a colon needs a no-break space before"),
    (re.compile(rf"«[^{NBSP}{THIN}]|[^{NBSP}{THIN}]»"), "« and » need a no-break space inside"),
    (re.compile(r"\.\.\."), "three dots: write …"),
    (
        re.compile(
            rf"[{NBSP}{THIN}]:\s(?:L[ea]s?|Une?|Des|D[eu]|Il|Ce|Cette|Cet|Ces|Aucune?|Rien|Personne|Deux|L’|D’|C’)\b"
        ),
        "a sentence goes on after a colon without a capital",
    ),
)
_ENGLISH: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\w'\w|\w'(?=\s)"), "straight apostrophe: write ’"),
    (re.compile(r'"'), "straight quotation marks: write “ and ”"),
    (re.compile(r"\.\.\."), "three dots: write …"),
)


def bare(text: str) -> str:
    """The sentence as read: placeholders count as figures; tags, entities and addresses are set aside."""
    text = PLACEHOLDER.sub("0", text)
    return _NOISE.sub("a", _TAG.sub("", text)).replace("%%", "%")


def french(text: str) -> Iterator[str]:
    return _broken(_FRENCH, text)


def english(text: str) -> Iterator[str]:
    return _broken(_ENGLISH, text)


def _broken(rules: tuple[tuple[re.Pattern[str], str], ...], text: str) -> Iterator[str]:
    shown = bare(text)
    return (words for pattern, words in rules if pattern.search(shown))


def forms(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """A message has one form, or several with plurals; an empty one when nothing is said."""
    if value is None:
        return ("",)
    return (value,) if isinstance(value, str) else tuple(value)


def placeholders(message: Message) -> Iterator[str]:
    """A translation holds the same placeholders as its source; a plural may leave out the count."""
    asked = [set(PLACEHOLDER.findall(text)) for text in forms(message.id)]
    every, always = set().union(*asked), set.intersection(*asked)
    for text in forms(message.string):
        held = set(PLACEHOLDER.findall(text))
        if not always <= held <= every:
            yield f"placeholders differ: {sorted(held ^ every)} in “{text}”"


def tags(message: Message) -> Iterator[str]:
    """The same HTML in both languages."""
    asked = sorted(set(_TAG.findall(forms(message.id)[-1])))
    for text in forms(message.string):
        if sorted(set(_TAG.findall(text))) != asked:
            yield f"HTML differs in “{text}”"


def faults(message: Message) -> Iterator[str]:
    """Everything wrong with one translated message."""
    texts: tuple[tuple[Callable[[str], Iterator[str]], tuple[str, ...]], ...] = (
        (english, forms(message.id)),
        (french, forms(message.string)),
    )
    for rule, held in texts:
        for text in held:
            yield from (f"{words}: “{text}”" for words in rule(text))
    yield from placeholders(message)
    yield from tags(message)
