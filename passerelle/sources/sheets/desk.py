"""What every sheet needs while it is written: names turned into rows, problems and counts kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import DataError, IntegrityError, models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from passerelle.connect.words import fold
from passerelle.kernel.errors import DomainError, InputProblem
from passerelle.people.actions import product as products
from passerelle.people.actions import team as teams
from passerelle.people.actions.person import add
from passerelle.people.may import company_wide, may
from passerelle.people.models import Person, Product, Team
from passerelle.sources import publication
from passerelle.sources.models import Import
from passerelle.sources.problems import problem
from passerelle.sources.sheets.addresses import is_address, name_in
from passerelle.sources.sheets.choices import choice, known
from passerelle.sources.sheets.reading import Line
from passerelle.sources.sheets.seen import seen
from passerelle.trail.actions import snapshot


class LeftOutError(Exception):
    """This row cannot be written; its problem is noted already."""


@dataclass
class Desk:
    """One writing of one sheet, by one person."""

    of: Import
    by: Person
    problems: list[InputProblem] = field(default_factory=list)
    counts: dict[str, int] = field(
        default_factory=lambda: {"read": 0, "created": 0, "updated": 0, "unchanged": 0}
    )
    besides: list[str] = field(default_factory=list)
    _named: dict[type[models.Model], dict[str, Any]] = field(default_factory=dict)

    def tell(self, code: str, line: Line, name: str | None = None, **facts: Any) -> None:
        """Note a problem at this row, in the column of this field."""
        self.problems.append(problem(code, **line.place(name), **facts))

    def leave_out(
        self, code: str, line: Line, name: str | None = None, **facts: Any
    ) -> LeftOutError:
        """The same, for a problem that stops the row: to be raised."""
        self.tell(code, line, name, **facts)
        return LeftOutError()

    @contextmanager
    def row(self, line: Line) -> Iterator[None]:
        """One row, written whole or left out with the reason."""
        self.counts["read"] += 1
        with self.guarded(line):
            yield

    @contextmanager
    def guarded(self, line: Line) -> Iterator[None]:
        """Something that this row asks for, done whole or not at all."""
        counts, besides = dict(self.counts), len(self.besides)
        try:
            with transaction.atomic():
                yield
            return
        except LeftOutError:
            pass
        except DomainError as error:
            self.tell("rule", line, reason=str(error.message), hint=str(error.hint))
        except (IntegrityError, DataError):
            reason = _("This row contradicts another one, or holds a value too long.")
            self.tell("rule", line, reason=reason, hint=_("Compare it with the rows above."))
        self.counts = counts
        del self.besides[besides:]
        self._named.clear()  # what the row made is gone

    def created(self, obj: models.Model) -> None:
        publication.created(self.of, obj)
        self.counts["created"] += 1

    def besides_created(self, obj: models.Model) -> None:
        """Something the rows needed and that was not there: a product, a team, a theme."""
        publication.created(self.of, obj)
        named = {"kind": obj._meta.verbose_name, "name": obj}
        self.besides.append(_("%(kind)s “%(name)s”") % named)

    def compared(self, obj: models.Model, before: dict[str, Any]) -> None:
        """Count the row as changed or not, from its snapshot before."""
        now = snapshot(type(obj)._base_manager.get(pk=obj.pk))
        moved = {name: value for name, value in now.items() if before.get(name) != value}
        if not moved:
            self.counts["unchanged"] += 1
            return
        old = {name: before.get(name) for name in moved}
        publication.changed(self.of, obj, before=old, after=moved)
        self.counts["updated"] += 1

    def choice(self, line: Line, name: str, kind: type[models.TextChoices]) -> str | None:
        """The choice that a cell means; a word that means none leaves the row out."""
        word = line.get(name)
        if word is None:
            return None
        found = choice(kind, word)
        if found is None:
            raise self.leave_out("unknown-choice", line, name, found=word[:80], known=known(kind))
        return found

    def named(self, model: type[models.Model], word: str, *columns: str) -> Any:
        """The row that bears this name, accents and case aside; None when there is none that the person sees."""
        if model not in self._named:
            self._named[model] = _by_name(seen(model, self.by), columns)
        return self._named[model].get(fold(word))

    def remember(self, obj: models.Model, word: str) -> None:
        """So that later rows find what this one made."""
        self._named.setdefault(type(obj), {})[fold(word)] = obj

    def product(self, line: Line) -> Product | None:
        """The product named, made when it does not exist and the person may."""
        found: Product | None = self._made(
            Product,
            line,
            "product",
            company_wide(self.by, "product.add"),
            lambda name: products.add(name=name, by=self.by),
        )
        return found

    def team(self, line: Line, *, product: Product | None = None) -> Team | None:
        """The team named, made (in this product, else in that of the import) when the person may."""
        home = product or self.of.product
        found: Team | None = self._made(
            Team,
            line,
            "team",
            may(self.by, "people.write", Team(product=home)),
            lambda name: teams.add(name=name, by=self.by, product=home),
        )
        return found

    def _made(
        self, model: Any, line: Line, name: str, allowed: bool, make: Callable[[str], Any]
    ) -> Any:
        word = line.get(name)
        if word is None:
            return None
        found = self.named(model, word, "name", "slug")
        if found is None:
            if not allowed:
                raise self.leave_out(f"unknown-{name}", line, name, found=word[:80])
            found = make(word[:120])
            self.besides_created(found)
            self.remember(found, word)
        return found

    def person(self, line: Line, name: str = "owner") -> Person | None:
        """Someone by address or by name; nobody, and a word about it, when unknown."""
        word = line.get(name)
        if word is None:
            return None
        found: Person | None = self.named(Person, word, "name", "email")
        if found is None:
            self.tell("unknown-person", line, name, found=word[:80])
        return found

    def sponsor(self, line: Line) -> Person | None:
        """The same; an address that nobody has is added to the directory when the person may, without an account."""
        word = line.get("sponsor")
        if word is None or not is_address(word) or not company_wide(self.by, "people.add"):
            return self.person(line, "sponsor")
        found: Person | None = self.named(Person, word, "name", "email")
        if found is None:
            found = add(email=word.lower(), name=name_in(word)[:120] or word[:120], by=self.by)
            self.besides_created(found)
            self.remember(found, word)
        return found


def _by_name(rows: QuerySet[Any], columns: tuple[str, ...]) -> dict[str, Any]:
    return {fold(str(getattr(r, column))): r for r in rows.order_by("pk") for column in columns}
