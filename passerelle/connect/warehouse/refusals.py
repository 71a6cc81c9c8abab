"""What a warehouse says when it refuses, in the words of the table of problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from passerelle.connect.problems import refusal
from passerelle.connect.warehouse.source import Source
from passerelle.kernel.errors import InputError

_MEANT = (
    ("no-read-only", r"unsupported startup parameter|default_transaction_read_only"),
    (
        "unknown-host",
        r"could not translate host|Name or service not known|getaddrinfo|Failed to resolve",
    ),
    (
        "unknown-host",
        r"failed to resolve host|nodename nor servname|name resolution|UnknownHostException",
    ),
    ("bad-certificate", r"certificate|server does not support SSL|SSL (error|SYSCALL)|root\.crt"),
    ("wrong-credentials", r"password authentication failed|no password supplied|role .* does not"),
    ("wrong-credentials", r"authentication failed|incorrect username or password|invalid_grant"),
    ("too-slow", r"statement timeout|TIMEOUT_EXCEEDED|Statement reached its"),
    ("unknown-table", r"TableNotFound|TABLE_OR_VIEW_NOT_FOUND|PATH_NOT_FOUND|UNKNOWN_TABLE"),
    ("unknown-table", r"relation .* does not exist|Not found: Table|SCHEMA_NOT_FOUND"),
    ("not-allowed-there", r"permission denied|INSUFFICIENT_PERMISSIONS|Access Denied|not authori"),
    ("unreachable-warehouse", r"connection (failed|refused|timeout)|could not connect"),
    ("unreachable-warehouse", r"Connection refused|All masters are unr"),
    ("unreachable-warehouse", r'database ".*" does not exist|Java gateway|JAVA_GATEWAY'),
)


@contextmanager
def told(source: Source) -> Iterator[None]:
    """Every refusal of a driver becomes an InputError with a code, the place and the reason."""
    try:
        yield
    except InputError:
        raise
    except ImportError as bad:
        raise refusal(
            "missing-extra", source.place, kind=str(source.kind), package=bad.name or str(bad)
        ) from bad
    except Exception as bad:
        raise _meant(source, bad) from bad


def _meant(source: Source, bad: Exception) -> InputError:
    said = f"{type(bad).__name__}: {bad}"
    code = next((c for c, shape in _MEANT if re.search(shape, said)), "warehouse-refused")
    if code == "too-slow":
        return refusal(code, source.place, limit=source.bounds.seconds)
    if code == "unknown-table":
        return refusal(code, source.place, table=source.table)
    return refusal(code, source.place, reason=_line(source, bad))


def _line(source: Source, bad: Exception) -> str:
    """The first line that says something, without the password."""
    text = next((line for line in str(bad).splitlines() if line.strip()), type(bad).__name__)
    for secret in filter(None, {source.password, quote(source.password, safe="")}):
        text = text.replace(secret, "…")
    return text[:300]
