"""Titles that conclude: one function a page, one whole sentence a case."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.people.models import Trade


def of_people(total: int, *, unable: int) -> str:
    """The directory: how many, and how many of them hold no role."""
    if total == 0:
        return _("Nobody is in the directory yet.")
    if unable == 0:
        return ngettext(
            "%(total)s person, with a role.", "%(total)s people, each with a role.", total
        ) % {"total": total}
    if unable == total:
        return ngettext(
            "%(total)s person, without a role yet.",
            "%(total)s people, none with a role yet.",
            total,
        ) % {"total": total}
    return ngettext(
        "%(total)s people, one of them without any role yet.",
        "%(total)s people, %(unable)s of them without any role yet.",
        unable,
    ) % {"total": total, "unable": unable}


def of_called(total: int, *, words: str) -> str:
    """What a search of the directory finds."""
    if total == 0:
        return _("Nobody answers to “%(words)s”.") % {"words": words}
    return ngettext(
        "%(total)s person answers to “%(words)s”.", "%(total)s people answer to “%(words)s”.", total
    ) % {"total": total, "words": words}


def of_departed(total: int) -> str:
    if total == 0:
        return _("Nobody has been deactivated.")
    return ngettext(
        "%(total)s person has been deactivated.", "%(total)s people have been deactivated.", total
    ) % {"total": total}


def of_products(total: int, *, archived: bool) -> str:
    if archived:
        if total == 0:
            return _("No product is archived.")
        return ngettext(
            "%(total)s product is archived.", "%(total)s products are archived.", total
        ) % {"total": total}
    if total == 0:
        return _("No product yet: the roadmap begins with one.")
    return ngettext("%(total)s product.", "%(total)s products.", total) % {"total": total}


def of_teams(total: int, *, ownerless: int, archived: bool) -> str:
    """The teams: how many, and how many have no product owner today."""
    if archived:
        if total == 0:
            return _("No team is archived.")
        return ngettext("%(total)s team is archived.", "%(total)s teams are archived.", total) % {
            "total": total
        }
    if total == 0:
        return _("No team yet.")
    if ownerless == 0:
        return ngettext(
            "%(total)s team, and it has a product owner.",
            "%(total)s teams, each with a product owner.",
            total,
        ) % {"total": total}
    if ownerless == total:
        return ngettext(
            "%(total)s team, without a product owner today.",
            "%(total)s teams, none with a product owner today.",
            total,
        ) % {"total": total}
    return ngettext(
        "%(total)s teams, one of them without a product owner today.",
        "%(total)s teams, %(ownerless)s of them without a product owner today.",
        ownerless,
    ) % {"total": total, "ownerless": ownerless}


def of_team(*, members: int, owners: list[str]) -> str:
    """One team: how many people, and who is its product owner today."""
    if members == 0 and not owners:
        return _("Nobody is in this team today.")
    if not owners:
        return ngettext(
            "%(members)s person, and no product owner today.",
            "%(members)s people, and no product owner today.",
            members,
        ) % {"members": members}
    if len(owners) > 1:
        return _("Two product owners at once: %(first)s and %(second)s.") % {
            "first": owners[0],
            "second": owners[1],
        }
    if members == 0:
        return _("%(owner)s is the product owner of a team without members.") % {"owner": owners[0]}
    return ngettext(
        "%(members)s person, with %(owner)s as product owner.",
        "%(members)s people, with %(owner)s as product owner.",
        members,
    ) % {"members": members, "owner": owners[0]}


def of_person(*, active: bool, teams: list[str], left: str) -> str:
    """One person: where they work today."""
    if not active:
        return _("Left on %(date)s.") % {"date": left}
    if not teams:
        return _("In no team today.")
    if len(teams) == 1:
        return _("In the team %(team)s.") % {"team": teams[0]}
    return ngettext(
        "In the team %(team)s and one other.",
        "In the team %(team)s and %(others)s others.",
        len(teams) - 1,
    ) % {"team": teams[0], "others": len(teams) - 1}


def of_sharing(total: int) -> str:
    """How much of someone's time is promised to teams today."""
    if total > 100:
        return _("%(total)s%% of their time is promised: more than there is.") % {"total": total}
    return _("%(total)s%% of their time is promised.") % {"total": total}


def of_trades(trades: list[str]) -> str:
    """How many hold each trade, the most frequent first: "Engineer 4, Designer 1"."""
    counted = Counter(trades).most_common()
    return ", ".join(f"{Trade(trade).label} {number}" for trade, number in counted)


def of_welcome(total: int, *, done: int) -> str:
    """The first-run path: what is left before the bridge has something to say."""
    left = total - done
    if left == 0:
        return _("Everything is in place: the bridge can speak.")
    if done == 0:
        return ngettext(
            "%(left)s step, and the bridge has something to say.",
            "%(left)s steps, and the bridge has something to say.",
            left,
        ) % {"left": left}
    return ngettext(
        "%(left)s step left before the bridge has something to say.",
        "%(left)s steps left before the bridge has something to say.",
        left,
    ) % {"left": left}
