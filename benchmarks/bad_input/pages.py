"""Through the pages: the file is sent, looked at, its columns are confirmed as proposed, it is checked."""

from __future__ import annotations

import html
import io
import re
import time
from functools import partial
from pathlib import Path
from typing import IO, Any

BOUNDARY = "a-bad-file"


def walk(readers: dict[str, Any], kind: str, path: str) -> dict[str, Any]:
    """What the page that refuses the file says to each reader; the first one acts, the second looks on.

    `cpu` is what the first reader's way cost.
    """
    client, other = readers["en"], readers["fr"]
    answer, again = _sent(client, kind, Path(path)), partial(_sent, other, kind, Path(path))
    if answer.status_code == 302:
        columns = answer["Location"]
        answer, again = client.get(columns), partial(other.get, columns)
        if answer.status_code == 200:
            said = _proposed(answer)
            answer, again = client.post(columns, said), partial(other.post, columns, said)
        if answer.status_code == 302:
            _let_work()
            address = answer["Location"]
            answer, again = client.get(address), partial(other.get, address)
    spent = time.process_time()
    return _told({"en": answer, "fr": again()}) | {"cpu": spent}


def _let_work() -> None:
    from passerelle.jobs.worker import run_waiting

    run_waiting()


def _sent(client: Any, kind: str, path: Path) -> Any:
    """The file travels from the disk, as a browser sends it: never whole in memory."""
    from django.urls import reverse

    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="kind"\r\n\r\n{kind}\r\n'
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    ).encode()
    tail = f"\r\n--{BOUNDARY}--\r\n".encode()
    with path.open("rb") as file:
        body = io.BufferedReader(_Chain(io.BytesIO(head), file, io.BytesIO(tail)))
        return client.request(
            REQUEST_METHOD="POST",
            PATH_INFO=reverse("sources:new"),
            CONTENT_TYPE=f"multipart/form-data; boundary={BOUNDARY}",
            CONTENT_LENGTH=str(len(head) + path.stat().st_size + len(tail)),
            **{"wsgi.input": body},
        )


class _Chain(io.RawIOBase):
    """Bytes, a file, bytes, read in a row."""

    def __init__(self, *parts: IO[bytes]) -> None:
        super().__init__()
        self.parts = parts

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        found = next((some for part in self.parts if (some := part.read(len(view)))), b"")
        view[: len(found)] = found
        return len(found)


def _proposed(answer: Any) -> dict[str, Any]:
    """What the form proposes, as a browser would send it back."""
    return {bound.html_name: bound.value() or "" for bound in answer.context["form"]}


def _told(answers: dict[str, Any]) -> dict[str, Any]:
    """What each reader sees, and the first sentence of the refusal. Without one, `with` is empty."""
    from passerelle.sources.models import Import

    pages = {lang: _text(answer.content.decode()) for lang, answer in answers.items()}
    said = {lang: _sentence(answer, lang) for lang, answer in answers.items()}
    kept = Import.objects.order_by("pk").last()
    is_refused = answers["en"].status_code == 422 or (kept is not None and kept.state == "refused")
    return {
        "refused": is_refused,
        "with": said["en"] if _words(said["en"]) in _words(pages["en"]) else "",
        "French": said["fr"] != said["en"] and _words(said["fr"]) in _words(pages["fr"]),
        "page": pages["en"],
    }


def _sentence(answer: Any, lang: str) -> str:
    """The first thing that the page says is wrong: with the file, else with the form."""
    from django.utils import translation

    if found := list(answer.context.get("problems") or ()):
        one = found[0][-1] if isinstance(found[0], tuple) else found[0]
        return f"{one.what} {one.hint}"
    form = answer.context.get("form")
    with translation.override(lang):
        return next((str(told[0]) for told in form.errors.values()), "") if form else ""


def _words(text: str) -> str:
    """Without spaces or capitals: in French a sentence that follows its place begins without one."""
    return re.sub(r"\s+", "", text).casefold()


def _text(page: str) -> str:
    """What is read on the page, its menus left out."""
    body = re.sub(r"<(select|head|nav).*?</\1>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body))).strip()
