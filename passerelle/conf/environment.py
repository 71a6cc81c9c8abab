"""Configuration comes from the environment; every variable is declared here, and documented from here.

A secret may also be given as a file: `NAME_FILE` holds the path (Docker and systemd credentials).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Variable:
    """One setting: its name, what it does (one sentence), its default, whether it is a secret."""

    name: str
    meaning: str
    default: str = ""
    secret: bool = False


VARIABLES = (
    Variable("PASSERELLE_DATA", "Folder that holds database, Parquet files and uploads.", "./var"),
    Variable("PASSERELLE_PORT", "Port on which `passerelle serve` and `make demo` listen.", "8000"),
    Variable("PASSERELLE_BIND", "Address on which the server listens.", "127.0.0.1"),
    Variable("PASSERELLE_URL", "Public address, used in mails and share links.", ""),
    Variable("PASSERELLE_HOSTS", "Host names that are served, separated by commas.", ""),
    Variable(
        "PASSERELLE_SECRET_KEY",
        "Secret that signs sessions and links, and seals second factors and passwords of connections.",
        "",
        secret=True,
    ),
    Variable(
        "PASSERELLE_SECRET_KEY_FALLBACKS",
        "Former secret keys, separated by spaces or lines: what they signed or sealed still opens.",
        "",
        secret=True,
    ),
    Variable("PASSERELLE_PROXY", "1 when a reverse proxy terminates HTTPS in front.", "0"),
    Variable("PASSERELLE_UPLOAD_MB", "Largest file that the pages accept, in megabytes.", "200"),
    Variable(
        "PASSERELLE_TABLES",
        "Folder whose Parquet, CSV and DuckDB files connections may read; without it, none.",
        "",
    ),
    Variable(
        "PASSERELLE_REACH",
        "Machines that connections may reach: names (*.company.example), networks, sockets, separated"
        " by commas; without it, any but this machine and its own link.",
        "",
    ),
    Variable(
        "PASSERELLE_CONNECTION_PASSWORD",
        "Password that `passerelle connect` and `passerelle why --from` use instead of asking for it.",
        "",
        secret=True,
    ),
    Variable("PASSERELLE_WORKERS", "Processes of the server.", "2"),
    Variable("PASSERELLE_THREADS", "Threads of each process of the server.", "8"),
    Variable("PASSERELLE_JOB_SILENCE", "Seconds after which a silent job is taken over.", "30"),
    Variable("PASSERELLE_DEBUG", "1 shows tracebacks; never on a machine others reach.", "0"),
    Variable(
        "DATABASE_URL",
        "postgres://user:password@host/name; SQLite in the data folder if empty.",
        "",
        secret=True,
    ),
    Variable(
        "EMAIL_URL",
        "smtp://user:password@host:587/?tls=1; without it, links are printed.",
        "",
        secret=True,
    ),
    Variable("PASSERELLE_EMAIL_FROM", "Sender of mails.", "Passerelle <passerelle@localhost>"),
    Variable("OIDC_SERVER_URL", "Address of the OpenID Connect provider; empty turns it off.", ""),
    Variable("OIDC_CLIENT_ID", "Client identifier given by the provider.", ""),
    Variable("OIDC_CLIENT_SECRET", "Client secret given by the provider.", "", secret=True),
    Variable("OIDC_NAME", "Name of the provider on the sign-in page.", "SSO"),
)

_KNOWN = {variable.name: variable for variable in VARIABLES}


def setting(name: str) -> str:
    """The value of a declared variable, from `NAME`, else the file named by `NAME_FILE`, else its default."""
    variable = _KNOWN[name]
    if name in os.environ:
        return os.environ[name]
    path = os.environ.get(f"{name}_FILE")
    if variable.secret and path:
        return Path(path).read_text(encoding="utf-8").strip()
    return variable.default


def flag(name: str) -> bool:
    """Whether a yes/no variable says yes."""
    return setting(name).lower() in {"1", "true", "yes", "on"}
