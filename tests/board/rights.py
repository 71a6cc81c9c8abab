"""Who may read, freeze and share a board pack."""

from __future__ import annotations

from passerelle.kernel.periods import Quarter
from tests.rights import ANYONE, Url
from tests.strategy.rights import _key_result

READERS = ("owner", "cpo", "ceo", "cto", "advisor")
WRITERS = ("owner", "cpo")


def _pack(world):
    from passerelle.board.actions import freeze
    from passerelle.board.models import Pack

    _key_result(world)  # a pack must have something to tell
    made = Pack.objects.first()
    return made or freeze(Quarter(2026, 4), by=world.owner, sections=["course"]).pack


def _number(world):
    return {"number": _pack(world).number}


def _link(world):
    from passerelle.board.actions import share

    return share(_pack(world), by=world.owner, days=7)


def _answer(world):
    from passerelle.kpis.models import Measure
    from tests.analysis.kept import an_answer

    Measure.objects.get_or_create(slug="told", defaults={"name": "Told", "product": world.product})
    return an_answer("told", by=world.owner)


def _told(world):
    from passerelle.board.actions import add_answer

    draft = add_answer("2026-Q4", _answer(world), by=world.owner, sections=["course"])
    return {"pk": draft.answers.get().pk}


def _ask(world, **facts):
    from passerelle.board.actions import add_ask

    return add_ask(
        "2026-Q4", by=world.owner, what="Write to the supplier", sections=["course"], **facts
    )


def _asked(world):
    """Of a frozen pack, owned by nobody: only who writes packs may say what was answered."""
    from passerelle.board.actions import freeze

    _key_result(world)
    made = _ask(world)
    freeze(Quarter(2026, 4), by=world.owner, sections=["course", "asks"])
    return {"pk": made.pk}


def _said(world):
    return {
        "what": "Write to the supplier", "kind": "decision", "asked_role": "Finance", "owner": world.owner.pk,
        "due_on": "2026-12-04",
    }  # fmt: skip


ANSWER = {"said": "granted", "given_by": "Finance", "given_on": "2026-01-04"}
CHOICE = {"period": "2026-Q4", "sections": ["course"]}

URLS = [
    Url("board:shelf", get=READERS, post=WRITERS, data=lambda w: CHOICE),
    Url("board:draft", get=WRITERS, post=WRITERS, data=lambda w: CHOICE),
    Url("board:answers", post=WRITERS, data=lambda w: {"answer": _answer(w).pk}),
    Url("board:drop_answer", post=WRITERS, kwargs=_told),
    Url("board:ask", post=WRITERS, data=_said),
    Url("board:change_ask", post=WRITERS, kwargs=lambda w: {"pk": _ask(w).pk}, data=_said),
    Url("board:move_ask", post=WRITERS, kwargs=lambda w: {"pk": _ask(w).pk}),
    Url("board:drop_ask", post=WRITERS, kwargs=lambda w: {"pk": _ask(w).pk}),
    Url("board:answer_ask", get=WRITERS, post=WRITERS, kwargs=_asked, data=lambda w: ANSWER),
    Url("board:pack", get=READERS, kwargs=_number),
    Url("board:pdf", get=READERS, kwargs=_number),
    Url("board:slides", get=READERS, kwargs=_number),
    Url("board:figures", get=READERS, kwargs=_number),
    Url("board:share", post=WRITERS, kwargs=_number, data=lambda w: {"days": 7}),
    Url("board:revoke", post=WRITERS, kwargs=lambda w: {"pk": _link(w)[0].pk}),
    Url("board:shared", get=ANYONE, kwargs=lambda w: {"token": _link(w)[1]}),
    Url("board:shared_pdf", get=ANYONE, kwargs=lambda w: {"token": _link(w)[1]}),
    Url("board:shared_slides", get=ANYONE, kwargs=lambda w: {"token": _link(w)[1]}),
]
