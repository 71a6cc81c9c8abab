"""What stops the reading of a table where it is: a file, a database, a warehouse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from passerelle.sources.sentences.sentence import Sentence

WAREHOUSES: dict[str, Sentence] = {
    "missing-extra": (
        _("Reading from %(kind)s needs a package that is not installed (%(package)s)."),
        _("Have it installed beside Passerelle: pip install passerelle[%(kind)s]."),
    ),
    "unreachable-warehouse": (
        _("The warehouse does not answer at this address: %(reason)s."),
        _("Check the address, the port, and that this machine may reach it."),
    ),
    "unknown-host": (
        _("No machine bears that name: %(reason)s."),
        _("Check how it is spelled, and that this machine knows the names of your network."),
    ),
    "bad-certificate": (
        _("The encrypted connection cannot be made: %(reason)s."),
        _(
            "Give the server a certificate that this machine trusts, or choose a weaker encryption"
            " for this connection."
        ),
    ),
    "no-read-only": (
        _("The session cannot be made read-only, so nothing was asked: %(reason)s."),
        _("Connect to the server itself rather than through a pooler, or ask for a replica."),
    ),
    "spark-in-use": (
        _("Another Spark cluster is being read, and one at a time can be."),
        _("Try again once that reading is over."),
    ),
    "out-of-reach": (
        _("This installation may not reach %(host)s."),
        _("Ask whoever runs it to add the machine to PASSERELLE_REACH."),
    ),
    "no-folder": (
        _("This installation has no folder of tables."),
        _("Ask whoever runs it to name one in PASSERELLE_TABLES, then to put the files there."),
    ),
    "outside-folder": (
        _("“%(path)s” is not under the folder of tables."),
        _("Give a path within that folder (%(folder)s), or have the file put there."),
    ),
    "password-lost": (
        _("The password of this connection must be typed again."),
        _("It is in no backup, and opens under the secret key that sealed it only."),
    ),
    "wrong-credentials": (
        _("The warehouse refuses the name or the password: %(reason)s."),
        _("Check both, then try again; a role that may only read is enough."),
    ),
    "not-allowed-there": (
        _("This role may not read the table: %(reason)s."),
        _("Ask the warehouse’s administrator for the right to read it."),
    ),
    "unknown-table": (
        _("There is no table named “%(table)s” there, or this role does not see it."),
        _("Write it as schema.table, in the case that the warehouse uses."),
    ),
    "too-slow": (
        _("The query was stopped after %(limit)s seconds."),
        _("Ask for fewer dimensions, give a view of a shorter period, or raise the limit."),
    ),
    "warehouse-refused": (
        _("The query was refused: %(reason)s."),
        _("Try the same table in the warehouse’s own tool, with the same role."),
    ),
    "wrong-type": (
        _("The column is of the wrong type (it holds: %(found)s; needed: %(needed)s)."),
        _("Choose another column, or give a view in which it has the right type."),
    ),
    "too-many-values": (
        _("The column has too many values to be a dimension (%(values)s seen)."),
        _("Leave it out, or give a view in which its values are grouped."),
    ),
    "too-many-days": (
        _("The dates run from %(first)s to %(last)s: more than %(limit)s days."),
        _("Correct the dates that are misread, or give a view without them."),
    ),
    "not-finite": (
        _("A sum of the column is infinite or not a number."),
        _("Correct the value, or give a view without the rows that hold it."),
    ),
}
