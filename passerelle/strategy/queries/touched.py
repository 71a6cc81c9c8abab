"""Which objectives and key results speak of the words that changed in a text."""

from __future__ import annotations

from dataclasses import dataclass

from passerelle.desk.models import SearchEntry
from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.strategy.diff import speaking
from passerelle.strategy.queries.fact import READ

OBJECTIVE, KEY_RESULT = "strategy.objective", "strategy.keyresult"


@dataclass(frozen=True, slots=True)
class Touched:
    entry: SearchEntry
    words: list[str]


def touched(person: Person, words: dict[str, str], *, limit: int) -> tuple[int, list[Touched]]:
    """How many of those that the person may see speak of them; and the first, objectives then key results by code.

    An objective speaks by its title and by why it matters, a key result by its title alone. They are read in the
    index of the search, which is folded when written: a company may have thousands of them (two queries).
    """
    entries = SearchEntry.objects.filter(object_type__in=(OBJECTIVE, KEY_RESULT))
    rows = list(seen_by(person, READ, entries).values_list("pk", "object_type", "folded"))
    texts = [text if of == OBJECTIVE else text.partition("\n")[0] for _pk, of, text in rows]
    told = speaking(words, texts)
    first = sorted(told, key=lambda place: (rows[place][1] != OBJECTIVE, _code(texts[place])))
    kept = {rows[place][0]: told[place] for place in first[:limit]}
    named = SearchEntry.objects.defer("folded").in_bulk(
        [0, *kept]
    )  # 0: asked where there is none too
    return len(told), [Touched(named[pk], common) for pk, common in kept.items()]


def _code(text: str) -> list[int]:
    """What a text of the index begins with, in numbers: 2.10 comes after 2.9."""
    return [int(number) for number in text.split(maxsplit=1)[0].split(".")]
