"""Keeping an answer as it was told, deciding about it, sharing it."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.analysis.actions.movements import see
from passerelle.analysis.models import Answer, AnswerLink, Decision, Named
from passerelle.analysis.queries.answers import readable
from passerelle.analysis.why.frozen import Content, chances, frozen
from passerelle.analysis.why.plain import plain
from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Answer as Found
from passerelle.kernel.digest import digest
from passerelle.kernel.errors import DomainError
from passerelle.kernel.finding import Finding
from passerelle.kpis.models import Measure
from passerelle.people.actions import links
from passerelle.people.may import may
from passerelle.people.models import Person
from passerelle.trail.actions import record


def keep(
    measure: Measure, finding: Finding[Found], asked: Question, *, by: Person, read: str = ""
) -> Answer:
    """The answer frozen in both languages, or the one already kept from the same data.

    `read` is the digest of the answer that the person had before their eyes: DomainError when the data
    have changed since.
    """
    if read and read != finding.digest:
        raise DomainError(
            _("The data have changed since you read this answer."),
            _("Read it again, then keep it."),
        )
    same = Answer.objects.filter(measure=measure, digest=finding.digest, by=by)
    if known := same.first():
        return known
    try:
        return _kept(measure, finding, asked, by=by)
    except IntegrityError:  # a second click was faster
        return same.get()


def _kept(measure: Measure, finding: Finding[Found], asked: Question, *, by: Person) -> Answer:
    content, told = _told(finding, asked, measure), plain(finding)
    answer = Answer(
        measure=measure,
        since=finding.estimate.movement.since,
        verdict=finding.estimate.verdict,
        chances=chances(finding),
        finding=told,
        content=content,
        digest=finding.digest,
        seal=digest({"measure": measure.name, "finding": told, "content": content}),
        at=timezone.now(),
        by=by,
    )
    others = (*(one.key for one in asked.witnesses), *(one.key for one in asked.events))
    keys = {key for key in others if key is not None}
    with transaction.atomic():
        answer.save()
        answer.told.bulk_create(Named(answer=answer, measure_key=key) for key in sorted(keys))
        record("answer_kept", measure, by=by)
    return answer


def _told(finding: Finding[Found], asked: Question, measure: Measure) -> dict[str, Content]:
    return frozen(finding, asked, measure=measure.name, source=measure.source)


@transaction.atomic
def decide(answer: Answer, *, by: Person, said: str, found: str = "", note: str = "") -> Decision:
    """What was made of it; a check says what it found, the others say no kind."""
    if (said == Decision.Said.CHECKED) != bool(found):
        raise DomainError(
            _("A check says what it found, and only a check does."),
            _("Choose what it was, or say that you believe it or not."),
        )
    made = Decision.objects.create(answer=answer, said=said, found=found, note=note, by=by)
    record("decided", answer.measure, by=by)
    for movement in answer.measure.movements.filter(since=answer.since, seen_at=None):
        see(movement, by=by)
    return made


def share(answer: Answer, *, by: Person, days: int, label: str = "") -> tuple[AnswerLink, str]:
    """A new link for `days` days: the row and its token, which is shown once."""
    made = AnswerLink(answer=answer, label=label)
    return made, links.make(made, by=by, days=days)


def open_answer(token: str) -> Answer | None:
    """The answer behind a live link, as long as who made the link may still read and share it."""
    link = links.opened(AnswerLink, token)
    if link is None or link.by is None:
        return None
    found = readable(link.by).filter(pk=link.answer_id).first()
    return found if found and may(link.by, "measure.write", found.measure) else None


def revoke_links_of(person: Person, *, by: Person) -> int:
    """Those to answers that they may no longer share; the number revoked, each with its event."""
    made = AnswerLink.objects.filter(by=person).select_related("answer__measure")
    seen = set(readable(person).values_list("pk", flat=True))
    lost = [
        link
        for link in made
        if link.answer_id not in seen or not may(person, "measure.write", link.answer.measure)
    ]
    return links.revoke_all(lost, by=by)
