"""What is wrong in a sheet, and what to do: pairs of sentences."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

Told = tuple[str, str]


def named_twice(word: str, row: int) -> Told:
    return (
        _("“%(word)s” is already the name of row %(row)s.") % {"word": word, "row": row},
        _("Give each row a key and a title of its own."),
    )


def no_team(team: str, known: Sequence[str]) -> Told:
    return (
        _("There is no team “%(team)s” in the capacity.") % {"team": team},
        _("Write one of: %(teams)s. Or leave the cell empty: any team may do it.")
        % {"teams": ", ".join(known)},
    )


def no_trade(trade: str) -> Told:
    return (
        _("Nobody of the trade “%(trade)s” is in the capacity.") % {"trade": trade},
        _("Add its row to the capacity, or leave the cell empty."),
    )


def not_in_order() -> Told:
    return (
        _("Low, likely and high are not in order."),
        _("Write the smallest first, such as 8/12/20."),
    )


def one_end() -> Told:
    return (
        _("One end of the range stands alone."),
        _("Give the likely value, or both ends."),
    )


def no_money(unit: str) -> Told:
    return (
        _("“%(unit)s” is no unit of money.") % {"unit": unit},
        _("Write €, k€ or M€; without a unit, thousands are meant."),
    )


def no_share() -> Told:
    return (_("It is not between 0 and 100."), _("Write it in per cent."))


def negative() -> Told:
    return (_("It is below zero."), _("Write an amount, or leave the cell empty."))


def no_other(word: str) -> Told:
    return (
        _("No other row is named “%(word)s”.") % {"word": word},
        _("Write the key or the title of another row."),
    )


def no_quarter(found: str) -> Told:
    return (
        _("“%(found)s” is not a quarter.") % {"found": found},
        _("Write it as 2027-Q1 or 2027 T1."),
    )


def loop(keys: Sequence[str]) -> Told:
    return (
        _("These wait for one another, so that none can begin: %(keys)s.")
        % {"keys": " → ".join(keys)},
        _("Take one of these dependencies out."),
    )


def no_theme(theme: str, known: Sequence[str]) -> Told:
    return (
        _("No initiative has the theme “%(theme)s”.") % {"theme": theme},
        _("The sheet has: %(themes)s.") % {"themes": ", ".join(known)},
    )


def too_far(quarters: int, most: int) -> Told:
    return (
        _("The capacity spans %(quarters)s quarters; %(most)s at most can be planned.")
        % {"quarters": quarters, "most": most},
        _("Keep the quarters that are arbitrated."),
    )
