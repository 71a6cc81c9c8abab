"""The two languages: collect what is said in English, keep it in French, compile it, check it.

python tools/messages.py extract [APP…]   bring django.po up to date, keeping every translation
python tools/messages.py compile [APP…]   django.po to django.mo (no gettext needed)
python tools/messages.py check [APP…]     what is missing, fuzzy, wrongly punctuated
python tools/messages.py pseudo [APP…]    print the catalogue with each message in ⟦brackets⟧
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from babel.messages import Catalog, Message  # noqa: E402
from babel.messages.extract import extract, extract_from_file  # noqa: E402
from babel.messages.mofile import write_mo  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402
from django.utils.translation.template import templatize  # noqa: E402

from tools.french import PLACEHOLDER, faults, forms  # noqa: E402

PACKAGE = ROOT / "passerelle"
LANGUAGE = "fr"
KEYWORDS = {
    name + end: spec
    for name, spec in {
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
    for end in ("", "_lazy")
} | {"_": None, "gettext_noop": None}
TEMPLATES = {".html", ".txt", ".md"}
HEADER = f"""msgid ""
msgstr ""
"Language: {LANGUAGE}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""


def apps() -> list[str]:
    """Every folder of the package that says something, by name."""
    return [p.name for p in sorted(PACKAGE.iterdir()) if p.is_dir() and len(spoken(p.name))]


def po_path(app: str) -> Path:
    return PACKAGE / app / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def _found(path: Path) -> Iterable[tuple[object, list[str], str | None]]:
    if path.suffix == ".py":
        rows = extract_from_file("python", path, KEYWORDS, ["Translators:"])
        return [(ids, comments, context) for _, ids, comments, context in rows]
    source = templatize(path.read_text(), origin=str(path)).encode()
    found = extract("python", io.BytesIO(source), KEYWORDS, ["Translators:"])
    return [(ids, comments, context) for _, ids, comments, context in found]


def _speaking(app: str) -> list[Path]:
    """The files of an app that may say something to a person."""
    inside = (p for p in sorted((PACKAGE / app).rglob("*")) if "migrations" not in p.parts)
    return [
        p for p in inside if p.suffix == ".py" or (p.suffix in TEMPLATES and "templates" in p.parts)
    ]


def spoken(app: str) -> Catalog:
    """What the code of an app says today, in English."""
    catalogue = Catalog(locale=LANGUAGE, fuzzy=False)
    for path in _speaking(app):
        for ids, comments, context in _found(path):
            if ids and ids != ("", "") and all(forms(ids)):  # type: ignore[arg-type]
                place = [(path.relative_to(ROOT).as_posix(), 0)]
                catalogue.add(ids, locations=place, auto_comments=comments, context=context)  # type: ignore[arg-type]
    return catalogue


def kept(app: str) -> Catalog:
    """What was translated so far."""
    path = po_path(app)
    if not path.exists():
        return Catalog(locale=LANGUAGE, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def merged(app: str) -> Catalog:
    """Today's messages with the translations kept; what is no longer said is dropped."""
    catalogue = kept(app)
    catalogue.update(spoken(app), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> str:
    """The file's text: no date, no line number, so that it changes only when a message does."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, omit_header=True, include_lineno=False, sort_by_file=True)
    return HEADER + out.getvalue().decode()


def extract_app(app: str) -> str:
    catalogue = merged(app)
    path = po_path(app)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(catalogue))
    missing = len([m for m in catalogue if m.id and not all(forms(m.string))])
    return f"{app}: {len(catalogue)} messages, {missing} to translate"


def compile_app(app: str) -> str:
    """Write django.mo beside django.po, when the latter is newer."""
    source = po_path(app)
    target = source.with_suffix(".mo")
    if not source.exists():
        return f"{app}: nothing to say yet"
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return f"{app}: up to date"
    with target.open("wb") as file:
        write_mo(file, kept(app))
    return f"{app}: compiled"


def problems(app: str) -> Iterator[str]:
    """Everything that keeps an app from being whole in both languages."""
    translated = kept(app)
    for message in spoken(app):
        if message.id:
            yield from _judged(message, translated.get(message.id, message.context))


def _judged(message: Message, held: Message | None) -> Iterator[str]:
    said = forms(message.id)[0]
    where = message.locations[0][0] if message.locations else "?"
    if held is None or not all(forms(held.string)):
        yield f"{where}: not translated: “{said}”"
    elif held.fuzzy:
        yield f"{where}: marked fuzzy: “{said}”"
    else:
        held.id = message.id
        yield from (f"{where}: {fault}" for fault in faults(held))


def conflicts(names: Iterable[str]) -> Iterator[str]:
    """Django merges all catalogues: one English message must not have two French ones."""
    seen: dict[tuple[str, str | None], tuple[str, tuple[str, ...]]] = {}
    for app in names:
        for message in kept(app):
            if not message.id or not all(forms(message.string)):
                continue
            key = (forms(message.id)[0], message.context)
            other, strings = seen.setdefault(key, (app, forms(message.string)))
            if strings != forms(message.string):
                yield f"“{key[0]}” is “{strings[0]}” in {other}, “{forms(message.string)[0]}” in {app}"


_ACCENTS = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")
_ACCENTED = re.compile(rf"(?P<keep>{PLACEHOLDER.pattern}|<[^<>]+>|&\w+;)|[^%{{<&]+")


def pseudo(text: str) -> str:
    """The message in brackets, its letters accented, its placeholders and tags untouched."""
    if not text.strip():
        return text
    return f"⟦{_ACCENTED.sub(lambda m: m[0] if m['keep'] else m[0].translate(_ACCENTS), text)}⟧"


def pseudo_app(app: str) -> str:
    catalogue = merged(app)
    for message in catalogue:
        if message.id:
            texts = tuple(pseudo(text) for text in forms(message.id))
            message.string = texts[0] if isinstance(message.id, str) else texts
    return written(catalogue)


def main(words: list[str]) -> int:
    verbs = {"extract": extract_app, "compile": compile_app, "pseudo": pseudo_app}
    if not words or words[0] not in {*verbs, "check"}:
        print(__doc__)
        return 2
    names = words[1:] or apps()
    if words[0] != "check":
        for app in names:
            print(verbs[words[0]](app))
        return 0
    found = [line for app in names for line in problems(app)]
    found += conflicts(names)
    print("\n".join(found) or "Both languages are whole.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
