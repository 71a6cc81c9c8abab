"""What the commands of connections say that the pages say otherwise."""

from __future__ import annotations

from django.utils.translation import gettext as _


def headings() -> tuple[str, ...]:
    return (_("Connection"), _("Kind"), _("Place"), _("State"), _("Measures"), _("Tested"))


def none_yet() -> str:
    return _("No connection yet: `passerelle connect add NAME --kind postgres --host …`.")


def added(name: str) -> str:
    return _("“%(name)s” is kept.") % {"name": name}


def removed(name: str) -> str:
    return _("“%(name)s” was deleted, and its password with it.") % {"name": name}


def unknown(name: str) -> tuple[str, str]:
    return (
        _("There is no connection “%(name)s”.") % {"name": name},
        _("`passerelle connect list` names them."),
    )


def may_not(email: str) -> tuple[str, str]:
    return (
        _("%(email)s may not manage connections.") % {"email": email},
        _("Give `--as EMAIL` of someone who may: owner, CPO or CTO."),
    )


def not_for(option: str, kind: str, options: str) -> str:
    return _("%(option)s does not go with %(kind)s, which takes %(options)s.") % {
        "option": option,
        "kind": kind,
        "options": options,
    }


def no_table(name: str, of: str, tables: str) -> tuple[str, str]:
    return (
        _("“%(of)s” holds no table “%(name)s”.") % {"of": of, "name": name},
        _("Name one with --table: %(tables)s.") % {"tables": tables},
    )


def nothing_done() -> str:
    return _("Nothing was written.")


def last_days() -> tuple[str, ...]:
    return (_("Day"), _("Value"), _("Rows"))


def more_tables(count: str) -> str:
    return _("… and %(count)s more") % {"count": count}
